"""The boards of one answer and of eight, in the lesson on loss and cost: each moment as a frozen description."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar, cast

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFontMetricsF, QPainter

from gui.figures import fixed, short
from gui.lesson import Frame
from gui.pictures import marks
from gui.pictures.axes import Axes, Scale
from gui.pictures.board import CurveBoard
from gui.pictures.board_parts import Board, Dot, Guide, Line, Note, Stick
from gui.pictures.loss_and_cost.curves import PRICE, curve
from gui.pictures.loss_and_cost.film import LEAST, SURE, TRUTH, Crowd, Guess, blend, loss
from gui.pictures.loss_and_cost.numbers import NAME, answer_text

EDGE = 0.03  # beside 0 and 1, so that a bar has room there
LAST = len(TRUTH) + 0.6  # where the columns of the second act end


def role(y: float) -> str:
    """The colour of a class."""
    return "one" if y == 1.0 else "zero"


class OneBoard(CurveBoard):
    """Act 1: the two curves of the loss, the answer on the one that is true, its price as a bar."""

    anywhere: ClassVar[str] = "a"

    def board(self, frame: Frame) -> Board:
        """Asked what an answer costs, it shows the answer alone."""
        here, there = cast(Guess, frame.step), cast(Guess, frame.next)
        a = blend(frame, here.a, there.a)
        height = 0.0 if frame.view.asking else loss(a, here.y)
        dot = Dot(a, height, one=here.y == 1.0, name="a", moves="x", x_range=(LEAST, 1.0 - LEAST), step=0.01,
                  symbol="a", size=1.15)  # fmt: skip
        say = self.language
        empty = Board(Scale(-EDGE, 1.0 + EDGE), Scale(0.0, PRICE + 0.9), say(f"{NAME}.face.one"),
                      say(f"{NAME}.label.answer"), "L", "a", "J", dots=(dot,), notes=self._notes(here, a, height))
        if frame.view.asking:
            return replace(empty, notes=empty.notes[:1])
        bar = Stick(a, 0.0, a, height, "J", wide=1.4 * EDGE, faint=0.75, symbol="J")
        return replace(empty, lines=tuple(self._line(y, here.y) for y in (1.0, 0.0)), sticks=(bar,))

    @staticmethod
    def _notes(guess: Guess, a: float, height: float) -> tuple[Note, ...]:
        """Above the dot, on the side where its curve falls away."""
        side = 1.0 if guess.y == 1.0 else -1.0
        anchor = (0.0 if side > 0 else 1.0, 1.0)
        return (Note(a + side * EDGE, height + 0.6, "ŷ = " + answer_text(guess.a, guess.y), "a", anchor=anchor),
                Note(a + side * EDGE, height + 0.15, "L = " + short(guess.loss), "J", anchor=anchor, bold=True))

    def _line(self, y: float, true: float) -> Line:
        words = self.language(f"{NAME}.label.curve_{y:.0f}")
        return replace(curve("log", "a", y), role=role(y), label=words, at=0.2 if y else 0.8, symbol="",
                       faint=1.0 if y == true else 0.3, dashes=() if y == true else (3.0, 2.0))  # fmt: skip

    def grab(self, at: QPointF, frame: Frame) -> str:
        """The other curve turns the truth over; everywhere else the answer comes."""
        what = super().grab(at, frame)
        board = self.board(frame)
        dot = self.axes(board).point(board.dots[0].x, board.dots[0].y)
        far = (dot - at).manhattanLength() > 3 * self.dot_radius(board.dots[0])
        other = 1.0 - frame.step.y
        return f"y={other:.0f}" if what and far and self._touches(board, other, at) else what

    def _touches(self, board: Board, y: float, at: QPointF) -> bool:
        axes = self.axes(board)
        a, _ = axes.values(at)
        near = axes.point(a, loss(min(max(a, LEAST), 1.0 - LEAST), y)) - at
        return bool(board.lines) and abs(near.y()) <= 8.0


class AnswersBoard(CurveBoard):
    """Act 2, above: eight answers to drag, each tied to its truth."""

    def board(self, frame: Frame) -> Board:
        """A disc for a cat, a square for none."""
        answers, crowd = moved(frame), cast(Crowd, frame.step)
        dots = tuple(
            Dot(k, a, one=y == 1.0, name=f"answer:{k - 1}", moves="y", y_range=(SURE, 1.0 - SURE), step=0.01,
                label=answer_text(told, y), symbol="a")
            for k, (a, told, y) in enumerate(zip(answers, crowd.answers, TRUTH, strict=True), 1)
        )  # fmt: skip
        ties = tuple(Stick(k, y, k, a, role(y), faint=0.55, width=1.0)
                     for k, (a, y) in enumerate(zip(answers, TRUTH, strict=True), 1))  # fmt: skip
        levels = (1.0, 0.5, 0.0)
        return Board(columns(), Scale(-0.12, 1.12), self.language(f"{NAME}.face.answers"), numbers=False,
                     dots=dots, sticks=ties, guides=tuple(Guide(y=v, to=LAST) for v in levels),
                     notes=tuple(Note(LAST + 0.15, v, f"ŷ = {v:g}", "a", anchor=(0.0, 0.5)) for v in levels))

    def grab(self, at: QPointF, frame: Frame) -> str:
        """Every column is its answer's handle."""
        axes = self.axes(self.board(frame))
        k = round(axes.values(at)[0])
        inside = axes.rect.contains(at) and 1 <= k <= len(TRUTH)
        return super().grab(at, frame) or (f"answer:{k - 1}" if inside else "")

    def jumps(self, what: str) -> bool:
        """It comes to the pointer."""
        return True


class BarsBoard(CurveBoard):
    """Act 2, below: the losses, and their mean as a level."""

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """The names of the pictures never move: painted once."""
        super().paint(painter, frame)
        axes = self.axes(self.board(frame))
        self.layer(painter, "names", self.language, lambda p: self._names(p, axes))

    def _names(self, painter: QPainter, axes: Axes) -> None:
        """In one row where there is room, else the number above its class."""
        words = [self.language(f"{NAME}.label.picture_{y:.0f}", k=k) for k, y in enumerate(TRUTH, 1)]
        font = self.look.font("small")
        room = axes.rect.width() / (axes.x.high - axes.x.low) - self.look.space
        if max(map(QFontMetricsF(font).horizontalAdvance, words)) > room:
            words = [word.replace(" ", "\n", 1) for word in words]
        foot = axes.point(0.0, 0.0).y() + self.look.space * 0.6
        for k, (y, word) in enumerate(zip(TRUTH, words, strict=True), 1):
            at = QPointF(axes.point(k, 0.0).x(), foot)
            marks.text(painter, at, word, font, self.look.colour(role(y)), None, (0.5, 0.0), self.rect)

    def board(self, frame: Frame) -> Board:
        """Asked for the mean, it shows neither it nor the losses."""
        say, crowd = self.language, cast(Crowd, frame.step)
        board = Board(columns(), Scale(-0.85, 5.3), say(f"{NAME}.face.losses"), numbers=False)
        if frame.view.asking:
            return board
        losses = [loss(a, y) for a, y in zip(moved(frame), TRUTH, strict=True)]
        mean = sum(losses) / len(losses)
        bars = tuple(Stick(k, 0.0, k, now, "J", wide=0.5, faint=0.6, symbol="J") for k, now in enumerate(losses, 1))
        prices = tuple(Note(k, max(now, mean) + 0.08, fixed(told, 2), "J", anchor=(0.5, 1.0))
                       for k, (now, told) in enumerate(zip(losses, crowd.losses, strict=True), 1))  # fmt: skip
        told = Note(LAST + 0.15, mean, "J = " + short(crowd.cost), "J", anchor=(0.0, 0.5), bold=True)
        level = Line(xs=(0.4, LAST), ys=(mean, mean), role="J", width=1.7, fill=0.0, symbol="J")
        return replace(board, sticks=bars, lines=(level,), notes=(told, *prices))


def columns() -> Scale:
    """Eight columns, and room for words beside them."""
    return Scale(0.4, LAST + 1.5)


def moved(frame: Frame) -> list[float]:
    """The answers between two steps."""
    here, there = cast(Crowd, frame.step), cast(Crowd, frame.next)
    return [blend(frame, a, b) for a, b in zip(here.answers, there.answers, strict=True)]
