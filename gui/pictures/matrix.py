"""The matrix board: matrices with their shapes, numbers or colours in the cells, rows and columns that light up.

A subclass says which sheet a frame is (`sheet`); everything on the screen follows from that. A cell with a name can be
taken hold of; the mouse and the keys belong to the picture that holds the board (`FacesPicture`).
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from gui.lesson import Frame
from gui.pictures import cells, marks
from gui.pictures.face import Face
from gui.pictures.matrix_parts import Cell, Matrix, Sheet, Words
from gui.pictures.matrix_plan import Grid, Placed, Ruler, letters, plan
from gui.theme import Look

CENTRE = int(Qt.AlignmentFlag.AlignCenter)


class MatrixBoard(Face):
    """One sheet; pure in the frame."""

    def __init__(self) -> None:
        super().__init__()
        self._planned: tuple[Any, tuple[Ruler, tuple[Placed, ...]]] | None = None

    def sheet(self, frame: Frame) -> Sheet:
        """What is to be seen."""
        raise NotImplementedError

    # -- places --------------------------------------------------------------------------------------------------

    def room(self, sheet: Sheet) -> QRectF:
        """The face without its heading."""
        s = self.look.space
        return self.rect.adjusted(s, self.head + s * 0.3 if sheet.title else s * 0.5, 0, -s * 0.5)

    def plan(self, sheet: Sheet) -> tuple[Ruler, tuple[Placed, ...]]:
        """Everything in its place; the last plan is kept."""
        key = (sheet, self.look, self.rect.getRect())
        if self._planned is None or self._planned[0] != key:
            self._planned = key, plan(sheet, self.look, self.room(sheet))
        return self._planned[1]

    def cell_at(self, at: QPointF, frame: Frame) -> Cell | None:
        """The cell under a pixel, heads included."""
        for placed in self.plan(self.sheet(frame))[1]:
            if isinstance(placed, Grid):
                boxes = [(cell, box) for _, _, cell, box in placed.inner()]
                for cell, box in (*boxes, *placed.heads()):
                    if box.contains(at):
                        return cell
        return None

    def box_of(self, name: str, frame: Frame) -> QRectF:
        """Where the cell with this handle lies; empty if there is none."""
        for placed in self.plan(self.sheet(frame))[1]:
            if isinstance(placed, Grid):
                for _, _, cell, box in placed.inner():
                    if cell.name == name:
                        return box
        return QRectF()

    # -- painting ------------------------------------------------------------------------------------------------

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """Painted once and kept as long as the sheet stays the same."""
        sheet = self.sheet(frame)
        self.layer(painter, "sheet", (sheet, self.active), lambda p: self._sheet(p, sheet))

    def _sheet(self, painter: QPainter, sheet: Sheet) -> None:
        if sheet.title:
            self.heading(painter, sheet.title)
        ruler, placed = self.plan(sheet)
        for one in placed:
            if isinstance(one, Grid):
                self._matrix(painter, ruler, one)
            else:
                self._words(painter, ruler, one.rect, one.words)

    def _words(self, painter: QPainter, ruler: Ruler, rect: QRectF, words: Words) -> None:
        painter.setPen(self.look.colour(words.role))
        rows = words.text.split("\n")
        high = rect.height() / len(rows)
        side = Qt.AlignmentFlag.AlignRight if words.right else Qt.AlignmentFlag.AlignLeft
        for k, row in enumerate(rows):
            painter.setFont(ruler.font(words.maths, letters(row), words.bold))
            box = QRectF(rect.left() - 2, rect.top() + k * high, rect.width() + 4, high)
            painter.drawText(box, int(side | Qt.AlignmentFlag.AlignVCenter), row)

    def _matrix(self, painter: QPainter, ruler: Ruler, placed: Grid) -> None:
        matrix = placed.matrix
        self._bands(painter, placed, matrix)
        for cell, box in placed.heads():
            self._cell(painter, ruler, box.adjusted(1, 1, -1, -2), cell, False)
        for i, j, cell, box in placed.inner():
            self._cell(painter, ruler, box, cell, (i, j) in matrix.spots)
        if matrix.brackets:
            cells.brackets(painter, self.look, placed.rect, self.look.colour(matrix.role), ruler.bracket(matrix) * 0.55)
        if matrix.name or matrix.shape:
            wide = ruler.wide(f"{matrix.name}  {matrix.shape}")
            top = placed.rect.top() - placed.head - ruler.high
            box = QRectF(placed.rect.center().x() - wide / 2, top, wide, ruler.high)
            for words in (Words(matrix.name, matrix.role), Words(matrix.shape, "faint", right=True)):
                if words.text:
                    self._words(painter, ruler, box, words)

    def _bands(self, painter: QPainter, placed: Grid, matrix: Matrix) -> None:
        """Behind the rows and columns that are lit."""
        rows, columns = matrix.size
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.look.colour("marker"))
        for j in matrix.columns:
            if j < columns:
                painter.drawRect(placed.cell(0, j).united(placed.cell(rows - 1, j)).adjusted(0, -2, 0, 2))
        for i in matrix.rows:
            if i < rows:
                painter.drawRect(placed.cell(i, 0).united(placed.cell(i, columns - 1)))

    def _cell(self, painter: QPainter, ruler: Ruler, box: QRectF, cell: Cell, lit: bool) -> None:
        look, ink = self.look, self.look.colour(cell.role)
        held = cell.name != "" and cell.name == self.active
        if cell.fill is not None or cell.tint:
            ground = QColor(*cell.fill) if cell.fill is not None else cells.tint(look, cell.tint, 1.0)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)
            ink = readable(look, ground) if cell.fill is not None else ink
        if lit or held or cell.name:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            strong = look.colour("accent"), look.stroke * 0.8
            painter.setPen(marks.pen(*(strong if lit or held else (look.colour("line"), 1.0))))
            painter.drawRoundedRect(box.adjusted(2, 2, -2, -2), 3, 3)
        if cell.label:
            wide = ruler.label(cell.label)
            beside = QRectF(box.left() + 4, box.top(), wide, box.height())
            self._words(painter, ruler, beside, Words(cell.label, cell.role))
            box = box.adjusted(wide, 0, 0, 0)
        painter.setFont(ruler.font(True, letters(cell.text), cell.bold))
        painter.setPen(ink if cell.text else look.colour("line"))
        painter.drawText(box, CENTRE, cell.text or "·")

    # -- hands ---------------------------------------------------------------------------------------------------

    def handles(self, frame: Frame) -> tuple[str, ...]:
        """Every cell with a name, in reading order."""
        grids = [line_item for line in self.sheet(frame).lines for line_item in line.items]
        rows = [row for grid in grids if isinstance(grid, Matrix) for row in grid.cells]
        return tuple(cell.name for row in rows for cell in row if cell.name)

    def grab(self, at: QPointF, frame: Frame) -> str:
        """The cell here, if it can be taken hold of."""
        cell = self.cell_at(at, frame)
        return cell.name if cell is not None else ""

    def focus(self, at: QPointF, frame: Frame) -> str:
        """What the cell here stands for."""
        cell = self.cell_at(at, frame)
        return cell.symbol if cell is not None else ""


def readable(look: Look, ground: QColor) -> QColor:
    """The theme's ink or its ground, whichever is read better on this colour."""
    def light(colour: QColor) -> float:
        return sum(p * c for p, c in zip((0.3, 0.59, 0.11), marks.channels(colour), strict=True))

    here = light(ground)
    return max((look.colour("ink"), look.colour("ground")), key=lambda colour: abs(light(colour) - here))
