"""The picture of "a picture becomes a column": apart into its colours, down into the column, and back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from gui.lesson import Frame
from gui.pictures.cat_flight import GREATEST, Flight, blocks, colours, column_image, fly
from gui.pictures.cat_plan import blend
from gui.pictures.column_scene import CHANNELS, N_X, Scene, pixel_in, reached
from gui.pictures.faces import FacesPicture
from gui.pictures.pace import part
from gui.pictures.photo import add_light, channel_image, crisp, smooth
from gui.pictures.picture_to_column.hand import KEY, Hand
from gui.pictures.picture_to_column.mix import Mix
from gui.pictures.picture_to_column.plan import Plan
from gui.pictures.wiring_nodes import fitted

GHOST = 0.14  # what a colour leaves behind in its plane while its numbers fly


class ColumnPicture(FacesPicture):
    """The way, or the mistake."""

    lesson = "picture_to_column"
    cursors: ClassVar[dict[str, Qt.CursorShape]] = {
        "pixel": Qt.CursorShape.CrossCursor, "seen": Qt.CursorShape.CrossCursor,
        "row": Qt.CursorShape.SizeVerCursor,
    }  # fmt: skip

    def __init__(self) -> None:
        self.way, self.mix = Way(), Mix()
        super().__init__(self.way, self.mix)

    def arrange(self, whole: QRectF, frame: Frame) -> Sequence[QRectF]:
        """One of them has everything."""
        s = self.look.space
        room, none = whole.adjusted(1.5 * s, s, -1.5 * s, -s), QRectF()
        return (none, room) if frame.params.order == "mistake" else (room, none)

    def drag(self, at: QPointF, done: bool) -> None:
        """What is dragged is in focus, not what the pointer last lay on."""
        self.hovered.emit("")
        super().drag(at, done)

    def nudge(self, right: int, up: int, fine: float) -> None:
        """The same for the keyboard."""
        self.hovered.emit("")
        super().nudge(right, up, fine)


class Way(Hand):
    """Picture, planes, column, and the picture again."""

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """Whatever is to be seen at this moment."""
        at, p, scene = reached(frame), self.plan(), frame.scene
        if at < 1:
            self._apart(painter, p, scene, part(at, 0.0, 1.0))
        else:
            self.square(painter, p.first, scene.square)
            self._column(painter, p, scene, at)
        self._names(painter, p, frame, at)
        for box in self.boxes(frame):
            self.mark(painter, box, pixel_in(frame))
        if at >= 1:
            still = 1 - part(at % 1, 0.0, 0.08) * (1 - part(at % 1, 0.92, 1.0))  # they make way for what flies
            if still > 0:
                self._cards(painter, p, frame, still, still if at > 1.5 else 0.0)

    # -- the film ------------------------------------------------------------------------------------------------

    def _apart(self, painter: QPainter, p: Plan, scene: Scene, t: float) -> None:
        """The picture moves aside, and its three colours leave it."""
        self.square(painter, blend(p.big, p.first, t), scene.square)
        if t > 0:
            add_light(painter, [blend(p.big, plane, t) for plane in p.planes], self._planes(scene))

    def _planes(self, scene: Scene) -> list[QImage]:
        """Its three colours."""
        def make() -> list[QImage]:
            return [channel_image(scene.square, c) for c in range(3)]

        images: list[QImage] = self.kept(("planes", scene.square), make)
        return images

    def _column(self, painter: QPainter, p: Plan, scene: Scene, at: float) -> None:
        """The planes, what flies to the column, what has landed in it, and what flies back."""
        there = at <= 1 or at >= 2
        away = part(at, 1.0, 1.1) * (1 - part(at, 1.88, 2.0))
        for plane, image in zip(p.planes, self._planes(scene), strict=True):
            painter.setOpacity(1 - (1 - GHOST) * away)
            crisp(painter, plane, image)
            painter.setOpacity(1.0)
        if at <= 1:
            return
        self._empty(painter, p)
        if there:
            key = ("column", scene.square, scene.stacked)
            smooth(painter, p.column, self.kept(key, lambda: column_image(scene.square, None, scene.stacked)))
            self._back(painter, p, scene, at)
            return
        flight = fly(part(at, 1.05, 1.95), p.planes, p.column, scene.stacked)
        for c, plane in enumerate(p.planes):
            crisp(painter, plane, channel_image(scene.square, c, flight.waiting[c]))
        smooth(painter, p.column, column_image(scene.square, flight.landed, scene.stacked))
        self._blocks(painter, flight, scene)

    def _back(self, painter: QPainter, p: Plan, scene: Scene, at: float) -> None:
        """The same film backwards, from the column into one picture; at its end the array that really came back."""
        if at <= 2:
            return
        if at >= 3:
            self.square(painter, p.again, scene.back)
            return
        flight = fly(1 - part(at, 2.05, 1.0 + 1.95), (p.again,) * 3, p.column, scene.stacked)
        painter.fillRect(p.again, self.look.colour("grid"))
        add_light(painter, [p.again] * 3, [channel_image(scene.square, c, flight.waiting[c]) for c in range(3)])
        self._blocks(painter, flight, scene)

    def _blocks(self, painter: QPainter, flight: Flight, scene: Scene) -> None:
        """Those in the air, on a sheet no larger than they need."""
        if flight.flying.size:
            of = self.kept(("flying", scene.square), lambda: colours(scene.square))
            left, top = (int(v.min()) - GREATEST for v in (flight.x, flight.y))
            wide, high = (int(v.max() - v.min()) + 2 * GREATEST + 1 for v in (flight.x, flight.y))
            moved = replace(flight, x=flight.x - left, y=flight.y - top)
            painter.drawImage(QPointF(left, top), blocks(moved, of, wide, high))

    def _empty(self, painter: QPainter, p: Plan) -> None:
        """The column's frame."""
        painter.setPen(self.look.pen("line", self.look.stroke * 0.8))
        painter.setBrush(self.look.colour("grid"))
        painter.drawRect(p.column.adjusted(-1, -1, 1, 1))

    # -- words and numbers ---------------------------------------------------------------------------------------

    def _names(self, painter: QPainter, p: Plan, frame: Frame, at: float) -> None:
        """What each thing is."""
        say, scene = self.language, frame.scene
        if at <= 0:
            self.above(painter, p.big, say(f"{KEY}.picture"), "ink")
            return
        if at < 1:
            return
        self.above(painter, p.first, say(f"{KEY}.picture"), "ink")
        for plane, name in zip(p.planes, CHANNELS, strict=True):
            self.above(painter, plane, say(f"{KEY}.{name}"), name)
        if at > 1:
            self._rows(painter, p, scene)
        if at >= 3:
            same = scene.same == N_X
            self.above(painter, p.again, say(f"{KEY}.back", same=f"{scene.same:,}"), "a" if same else "warn")

    def _rows(self, painter: QPainter, p: Plan, scene: Scene) -> None:
        """Over the column its letter, under it its shape, beside it where it begins and ends."""
        column, line = p.column, self.line
        wide = QRectF(column.center().x() - 5 * line, 0, 2 * (self.rect.right() - column.center().x()), 1.4 * line)
        wide.moveLeft(self.rect.right() - wide.width())
        font = self.look.maths("title", scale=0.85)
        fitted(painter, wide.translated(0, column.top() - 1.5 * line), "x", font, self.look.colour("x"))
        small = self.look.font("small")
        fitted(painter, wide.translated(0, column.bottom() + 0.1 * line), f"({N_X}, 1)", small, self.look.colour("ink"))
        ends = (0, N_X // 3, 2 * N_X // 3, N_X - 1) if scene.stacked else (0, N_X - 1)
        for row in ends:
            box = QRectF(column.right(), self.height(p, row) - line / 2, self.rect.right() - column.right(), line)
            fitted(painter, box, f"{row:,}", small, self.look.colour("faint"))

    def _cards(self, painter: QPainter, p: Plan, frame: Frame, seen: float, rows: float) -> None:
        """The pixel's three numbers, each tied to its place in its plane and to its row."""
        scene: Scene = frame.scene
        y, x, chosen = pixel_in(frame)
        for c, (plane, card, name) in enumerate(zip(p.planes, p.cards, CHANNELS, strict=True)):
            painter.setOpacity(seen)
            colour, width = self.look.colour(name), self.look.stroke * (1.0 if c == chosen else 0.6)
            painter.setPen(self.look.pen(name, width))
            at = self.pixel_place(plane, (y, x, c))
            painter.drawLine(QPointF(at.right() + 2, at.center().y()), QPointF(card.left(), card.center().y()))
            painter.setOpacity(rows)
            if rows > 0:
                target = self.height(p, scene.row((y, x, c)))
                painter.drawLine(QPointF(card.right(), card.center().y()), QPointF(p.column.left() - 2, target))
                self._in_column(painter, p, target, name, c == chosen)
            painter.setOpacity(seen)
            painter.setBrush(self.look.colour("marker" if c == chosen else "raised"))
            painter.drawRoundedRect(card, self.look.space * 0.6, self.look.space * 0.6)
            value = f"{self.language(f'{KEY}.{name}')} {scene.square[y, x, c]}"
            half = QRectF(card.x(), card.y(), card.width(), card.height() / 2)
            font = self.look.font("body", bold=True)
            fitted(painter, half if rows > 0 else card, value, font, colour)
            if rows > 0:
                row = self.language(f"{KEY}.row", row=f"{scene.row((y, x, c)):,}")
                fitted(painter, half.translated(0, half.height()), row, self.look.font("body"), self.look.colour("ink"))
        painter.setOpacity(1.0)

    def _in_column(self, painter: QPainter, p: Plan, y: float, name: str, chosen: bool) -> None:
        """A row of the column, with a halo."""
        a, b = QPointF(p.column.left() - 2, y), QPointF(p.column.right() + 3, y)
        for role, width in (("halo", 2.4), (name, 1.2 if chosen else 0.9)):
            painter.setPen(self.look.pen(role, self.look.stroke * width))
            painter.drawLine(a, b)
        painter.setPen(self.look.pen(name, self.look.stroke * (1.0 if chosen else 0.6)))
