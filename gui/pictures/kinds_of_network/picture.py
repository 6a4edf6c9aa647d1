"""Three kinds of network on one canvas: what runs now, the sum that is at work, and how many weights that takes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import QPointF, QRectF, Qt

from gui.lesson import Frame
from gui.pictures.face import Face
from gui.pictures.faces import FacesPicture
from gui.pictures.kinds_of_network.count import CountFace
from gui.pictures.kinds_of_network.film import ACTS, NAME
from gui.pictures.kinds_of_network.slide import SlideFace
from gui.pictures.kinds_of_network.strip import StripFace
from gui.pictures.kinds_of_network.walk import WalkFace
from gui.pictures.kinds_of_network.wires import NetFace
from gui.pictures.pace import opened
from gui.pictures.scrub import Scrub

COUNT, STRIP = 4.2, 8.6  # heights in body type
UP_DOWN = ("kernel", "waa", "wax", "b", "rain")


class KindsPicture(FacesPicture):
    """One of three scenes above; below it the same two faces in every act."""

    lesson = NAME
    cursors: ClassVar[dict[str, Qt.CursorShape]] = {
        **dict.fromkeys(UP_DOWN, Qt.CursorShape.SizeVerCursor), "window": Qt.CursorShape.OpenHandCursor,
        "row": Qt.CursorShape.SizeHorCursor,
    }  # fmt: skip

    def __init__(self) -> None:
        self.net, self.slide, self.walk = NetFace(), SlideFace(), WalkFace()
        self.strip, self.count = StripFace(), CountFace()
        super().__init__(self.net, self.slide, self.walk, self.strip, self.count)

    def draw(self, frame: Frame) -> None:
        """Show this moment; while a question is open, the first one."""
        super().draw(opened(frame))

    def arrange(self, whole: QRectF, frame: Frame) -> Sequence[QRectF]:
        """What runs takes all that the two faces below leave."""
        s, line = self.look.space, self.look.px("body")
        room = whole.adjusted(2 * s, s, -2 * s, -s)
        count = min(COUNT * line, 0.17 * room.height())
        strip = min(STRIP * line, 0.27 * room.height())
        scene = QRectF(room.left(), room.top(), room.width(), room.height() - count - strip - 3 * s)
        middle = QRectF(room.left(), scene.bottom() + 1.5 * s, room.width(), strip)
        scenes = [scene if frame.params.act == act else QRectF() for act in ACTS]
        return (*scenes, middle, QRectF(room.left(), room.bottom() - count, room.width(), count))

    def took(self, face: Face, what: str, at: QPointF) -> None:
        """A number grows from what it is now; the window comes to the pointer."""
        if isinstance(face, Scrub) and self.frame is not None:
            face.take(what, at, self.frame)
        super().took(face, what, at)
