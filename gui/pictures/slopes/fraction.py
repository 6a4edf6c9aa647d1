"""Height over width in large, and what it comes to."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from gui.lesson import Frame
from gui.pictures import marks
from gui.pictures.face import Face
from gui.pictures.slopes.moment import Moment, over, plain, power, slope_text

SCALES = (1.0, 0.85, 0.72, 0.6, 0.5, 0.42, 0.36, 0.3)  # of the largest type


class FractionFace(Face):
    """Height over width, as large as it can be."""

    def __init__(self, telling: Callable[[Frame], Moment], rule: Callable[[Frame], str] = lambda _: "") -> None:
        super().__init__()
        self.telling, self.rule = telling, rule

    def parts(self, frame: Frame) -> tuple[str, str, str]:
        """Height, width and slope as far as they have been said."""
        now, asking = self.telling(frame), frame.view.asking
        seen = now.grown[1] > 0.5 and not asking
        slope = slope_text(now.now) + (f" → {plain(now.exact, 6)}" if now.limit and now.exact is not None else "")
        return (plain(now.now.height) if seen else "?", power(now.now.width) if now.grown[0] > 0.5 else "?",
                slope if now.told and not asking else "?")

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """A fraction with its names, and what it comes to."""
        say, look = self.language, self.look
        self.heading(painter, say("slope_of_a_line.face.fraction"))
        height, width, slope = self.parts(frame)
        room = QRectF(self.rect).adjusted(look.space, self.head, -look.space, 0)
        rule = "" if frame.view.asking else self.rule(frame)
        names = say("slope_of_a_line.label.height"), say("slope_of_a_line.label.width")
        font, low = self._sizes(room, names, (height, width, slope), bool(rule))
        small, big = look.font("body"), QFontMetricsF(font)
        x = room.left() + max(map(QFontMetricsF(small).horizontalAdvance, names)) + look.space
        bar = max(map(big.horizontalAdvance, (height, width)))
        middle = room.top() + big.height() + look.space * 0.4
        painter.setPen(marks.pen(look.colour("ink"), max(2.0, look.stroke * 0.9)))
        painter.drawLine(QPointF(x, middle), QPointF(x + bar, middle))
        for part, name, role, top in ((height, names[0], "J", -1), (width, names[1], "a", 1)):
            y = middle + top * (big.height() / 2 + look.space * 0.2)
            colour = look.colour(role)
            box = marks.text(painter, QPointF(x + bar / 2, y), part, font, colour, None, (0.5, 0.5))
            marks.text(painter, QPointF(x - look.space, y), name, small, colour, None, (1.0, 0.5))
            if frame.view.focus == role:
                painter.setPen(marks.pen(colour, look.stroke))
                painter.drawLine(box.bottomLeft(), box.bottomRight())
        equal = over(self.telling(frame).now) if slope != "?" else "="
        at = QPointF(room.left(), middle + big.height() * 1.6 + look.space) if low else QPointF(x + bar, middle)
        after = marks.text(painter, at, f" {equal} ", font, look.colour("ink"), None, (0.0, 0.5))
        marks.text(painter, QPointF(after.right(), at.y()), slope, font, look.colour("slope"), None, (0.0, 0.5))
        if rule:
            foot = middle + big.height() * (2.1 if low else 1.0) + look.space
            marks.text(painter, QPointF(room.left(), foot), rule, small, look.colour("slope"), None, (0.0, 0.0),
                       self.rect)  # fmt: skip

    def _sizes(self, room: QRectF, names: tuple[str, str], parts: tuple[str, str, str],
               rule: bool) -> tuple[QFont, bool]:  # fmt: skip
        """The largest type in which all of it fits, and whether what it comes to goes on in a line of its own."""
        look, (height, width, slope) = self.look, parts
        low = QFontMetricsF(look.font("body"))
        left = max(map(low.horizontalAdvance, names)) + look.space
        foot = 1.3 * low.height() if rule else 0.0
        font = look.maths("huge", italic=False)
        for scale in SCALES:
            font = look.maths("huge", italic=False, scale=scale)
            big = QFontMetricsF(font)
            bar = left + max(map(big.horizontalAdvance, (height, width)))
            result = big.horizontalAdvance(f" ≈ {slope}") + look.space
            for below, wide, high in ((False, bar + result, 2.1), (True, max(bar, result), 3.4)):
                if wide <= room.width() and high * big.height() + foot <= room.height():
                    return font, below
        return font, False
