"""The line of code in pieces: every piece beside what could stand in its place. A press puts another line together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from gui.lesson import Frame
from gui.pictures import marks
from gui.pictures.dot_or_star.line import OPS, ROLES, Line, changed, own
from gui.pictures.face import Face

SCALES = (1.5, 1.35, 1.2, 1.1, 1.0, 0.92, 0.84, 0.76, 0.68, 0.6)
SLOTS = ("first", "op", "second", "swap")
SWAP, WALK = "⇄", "↺"


@dataclass(frozen=True)
class Piece:
    """A text in the row; `to` is the line that a press on it makes (None: it can not be pressed)."""

    slot: str
    text: str
    role: str = "ink"
    chosen: bool = True
    to: str | None = None


def pieces(line: Line, cost: bool, walk: bool, second: bool = False) -> tuple[Piece, ...]:
    """The row from left to right; what is added to it has a colour once it is seen."""
    made = [Piece("", "P =" if cost else "Z =", "J" if cost else "z")]
    for slot, k in (("first", 0), ("op", -1), ("second", 1)):
        if k < 0:
            made += [Piece(slot, op, "alpha", line.op == op, changed(line, slot, op).written()) for op in OPS]
            continue
        name, turned = line.letters[k], line.turned[k]
        for turn in (False, True):
            text = f"{name}.T" if turn else name
            made.append(Piece(slot, text, ROLES[name], turn == turned, changed(line, slot, turn).written()))
    made.append(Piece("", "+ …", "J" if second else "faint") if cost else Piece("", "+ b", "b"))
    made.append(Piece("swap", SWAP, "faint", False, changed(line, "swap").written()))
    return (*made, Piece("walk", WALK, "faint", False, "")) if walk else tuple(made)


class PiecesFace(Face):
    """What is chosen stands in its colour; what could stand there is faint."""

    def row(self, frame: Frame) -> tuple[Piece, ...]:
        """The pieces of the line that is shown."""
        of = frame.step.of
        return pieces(of.line, of.cost, bool(own(frame.params)), frame.step.part == 1)

    def laid(self, frame: Frame) -> tuple[QFont, list[tuple[Piece, QRectF]]]:
        """Every piece in its place, in the largest type in which all of them fit."""
        row = self.row(frame)
        tried = [self._sized(row, scale) for scale in SCALES]
        fits = (one for one in tried if sum(one[1]) + sum(one[2]) <= self.rect.width() and one[3] <= self.rect.height())
        font, wide, gaps, high = next(fits, tried[-1])
        x, made = self.rect.center().x() - (sum(wide) + sum(gaps)) / 2, []
        for piece, width, gap in zip(row, wide, [*gaps, 0.0], strict=True):
            made.append((piece, QRectF(x, self.rect.center().y() - high / 2, width, high)))
            x += width + gap
        return font, made

    def _sized(self, row: tuple[Piece, ...], scale: float) -> tuple[QFont, list[float], list[float], float]:
        """In one size of type: the font, the width of each piece, the gaps between them, the height."""
        font = self.look.code("body", scale)
        metrics = QFontMetricsF(font)
        pad = metrics.horizontalAdvance("0") * 0.55
        wide = [metrics.horizontalAdvance(piece.text) + 2 * pad for piece in row]
        gaps = [pad * (1.1 if one.slot != other.slot else 0.25) for one, other in pairwise(row)]
        return font, wide, gaps, metrics.height() * 1.5

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """Changes with the line only, and with what is held."""
        under = self.grab(self.pointer, frame) if self.pointer is not None else ""
        key = (self.row(frame), self.active, under)
        self.layer(painter, "row", key, lambda p: self._row(p, frame, under))

    def _row(self, painter: QPainter, frame: Frame, under: str) -> None:
        look = self.look
        font, placed = self.laid(frame)
        held = [box for piece, box in placed if piece.slot == self.active and self.active]
        for piece, box in placed:
            font.setBold(piece.chosen and piece.to is not None)
            if piece.to is not None:
                hot = under == f"to:{piece.to}" and not piece.chosen
                colour = look.colour(piece.role)
                painter.setBrush(marks.mix(look.colour("raised"), colour, 0.22) if piece.chosen
                                 else look.colour("raised"))  # fmt: skip
                edge = colour if piece.chosen else look.colour("accent" if hot else "line")
                painter.setPen(marks.pen(edge, look.stroke * (0.8 if piece.chosen or hot else 0.5)))
                painter.drawRoundedRect(box, 5, 5)
            painter.setFont(font)
            painter.setPen(look.colour("ink" if piece.chosen and piece.to is not None else
                                       piece.role if piece.to is None else "faint"))  # fmt: skip
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), piece.text)
        if held:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(marks.pen(look.colour("accent"), look.stroke))
            painter.drawRoundedRect(held[0].united(held[-1]).adjusted(-3, -3, 3, 3), 7, 7)

    # -- hands ---------------------------------------------------------------------------------------------------

    def presses(self, frame: Frame) -> Iterator[tuple[Piece, QRectF]]:
        """What can be pressed."""
        return ((piece, box) for piece, box in self.laid(frame)[1] if piece.to is not None)

    def grab(self, at: QPointF, frame: Frame) -> str:
        """The line that a press here makes."""
        return next((f"to:{piece.to}" for piece, box in self.presses(frame) if box.contains(at)), "")

    def jumps(self, what: str) -> bool:
        """It is there at once."""
        return True

    def value(self, what: str, at: QPointF, frame: Frame) -> Any:
        """The line itself, wherever the pointer goes meanwhile."""
        return what.partition(":")[2] if what.startswith("to:") else None

    def handles(self, frame: Frame) -> tuple[str, ...]:
        """Every slot."""
        return (*SLOTS, "walk") if own(frame.params) else SLOTS

    def nudged(self, what: str, frame: Frame, right: float, up: float) -> Any:
        """The next piece in this slot, or the one before."""
        line: Line = frame.step.of.line
        if what == "walk":
            return ""
        if what == "op":
            way = 1 if right - up > 0 else -1
            return changed(line, "op", OPS[(OPS.index(line.op) + way) % len(OPS)]).written()
        turned = not line.turned[0 if what == "first" else 1]
        return changed(line, what, turned).written()
