"""Contact sheets and their lookout: what is cut off, covered or written over is found, in every lesson."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gui.catalogue import lessons
from gui.command import parser
from gui.corners import corners, house
from gui.language import Language
from gui.lookout import Finding, look_over
from gui.sheets import Cell, Sheet, Studio, cells

LESSONS = {lesson.name: lesson for lesson in lessons()}


class Canvas(QWidget):
    """Two texts that a painter writes: straight, as a path, or by way of a kept layer."""

    def __init__(self, way: str, second: QPointF) -> None:
        super().__init__()
        self.way, self.second = way, second
        self.resize(300, 100)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Both texts."""
        with QPainter(self) as painter:
            painter.drawText(QPointF(20, 50), "the first words")
            self._write(painter, "the second words")
            if self.way == "box":
                painter.fillRect(QRectF(0, 44, 60, 6), Qt.BrushStyle.SolidPattern)

    def _write(self, painter: QPainter, words: str) -> None:
        if self.way == "path":
            path = QPainterPath()
            path.addText(self.second, self.font(), words)
            painter.fillPath(path, Qt.BrushStyle.SolidPattern)
        elif self.way == "layer":
            layer = QPixmap(300, 100)
            layer.fill(Qt.GlobalColor.transparent)
            with QPainter(layer) as inner:
                inner.drawText(self.second, words)
            painter.drawPixmap(QPointF(0, 0), layer)
        else:
            painter.drawText(self.second, words)


def kinds(widget: QWidget) -> list[str]:
    """What kinds of findings there are."""
    return sorted({finding.kind for finding in look_over(widget, Language())})


@pytest.mark.parametrize("way", ["text", "path", "layer"])
def test_two_texts_over_one_another_are_found_however_they_are_painted(qtbot: QtBot, way: str) -> None:
    for second, expected in ((QPointF(20, 90), []), (QPointF(30, 52), ["overlapping"]), (QPointF(220, 90), ["cut"])):
        canvas = Canvas(way, second)
        qtbot.addWidget(canvas)
        canvas.show()
        assert kinds(canvas) == expected, second


def test_a_text_that_is_half_covered_is_found(qtbot: QtBot) -> None:
    canvas = Canvas("box", QPointF(20, 90))
    qtbot.addWidget(canvas)
    canvas.show()
    assert kinds(canvas) == ["covered"]


def test_letters_that_are_cut_or_shortened_in_widgets_are_found(qtbot: QtBot) -> None:
    room = QWidget()
    qtbot.addWidget(room)
    room.resize(400, 200)
    button, wrapped, short = QPushButton("a long word on a button", room), QLabel("word " * 30, room), QLabel(room)
    button.setGeometry(0, 0, 60, 24)
    wrapped.setWordWrap(True)
    wrapped.setGeometry(0, 30, 100, 30)
    short.setText("some…ing")
    short.setGeometry(200, 100, 100, 30)
    room.show()
    assert kinds(room) == ["cut", "shortened", "squeezed"]


def test_a_line_half_scrolled_out_is_no_mistake_but_the_scrolling_is_said(qtbot: QtBot) -> None:
    room = QWidget()
    qtbot.addWidget(room)
    room.resize(400, 200)
    text = QPlainTextEdit("\n".join("a line" for _ in range(40)), room)
    text.setGeometry(10, 10, 200, 105)
    room.show()
    assert kinds(room) == ["scrolls"]


def test_a_word_in_two_fonts_is_heard_as_one(qtbot: QtBot) -> None:
    room = QLabel("学习率 α is the step…")
    qtbot.addWidget(room)
    room.show()
    found = look_over(room, Language())
    assert str(found[0]).startswith("shortened: “学习率 α is the step…”")


# -- the program itself ------------------------------------------------------------------------------------------


@pytest.fixture
def studio(tmp_path: Path) -> Iterator[Studio]:
    with closing(Studio(tmp_path, False)) as made:
        yield made


def amiss(found: list[str]) -> list[str]:
    """Findings that are mistakes: code and notes may scroll, and a title thrice as long may be left unfinished."""
    return [line for line in found if not line.startswith(("scrolls", "shortened"))]


@pytest.mark.parametrize("name", LESSONS)
@pytest.mark.parametrize(
    ("size", "theme", "language"),
    [((1024, 768), "projector", "en"), ((1024, 768), "projector", "zh"), ((1920, 1080), "dark", "zh")],
)
def test_no_text_of_a_lesson_is_cut_covered_or_written_over(
    studio: Studio, name: str, language: str, size: tuple[int, int], theme: str
) -> None:
    image, found = studio.take(Cell(name, language, theme, size))
    assert (image.width(), image.height()) == size
    assert found == []


@pytest.mark.parametrize("name", LESSONS)
def test_nor_in_the_corners_of_a_lesson(studio: Studio, name: str) -> None:
    wanted = ("the code", "numbers only", "question", "answer", "zoom 1.25", "a long title", "ground = line")
    chosen = [corner for corner in corners(LESSONS[name]) if corner.name.endswith(wanted)]
    assert len(chosen) >= len(wanted) - 1
    found = {
        corner.name: amiss(studio.take(Cell(name, "en", "projector", (1024, 768), corner))[1]) for corner in chosen
    }
    assert {corner: lines for corner, lines in found.items() if lines} == {}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_nor_on_the_contact_sheet_of_a_folder(studio: Studio, language: str) -> None:
    chosen = [corner for corner in corners(LESSONS["cat_door"]) if corner.name.startswith("a folder")]
    assert len(chosen) == 5
    found = {}
    for corner in chosen:
        found[corner.name] = amiss(studio.take(Cell("cat_door", language, "projector", (1024, 768), corner))[1])
        sheet = studio.window.contact.sheet
        assert sheet is not None
        assert sheet.isVisible()
        assert sheet.bar.filter == {"mistakes": "wrong", "refused": "refused"}.get(corner.name.split(", ")[-1], "all")
        assert len(sheet.grid.model_.shown) > 0
    assert {corner: lines for corner, lines in found.items() if lines} == {}


def test_knobs_that_come_and_go_with_the_act_never_lie_over_one_another(studio: Studio) -> None:
    acts = {corner.name: corner for corner in corners(LESSONS["cat_door"])}
    for name in ("the code", "why = adds, code", "why = hide, first step", "why = hide, last step"):
        found = amiss(studio.take(Cell("cat_door", "zh", "light", (1280, 720), acts[name]))[1])
        assert found == [], name


def test_nor_in_the_house(studio: Studio) -> None:
    found = {
        corner.name: amiss(studio.take(Cell("gradient_descent", "zh", "light", (1280, 720), corner))[1])
        for corner in house()
    }
    assert {corner: lines for corner, lines in found.items() if lines} == {}


def test_a_sheet_shows_every_cell_and_marks_the_one_with_a_finding(studio: Studio) -> None:
    cell = Cell("gradient_descent", "en", "light", (1024, 768))
    image, _ = studio.take(cell)
    small = image.scaledToWidth(300)
    plain, marked = Sheet("s", 2, 300, [(cell, small, [])] * 3), Sheet("s", 2, 300, [(cell, small, ["cut"])] * 3)
    assert plain.picture().height() > 2 * small.height()
    assert plain.picture().size() == marked.picture().size()
    assert plain.picture() != marked.picture()


def test_the_command_asks_for_every_lesson_size_theme_and_language_and_can_be_narrowed() -> None:
    every = list(cells(parser().parse_args(["--sheets", "x"])))
    assert len({cell.file for cell in every}) == len(every)
    plain = {(c.lesson, c.size, c.theme, c.language, c.double) for c in every if not c.sheet}
    assert len(plain) == len(LESSONS) * 5 * 3 * 2
    some = list(cells(parser().parse_args(["--sheets", "x", "--lesson", "cat_door", "--theme", "dark"])))
    assert {(c.lesson, c.theme) for c in some} == {("cat_door", "dark")}


def test_findings_are_said_in_a_line() -> None:
    assert str(Finding("cut", "“word” at 3,4, 5 px")) == "cut: “word” at 3,4, 5 px"
