"""The picture of "m examples": pictures come apart and stand side by side as columns; or lie in rows, and Python
objects."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter

from gui.lesson import Frame
from gui.pictures import cells, marks, shell
from gui.pictures.cat_plan import blend
from gui.pictures.column_squares import Squares
from gui.pictures.faces import FacesPicture
from gui.pictures.matrix import readable
from gui.pictures.notation.film import CHANNELS, NAME, Scene, example, landed, pixel, row, said, turn
from gui.pictures.notation.hand import LONGEST, StackHand
from gui.pictures.notation.plan import Plan, cell
from gui.pictures.pace import part
from gui.pictures.photo import argb_image, pixel_box, ring, smooth
from gui.pictures.wiring_nodes import fitted

MANY = 200  # numbers that fly one by one; more fly as one sheet


class NotationPicture(FacesPicture):
    """One face."""

    lesson = NAME
    cursors: ClassVar[dict[str, Qt.CursorShape]] = {"cell": Qt.CursorShape.CrossCursor}

    def __init__(self) -> None:
        self.stack = StackFace()
        super().__init__(self.stack)

    def arrange(self, whole: QRectF, frame: Frame) -> Sequence[QRectF]:
        """All of it."""
        s = self.look.space
        return (whole.adjusted(1.5 * s, s, -1.5 * s, -s),)

    def drag(self, at: QPointF, done: bool) -> None:
        """What is dragged is in focus, not what the pointer last lay on."""
        self.hovered.emit("")
        super().drag(at, done)

    def nudge(self, right: int, up: int, fine: float) -> None:
        """The same for the keyboard."""
        self.hovered.emit("")
        super().nudge(right, up, fine)


class StackFace(StackHand, Squares):
    """Pictures, X, Y, and what Python says."""

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """What has landed, what flies, what is pointed at."""
        here, plan, there = frame.scene, self.plan(frame), landed(frame)
        done = int(there + 1e-9)
        self._lit(painter, frame, plan, done)
        for i in range(here.m):
            self._card(painter, here, plan, i)
        for i in range(done):
            self._column(painter, here, plan.X[i], i, plan.upright)
            self._label(painter, here, plan.Y[i], i, 1.0)
        if done < here.m and there > done:
            self._flight(painter, here, plan, done, there - done)
        self._frames(painter, frame, plan, done)
        self._ring(painter, frame, plan, done)
        if not plan.talk.isEmpty():
            self._talk(painter, frame, plan.talk)

    # -- pictures and columns ------------------------------------------------------------------------------------

    def _card(self, painter: QPainter, here: Scene, plan: Plan, i: int) -> None:
        """The picture as it came, and beside it the few pixels that are stacked."""
        smooth(painter, plan.whole[i], self.image(here.whole[i]))
        self.square(painter, plan.cards[i], here.small[i])

    def _column(self, painter: QPainter, here: Scene, box: QRectF, i: int, upright: bool) -> None:
        """Its numbers as colours, and as digits where there is room."""
        wide = box.width() if upright else box.width() / here.n_x
        high = box.height() / here.n_x if upright else box.height()
        if here.n_x > MANY:
            smooth(painter, box, self._strip(here, i, upright))
            return
        painter.setPen(Qt.PenStyle.NoPen)
        font = self.look.maths("small", italic=False)
        metrics = QFontMetricsF(font)
        digits = high >= metrics.height() * 0.86 and wide >= metrics.horizontalAdvance("255") + 2
        for r, value in enumerate(here.small[i].ravel().tolist()):
            self._number(painter, cell(box, r, here.n_x, upright), r, value, font if digits else None)

    def _number(self, painter: QPainter, box: QRectF, r: int, value: int, font: Any) -> None:
        ground = tone(r % 3, value)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.fillRect(box.adjusted(0, 0, 0, -1) if font is not None else box, ground)
        if font is not None:
            painter.setFont(font)
            painter.setPen(readable(self.look, ground))
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), str(value))

    def _strip(self, here: Scene, i: int, upright: bool) -> QImage:
        """A column too long for its numbers, as colours: one line of the image for every pixel."""
        def make() -> QImage:
            rgb = here.small[i].reshape(-1, 3).astype(np.uint32)
            argb: NDArray[np.uint32] = np.uint32(0xFF000000) | (rgb[:, 0] << 16) | (rgb[:, 1] << 8) | rgb[:, 2]
            return argb_image(argb[:, None] if upright else argb[None, :])

        image: QImage = self.kept(("strip", here.small, i, upright), make)
        return image

    def _label(self, painter: QPainter, here: Scene, box: QRectF, i: int, seen: float) -> None:
        """y of one example: a disc or a square, and its number."""
        role = "one" if here.labels[i] else "zero"
        painter.setOpacity(seen)
        painter.setPen(marks.pen(self.look.colour(role), self.look.stroke * 0.8))
        painter.setBrush(cells.tint(self.look, 1.0, 1.0, role))
        size = min(box.width(), box.height())
        middle = QRectF(box.center().x() - size / 2, box.center().y() - size / 2, size, size).adjusted(1, 1, -1, -1)
        if here.labels[i]:
            painter.drawEllipse(middle)
        else:
            painter.drawRect(middle)
        font = self.look.maths("body", italic=False)
        fitted(painter, middle, str(here.labels[i]), font, self.look.colour("ink"))
        painter.setOpacity(1.0)

    # -- the film ------------------------------------------------------------------------------------------------

    def _flight(self, painter: QPainter, here: Scene, plan: Plan, i: int, t: float) -> None:
        """The numbers of one picture on their way into their column, the first ones ahead; then its label."""
        if here.n_x > MANY:
            image = self._strip(here, i, plan.upright)
            smooth(painter, blend(plan.cards[i], plan.X[i], part(t, 0.05, 0.8)), image)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            for r, value in enumerate(here.small[i].ravel().tolist()):
                late = 0.35 * r / here.n_x
                y, x, c = pixel(here.side, r)
                start = pixel_box(plan.cards[i], y, x, here.side)
                third = start.width() / 3
                begin = QRectF(start.left() + c * third, start.top(), third, start.height())
                way = part(t, 0.03 + late, 0.5 + late)
                if way > 0:
                    painter.fillRect(blend(begin, cell(plan.X[i], r, here.n_x, plan.upright), way), tone(c, value))
        self._label(painter, here, plan.Y[i], i, part(t, 0.8, 1.0))

    # -- names, and what is pointed at ---------------------------------------------------------------------------

    def _lit(self, painter: QPainter, frame: Frame, plan: Plan, done: int) -> None:
        """Behind the chosen example: from its picture to its label."""
        flies = frame.params.act == "columns" and landed(frame) > done  # what flies is what one looks at
        i = min(done, frame.scene.m - 1) if flies else example(frame)
        if frame.view.asking or 0 < turn(frame) < 1:
            return
        reach = self.look.space * 0.5
        band = plan.whole[i].united(plan.X[i]).united(plan.Y[i]) if i < done else plan.whole[i].united(plan.cards[i])
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.look.colour("marker"))
        painter.drawRoundedRect(band.adjusted(-reach, -reach, reach, reach), reach, reach)

    def _frames(self, painter: QPainter, frame: Frame, plan: Plan, done: int) -> None:
        """Brackets round X and Y, their names and the shapes they have now."""
        here, look, asking = frame.scene, self.look, frame.view.asking
        if 0 < turn(frame) < 1:
            return
        turned = turn(frame) > 0.5
        X, Y = plan.X[0].united(plan.X[-1]), plan.Y[0].united(plan.Y[-1])
        for box, name, role, count in ((X, "X", "x", here.n_x), (Y, "Y", "y", 1)):
            cells.brackets(painter, look, box, look.colour(role), look.space * 0.8)
            shape = (done, count) if turned else (count, done)
            self._name(painter, frame, plan, box, name, role, "" if asking else str(shape))
        if done and not asking and frame.params.act == "columns":
            self._beside(painter, frame, plan, X)

    def _name(self, painter: QPainter, frame: Frame, plan: Plan, box: QRectF, name: str, role: str, shape: str) -> None:
        """Left of a standing array, over a lying one."""
        look = self.look
        high = QFontMetricsF(self.shape_font).height()
        if plan.upright and box.height() > 3 * high:
            room = QRectF(self.rect.left(), box.center().y() - high, self.names - 1.6 * look.space, high)
            upper, lower = room, room.translated(0, high)
        else:
            wide = self.names + high
            x = min(max(box.center().x() - wide / 2, self.rect.left()), self.rect.right() - wide)
            room = QRectF(x, box.top() - 1.15 * high, wide, 1.1 * high)
            if plan.upright:
                room = QRectF(self.rect.left(), box.center().y() - high / 2, self.names - 1.6 * look.space, high)
            cut = room.width() * 0.28
            upper, lower = room.adjusted(0, 0, cut - room.width(), 0), room.adjusted(cut, 0, 0, 0)
        fitted(painter, upper, name, look.maths("title", scale=0.9), look.colour(role))
        fitted(painter, lower, shape, self.shape_font, look.colour("ink"))

    def _beside(self, painter: QPainter, frame: Frame, plan: Plan, X: QRectF) -> None:
        """At the right: the chosen column as the course and as Python write it."""
        i, look = example(frame), self.look
        if i >= int(landed(frame) + 1e-9):
            return
        font = self.shape_font
        wide = QFontMetricsF(font).horizontalAdvance(LONGEST) + 1.5 * look.space
        for box, words, role in ((X, f"x{raised(i + 1)} = X[:, {i}]", "x"),
                                 (plan.Y[0], f"y{raised(i + 1)} = Y[0, {i}]", "y")):  # fmt: skip
            at = QRectF(self.rect.right() - wide, box.center().y() - self.line, wide, 2 * self.line)
            fitted(painter, at, words, font, look.colour(role))

    def _ring(self, painter: QPainter, frame: Frame, plan: Plan, done: int) -> None:
        """The chosen row: the same pixel in every picture, the same line of every column."""
        if frame.view.asking or 0 < turn(frame) < 1:
            return
        here, r, chosen = frame.scene, row(frame), example(frame)
        y, x, c = pixel(here.side, r)
        for i in range(here.m):
            box = pixel_box(plan.cards[i], y, x, here.side)
            more = max(0.0, 9.0 - box.width()) / 2
            box = box.adjusted(-more, -more, more, more) if here.side > 8 else box
            ring(painter, box, self.look, CHANNELS[c] if i == chosen else "faint")
        if done:
            one, last = (cell(plan.X[i], r, here.n_x, plan.upright) for i in (0, done - 1))
            band = one.united(last)
            thin = max(0.0, 5.0 - min(band.width(), band.height())) / 2
            grown = band.adjusted(-2, -thin, 2, thin) if plan.upright else band.adjusted(-thin, -2, thin, 2)
            ring(painter, grown, self.look, CHANNELS[c])

    def _talk(self, painter: QPainter, frame: Frame, room: QRectF) -> None:
        """What was typed, and what came back."""
        told = said(frame)
        if not told:
            return
        inner = shell.card(painter, self.look, room, shell.verdict(*told))
        lines = [line for one in told for line in shell.rows(one)]
        shell.write(painter, self.look, inner, lines, shell.scale_for(self.look, inner.size(), 66, 6))


def tone(channel: int, value: int) -> QColor:
    """The light of one colour."""
    return QColor(*(value if c == channel else 0 for c in range(3)))


def raised(i: int) -> str:
    """(3) as the course writes it over a letter."""
    return "⁽" + str(i).translate(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")) + "⁾"

