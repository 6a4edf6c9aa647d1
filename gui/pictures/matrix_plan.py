"""Where everything on a matrix board lies: the largest type in which all of it fits, slots, wrapped lines, cells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontMetricsF

from gui.pictures.matrix_parts import Cell, Item, Line, Matrix, Sheet, Words
from gui.theme import Look

SCALES = (1.6, 1.5, 1.4, 1.3, 1.2, 1.12, 1.06, 1.0, 0.94, 0.88, 0.82, 0.76, 0.7, 0.62, 0.55)
HIGH, AIR, TIGHT, BRACKET, BETWEEN = 1.22, 0.45, 0.18, 0.22, 0.34  # of a line of type: a cell, beside a number, …


@dataclass(frozen=True)
class Lettering:
    """Words and their box."""

    words: Words
    rect: QRectF


@dataclass(frozen=True)
class Grid:
    """A matrix and the box of its cells, without brackets and heads."""

    matrix: Matrix
    rect: QRectF
    high: float  # of a cell
    head: float  # of the heads over the columns

    def cell(self, i: int, j: int) -> QRectF:
        """One cell."""
        wide = self.rect.width() / max(1, self.matrix.size[1])
        return QRectF(self.rect.left() + j * wide, self.rect.top() + i * self.high, wide, self.high)

    def heads(self) -> Iterator[tuple[Cell, QRectF]]:
        """The cells over the columns."""
        for j, cell in enumerate(self.matrix.heads):
            box = self.cell(0, j)
            yield cell, QRectF(box.left(), self.rect.top() - self.head, box.width(), self.head)

    def inner(self) -> Iterator[tuple[int, int, Cell, QRectF]]:
        """Every cell and its box."""
        for i, row in enumerate(self.matrix.cells):
            for j, cell in enumerate(row):
                yield i, j, cell, self.cell(i, j)


Placed: TypeAlias = Lettering | Grid


@dataclass
class Ruler:
    """Measures items in one size of type; stretch makes cells wider."""

    look: Look
    scale: float
    stretch: float = 1.0
    _wide: dict[tuple[str, bool, bool], float] = field(default_factory=dict)
    _needs: dict[int, float] = field(default_factory=dict)  # of a matrix, by its identity: it is looked at often

    def __post_init__(self) -> None:
        self.line = QFontMetricsF(self.font(True)).height()
        self.high = self.line * HIGH
        self.air = self.line * (AIR if self.scale >= 1.0 else TIGHT)  # small type rather than none: closer together

    def font(self, maths: bool, italic: bool = False, bold: bool = False) -> QFont:
        """Of numbers and letters, or of plain words."""
        if not maths:
            return self.look.font("small", bold, self.scale)
        font = self.look.maths("small", italic, self.scale)
        font.setBold(bold)
        return font

    def wide(self, text: str, maths: bool = True, bold: bool = False) -> float:
        """Of one row of text."""
        key = (text, maths, bold)
        if key not in self._wide:
            metrics = QFontMetricsF(self.font(maths, letters(text), bold))
            self._wide[key] = max(metrics.horizontalAdvance(part) for part in text.split("\n"))
        return self._wide[key]

    def cell(self, matrix: Matrix) -> float:
        """The width of each of its cells."""
        if id(matrix) not in self._needs:
            found = {(cell.label, cell.text) for row in (*matrix.cells, matrix.heads) for cell in row}
            widest = self.wide(matrix.widest)
            needs = [self.label(label) + max(self.wide(text), widest if label else 0.0) for label, text in found]
            self._needs[id(matrix)] = max([widest, *needs]) + self.air
        wide = self._needs[id(matrix)] * self.stretch
        return max(wide, self.high) if matrix.square else wide

    def label(self, label: str) -> float:
        """Room for a letter before a number."""
        return self.wide(label) + self.air if label else 0.0

    def size(self, item: Item, cell: float = 0.0) -> tuple[float, float]:
        """Width and height with all that belongs to it; `cell` if the width of its cells is given."""
        if item is None:
            return 0.0, 0.0
        if isinstance(item, Words):
            return self.wide(item.text, item.maths, item.bold), self.high * (item.text.count("\n") + 1)
        rows, columns = item.size
        wide = columns * (cell or self.cell(item)) + 2 * self.bracket(item)
        over = self.over(item)
        title = self.wide(f"{item.name}  {item.shape}") if item.name or item.shape else 0.0
        return max(wide, title), rows * self.high + over

    def bracket(self, item: Matrix) -> float:
        """Room on each side."""
        return BRACKET * self.line if item.brackets else 0.0

    def over(self, item: Matrix) -> float:
        """Room above the cells for name and heads."""
        return self.high * (bool(item.name or item.shape) + bool(item.heads))


def letters(text: str) -> bool:
    """Whether it is set in italics: letters are, numbers and signs are not."""
    return any(c.isalpha() for c in text) and "(" not in text[:1]


def plan(sheet: Sheet, look: Look, rect: QRectF) -> tuple[Ruler, tuple[Placed, ...]]:
    """Everything in its place, in the largest type in which it fits (the smallest if in none)."""
    low, high = 0, len(SCALES) - 1  # what fits in one size fits in every smaller one
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if _tried(sheet, look, rect, SCALES[middle])[2] else (middle + 1, high)
    ruler, placed, _ = _tried(sheet, look, rect, SCALES[low])
    return ruler, placed


def _tried(sheet: Sheet, look: Look, rect: QRectF, scale: float) -> tuple[Ruler, tuple[Placed, ...], bool]:
    """In one size of type, with wider cells where there is room; and whether it fits."""
    ruler = Ruler(look, scale)
    wide, high, placed = _laid(sheet, ruler, rect)
    if wide > rect.width() or high > rect.height():
        return ruler, placed, False
    ruler.stretch = min(sheet.stretch, _spare(sheet, ruler, rect.width()))
    _, high, placed = _laid(sheet, ruler, rect)
    return ruler, placed, high <= rect.height()


def _spare(sheet: Sheet, ruler: Ruler, room: float) -> float:
    """How much wider the cells of aligned lines may become."""
    slots = _slots(sheet, ruler)
    if not slots:
        return 1.0
    gaps = BETWEEN * ruler.line * (len(slots) - 1)
    grows = sum(columns * cell for _, cell, columns in slots)
    fixed = sum(wide - columns * cell for wide, cell, columns in slots) + gaps
    return max(1.0, (room - fixed - 1.0) / grows) if grows > 0 else 1.0


def _slots(sheet: Sheet, ruler: Ruler) -> list[tuple[float, float, int]]:
    """Of every slot of the aligned lines: its width, the width of a cell there, the columns."""
    lines = [line for line in sheet.lines if line.aligned]
    made = []
    for k in range(max((len(line.items) for line in lines), default=0)):
        items = [line.items[k] for line in lines if k < len(line.items)]
        grids = [item for item in items if isinstance(item, Matrix)]
        cell = max((ruler.cell(item) for item in grids), default=0.0)
        wide = max((ruler.size(item, cell)[0] for item in items), default=0.0)
        made.append((wide, cell, max((item.size[1] for item in grids), default=0)))
    return made


def _laid(sheet: Sheet, ruler: Ruler, rect: QRectF) -> tuple[float, float, tuple[Placed, ...]]:
    """The width and height it takes, and every item."""
    slots, between = _slots(sheet, ruler), BETWEEN * ruler.line
    y, widest, placed = rect.top(), 0.0, list[Placed]()
    for line in sheet.lines:
        for row in (line.items,) if line.aligned else _wrapped(line, ruler, rect.width()):
            high = max((ruler.size(item)[1] for item in row), default=0.0)
            over = max((ruler.over(item) for item in row if isinstance(item, Matrix)), default=0.0)
            x = rect.left()
            for k, item in enumerate(row):
                slot, cell, _ = slots[k] if line.aligned else (ruler.size(item)[0], 0.0, 0)
                if item is not None:
                    placed.append(_put(item, ruler, QRectF(x, y, slot, high), over, cell))
                x += slot + between
            widest = max(widest, x - between - rect.left())
            y += high + line.gap * ruler.high
    return widest, y - rect.top(), tuple(placed)


def _put(item: Matrix | Words, ruler: Ruler, slot: QRectF, over: float, cell: float) -> Placed:
    """One item in its slot: words beside the middle of the cells, matrices with a common foot; `over` stands above."""
    wide, own = ruler.size(item, cell)
    if isinstance(item, Words):
        left = slot.right() - wide if item.right else slot.left()
        return Lettering(item, QRectF(left, slot.top() + over + (slot.height() - over - own) / 2, wide, own))
    side, above = ruler.bracket(item), ruler.over(item)
    cells = item.size[1] * (cell or ruler.cell(item))
    left = slot.left() if cell else slot.left() + (wide - cells - 2 * side) / 2
    head = ruler.high if item.heads else 0.0
    top = slot.bottom() - own + above
    return Grid(item, QRectF(left + side, top, cells, own - above), ruler.high, head)


def _wrapped(line: Line, ruler: Ruler, room: float) -> list[tuple[Item, ...]]:
    """A line in as many rows as it needs."""
    rows, x = list[list[Item]]([[]]), 0.0
    for item in line.items:
        wide = ruler.size(item)[0]
        if rows[-1] and x + wide > room:
            rows.append([])
            x = 0.0
        rows[-1].append(item)
        x += wide + BETWEEN * ruler.line
    return [tuple(row) for row in rows]
