"""A heap: its pictures as small squares, under each how sure the learner is of it, and whether it was judged right."""

from __future__ import annotations

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
    for k in range(len(items)):
        _judged(e, place, k, where)
    _round(e, place, where)
    _pointed(e, place, where)


def paint_sign(e: Board, place: Place) -> None:
    """The mark of the class: a disc for the first heap, a square for the second; and how many there are."""
    box, text = e.plan.room(place), e.px()
    at = QPointF(box.x() + e.plan.pad + 0.6 * text, box.y() + e.plan.pad + 0.5 * e.plan.head)
    e.dot(at, place, 0.5 * text, square=place == "zero")
    items = e.heaps.heap(place).items
    count = QRectF(box.right() - 9.6 * text, at.y() - text, 4 * text, 2 * text)
    e.text(count, str(len(items)), "title", place, RIGHT, bold=True)


def _empty(e: Board, place: Place) -> None:
    """What to do with an empty heap."""
    box = e.plan.ground(place)
    e.p.setBrush(Qt.BrushStyle.NoBrush)
    e.p.setPen(e.look.pen("faint", 1.4, (5, 4)))
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


def _judged(e: Board, place: Place, k: int, where: Grid) -> None:
    """The bar under a picture: how sure it is that it lies in its own heap; and a tick once it was left out."""
    seen = None if secret(e.frame) else shown_z(e.frame, index_of(e.heaps, place, k))
    cell = where.cell(k)
    tall = max(3.0, 0.09 * where.side)
    track = QRectF(cell.x(), cell.bottom() + 0.04 * where.side, where.side, tall)
    e.p.setPen(Qt.PenStyle.NoPen)
    e.p.setBrush(e.look.colour("line"))
    e.p.drawRect(track)
    if seen is None:
        return
    z, left = seen
    share = chance(z if place == "one" else -z)
    right = share > 0.5
    other = "zero" if place == "one" else "one"
    e.p.setBrush(e.look.colour(place if right else other))
    e.p.drawRect(QRectF(track.x(), track.y(), share * track.width(), tall))
    e.p.setBrush(e.look.colour("ink"))
    e.p.drawRect(QRectF(track.center().x() - 0.5, track.y() - 1, 1.0, tall + 2))
    if left:
        if not right:
            e.p.setBrush(e.look.colour("ground", 0.45))
            e.p.drawRect(cell)
        r = min(max(6.0, 0.15 * where.side), 0.3 * where.side)
        e.tick(QPointF(cell.right() - 0.9 * r, cell.bottom() - 0.9 * r), r, right)


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
    box = close_box(cell)
    e.p.setPen(QPen(e.look.colour("halo"), 1.0))
    e.p.setBrush(e.look.colour("ink"))
    e.p.drawEllipse(box)
    e.p.setPen(QPen(e.look.colour("halo"), max(1.5, 0.09 * box.width())))
    s = 0.2 * box.width()
    for sign in (1, -1):
        e.p.drawLine(box.center() + QPointF(-s, -s * sign), box.center() + QPointF(s, s * sign))
