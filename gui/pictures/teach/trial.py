"""One more picture, to be judged by what has been learnt so far."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt

from core.heaps import Place
from gui.pictures.cat_easel import CENTRE, LEFT, RIGHT
from gui.pictures.photo import rgb_image, smooth
from gui.pictures.teach.board import Board
from gui.pictures.teach.heap import paint_close
from gui.pictures.teach.scene import chance, drop_place, focused, secret, sure, trial_z


def paint_trial(e: Board) -> None:
    """The room to try a picture, and the answer."""
    box, text = e.plan.trial, e.px()
    e.room(box, drop_place(e.frame) == "trial", e.aim == "trial")
    head = QRectF(box.x() + e.plan.pad, box.y() + e.plan.pad, box.width() - 2 * e.plan.pad - 6 * text, e.plan.head)
    e.text(head, e.say("teach.label.try"), "body", "ink", LEFT, bold=True)
    item = e.heaps.trial
    if item is None:
        _empty(e)
        return
    where = e.plan.tried()
    smooth(e.p, where, e.kept(("trial", id(item)), lambda: rgb_image(item.square)))
    e.frame_round(where)
    if focused(e.frame) == ("trial", 0):
        paint_close(e, where)
    _answer(e, QRectF(e.plan.ground("trial").x(), where.bottom() + 0.4 * text, e.plan.ground("trial").width(), 0))


def _empty(e: Board) -> None:
    inner = e.plan.ground("trial").adjusted(0, 0.3 * e.px(), 0, 0)
    e.p.setBrush(Qt.BrushStyle.NoBrush)
    e.p.setPen(e.look.pen("faint", 0.6 * e.look.stroke, (5, 4)))
    e.p.drawRoundedRect(inner.adjusted(2, 2, -2, -2), 8, 8)
    words = inner.adjusted(e.px(), 0.5 * e.px(), -e.px(), -0.5 * e.px())
    e.text(words, e.say("teach.label.empty_try"), "body", "faint", CENTRE, wrap=True)


def _answer(e: Board, at: QRectF) -> None:
    """The heap it says, the probability, and a bar from the second heap to the first."""
    text, z = e.px(), None if secret(e.frame) else trial_z(e.frame)
    if z is None:
        line = QRectF(at.x(), at.y(), at.width(), 3.4 * text)
        key = "asking" if secret(e.frame) else "not_yet"
        e.text(line, e.say(f"teach.label.{key}"), "body", "faint", CENTRE, wrap=True)
        return
    a = chance(z)
    said: Place = "one" if a > 0.5 else "zero"
    share = a if said == "one" else 1 - a
    line = QRectF(at.x(), at.y(), at.width(), 2.0 * text)
    words = e.say("teach.label.says", name=e.name(said), percent=sure(share))
    e.text(line, words, "title", said, CENTRE, bold=True)
    track = QRectF(at.x(), line.bottom() + 0.5 * text, at.width(), 0.7 * text)
    e.p.setPen(Qt.PenStyle.NoPen)
    e.p.setBrush(e.look.colour("grid"))
    e.p.drawRoundedRect(track, track.height() / 2, track.height() / 2)
    half, x = track.center().x(), track.x() + a * track.width()
    e.p.setBrush(e.look.colour(said, 0.75))
    e.p.drawRect(QRectF(min(half, x), track.y(), abs(x - half), track.height()))
    e.line(QPointF(half, track.y() - 3), QPointF(half, track.bottom() + 3), "ink", 0.5)
    e.dot(QPointF(x, track.center().y()), said, 0.5 * text, square=said == "zero")
    under = QRectF(track.x(), track.bottom() + 0.3 * text, track.width() / 2, 1.4 * text)
    e.text(under, e.name("zero"), "small", "zero", LEFT)
    e.text(under.translated(track.width() / 2, 0), e.name("one"), "small", "one", RIGHT)
