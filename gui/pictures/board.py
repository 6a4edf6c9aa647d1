"""The curve board: functions, slopes, tangents, nudges, points and sticks on two axes, painted from a frozen `Board`.

A subclass says which board a frame is (`board`); everything on the screen follows from that. What moves by hand is a
`Dot` with a name. The mouse and the keys belong to the picture that holds the board (`FacesPicture`).
"""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QPainter

from gui.lesson import Frame
from gui.pictures import board_paint as paint
from gui.pictures import marks
from gui.pictures.axes import Axes, Scale, written
from gui.pictures.board_labels import labels_of
from gui.pictures.board_parts import Board, Dot, Range
from gui.pictures.face import Face, near
from gui.pictures.labels import Label, places, write


class CurveBoard(Face):
    """One board; pure in the frame."""

    anywhere: ClassVar[str] = ""  # the dot that comes to wherever the board is pressed

    def __init__(self) -> None:
        super().__init__()
        self._kept: tuple[object, list[Label], list[QRectF | None]] | None = None  # words and their places

    def board(self, frame: Frame) -> Board:
        """What is to be seen."""
        raise NotImplementedError

    def under(self, painter: QPainter, frame: Frame, axes: Axes) -> None:
        """What lies below curves and dots (a shaded field); clipped to the plot."""

    # -- places --------------------------------------------------------------------------------------------------

    def axes(self, board: Board) -> Axes:
        """The plot inside the face: room for heading, numbers and the names of the axes."""
        s, metrics = self.look.space, QFontMetricsF(self.look.font("small"))
        rect = QRectF(self.rect).adjusted(s, s * 0.5, -s * 1.5, -s)
        if board.title or board.y_label:
            rect.setTop(rect.top() + self.head)
        if board.numbers:
            marked = [*written(board.y.marks(max(2, int(rect.height() / (metrics.height() * 1.8))))), board.widest]
            rect.setLeft(rect.left() + max((metrics.horizontalAdvance(text) for text in marked), default=0.0) + s * 0.5)
            rect.setBottom(rect.bottom() - metrics.height())
        if board.x_label:
            rect.setBottom(rect.bottom() - metrics.height())
        if board.equal:
            rect = _fitted(rect, board)
        rect.setSize(rect.size().expandedTo(QRectF(0, 0, 8, 8).size()))
        return Axes(rect, board.x, board.y)

    def dot_radius(self, dot: Dot) -> float:
        """Half its width in pixels; what can be moved is larger."""
        return (self.ball_radius if dot.moves else max(5.0, self.look.stroke * 1.9)) * dot.size

    # -- painting ------------------------------------------------------------------------------------------------

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """Ground, what stays, what moves, and the words last."""
        board = self.board(frame)
        axes = self.axes(board)
        lit = frozenset({self.active, frame.view.focus} - {""})
        plot = (axes.rect.getRect(), board.x, board.y)  # what every kept layer depends on
        names = (board.title, board.x_label, board.y_label, board.x_role, board.y_role, board.numbers)
        self.layer(painter, "ground", (plot, names), lambda p: self._ground(p, board, axes))
        painter.save()
        painter.setClipRect(axes.rect.adjusted(-1, -1, 1, 1))
        self.under(painter, frame, axes)
        for line in board.lines:
            paint.fill(painter, self.look, axes, line)
        still = tuple(line for line in board.lines if line.still)
        self._straight(painter, board, axes, lit)
        self.layer(painter, "still", (plot, still, lit), lambda p: self._lines(p, still, axes, lit))
        self._lines(painter, [line for line in board.lines if not line.still], axes, lit)
        self._slopes(painter, board, axes, lit)
        painter.restore()
        for dot in board.dots:
            paint.dot(painter, self.look, axes.point(dot.x, dot.y), dot, self.dot_radius(dot), _lit(dot, lit))
        self._words(painter, board, axes)

    def _ground(self, painter: QPainter, board: Board, axes: Axes) -> None:
        look = self.look
        font = look.font("small")
        if board.title:
            beside = QFontMetricsF(font).horizontalAdvance(board.y_label) if board.y_label else 0.0
            right = self.rect.right() - axes.rect.right()
            self.heading(painter, board.title, beside + right + look.space if beside else 0.0)
        if board.numbers:
            axes.draw(painter, look)
        paint.zeros(painter, look, axes)
        if board.x_label:
            low = axes.rect.bottom() + QFontMetricsF(font).height() * (1.0 if board.numbers else 0.1)
            marks.text(painter, QPointF(axes.rect.right(), low + look.space * 0.5), board.x_label, font,
                       look.colour(board.x_role), None, (1.0, 0.0), self.rect)  # fmt: skip
        if board.y_label:
            at = QPointF(axes.rect.right(), self.rect.top()) if board.title else self.rect.topLeft()
            marks.text(painter, at, board.y_label, font, look.colour(board.y_role), None,
                       (1.0 if board.title else 0.0, 0.0), self.rect)  # fmt: skip

    def _lines(self, painter: QPainter, lines: Any, axes: Axes, lit: frozenset[str]) -> None:
        painter.setClipRect(axes.rect.adjusted(-1, -1, 1, 1))
        for line in lines:
            paint.line(painter, self.look, axes, line, line.symbol in lit)

    def _straight(self, painter: QPainter, board: Board, axes: Axes, lit: frozenset[str]) -> None:
        for stick in board.sticks:
            paint.stick(painter, self.look, axes, stick, stick.symbol in lit)
        for guide in board.guides:
            paint.guide(painter, self.look, axes, guide, guide.symbol in lit)

    def _slopes(self, painter: QPainter, board: Board, axes: Axes, lit: frozenset[str]) -> None:
        for tangent in board.tangents:
            paint.tangent(painter, self.look, axes, tangent, tangent.symbol in lit)
        for nudge in board.nudges:
            paint.nudge(painter, self.look, axes, nudge, lit)

    def _words(self, painter: QPainter, board: Board, axes: Axes) -> None:
        """Every label where there is room for it; looked for again only when something has moved."""
        key = (board, axes.rect.getRect(), self.look)
        if self._kept is None or self._kept[0] != key:
            self._kept = key, *self._placed(board, axes)
        write(painter, self.look, *self._kept[1:])

    def _placed(self, board: Board, axes: Axes) -> tuple[list[Label], list[QRectF | None]]:
        radii = [self.dot_radius(dot) for dot in board.dots]
        labels = labels_of(board, axes, self.look, radii)
        if not labels:
            return [], []
        taken = [_square(axes.point(dot.x, dot.y), r + 1) for dot, r in zip(board.dots, radii, strict=True)]
        taken += [paint.bar(axes, stick) for stick in board.sticks if stick.wide]
        return labels, places(labels, axes.rect.adjusted(2, 2, -2, -2), paint.ink(axes, board), taken)

    # -- hands ---------------------------------------------------------------------------------------------------

    def movable(self, frame: Frame) -> dict[str, Dot]:
        """The dots that can be moved, by their handle."""
        return {dot.name: dot for dot in self.board(frame).dots if dot.name and dot.moves}

    def handles(self, frame: Frame) -> tuple[str, ...]:
        """Every dot that can be moved."""
        return tuple(self.movable(frame))

    def grab(self, at: QPointF, frame: Frame) -> str:
        """The nearest dot that can be moved."""
        axes = self.axes(self.board(frame))
        found, least = "", 1e9
        for name, dot in self.movable(frame).items():
            place = axes.point(dot.x, dot.y)
            way = (place - at).manhattanLength()
            if near(place, at, max(14.0, self.dot_radius(dot) * 1.8)) and way <= least:
                found, least = name, way
        inside = axes.rect.adjusted(-6, -6, 6, 6).contains(at)
        return found or (self.anywhere if inside and self.anywhere in self.movable(frame) else "")

    def jumps(self, what: str) -> bool:
        """What comes from anywhere does so at once."""
        return what == self.anywhere

    def value(self, what: str, at: QPointF, frame: Frame) -> Any:
        """Where the dot would be: a number, or (x, y) if it moves both ways."""
        dot = self.movable(frame).get(what)
        if dot is None:
            return None
        board = self.board(frame)
        x, y = self.axes(board).values(at)
        if dot.snap:
            x, y = (_clean(round(v / dot.snap) * dot.snap) for v in (x, y))
        return _kept(dot, board, x, y)

    def nudged(self, what: str, frame: Frame, right: float, up: float) -> Any:
        """One press of an arrow; a dot that moves one way only takes all four arrows for it."""
        dot = self.movable(frame).get(what)
        if dot is None:
            return None
        board, both = self.board(frame), right + up
        across, along = (right, up) if dot.moves == "xy" else (both, both)
        return _kept(dot, board, _moved(board.x, dot.x, across, dot.step), _moved(board.y, dot.y, along, dot.step))

    def focus(self, at: QPointF, frame: Frame) -> str:
        """The dot or the curve under the pointer."""
        board = self.board(frame)
        axes = self.axes(board)
        for dot in reversed(board.dots):
            if near(axes.point(dot.x, dot.y), at, self.dot_radius(dot) + 4):
                return dot.symbol or dot.name
        for line in board.lines:
            if line.symbol and paint.touches(axes, line, at, 8.0):
                return line.symbol
        return ""


def _lit(dot: Dot, lit: frozenset[str]) -> bool:
    return bool({dot.name, dot.symbol} & lit)


def _square(at: QPointF, half: float) -> QRectF:
    return QRectF(at.x() - half, at.y() - half, 2 * half, 2 * half)


def _fitted(rect: QRectF, board: Board) -> QRectF:
    """The largest part of a rectangle, in its middle, in which a unit is as long along x as along y."""
    ratio = (board.x.high - board.x.low) / (board.y.high - board.y.low)
    wide, high = min(rect.width(), rect.height() * ratio), min(rect.height(), rect.width() / ratio)
    return QRectF(rect.center().x() - wide / 2, rect.center().y() - high / 2, wide, high)


def _clean(value: float) -> float:
    """Without the dust of binary fractions: 2.3, not 2.3000000000000003."""
    return float(f"{value:.12g}")


def _moved(scale: Scale, value: float, presses: float, step: float) -> float:
    if step:
        return _clean(value + presses * step)
    return scale.value(scale.spot(value) + presses / 60)


def _kept(dot: Dot, board: Board, x: float, y: float) -> Any:
    """Inside its range, and as the handle tells it."""
    def clamped(value: float, scale: Scale, allowed: Range | None) -> float:
        low, high = allowed or (scale.low, scale.high)
        return min(max(value, low), high)

    x, y = clamped(x, board.x, dot.x_range), clamped(y, board.y, dot.y_range)
    return (x, y) if dot.moves == "xy" else x if dot.moves == "x" else y
