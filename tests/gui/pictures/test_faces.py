"""A picture made of faces: hands reach only what is shown."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.lesson import Frame
from gui.pictures.face import Face
from gui.pictures.faces import FacesPicture


class Knob(Face):
    """One thing to take hold of."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name

    def paint(self, painter: QPainter, frame: Frame) -> None:
        assert frame.params == self.name

    def handles(self, frame: Frame) -> tuple[str, ...]:
        assert frame.params == self.name, "a hidden face was asked about a frame of another act"
        return (self.name,)

    def nudged(self, what: str, frame: Frame, right: float, up: float) -> float:
        return right


class Acts(FacesPicture):
    """Two faces, of which the params show one."""

    def arrange(self, whole: QRectF, frame: Frame) -> Sequence[QRectF]:
        return tuple(whole if face.name == frame.params else QRectF() for face in self.faces if isinstance(face, Knob))


def test_what_is_hidden_is_not_asked_what_the_keys_and_the_mouse_move(qtbot: QtBot) -> None:
    picture = Acts(Knob("one"), Knob("two"))
    qtbot.addWidget(picture)
    picture.resize(400, 300)
    picture.draw(Frame("two", None, (0,)))
    assert picture.handles() == ("two",)
    picture.focusNextPrevChild(True)
    assert picture.handle == "two"
    with qtbot.waitSignal(picture.dragged) as dragged:
        QTest.keyClick(picture, Qt.Key.Key_Right)
    assert dragged.args == ["two", 1.0, True]
    picture.grab()
    QTest.mouseMove(picture, picture.rect().center())
    QTest.mouseClick(picture, Qt.MouseButton.LeftButton)
