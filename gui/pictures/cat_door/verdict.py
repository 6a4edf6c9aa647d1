"""The end of the way: z on the sigmoid, the model's probability, and how far this model can be trusted."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QPolygonF

from core.activation import sigmoid
from gui.figures import fixed
from gui.pictures.cat_door.answer import answer_dot, answer_plan, bar_point, paint_answer, paint_record
from gui.pictures.cat_door.sum import Chart, products
from gui.pictures.cat_easel import CENTRE, LEFT, RIGHT, Easel, faded, mix
from gui.pictures.cat_peek import peek, space_for
from gui.pictures.cat_plan import Plan, blend
from gui.pictures.pace import part
from gui.pictures.photo import crisp


def paint_to_sigmoid(e: Easel, plan: Plan, t: float) -> None:
    """z leaves the sum and takes its place under the sigmoid; then up to the curve, and across to a."""
    total = e.scene.sum_against("black")
    e.p.setOpacity(1 - part(t, 0.0, 0.3))
    box = plan.tiles
    crisp(e.p, box, products(e, "black"))
    chart = Chart(e, plan.chart, total)
    chart.ground("black")
    chart.curve(193.0)
    e.p.setOpacity(part(t, 0.15, 0.45))
    crisp(e.p, plan.small, e.square())
    curve = Curve(e, plan.sigma)
    curve.ground()
    e.p.setOpacity(1.0)
    curve.reading(chart.end, part(t, 0.1, 0.5), part(t, 0.5, 0.75), part(t, 0.75, 1.0))


def paint_sigmoid(e: Easel, plan: Plan, t: float) -> None:
    """The sigmoid with z and a; then the verdict."""
    going = 1 - part(t, 0.0, 0.4)
    rise = part(t, 0.7, 1.0)
    if rise > 0:
        door(e, plan.framed, e.scene.verdict.cat, rise, e.scene.strange)
    crisp(e.p, blend(plan.small, plan.framed, part(t, 0.0, 0.7)), e.square())
    curve = Curve(e, plan.sigma)
    if going > 0:
        e.p.setOpacity(going)
        curve.ground()
        curve.reading(None, 1.0, 1.0, 1.0)
    e.p.setOpacity(part(t, 0.35, 0.8))
    if t > 0.35:
        paint_answer(e, answer_plan(e, plan), dot=False)
        paint_record(e, answer_plan(e, plan))
    e.p.setOpacity(1.0)
    if t > 0:
        a = e.scene.verdict.probability
        answer_dot(e, mix(curve.at(curve.low, a), bar_point(answer_plan(e, plan).track, a), t), 0.5 * e.px())


def paint_verdict(e: Easel, plan: Plan) -> None:
    """What it says, and how often it is right."""
    door(e, plan.framed, e.scene.verdict.cat, strange=e.scene.strange)
    crisp(e.p, plan.framed, e.square())
    paint_answer(e, answer_plan(e, plan), dot=True)
    paint_record(e, answer_plan(e, plan))


class Curve:
    """The sigmoid in a box, from −Z to Z."""

    def __init__(self, e: Easel, box: QRectF) -> None:
        self.e = e
        text = self.text = e.px()
        self.box = box.adjusted(3.2 * text, 1.4 * text, -6.5 * text, -2.8 * text)
        self.most = max(6.0, math.ceil(abs(e.scene.verdict.z) + 1.0))
        self.low = -self.most

    def at(self, z: float, a: float) -> QPointF:
        """Where (z, a) is drawn."""
        box = self.box
        return QPointF(box.left() + box.width() * (z + self.most) / (2 * self.most), box.bottom() - a * box.height())

    def ground(self) -> None:
        """Axes, the line of one half, the curve, and who lives above and below."""
        e, box, text = self.e, self.box, self.text
        for a in (0.0, 0.5, 1.0):
            y = self.at(0, a).y()
            e.line(QPointF(box.left(), y), QPointF(box.right(), y), "faint" if a != 0.5 else "ink",
                   0.4 if a != 0.5 else 0.6, (4.0, 3.0) if a == 0.5 else ())  # fmt: skip
            e.text(QRectF(box.left() - 3 * text, y - text, 2.6 * text, 2 * text), fixed(a, 1), "small", "faint", RIGHT,
                   maths=True)  # fmt: skip
        for z in (-self.most, -self.most / 2, 0.0, self.most / 2, self.most):
            x = self.at(z, 0).x()
            e.text(QRectF(x - 2 * text, box.bottom() + 0.2 * text, 4 * text, 1.4 * text), fixed(z, 0), "small", "faint",
                   CENTRE, maths=True)  # fmt: skip
        right = QRectF(box.right() + 0.5 * text, box.top(), 6 * text, box.height() / 2)
        e.text(right, e.say("cat_door.label.cat"), "body", "one", LEFT, bold=True)
        right.translate(0, box.height() / 2)
        e.text(right, e.say("cat_door.label.not_cat"), "body", "zero", LEFT, bold=True)
        zs = np.linspace(-self.most, self.most, 161)
        e.p.setPen(e.look.pen("a", e.look.stroke * 1.6))
        e.p.drawPolyline(QPolygonF([self.at(*point) for point in zip(zs.tolist(), sigmoid(zs).tolist(), strict=True)]))
        name = self.at(-self.most * 0.96, 0.88)
        e.text(QRectF(name.x(), name.y() - text, 12 * text, 2 * text), "a = σ(z) = 1 / (1 + e⁻ᶻ)", "body", "a", LEFT,
               maths=True)  # fmt: skip

    def reading(self, start: QPointF | None, arrive: float, rise: float, cross: float) -> None:
        """z comes to its axis, rises to the curve, crosses to a."""
        e, text, answer = self.e, self.text, self.e.scene.verdict
        foot, top = self.at(answer.z, 0.0), self.at(answer.z, answer.probability)
        side = QPointF(self.box.left(), top.y())
        if rise > 0:
            e.line(foot, mix(foot, top, rise), "z", 1.0, (3.0, 2.0))
        if cross > 0:
            e.line(top, mix(top, side, cross), "a", 1.0, (3.0, 2.0))
        big = 1.6 if e.frame.view.focus == "z" else 1.0
        e.dot(foot if start is None else mix(start, foot, arrive), "z", 0.4 * text * big)
        if rise >= 1:
            e.dot(top, "ink", 0.3 * text)
        if arrive >= 1:
            e.text(QRectF(foot.x() - 5 * text, foot.y() + 1.3 * text, 10 * text, 1.5 * text),
                   f"z ≈ {fixed(answer.z, 3)}", "body", "z", CENTRE, bold=True, maths=True)  # fmt: skip
        if cross >= 1:
            answer_dot(e, side, (0.7 if e.frame.view.focus == "a" else 0.45) * text)
            words = f"a ≈ {fixed(answer.probability, 3)}"
            room = QRectF(side.x() + text, side.y() - 1.9 * text, 8 * text, 1.8 * text)
            if answer.z < -self.most * 0.55:
                room.moveLeft(top.x() + text)
            e.text(room, words, "body", "a", LEFT, bold=True, maths=True)


def door(e: Easel, box: QRectF, open_: bool, rise: float = 1.0, strange: bool = False) -> None:
    """The door round the picture, in the colour of the verdict; a cat comes up behind it, and is awake for a cat."""
    thick = 0.55 * e.px()
    frame = box.adjusted(-thick, -thick, thick, thick)
    height = min(frame.top() - e.area.top() - 2.4 * e.px(), 0.2 * frame.width())
    e.p.save()
    e.p.setClipRect(QRectF(frame.left(), frame.top() - height - 2, frame.width(), height + 3))
    peek(e.p, e.look, QPointF(frame.center().x(), frame.top() + 1 + (1 - rise) * height), space_for(height),
         not open_ or strange)  # fmt: skip
    e.p.restore()
    path = QPainterPath()
    path.addRoundedRect(frame, 1.2 * thick, 1.2 * thick)
    path.addRect(box)
    e.p.fillPath(path, faded(e.look.colour("faint" if strange else "one" if open_ else "zero"), part(rise, 0.0, 0.4)))
