"""The matrix board: cells in slots, wrapped lines, what is left out, what lights up, what can be taken hold of."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter
from pytestqt.qtbot import QtBot

from gui.lesson import Frame
from gui.pictures.matrix import MatrixBoard, readable
from gui.pictures.matrix_parts import ACROSS, BOTH, DOWN, Cell, Line, Matrix, Sheet, Words, cut, lit
from gui.pictures.matrix_plan import Grid, Lettering, plan
from gui.theme import DARK, LIGHT, PROJECTOR, Look, Theme

LOOK = Look(height=900)
ROOM = QRectF(10, 20, 700, 300)


def grid(rows: int, columns: int, text: str = "−0.5") -> tuple[tuple[Cell, ...], ...]:
    return tuple(tuple(Cell(text, name=f"{i}:{j}", symbol=f"column {j}") for j in range(columns)) for i in range(rows))


def aligned(columns: int = 5) -> Sheet:
    return Sheet((
        Line((Words("X"), Words("(2, 5)", right=True), Matrix(grid(2, columns), heads=(Cell("1"),) * columns))),
        Line((Words("Z = wᵀX + b"), Words("(1, 5)", right=True), Matrix(grid(1, columns, "−1.234")))),
        Line((Words("Y"), None, Matrix(grid(1, columns, "1")))),
    ))  # fmt: skip


class Shown(MatrixBoard):
    """A board that shows one sheet."""

    def __init__(self, given: Sheet, rect: QRectF = ROOM, look: Look = LOOK) -> None:
        super().__init__()
        self.given, self.rect, self.look = given, rect, look

    def sheet(self, frame: Frame) -> Sheet:
        return self.given


def frame() -> Frame:
    return Frame(None, None, (None,))


def image(board: MatrixBoard) -> QImage:
    made = QImage(int(board.rect.right()) + 20, int(board.rect.bottom()) + 20, QImage.Format.Format_RGB32)
    made.fill(board.look.colour("ground"))
    with QPainter(made) as painter:
        board.paint(painter, frame())
    return made


def test_a_column_stays_one_column_through_all_aligned_matrices(qtbot: QtBot) -> None:
    grids = [p for p in plan(aligned(), LOOK, ROOM)[1] if isinstance(p, Grid)]
    assert len(grids) == 3
    for j in range(5):
        assert len({(round(g.cell(0, j).left(), 6), round(g.cell(0, j).width(), 6)) for g in grids}) == 1


@pytest.mark.parametrize(("wide", "high"), [(300, 150), (700, 300), (1600, 800)])
@pytest.mark.parametrize("theme", [LIGHT, DARK, PROJECTOR])
def test_everything_fits_and_nothing_overlaps(qtbot: QtBot, wide: int, high: int, theme: Theme) -> None:
    room = QRectF(5, 5, wide, high)
    ruler, placed = plan(aligned(), Look(theme, high * 2), room)
    boxes = [p.rect for p in placed]
    assert all(room.adjusted(-1, -1, 1, 1).contains(box) for box in boxes)
    assert not any(a.adjusted(1, 1, -1, -1).intersects(b) for k, a in enumerate(boxes) for b in boxes[:k])
    for p in placed:
        if isinstance(p, Grid):
            metrics = QFontMetricsF(ruler.font(True))
            assert all(metrics.horizontalAdvance(c.text) <= box.width() for *_, c, box in p.inner())


def test_more_room_makes_larger_type(qtbot: QtBot) -> None:
    scales = [plan(aligned(), LOOK, QRectF(0, 0, w, w / 2))[0].scale for w in (250, 500, 1000)]
    assert scales[0] < scales[1] < scales[2]


def test_a_line_that_is_not_aligned_goes_on_below(qtbot: QtBot) -> None:
    items = tuple(Matrix(grid(2, 4), name="A", shape="(2, 4)") for _ in range(4))
    tall = QRectF(0, 0, 320, 2000)
    placed = plan(Sheet((Line(items, aligned=False),)), LOOK, tall)[1]
    assert len({p.rect.top() for p in placed}) > 1
    wide = plan(Sheet((Line(items, aligned=False),)), LOOK, QRectF(0, 0, 5000, 200))[1]
    assert len({p.rect.top() for p in wide}) == 1


@given(st.integers(1, 30), st.integers(1, 30), st.integers(3, 9), st.integers(3, 9))
def test_what_is_left_out_is_dots_and_the_last_row_and_column_stay(
    rows: int, columns: int, high: int, wide: int
) -> None:
    cells = tuple(tuple(Cell(f"{i},{j}") for j in range(columns)) for i in range(rows))
    made = cut(cells, high, wide)
    assert len(made) == min(rows, high)
    assert {len(row) for row in made} == {min(columns, wide)}
    assert made[0][0].text == "0,0"
    assert made[-1][-1].text == f"{rows - 1},{columns - 1}"
    texts = {cell.text for row in made for cell in row}
    assert (DOWN in texts) == (rows > high)
    assert (ACROSS in texts) == (columns > wide)
    assert (BOTH in texts) == (rows > high and columns > wide)


def test_every_cell_is_found_under_its_own_middle_and_named(qtbot: QtBot) -> None:
    board = Shown(Sheet((Line((Matrix(grid(2, 3)),)),)))
    placed = board.plan(board.given)[1]
    assert isinstance(placed[0], Grid)
    for i, j, cell, box in placed[0].inner():
        assert board.grab(box.center(), frame()) == cell.name == f"{i}:{j}"
        assert board.focus(box.center(), frame()) == f"column {j}"
        assert board.box_of(cell.name, frame()) == box
    assert board.handles(frame()) == tuple(f"{i}:{j}" for i in range(2) for j in range(3))
    assert board.grab(QPointF(1, 1), frame()) == ""
    assert board.box_of("nobody", frame()).isEmpty()


def test_a_lit_column_is_marked_and_only_that_one(qtbot: QtBot) -> None:
    plain = Matrix(tuple((Cell(" "),) * 3 for _ in range(2)), brackets=False)
    board = Shown(Sheet((Line((lit(plain, column=1),)),)))
    picture, placed = image(board), board.plan(board.given)[1][0]
    assert isinstance(placed, Grid)
    found = [picture.pixelColor((placed.cell(0, j).topLeft() + QPointF(4, 4)).toPoint()) for j in range(3)]
    assert [c == LOOK.colour("marker") for c in found] == [False, True, False]


def test_a_cell_of_a_colour_shows_it_and_its_text_is_read_on_it(qtbot: QtBot) -> None:
    board = Shown(Sheet((Line((Matrix(((Cell("", fill=(200, 30, 40)),),), brackets=False, square=True),)),)))
    placed = board.plan(board.given)[1][0]
    assert isinstance(placed, Grid)
    box = placed.cell(0, 0)
    assert image(board).pixelColor((box.topLeft() + QPointF(5, 5)).toPoint()) == QColor(200, 30, 40)
    assert box.width() >= box.height()
    assert readable(LOOK, QColor(10, 10, 10)) == LOOK.colour("ground")
    assert readable(LOOK, QColor(250, 250, 250)) == LOOK.colour("ink")


def test_the_plan_is_kept_while_the_sheet_stays_the_same(qtbot: QtBot) -> None:
    board = Shown(aligned())
    first = board.plan(board.given)
    assert board.plan(replace(board.given)) is first
    assert board.plan(aligned(4)) is not first


def test_words_stand_beside_the_middle_of_the_cells_and_heads_above_them(qtbot: QtBot) -> None:
    placed = plan(aligned(), LOOK, ROOM)[1]
    word, cells = (next(p for p in placed if isinstance(p, kind)) for kind in (Lettering, Grid))
    assert word.rect.center().y() == pytest.approx(cells.rect.center().y())
    assert isinstance(cells, Grid)
    assert all(box.bottom() == pytest.approx(cells.rect.top()) for _, box in cells.heads())


def test_a_letter_before_a_number_has_its_own_room(qtbot: QtBot) -> None:
    with_, without = (Matrix(((Cell("0.1234", label=label),),)) for label in ("db", ""))
    ruler = plan(Sheet((Line((with_,)),)), LOOK, ROOM)[0]
    assert ruler.cell(with_) - ruler.cell(without) >= ruler.wide("db")
