"""A heap: its pictures as small squares, under each how sure the learner is of it, and whether it was judged right."""

from __future__ import annotations

from dataclasses import replace
from math import ceil

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap

from core.heaps import LEAST, Place
from gui.pictures.cat_easel import CENTRE, RIGHT
from gui.pictures.photo import rgb_image
from gui.pictures.teach_board import Board
from gui.pictures.teach_plan import Grid, close_box
from gui.pictures.teach_scene import chance, drop_place, focused, index_of, secret, shown_z


def paint_heap(e: Board, place: Place) -> None:
    """The room, its first line (the name is a field that lies over it), and the pictures."""
    box = e.plan.room(place)
    e.room(box, drop_place(e.frame) == place, e.aim == place)
    paint_sign(e, place)
    items = e.heaps.heap(place).items
    if not items:
        _empty(e, place)
        return
    where = e.plan.grid(place, len(items))
    e.p.drawPixmap(QPointF(where.box.x(), where.box.y()), _pictures(e, place, where))
    _judged(e, place, where)
    _round(e, place, where)
    _pointed(e, place, where)


def paint_sign(e: Board, place: Place) -> None:
    """The mark of the class: a disc for the first heap, a square for the second; and how many there are."""
    box, text = e.plan.room(place), e.px()
    at = QPointF(box.x() + e.plan.pad + 0.6 * text, box.y() + e.plan.pad + 0.5 * e.plan.head)
    e.dot(at, place, 0.5 * text, square=place == "zero")
    items = e.heaps.heap(place).items
    count = QRectF(e.edges.get(place, box.right()) - 4.6 * text, at.y() - text, 4 * text, 2 * text)
    e.text(count, str(len(items)), "title", place, RIGHT, bold=True)


def _empty(e: Board, place: Place) -> None:
    """What to do with an empty heap."""
    box = e.plan.ground(place)
    e.p.setBrush(Qt.BrushStyle.NoBrush)
    e.p.setPen(e.look.pen("faint", 0.6 * e.look.stroke, (5, 4)))
    e.p.drawRoundedRect(box.adjusted(4, 4, -4, -4), 8, 8)
    words = e.say("teach.label.empty_heap", least=LEAST)
    inner = box.adjusted(1.2 * e.px(), e.px(), -1.2 * e.px(), -e.px())
    e.text(inner, words, "title", "faint", CENTRE, wrap=True, scale=0.8)


def _pictures(e: Board, place: Place, where: Grid) -> QPixmap:
    """All of them, painted once for as long as nothing changes."""

    def make() -> QPixmap:
        ratio = e.p.device().devicePixelRatioF()
        size = where.box.size() * ratio
        sheet = QPixmap(max(1, round(size.width())), max(1, round(size.height())))
        sheet.setDevicePixelRatio(ratio)
        sheet.fill(Qt.GlobalColor.transparent)
        with QPainter(sheet) as painter:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            for k, item in enumerate(e.heaps.heap(place).items):
                cell = where.cell(k).translated(-where.box.x(), -where.box.y())
                painter.drawImage(cell, rgb_image(item.square))
        return sheet

    return e.kept(("sheet", place, where.box.width(), where.box.height()), make)


def _judged(e: Board, place: Place, where: Grid) -> None:
    """Under each picture how sure it is that it lies in its own heap; and a tick once it was left out."""
    tall, ink = max(3.0, 0.09 * where.side), e.look.colour("ink")
    track, veil = e.look.colour("line"), e.look.colour("ground", 0.45)
    own, other = e.look.colour(place), e.look.colour("zero" if place == "one" else "one")
    r = min(max(6.0, 0.15 * where.side), 0.3 * where.side)
    hidden = secret(e.frame)
    e.p.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    for k in range(where.n):
        seen = None if hidden else shown_z(e.frame, index_of(e.heaps, place, k))
        cell = where.cell(k)
        bar = QRectF(cell.x(), cell.bottom() + 0.04 * where.side, where.side, tall)
        e.p.fillRect(bar, track)
        if seen is None:
            continue
        z, left = seen
        share = chance(z if place == "one" else -z)
        right = share > 0.5
        e.p.fillRect(QRectF(bar.x(), bar.y(), share * where.side, tall), own if right else other)
        e.p.fillRect(QRectF(bar.center().x() - 0.5, bar.y() - 1, 1.0, tall + 2), ink)
        if left and not right:
            e.p.fillRect(cell, veil)
        if left:
            e.p.drawPixmap(QPointF(cell.right() - 2 * r, cell.bottom() - 2 * r), _tick(e, r, right))
    e.p.setRenderHint(QPainter.RenderHint.Antialiasing)


def _tick(e: Board, r: float, right: bool) -> QPixmap:
    """The sign of right or wrong, painted once."""

    def make() -> QPixmap:
        ratio = e.p.device().devicePixelRatioF()
        side = ceil(2.4 * r * ratio)
        sign = QPixmap(side, side)
        sign.setDevicePixelRatio(ratio)
        sign.fill(Qt.GlobalColor.transparent)
        with QPainter(sign) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            replace(e, p=painter).tick(QPointF(1.2 * r, 1.2 * r), r, right)
        return sign

    return e.kept(("tick", r, right), make)


def _round(e: Board, place: Place, where: Grid) -> None:
    """Those that are left out in this round."""
    if e.step.name != "test" or bool(np.isfinite(e.step.left).all()) or secret(e.frame):
        return
    first = index_of(e.heaps, place, 0)
    for k in e.step.out:
        if first <= k < first + where.n:
            _ring(e, where.cell(k - first), "accent")


def _ring(e: Board, box: QRectF, role: str) -> None:
    e.p.setBrush(Qt.BrushStyle.NoBrush)
    e.p.setPen(QPen(e.look.colour("halo"), 2.6 * e.look.stroke))
    e.p.drawRect(box)
    e.p.setPen(QPen(e.look.colour(role), 1.5 * e.look.stroke))
    e.p.drawRect(box)


def _pointed(e: Board, place: Place, where: Grid) -> None:
    """The picture under the pointer, with the corner that removes it."""
    there = focused(e.frame)
    if there is None or there[0] != place:
        return
    cell = where.cell(there[1])
    _ring(e, cell, "ink")
    paint_close(e, cell)


def paint_close(e: Board, cell: QRectF) -> None:
    """The × in the corner."""
    box = close_box(cell, e.px())
    e.p.setPen(QPen(e.look.colour("halo"), 1.0))
    e.p.setBrush(e.look.colour("ink"))
    e.p.drawEllipse(box)
    e.p.setPen(QPen(e.look.colour("halo"), max(1.5, 0.09 * box.width())))
    s = 0.2 * box.width()
    for sign in (1, -1):
        e.p.drawLine(box.center() + QPointF(-s, -s * sign), box.center() + QPointF(s, s * sign))
