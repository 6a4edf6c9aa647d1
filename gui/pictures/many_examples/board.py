"""The examples as columns, in both acts the same board: the loop fills it column by column, the matrices row by row."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor

from gui.figures import fixed
from gui.lesson import Frame
from gui.pictures import marks
from gui.pictures.many_examples.film import ROWS, W1, W2, B, Scene, final, known, opened, running, scene_of
from gui.pictures.matrix import MatrixBoard
from gui.pictures.matrix_parts import Cell, Item, Line, Matrix, Sheet, Words
from gui.pictures.update_row import number
from gui.theme import Look

NAME = "many_examples"
SHADES = (0.0, 0.34, 0.16, 0.5)  # of the ground, mixed into the colour of a class: neighbours differ
LETTERS = {"z": ("Z", "wᵀX + b", "z"), "a": ("A", "σ(Z)", "a"), "dz": ("dZ", "A − Y", "slope"), "L": ("L", "", "J")}
ROLES = {"x": "x", "z": "z", "a": "a", "dz": "slope", "L": "J"}
WIDEST = "−0.000"
ROOMY = 60  # small letters wide
CLOSE = 0.22  # between brackets, in cells
LOOP_SPOT = ((0.5, ("dz", "L")), (0.25, ("a",)), (0.0, ("z",)))  # what is new since this part of an example's time


def shade(look: Look, here: Scene, i: int) -> QColor:
    """Each example's own: the colour of its class, lighter or darker than its neighbours'."""
    classes = here.Y[0].tolist()
    place = classes[:i].count(classes[i])
    colour = look.colour("one" if classes[i] == 1.0 else "zero")
    return marks.mix(colour, look.colour("raised"), SHADES[place % len(SHADES)])


def plain(value: float, most: int = 2) -> str:
    """A round number without idle places: 0.5, −3, 0.25."""
    text = fixed(value, most)
    return text.rstrip("0").rstrip(".") if "." in text else text


def value_of(here: Scene, row: str, i: int) -> str:
    """A number of the board as it is written; dz = a − y is true of what is written."""
    seen = here.seen[i]
    return fixed({"z": seen.z, "a": seen.a, "dz": seen.dz, "L": seen.L}[row], 2 if row == "z" else 3)


class ManyBoard(MatrixBoard):
    """X, Y, and what is made of them; in act 2 dw, db and J beside the rows they are the sums of."""

    def sheet(self, frame: Frame) -> Sheet:
        """The weights, then a line for each row of numbers."""
        here, matrix = scene_of(frame), frame.params.act == "matrix"
        lines = [self._weights(matrix), self._inputs(frame, here), self._truth(frame, here)]
        lines += [self._row(frame, here, row) for row in ("z", "a", "dz", "L")]
        return Sheet(tuple(lines), self.language(f"{NAME}.face.{frame.params.act}"))

    @property
    def roomy(self) -> bool:
        """Whether there is room to say what everything is made of."""
        return self.rect.width() > ROOMY * self.look.px("small")

    @staticmethod
    def _weights(matrix: bool) -> Line:
        w1, w2, b = (plain(v) for v in (W1, W2, B))
        if matrix:
            grid = Matrix(((Cell(w1, "w"), Cell(w2, "w")),), role="w")
            items: tuple[Item, ...] = (Words("wᵀ", "w"), Words("(1, 2)", "faint"), grid, Words("   b", "b"),
                                       Words(f"=  {b}", "b"))  # fmt: skip
        else:
            items = (Words("w₁", "w"), Words(f"=  {w1}", "w"), Words("   w₂", "w"), Words(f"=  {w2}", "w"),
                     Words("   b", "b"), Words(f"=  {b}", "b"))  # fmt: skip
        return Line(items, aligned=False, gap=0.25)

    def _inputs(self, frame: Frame, here: Scene) -> Line:
        rows = tuple(
            tuple(Cell(plain(float(v), 1), "x", symbol=f"example:{i}") for i, v in enumerate(row))
            for row in here.X
        )  # fmt: skip
        heads = tuple(
            Cell(str(i + 1), fill=marks.channels(shade(self.look, here, i)), bold=True, symbol=f"example:{i}")
            for i in range(here.m)
        )  # fmt: skip
        grid = self._grid(frame, rows, "x", heads)
        if frame.params.act == "matrix":
            return Line(self._named("X", "", f"(2, {here.m})", "x", grid, self._result(frame, "dw")), gap=CLOSE)
        return Line((Words("x₁\nx₂", "x"), grid), gap=0.0)

    def _truth(self, frame: Frame, here: Scene) -> Line:
        cells = tuple(
            Cell(str(int(y)), "one" if y else "zero", bold=True, name=f"class:{i}", symbol=f"example:{i}")
            for i, y in enumerate(here.Y[0].tolist())
        )  # fmt: skip
        grid = self._grid(frame, (cells,), "y")
        if frame.params.act == "matrix":
            return Line(self._named("Y", "", f"(1, {here.m})", "y", grid, None))
        return Line((Words("y", "y"), grid))

    def _row(self, frame: Frame, here: Scene, row: str) -> Line:
        """One row of numbers, as far as they are known."""
        role = ROLES[row]
        cells = tuple(
            Cell(value_of(here, row, i) if known(frame, row, i) else "", role, symbol=f"example:{i}")
            for i in range(here.m)
        )  # fmt: skip
        grid = self._grid(frame, (cells,), row)
        if frame.params.act == "matrix":
            name, made, _ = LETTERS[row]
            result = {"dz": "db", "L": "J"}.get(row)
            shown = self._result(frame, result) if result else None
            return Line(self._named(name, made, f"(1, {here.m})", role, grid, shown), gap=CLOSE)
        return Line((Words(row, role), grid), gap=0.0)

    def _named(self, name: str, made: str, shape: str, role: str, grid: Matrix,
               result: Matrix | None) -> tuple[Item, ...]:  # fmt: skip
        """Its name and what it is made of, its shape, its numbers, what is summed up from them."""
        words = Words(f"{name} = {made}" if made and self.roomy else name, role)
        return words, Words(shape, "faint", right=True), grid, result

    def _grid(self, frame: Frame, rows: tuple[tuple[Cell, ...], ...], row: str,
              heads: tuple[Cell, ...] = ()) -> Matrix:  # fmt: skip
        """Lit: the column that the loop is at, or the row that has just been made; and what the pointer is on."""
        matrix, now = frame.params.act == "matrix", running(frame)
        columns = {now} if now is not None else set()
        focus = frame.view.focus or self.active
        columns |= {int(focus.split(":")[1])} if focus.split(":")[0] in ("example", "class", "point") else set()
        spots = {(0, now)} if now is not None and row in self._newest(frame) else set()
        made = {"x": "X", "y": "X", "z": "Z", "a": "A", "dz": "dZ", "L": "J"}[row]
        fresh = matrix and opened(frame) and frame.step.kind == made
        return Matrix(rows, role=ROLES.get(row, "y"), brackets=matrix, heads=heads, widest=WIDEST,
                      columns=frozenset(columns), spots=frozenset(spots),
                      rows=frozenset(range(len(rows)) if fresh else ()))  # fmt: skip

    @staticmethod
    def _newest(frame: Frame) -> tuple[str, ...]:
        """The numbers of the running example that this beat has made."""
        if not frame.view.beats or frame.phase >= 0.75 - 1e-6:
            return ()
        return next(names for since, names in LOOP_SPOT if frame.phase >= since - 1e-6)

    def _result(self, frame: Frame, name: str) -> Matrix:
        """dw, db or J beside the row that it is made of, its shape above it."""
        kind, sums = frame.step.kind, final(scene_of(frame), frame.params)
        there = opened(frame) and (kind not in ROWS or ROWS.index(kind) >= ROWS.index(name))
        values = {"dw": (sums.dw1, sums.dw2), "db": (sums.db,), "J": (sums.J,)}[name]
        role, shape = ("J", "") if name == "J" else ("slope", "(2, 1)" if name == "dw" else "")
        label = "" if name == "dw" or not self.roomy else name
        rows = tuple((Cell(number(v) if there else "", role, label=label),) for v in values)
        fresh = frozenset(range(len(rows)) if kind == name and there else ())
        heads = (Cell(f"{name} {shape}".strip(), role),) if name == "dw" else ()
        widest = WIDEST if label else WIDEST + "0"
        return Matrix(rows, role=role, brackets=name == "dw", widest=widest, heads=heads, rows=fresh)

    # -- hands ---------------------------------------------------------------------------------------------------

    def value(self, what: str, at: QPointF, frame: Frame) -> Any:
        """The other class."""
        return self.turned(what, frame)

    def nudged(self, what: str, frame: Frame, right: float, up: float) -> Any:
        """Up and right make it 1, down and left 0."""
        return 1.0 if right + up > 0 else 0.0

    @staticmethod
    def turned(what: str, frame: Frame) -> float:
        """The class that an example does not have."""
        return 1.0 - float(scene_of(frame).Y[0, int(what.split(":")[1])])
