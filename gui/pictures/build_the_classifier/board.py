"""The arrays of every station with their shapes and true numbers: X, Y, w, b, Z, A, dw, db of the present pictures."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import numpy as np

from gui.figures import equals, fixed, short
from gui.lesson import Frame
from gui.pictures.build_the_classifier.scene import NAME, STATIONS, Scene, example, rate, said, scene_of, station
from gui.pictures.matrix import MatrixBoard
from gui.pictures.matrix_parts import ACROSS, BOTH, DOWN, Cell, Item, Line, Matrix, Sheet, Words

FIRST, ROWS = 3, 4  # columns at the left, rows at the top that are shown besides the last
Kept = Sequence["int | None"]  # places that are shown; None for dots


def kept(n: int, places: Iterable[int]) -> list[int | None]:
    """These places in order, with dots where some are left out between them."""
    made: list[int | None] = []
    for place in sorted({p for p in places if 0 <= p < n}):
        if made and made[-1] is not None and place > made[-1] + 1:
            made.append(None)
        made.append(place)
    return made


def small(value: float) -> str:
    """A weight or a slope: three places while that shows something, else in powers of ten."""
    return "0" if value == 0 else fixed(value, 3) if abs(value) >= 0.0095 else short(value, 2)


def slope(value: float) -> str:
    """Four places: slopes of pictures are small."""
    return "0" if value == 0 else fixed(value, 4)


def made(alpha: float, d: float) -> str:
    """= if the written new weight is exactly what the written numbers make of 0, else ≈."""
    return equals(small(-alpha * d), lambda a, s: -a * s, rate(alpha), slope(d))


class ClassBoard(MatrixBoard):
    """One sheet a station."""

    def sheet(self, frame: Frame) -> Sheet:
        """What this station makes."""
        at = STATIONS[station(frame)]
        make: dict[str, Callable[[Frame, Scene], tuple[Line, ...]]] = {
            "read": self._read, "flatten": self._columns, "divide": self._columns, "start": self._start,
            "forward": self._forward, "backward": self._backward, "update": self._update, "predict": self._predict,
        }  # fmt: skip
        return Sheet(make[at](frame, scene_of(frame)), self.language(f"{NAME}.face.{at}"), stretch=1.3)

    # -- the stations --------------------------------------------------------------------------------------------

    def _read(self, frame: Frame, here: Scene) -> tuple[Line, ...]:
        j = example(frame)
        pixels = here.album.pictures[j][:2, :2].reshape(-1, 3)
        grid = Matrix(tuple(tuple(Cell(str(v), role) for v, role in zip(p, ("red", "green", "blue"), strict=True))
                            for p in pixels.tolist()), self.language(f"{NAME}.label.pixels", j=j + 1),
                      "(64, 64, 3)", widest="255")  # fmt: skip
        shape = self._shape("pictures", "x", here.m, *here.album.pictures.shape[1:])
        return (Line((shape,), False), Line((grid,), False), self._labels(frame, here))

    def _columns(self, frame: Frame, here: Scene) -> tuple[Line, ...]:
        """X before and after it is divided by 255: the same places, other numbers."""
        divided = STATIONS[station(frame)] == "divide"
        return (self._x(frame, here, divided, 7), self._labels(frame, here))

    def _start(self, frame: Frame, here: Scene) -> tuple[Line, ...]:
        w = self._weights(np.zeros(here.n), "w", "w", here)
        b = Matrix(((Cell("0", "b"),),), "b", "", "b", brackets=False)
        return (self._x(frame, here, True, 3), Line((w, Words("   "), b), False))

    def _forward(self, frame: Frame, here: Scene) -> tuple[Line, ...]:
        told = here.first.round
        row = Matrix((tuple(Cell("0" if k is not None else ACROSS, "w" if k is not None else "faint")
                            for k in kept(here.n, (0, 1, 2, here.n - 1))),), "wᵀ", f"(1, {here.n})", "w")  # fmt: skip
        b = Matrix(((Cell("0", "b"),),), "b", "", "b", brackets=False)
        return (
            Line((row, Words("   "), b), False), self._x(frame, here, True, 3),
            self._row(frame, "Z", told.Z[0], "z", lambda v: fixed(v, 2)),
            self._row(frame, "A", told.A[0], "a", lambda v: fixed(v, 3)),
        )  # fmt: skip

    def _backward(self, frame: Frame, here: Scene) -> tuple[Line, ...]:
        told = here.first.round
        dw = self._weights(told.dw[:, 0], "dw", "slope", here, slope)
        db = Matrix(((Cell(slope(float(told.db)), "slope"),),), "db", "", "slope", brackets=False)
        return (
            self._row(frame, "A", told.A[0], "a", lambda v: fixed(v, 3)), self._labels(frame, here),
            self._row(frame, "A − Y", told.A[0] - here.album.y, "slope", lambda v: fixed(v, 3)),
            Line((dw, Words("   "), db), False),
        )  # fmt: skip

    def _update(self, frame: Frame, here: Scene) -> tuple[Line, ...]:
        told, alpha = here.first.round, frame.params.alpha
        times = Words(f"−  {rate(alpha)}  ·", "alpha")
        new, old = -alpha * told.dw[:, 0], np.zeros(here.n)
        shown = [i for i in kept(here.n, (*range(ROWS - 1), here.n - 1)) if i is not None]
        signs = {made(alpha, float(told.dw[i, 0])) for i in shown}
        columns = (self._weights(new, "w", "w", here), Words("=" if signs == {"="} else "≈"),
                   self._weights(old, "w", "w", here, shape=False), times,
                   self._weights(told.dw[:, 0], "dw", "slope", here, slope, shape=False))  # fmt: skip
        b = (Words(small(-alpha * float(told.db)), "b"), Words(made(alpha, float(told.db))), Words("0", "b"), times,
             Words(slope(float(told.db)), "slope"))  # fmt: skip
        return Line(columns, False, gap=0.8), Line((Words("b", "b"), Words(" :="), *b), False)

    def _predict(self, frame: Frame, here: Scene) -> tuple[Line, ...]:
        answers = said(frame)
        assert answers is not None  # noqa: S101  the last station comes after the first round
        guess = (answers > 0.5) * 1.0
        return (
            self._row(frame, "A", answers, "a", lambda v: fixed(v, 3)),
            self._row(frame, "A > 0.5", guess, "a", lambda v: str(int(v)), classes=True),
            self._labels(frame, here),
        )  # fmt: skip

    # -- the pieces ----------------------------------------------------------------------------------------------

    @staticmethod
    def _shape(name: str, role: str, *shape: int) -> Words:
        return Words(f"{name}  ({', '.join(map(str, shape))})", role)

    @staticmethod
    def _seen(frame: Frame, here: Scene) -> list[int | None]:
        """The columns that are shown, the picture that is pointed out among them."""
        return kept(here.m, (*range(FIRST), example(frame), here.m - 1))

    def _lit(self, frame: Frame, here: Scene) -> frozenset[int]:
        return frozenset({self._seen(frame, here).index(example(frame))})

    def _x(self, frame: Frame, here: Scene, divided: bool, rows: int) -> Line:
        columns, down = self._seen(frame, here), kept(here.n, (*range(rows - 2), here.n - 1))
        cells = tuple(tuple(self._pixel(here, i, j, divided) for j in columns) for i in down)
        heads = tuple(Cell(str(j + 1) if j is not None else "", "faint") for j in columns)
        grid = Matrix(cells, role="x", columns=self._lit(frame, here), heads=heads, widest="−0.500")
        return self._named("X", f"({here.n}, {here.m})", "x", grid)

    @staticmethod
    def _pixel(here: Scene, i: int | None, j: int | None, divided: bool) -> Cell:
        if i is None or j is None:
            return Cell(BOTH if i is None and j is None else DOWN if i is None else ACROSS, "faint")
        value = int(here.column(j)[i])
        role = ("red", "green", "blue")[i % 3]
        return Cell(fixed(value / 255, 3) if divided else str(value), role)

    def _labels(self, frame: Frame, here: Scene) -> Line:
        return self._row(frame, "Y", here.album.y, "y", lambda v: str(int(v)), classes=True)

    def _row(self, frame: Frame, name: str, values: Any, role: str, write: Callable[[float], str],
             classes: bool = False) -> Line:  # fmt: skip
        """One number for every picture."""
        here = scene_of(frame)
        cells = tuple(
            Cell(write(float(values[j])), ("one" if values[j] else "zero") if classes else role, bold=classes)
            if j is not None else Cell(ACROSS, "faint") for j in self._seen(frame, here)
        )  # fmt: skip
        grid = Matrix((cells,), role=role, columns=self._lit(frame, here), widest="−0.500")
        return self._named(name, f"(1, {here.m})", role, grid)

    @staticmethod
    def _named(name: str, shape: str, role: str, grid: Matrix) -> Line:
        return Line((Words(f"{name}\n{shape}", role), grid), gap=0.7)

    @staticmethod
    def _weights(values: Any, name: str, role: str, here: Scene, write: Callable[[float], str] = small,
                 shape: bool = True) -> Item:  # fmt: skip
        """The first numbers of a column, and its last one."""
        cells = tuple(
            (Cell(write(float(values[i])), role, tint=float(np.sign(values[i])) * 0.3) if i is not None
             else Cell(DOWN, "faint"),) for i in kept(here.n, (*range(ROWS - 1), here.n - 1))
        )  # fmt: skip
        return Matrix(cells, name, f"({here.n}, 1)" if shape else "", role, widest="−0.0000")
