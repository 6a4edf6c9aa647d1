"""The middle of the way: the column, times w, and all of it added up tile by tile to z."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPolygonF

from core.door import Sum
from gui.figures import fixed
from gui.language import MINUS
from gui.pictures.cat_door.table import paint_funnel, paint_table, rows_shown, signed
from gui.pictures.cat_door.way import name_column, paint_column_picture
from gui.pictures.cat_easel import CENTRE, CHANNELS, LEFT, RIGHT, Easel, Spot
from gui.pictures.cat_flight import BINS
from gui.pictures.cat_plan import Plan, blend
from gui.pictures.cat_scene import in_sum
from gui.pictures.pace import part
from gui.pictures.photo import crisp, pixel_box, ring, smooth

TILES = 3 * 8 * 8


def paint_column(e: Easel, plan: Plan, t: float) -> None:
    """The column is there; then w comes beside it, and their products."""
    seen, column = blend(plan.seen, plan.squares[0], t), blend(plan.column, plan.strips[0], t)
    crisp(e.p, seen, e.square())
    e.spots.append(Spot("pixel", seen))
    if t < 0.5:
        e.p.setOpacity(1 - part(t, 0.0, 0.4))
        paint_funnel(e, plan.table, column, rows_shown(e, plan.table))
        paint_table(e, plan.table, products=False)
        under = QRectF(column.right() - 9 * plan.text, column.bottom(), 9.5 * plan.text, 1.5 * plan.text)
        e.text(under, e.say("cat_door.label.shape"), "small", "faint", Qt.AlignmentFlag.AlignRight)
        e.p.setOpacity(1.0)
    paint_column_picture(e, column)
    e.lit(column, "x")
    e.lit(seen, "x")
    name_column(e, column, "x", plan.text)
    ring(e.p, pixel_box(seen, *e.pixel[:2]), e.look)
    if t > 0:
        _factors(e, plan, part(t, 0.4, 0.8), part(t, 0.6, 1.0))


def paint_times(e: Easel, plan: Plan, t: float) -> None:
    """Picture times w makes a map of products; then the map moves to the chart that adds it up."""
    rest = 1 - part(t, 0.0, 0.3)
    if rest > 0:
        e.p.setOpacity(rest)
        crisp(e.p, plan.squares[0], e.square())
        e.spots.append(Spot("pixel", plan.squares[0]))
        ring(e.p, pixel_box(plan.squares[0], *e.pixel[:2]), e.look)
        paint_column_picture(e, plan.strips[0])
        name_column(e, plan.strips[0], "x", plan.text)
        _factors(e, plan, rest, rest, moving=t > 0)
        e.p.setOpacity(1.0)
    if t > 0:
        box = blend(plan.squares[2], plan.tiles, part(t, 0.0, 0.5))
        crisp(e.p, box, products(e, "black"))
        e.p.setOpacity(part(t, 0.3, 0.5))
        paint_chart(e, plan, e.scene.sum_against("black"), part(t, 0.45, 1.0) * (TILES + 1), "black")
        e.p.setOpacity(1.0)


def _factors(e: Easel, plan: Plan, first: float, second: float, moving: bool = False) -> None:
    """w and the products, as squares and as columns, with the signs between them and the table beneath."""
    p = e.p
    y, x = e.pixel[:2]
    p.setOpacity(first)
    for k, name, image in ((1, "w", weights_map(e)), (2, "wx", products(e, "black"))):
        if k == 2:
            p.setOpacity(second)
        if not (moving and k == 2):
            crisp(p, plan.squares[k], image)
            e.frame_round(plan.squares[k])
            e.lit(plan.squares[k], name)
            ring(p, pixel_box(plan.squares[k], y, x), e.look)
        e.spots.append(Spot("pixel", plan.squares[k]))
        crisp_column(e, plan.strips[k], name)
        e.lit(plan.strips[k], name)
        name_column(e, plan.strips[k], name, plan.text)
    p.setOpacity(first)
    heads = ("picture", "w_map", "wx_map")
    for box, head in zip(plan.squares, heads, strict=True):
        above = QRectF(box.x(), box.y() - 1.5 * plan.text, box.width(), 1.5 * plan.text)
        e.text(above, e.say(f"cat_door.label.{head}"), "small", "faint", CENTRE)
    for boxes in (plan.squares, plan.strips):
        for k, sign in enumerate("×="):
            middle = QRectF(boxes[k].right(), boxes[k].y(), boxes[k + 1].x() - boxes[k].right(), boxes[k].height())
            e.text(middle, sign, "title", "ink", CENTRE, scale=0.8)
    p.setOpacity(second)
    paint_table(e, plan.table_below, products=True)
    p.setOpacity(1.0)


def weights_map(e: Easel) -> QImage:
    """w, the three colours of a pixel added."""
    return e.signed("w", lambda: e.weights().sum(axis=2))


def products(e: Easel, against: str) -> QImage:
    """What every pixel adds, its three colours together."""
    total = e.scene.sum_against(against)
    return e.signed("wx" + against, lambda: total.parts.sum(axis=2))


def crisp_column(e: Easel, box: QRectF, name: str) -> None:
    """w or the products as a column; every row of the picture stands for 24 numbers."""
    total = e.scene.sum_against("black")
    source = e.weights() if name == "w" else total.parts
    smooth(e.p, box, e.signed("column" + name, lambda: source.reshape(BINS, -1).sum(axis=1)[:, None]))
    e.frame_round(box)
    e.spots.append(Spot("column", box))


def paint_sum(e: Easel, plan: Plan) -> None:
    """All of it added up."""
    crisp(e.p, plan.tiles, products(e, "black"))
    e.spots.append(Spot("pixel", plan.tiles))
    paint_chart(e, plan, e.scene.sum_against("black"), float(TILES + 1), "black")


def paint_chart(e: Easel, plan: Plan, total: Sum, upto: float, against: str) -> None:
    """The running sum: red, green, blue, tile by tile, then the rest; drawn up to here, the tile at its end marked."""
    chart = Chart(e, plan.chart, total)
    chart.ground(against)
    chart.curve(upto)
    tile_mark(e, plan.tiles, upto)
    chart.head(upto, against)


def tile_mark(e: Easel, box: QRectF, upto: float) -> None:
    """The tile that is being added, on the map."""
    k = int(upto)
    if upto > 0 and k < TILES:
        y, x = divmod(k % 64, 8)
        ring(e.p, pixel_box(box, 8 * y, 8 * x, 64, 8), e.look, CHANNELS[k // 64])


class Chart:
    """A curve of 194 running sums in a box."""

    def __init__(self, e: Easel, box: QRectF, total: Sum) -> None:
        self.e, self.total = e, total
        text = e.px()
        self.beside = max(5.5 * text, e.width_of("z ≈ −8.88888", maths=True) + 0.3 * text)  # room for z
        self.box = box.adjusted(0, 0.4 * text, -self.beside - 0.7 * text, -4.4 * text)
        low, high = float(min(total.running.min(), 0.0)), float(max(total.running.max(), 0.0))
        air = 0.08 * (high - low) or 1.0
        self.low, self.high = low - air, high + air
        self.text = text

    def at(self, k: float, value: float) -> QPointF:
        """Where a running sum is drawn."""
        share = (value - self.low) / (self.high - self.low)
        return QPointF(
            self.box.left() + self.box.width() * k / (TILES + 1), self.box.bottom() - share * self.box.height()
        )

    def counted(self, upto: float) -> float:
        """The sum of the whole tiles: the number that the words say, too."""
        return float(self.total.running[min(int(upto + 1e-9), TILES + 1)])

    def value(self, upto: float) -> float:
        """The running sum on the way between two tiles."""
        k = min(int(upto), TILES)
        run = self.total.running
        return float(run[k] + (run[k + 1] - run[k]) * min(1.0, upto - k))

    def ground(self, against: str) -> None:
        """Three bands, their names and sums, and the line of zero."""
        e, box, text = self.e, self.box, self.text
        for c, channel in enumerate(CHANNELS):
            left, right = self.at(64 * c, 0).x(), self.at(64 * (c + 1), 0).x()
            band = QRectF(left, box.top(), right - left, box.height())
            e.p.setPen(Qt.PenStyle.NoPen)
            e.p.setBrush(e.look.colour(channel, 0.05 if c % 2 == 0 else 0.09))
            e.p.drawRect(band)
            e.lit(band, channel)
            under = QRectF(left, box.bottom() + 0.2 * text, right - left, 1.4 * text)
            e.text(under, e.say(f"cat_door.label.{channel}"), "small", channel, CENTRE, bold=True)
            under.translate(0, 1.35 * text)
            value = float(self.total.colours[c])
            e.text(under, signed(value, 3), "body", channel, CENTRE, maths=True)
        zero = self.at(0, 0.0)
        e.line(zero, QPointF(box.right(), zero.y()), "faint", 0.6)
        e.text(
            QRectF(box.right() + 0.4 * text, zero.y() - text, 5 * text, 2 * text),
            "0",
            "small",
            "faint",
            LEFT,
            maths=True,
        )
        e.text(QRectF(box.left(), box.top() - 1.6 * text, box.width(), 1.5 * text),
               e.say(f"cat_door.label.running_{against}"), "small", "faint", LEFT)  # fmt: skip

    def curve(self, upto: float) -> None:
        """Faint where it is still to come, and coloured by its sign where it has been."""
        e = self.e
        points = [self.at(k, float(v)) for k, v in enumerate(self.total.running)]
        e.p.setPen(e.look.pen("line", e.look.stroke))
        e.p.drawPolyline(QPolygonF(points))
        k = min(int(upto), TILES)
        done = [*points[: k + 1], self.at(min(upto, TILES + 1), self.value(upto))]
        steps = np.diff([point.y() for point in done])
        for sign, role in ((-1, "plus"), (1, "minus")):
            e.p.setPen(e.look.pen(role, e.look.stroke * 1.4))
            for n in np.flatnonzero(np.sign(steps) == sign):
                e.p.drawLine(done[n], done[n + 1])

    def head(self, upto: float, against: str) -> None:
        """The end of the curve, with its number; past the last tile b comes in, and it is z."""
        e, text = self.e, self.text
        upto = min(upto, float(TILES + 1))
        point, complete = self.at(upto, self.value(upto)), upto >= TILES + 1
        big = 1.6 if complete and e.frame.view.focus == "z" else 1.0
        e.dot(point, "z" if complete else "ink", 0.35 * text * big)
        _, rest, z = in_sum(self.total.z - self.total.rest, self.total.rest, self.total.z)  # as the words say it
        words = f"z ≈ {z}" if complete else f"Σ ≈ {fixed(self.counted(upto), 3)}"
        room = QRectF(point.x() + 0.7 * text, point.y() - text, self.beside, 2 * text)
        align = LEFT
        if not complete and point.x() > self.box.left() + 0.5 * self.box.width():
            room = QRectF(point.x() - 6.4 * text, point.y() - 2.0 * text, 5.8 * text, 2 * text)
            align = RIGHT
        wide = e.width_of(words, "body", maths=True) + 0.6 * text
        left = room.x() - 0.3 * text if align == LEFT else room.right() + 0.3 * text - wide
        behind = QRectF(left, room.y() + 0.3 * text,
                        wide, room.height() - 0.6 * text)  # fmt: skip
        e.p.setPen(Qt.PenStyle.NoPen)
        e.p.setBrush(e.look.colour("ground", 0.85))
        e.p.drawRoundedRect(behind, 0.3 * text, 0.3 * text)
        e.text(room, words, "body", "z" if complete else "ink", align, maths=True)
        if upto > TILES:
            under = QRectF(self.box.right() + 0.5 * text, self.box.bottom() + 0.2 * text, 5.5 * text, 1.4 * text)
            name, role = ("b", "b") if against == "black" else ("rest", "ink")
            e.text(under, e.say(f"cat_door.label.{name}"), "small", role, LEFT, bold=True)
            under.translate(0, 1.35 * text)
            e.text(under, rest if rest.startswith(MINUS) else "+" + rest, "body", role, LEFT, maths=True)

    @property
    def end(self) -> QPointF:
        """Where z is."""
        return self.at(TILES + 1, self.total.z)
