"""What a unit computes, part by part: weights times inputs, the sum, the bend; for the picture and the formula."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from core import house_net
from gui.figures import equals, fixed, percent
from gui.language import MINUS, Language
from gui.lesson import Frame
from gui.pictures import marks
from gui.pictures.face import Face
from gui.pictures.house_price.scene import INPUTS, NAME, heard, net_moment, postcode, shown, topic
from gui.pictures.house_price.wires import PLACES, tenths, unit_name, weight

LARGEST = 1.5  # times body type


@dataclass(frozen=True)
class Product:
    """One wire: what comes along it, times its weight."""

    name: str
    symbol: str
    w: float
    x: float
    x_text: str
    role: str = "x"

    @property
    def w_text(self) -> str:
        """The weight as it is written."""
        return weight(self.w)

    @property
    def text(self) -> str:
        """The product as it is written."""
        return fixed(self.w * self.x, PLACES)

    @property
    def sign(self) -> str:
        """= only if the written numbers make it true."""
        return equals(self.text, lambda w, x: w * x, self.w_text, self.x_text)


@dataclass(frozen=True)
class Sum:
    """All of one neuron: z is the sum of the products and b; a is what the bend leaves of it."""

    name: str
    symbol: str
    products: tuple[Product, ...]
    b: float
    z: float
    a: float

    @property
    def sign(self) -> str:
        """= only if the written parts add up to the written z."""
        parts = (*(p.text for p in self.products), fixed(self.b, PLACES))
        return equals(fixed(self.z, PLACES), lambda *v: sum(v, Decimal(0)), *parts)


def sum_of(frame: Frame, language: Language, what: str) -> Sum:
    """The sum of a unit ("part unit 1") or of the price."""
    m = net_moment(frame)
    if what.startswith("part price"):
        units = m.flow.A1[:, 0].tolist()
        products = tuple(Product(unit_name(frame, language, k), f"part unit {k}", w, a, fixed(a, PLACES), "a")
                         for k, (w, a) in enumerate(zip(m.net.W2[0].tolist(), units, strict=True)) if w)  # fmt: skip
        return Sum(language(f"{NAME}.unit.price"), what, products, float(m.net.b2[0, 0]), float(m.flow.Z2[0, 0]),
                   float(m.flow.A2[0, 0]))  # fmt: skip
    k, x = int(what.split()[2]), m.flow.X[:, 0].tolist()
    products = tuple(
        Product(language(f"{NAME}.input.{name}"), f"part input {i}", w, x[i],
                fixed(x[i], PLACES) if name == "postcode" else tenths(x[i], i))
        for i, (name, w) in enumerate(zip(INPUTS, m.net.W1[k].tolist(), strict=True)) if w
    )  # fmt: skip
    return Sum(unit_name(frame, language, k), what, products, float(m.net.b1[k, 0]), float(m.flow.Z1[k, 0]),
               float(m.flow.A1[k, 0]))  # fmt: skip


@dataclass(frozen=True)
class Entry:
    """A line of the face: words at the left, numbers at the right; `rule` draws a line over it."""

    left: str
    right: str
    role: str = "ink"
    rule: bool = False


def entries(frame: Frame, language: Language, what: str) -> tuple[str, tuple[Entry, ...]]:
    """The heading and the lines for what is spoken of."""
    if what == "cost":
        return language(f"{NAME}.face.heard"), _heard(frame, language)
    if what.startswith("part input"):
        return _spread(frame, language, int(what.split()[2]))
    s = sum_of(frame, language, what)
    made = [Entry(p.name, f"{p.w_text} × {p.x_text} {p.sign} {p.text}", p.role) for p in s.products]
    made.append(Entry("b", fixed(s.b, PLACES), "b"))
    made.append(Entry("z", f"{s.sign} {fixed(s.z, PLACES)}", "z", True))
    made.append(Entry("max(0, z)", f"= {fixed(s.a, PLACES)}", "a"))
    return language(f"{NAME}.face.sum", name=s.name), tuple(made)


def _heard(frame: Frame, language: Language) -> tuple[Entry, ...]:
    """For each learned unit the two inputs it listens to most, and how good the prices are."""
    net = shown(frame).net
    shares, awake = heard(net)
    made = []
    for k in range(3):
        order = sorted(range(4), key=lambda i: -shares[k, i])[:2]
        words = ", ".join(f"{sign_of(net.W1[k, i])}{language(f'{NAME}.input.{INPUTS[i]}')} {percent(shares[k, i], 0)}"
                          for i in order)  # fmt: skip
        made.append(Entry(unit_name(frame, language, k), words if awake[k] else language(f"{NAME}.label.silent"), "a"))
    scene = frame.scene
    for key, which in (("miss_learned", net), ("miss_hand", scene.hand)):
        off = house_net.miss(which, scene.unseen)
        made.append(Entry(language(f"{NAME}.label.{key}"), money_of(off, language), "J", key == "miss_learned"))
    return tuple(made)


def sign_of(w: float) -> str:
    """Whether more of it makes more or less."""
    return "+" if w >= 0 else MINUS


def money_of(value: float, say: Language) -> str:
    """A price in 100,000 written out, to the nearest thousand: 272,000, or in Chinese 27.2 万."""
    written = round(value, 2)
    return f"{fixed(written * 10, 1)} 万" if say.code == "zh" else f"{round(written * 100) * 1000:,}"


def _spread(frame: Frame, language: Language, i: int) -> tuple[str, tuple[Entry, ...]]:
    """Where an input goes: what it adds to each unit."""
    made = []
    if INPUTS[i] == "postcode":
        m = net_moment(frame)
        name = language(f"{NAME}.label.a_name", code=postcode(m.house[i]))
        made.append(Entry(name, f"→ {fixed(float(m.flow.X[i, 0]), PLACES)}", "x"))
    for k in range(3):
        s = sum_of(frame, language, f"part unit {k}")
        found = [p for p in s.products if p.symbol == f"part input {i}"]
        text = f"{found[0].w_text} × {found[0].x_text} {found[0].sign} {found[0].text}" if found else "0"
        made.append(Entry(s.name, text, "a" if found else "faint"))
    return language(f"{NAME}.face.goes", name=language(f"{NAME}.input.{INPUTS[i]}")), tuple(made)


class SumFace(Face):
    """The parts of a sum as a column, as large as they fit."""

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """Heading and lines."""
        if self.rect.isEmpty():
            return
        head, lines = entries(frame, self.language, topic(frame, self.active))
        if frame.view.asking and topic(frame, self.active) != "cost":
            lines = ()
        self.heading(painter, head)
        gap = self.look.space
        room = self.rect.adjusted(gap, self.head + gap * 0.5, -gap, -gap)
        font, high = self._font(lines, room)
        for k, line in enumerate(lines):
            y = room.top() + (k + 0.5) * high
            if line.rule:
                painter.setPen(marks.pen(self.look.colour("line"), 1.5))
                painter.drawLine(QPointF(room.left(), y - high / 2), QPointF(room.right(), y - high / 2))
            colour = self.look.colour(line.role)
            marks.text(painter, QPointF(room.left(), y), line.left, font, colour, None, (0.0, 0.5))
            marks.text(painter, QPointF(room.right(), y), line.right, font, colour, None, (1.0, 0.5))

    def _font(self, lines: Sequence[Entry], room: QRectF) -> tuple[QFont, float]:
        """The largest type with which every line fits in width and all of them in height."""
        least = self.look.px("small") / self.look.px("body")
        scale = LARGEST
        while True:
            font = self.look.font("body", scale=scale)
            metrics = QFontMetricsF(font)
            high = metrics.height() * 1.12
            wide = max((metrics.horizontalAdvance(n.left + "  " + n.right) for n in lines), default=0.0)
            if scale <= least or (wide <= room.width() and high * max(1, len(lines)) <= room.height()):
                return font, min(high, room.height() / max(1, len(lines)))
            scale *= 0.94
