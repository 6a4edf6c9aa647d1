"""The sum at work, column by column: a row of numbers that changes, a row of weights that does not, their products."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from gui.lesson import Frame
from gui.pictures import marks
from gui.pictures.kinds_of_network.film import NAME, Slid
from gui.pictures.kinds_of_network.sum import Column, Sum, sum_of
from gui.pictures.matrix import readable
from gui.pictures.scrub import Scrub
from gui.theme import Look

CENTRE = int(Qt.AlignmentFlag.AlignCenter)
WIDEST = 5.4  # a column, in body type
SCALES = (1.35, 1.2, 1.05, 0.95, 0.9, 0.84)
ROOMY = ((True, 1.35), (True, 1.0), (False, 1.0), (False, 0.84))  # whether rows have names, and how large the sum is
NOTCHES = {"waa": 0.05, "wax": 0.05, "b": 0.05}


def weight_ink(painter: QPainter, look: Look, rect: QRectF, text: str, font: QFont, share: float,
               hot: bool = False) -> None:  # fmt: skip
    """A weight in its cell: always in the one colour of weights, the stronger the larger it is."""
    ground = marks.mix(look.colour("raised"), look.colour("w"), 0.14 + 0.24 * min(1.0, share))
    painter.setBrush(ground)
    painter.setPen(marks.pen(look.colour("accent" if hot else "w"), look.stroke * (1.2 if hot else 0.7)))
    painter.drawRoundedRect(rect, 3, 3)
    painter.setFont(font)
    painter.setPen(look.colour("ink"))
    painter.drawText(rect, CENTRE, text)


@dataclass(frozen=True)
class Plan:
    """Where the columns lie, and the type that fits into them."""

    left: float
    wide: float
    tops: tuple[float, float, float, float]  # of the letters, the numbers, the weights, the products
    high: float
    font: QFont
    right: QRectF  # for the sum
    labelled: bool
    large: float  # the type of the sum, in body type
    fits: bool

    def cell(self, column: int, row: int) -> QRectF:
        """Row 0: letters, 1: numbers, 2: weights, 3: products."""
        box = QRectF(self.left + column * self.wide, self.tops[row], self.wide, self.high)
        return box.adjusted(self.wide * 0.06, 1, -self.wide * 0.06, -1)


class StripFace(Scrub):
    """Three rows; at their right end the sum and what becomes of it."""

    def take(self, what: str, at: QPointF, frame: Frame) -> None:
        """A kernel's weights move by tenths, the cell's by twentieths."""
        self.notch = NOTCHES.get(what, 0.1)
        super().take(what, at, frame)

    @property
    def pace(self) -> float:
        """Fine, since the notches are."""
        return max(2.0, self.look.px("body") * 0.25)

    def spots(self, frame: Frame) -> dict[str, tuple[QRectF, float]]:
        """The weights that may be changed."""
        made = sum_of(frame)
        plan = self.plan(made, _act(frame))
        return {c.handle: (plan.cell(i, 2), c.w) for i, c in enumerate(made.columns) if c.handle}

    def nudged(self, what: str, frame: Frame, right: float, up: float) -> float | None:
        """A kernel's weight moves by 1 and the cell's by a tenth; with Shift by a notch."""
        self.notch = NOTCHES.get(what, 0.1)
        self.press = 1.0 if what not in NOTCHES else 0.1
        return super().nudged(what, frame, right, up)

    # -- places --------------------------------------------------------------------------------------------------

    def plan(self, made: Sum, act: str) -> Plan:
        """The most that fits: where it is narrow the sum becomes smaller, and then the names of the rows go."""
        plans = (self._plan(made, act, labelled, large) for labelled, large in ROOMY)
        return next(plan for plan in plans if plan.fits or plan.large == ROOMY[-1][1])

    def _plan(self, made: Sum, act: str, labelled: bool, large: float) -> Plan:
        """One try."""
        look, s, n = self.look, self.look.space, len(made.columns)
        lettered = any(c.letter for c in made.columns)
        rows = 4 if lettered else 3
        names = [row for words in self._labels(act) for row in words.split("\n")]
        label = max(map(QFontMetricsF(look.font("small")).horizontalAdvance, names)) if labelled else 0.0
        sums = QFontMetricsF(look.maths("body", False, large)).horizontalAdvance("≈ −00.0 = z") + s
        if made.bend:
            bend = QFontMetricsF(look.maths("body", True, min(large, 1.0))).horizontalAdvance(f" = {made.bend}")
            sums = max(sums, bend + QFontMetricsF(look.maths("body", True, large)).horizontalAdvance("a₂") + s)
        room = self.rect.width() - label - sums - 3 * s
        wide = min(room / n, WIDEST * look.px("body"))
        high = min(self.rect.height() / rows, 2.3 * look.px("body"))
        left = self.rect.left() + label + 1.5 * s + max(0.0, (room - n * wide) / 2)
        top = self.rect.center().y() - rows * high / 2 - (0.0 if lettered else high)
        crowded = labelled and 1.8 * QFontMetricsF(look.font("small")).height() > high  # for a name of two rows
        font = None if crowded else self._font(made, wide, high)
        right = QRectF(left + n * wide + s, top + 3 * high, self.rect.right() - left - n * wide - s, high)
        tops = (top, top + high, top + 2 * high, top + 3 * high)
        least = look.maths("small", False, 0.9 / max(1.0, look.zoom))
        return Plan(left, wide, tops, high, font or least, right, labelled, large, font is not None)

    def _font(self, made: Sum, wide: float, high: float) -> QFont | None:
        """The largest type in which every number fits, and a plus beside every product."""
        look = self.look
        texts = [t for c in made.columns for t in (c.x_text, c.w_text, c.product_text)]
        widest = max(*texts, "−0.00" if made.bend else "−9", key=len)
        for scale in SCALES:
            font = look.maths("body", False, scale)
            metrics = QFontMetricsF(font)
            if metrics.horizontalAdvance(widest) <= wide - 1.1 * look.px("body") and metrics.height() <= high * 1.05:
                return font
        return None

    def _labels(self, act: str) -> tuple[str, str, str]:
        """What the rows are; whether the weights are always the same is not told while that is asked."""
        say = self.language
        return say(f"{NAME}.strip.numbers"), say(f"{NAME}.strip.{act}"), say(f"{NAME}.strip.products")

    # -- painting ------------------------------------------------------------------------------------------------

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """Numbers, weights, products, sum."""
        made = sum_of(frame)
        act = _act(frame)
        plan = self.plan(made, act)
        most = max((abs(c.w) for c in made.columns), default=1.0) or 1.0
        self._heads(painter, plan, act)
        for i, c in enumerate(made.columns):
            self._letters(painter, plan, i, c)
            self._number(painter, plan.cell(i, 1), c, plan.font, isinstance(frame.step.of, Slid))
            hot = bool(c.handle) and self.hot(c.handle, frame)
            weight_ink(painter, self.look, plan.cell(i, 2), c.w_text, plan.font, abs(c.w) / most, hot)
            painter.setFont(plan.font)
            painter.setPen(self.look.colour("ink"))
            painter.drawText(plan.cell(i, 3), CENTRE, c.product_text if made.told else "")
        self._signs(painter, plan, len(made.columns), made)
        self._sum(painter, plan, made)

    def _heads(self, painter: QPainter, plan: Plan, act: str) -> None:
        """What the rows are."""
        font = self.look.font("small")
        if not plan.labelled:
            return
        for row, (words, role) in enumerate(zip(self._labels(act), ("x", "w", "ink"), strict=True), start=1):
            at = QPointF(plan.left - self.look.space, plan.tops[row] + plan.high / 2)
            marks.text(painter, at, words, font, self.look.colour(role), None, (1.0, 0.5))

    def _letters(self, painter: QPainter, plan: Plan, i: int, c: Column) -> None:
        if c.letter:
            words, room = f"{c.letter}·{c.w_letter}", plan.wide * 0.94
            fonts = [self.look.maths("body", True), self.look.maths("small", True)]
            font = next((f for f in fonts if QFontMetricsF(f).horizontalAdvance(words) <= room), None)
            if font is None:
                return
            marks.text(painter, plan.cell(i, 0).center(), words, font, self.look.colour("faint"), None, (0.5, 0.5))

    def _number(self, painter: QPainter, rect: QRectF, c: Column, font: QFont, pixel: bool) -> None:
        """A pixel wears its own shade."""
        look = self.look
        ground = QColor(c.grey, c.grey, c.grey) if pixel else marks.mix(look.colour("raised"), look.colour(c.role), 0.1)
        painter.setPen(marks.pen(look.colour("line" if pixel else c.role), look.stroke * 0.4))
        painter.setBrush(ground)
        painter.drawRoundedRect(rect, 3, 3)
        painter.setFont(font)
        painter.setPen(readable(look, ground) if pixel else look.colour("ink"))
        painter.drawText(rect, CENTRE, c.x_text)

    def _signs(self, painter: QPainter, plan: Plan, n: int, made: Sum) -> None:
        """Plus signs between the products."""
        metrics = QFontMetricsF(plan.font)
        widest = max((metrics.horizontalAdvance(c.product_text) for c in made.columns), default=0.0)
        if not made.told or widest + 0.8 * self.look.px("body") > plan.wide:
            return
        font, faint = self.look.maths("body", False), self.look.colour("faint")
        for i in range(1, n):
            at = QPointF(plan.left + i * plan.wide, plan.tops[3] + plan.high / 2)
            marks.text(painter, at, "+", font, faint, None, (0.5, 0.5))

    def _sum(self, painter: QPainter, plan: Plan, made: Sum) -> None:
        """z, and the answer over it."""
        if not made.told:
            return
        look = self.look
        font, letters = look.maths("body", False, plan.large), look.maths("body", True, plan.large)
        x = plan.right.left()
        x = self._write(painter, x, plan, 3, f"{made.sign} ", font, "ink")
        x = self._write(painter, x, plan, 3, made.z_text, font, "z")
        if made.bend:
            self._write(painter, x, plan, 3, " = z", letters, "z")
            end = self._write(painter, plan.right.left(), plan, 1, made.a_letter, letters, "a")
            self._write(painter, end, plan, 1, f" = {made.bend}", look.maths("body", True, min(plan.large, 1.0)), "ink")
            x = self._write(painter, plan.right.left(), plan, 2, f"{made.bent} ", font, "ink")
            self._write(painter, x, plan, 2, made.a_text, font, "a")
        else:
            self._write(painter, x, plan, 3, " = z", letters, "z")

    def _write(self, painter: QPainter, x: float, plan: Plan, row: int, words: str, font: QFont, role: str) -> float:
        at = QPointF(x, plan.tops[row] + plan.high / 2)
        marks.text(painter, at, words, font, self.look.colour(role), None, (0.0, 0.5))
        return x + QFontMetricsF(font).horizontalAdvance(words)


def _act(frame: Frame) -> str:
    """Whose words the rows have."""
    return "asking" if frame.view.asking else str(frame.params.act)
