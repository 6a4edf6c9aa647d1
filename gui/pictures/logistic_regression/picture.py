"""The picture of the lesson on logistic regression: the plane, the curve over z, and one student or the count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from core.activation import sigmoid
from gui.lesson import Frame
from gui.pictures.axes import Axes, Scale
from gui.pictures.board import CurveBoard
from gui.pictures.board_parts import Board, Dot, Guide, Line, Stick
from gui.pictures.faces import FacesPicture
from gui.pictures.logistic_regression import plane_marks as ink
from gui.pictures.logistic_regression.card import Card
from gui.pictures.logistic_regression.film import NAME, moment, sharp, told, veiled, who
from gui.pictures.logistic_regression.parts import person, sums, written
from gui.pictures.logistic_regression.plane import Plane

FAR = 7.0  # |z| that the curve shows; who is further out stands at its edge


class OverZ(CurveBoard):
    """σ(z) with every student at their z: the distance from the line, times the length of w."""

    def board(self, frame: Frame) -> Board:
        """All students on the curve; of the one that is spoken of z and ŷ as sticks."""
        say = self.language
        board = Board(Scale(-FAR - 0.6, FAR + 0.6), Scale(-0.12, 1.12), say(f"{NAME}.face.curve"), "z", x_role="z")
        if veiled(frame):
            return board
        given, k, here = frame.scene, who(frame), person(frame.scene, who(frame), told(frame))
        zs = np.clip(sums(given, moment(frame)), -FAR, FAR)
        places = list(zip(zs.tolist(), sigmoid(zs).tolist(), strict=True))
        (z, a), (z_text, a_text, _) = places[k], written(here)
        sticks = (Stick(0.0, 0.0, z, 0.0, "z", "z = " + z_text, width=1.8, symbol="z"),
                  Stick(z, 0.0, z, a, "a", "ŷ = " + a_text, width=1.8, symbol="a"))  # fmt: skip
        curve = Line(sigmoid, role="a", width=1.4, symbol="a", still=True)
        order = sorted(range(len(places)), key=lambda j: j == k)  # the one that is spoken of lies on top
        dots = tuple(Dot(*places[j], one=given.y[j] >= 0.5, name=f"point:{j}", symbol=f"point:{j}",
                         size=1.3 if j == k else 0.85) for j in order)  # fmt: skip
        return replace(board, lines=(curve,), dots=dots, sticks=sticks, guides=(Guide(y=0.5),))

    def under(self, painter: QPainter, frame: Frame, axes: Axes) -> None:
        """The shades of the plane, for they depend on z alone."""
        if veiled(frame):
            return
        zero, one, cut = axes.point(0.0, 0.0), axes.point(1.0, 0.0), sharp(frame)
        shades = ink.brush(self.look, zero, QPointF(one.x() - zero.x(), 0.0), cut)
        if 0.0 < cut < 1.0:
            painter.fillRect(axes.rect, shades)
        else:
            self.layer(painter, "shades", cut, lambda p: p.fillRect(axes.rect, shades))


class LogisticPicture(FacesPicture):
    """One arrow, one line, many students."""

    lesson = NAME
    cursors: ClassVar[dict[str, Qt.CursorShape]] = {"b": Qt.CursorShape.SizeAllCursor}

    def __init__(self) -> None:
        self.plane, self.curve, self.card = Plane(), OverZ(), Card()
        super().__init__(self.plane, self.curve, self.card)

    def arrange(self, whole: QRectF, frame: Frame) -> Sequence[QRectF]:
        """The plane is the largest; beside it (or below, where it is narrow) the curve and the card."""
        s = self.look.space
        room = whole.adjusted(s, s, -s, -s)
        gap = s * 1.5
        if room.width() > 1.1 * room.height():
            wide = max(min(room.width() * 0.6, room.height() * 1.15), room.width() * 0.5)
            side = QRectF(room.left() + wide + gap, room.top(), room.width() - wide - gap, room.height())
            high = side.height() * 0.66
            return (QRectF(room.left(), room.top(), wide, room.height()),
                    QRectF(side.left(), side.top(), side.width(), high),
                    QRectF(side.left(), side.top() + high + gap, side.width(), side.height() - high - gap))  # fmt: skip
        high = room.height() * 0.6
        low, half = room.height() - high - gap, (room.width() - gap) / 2
        return (QRectF(room.left(), room.top(), room.width(), high),
                QRectF(room.left(), room.top() + high + gap, half, low),
                QRectF(room.left() + half + gap, room.top() + high + gap, half, low))  # fmt: skip

    def hold(self, handle: str) -> None:
        """A student that Tab comes to is spoken of, as one under the pointer is."""
        super().hold(handle)
        if handle.startswith("point:"):
            self.hovered.emit(handle)
