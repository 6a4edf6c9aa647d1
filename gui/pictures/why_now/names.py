"""The names on the chart of "Why now": beside the guide, beside the dots, or below each algorithm's place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QFontMetricsF

from gui.lesson import Frame
from gui.pictures import marks
from gui.pictures.board_paint import close
from gui.pictures.labels import Label, around, places, write
from gui.pictures.why_now.moment import ROLES
from gui.pictures.why_now.paint import Canvas, head
from gui.pictures.why_now.places import apart
from gui.pictures.why_now.words import model_name, spread

if TYPE_CHECKING:
    from gui.pictures.why_now.chart import AmountChart

SIZES = (1.0, 0.94, 0.88, 0.82)  # of the names below, in parts of small type


def names(face: AmountChart, canvas: Canvas, frame: Frame) -> None:
    """Those that belong to what lies below; while the dots glide, none."""
    now = canvas.now
    rest = 1.0 - min(1.0, 8.0 * abs(now.turn - round(now.turn)))
    if now.now is None:
        waiting(face, canvas, frame)
        return
    if rest <= 0:
        return
    canvas.painter.setOpacity(rest)
    (beside_guide, beside_dots, below)[round(now.turn)](face, canvas, frame)
    canvas.painter.setOpacity(1.0)


def waiting(face: AmountChart, canvas: Canvas, frame: Frame) -> None:
    """Nothing is measured yet: who will learn, from the simplest to the largest; it says nothing about who wins."""
    look, plot = face.look, canvas.places.plot
    font = look.font("body", bold=True)
    high = QFontMetricsF(font).height() * 1.15
    canvas.painter.setOpacity(1.0 - canvas.now.grown)
    for k, model in enumerate(canvas.places.models):
        at = QPointF(plot.right() + look.space, plot.top() + (k + 0.5) * high)
        marks.dots(canvas.painter, [at], max(4.5, look.stroke * 1.8), look.colour(ROLES[model]))
        marks.text(canvas.painter, at + QPointF(look.space * 1.2, 0), model_name(face.language, frame, model), font,
                   look.colour(ROLES[model]), None, (0.0, 0.5))  # fmt: skip
    canvas.painter.setOpacity(1.0)


def beside_guide(face: AmountChart, canvas: Canvas, frame: Frame) -> None:
    """One under the other to the right of the guide, each as near to its dot as the others let it."""
    now, look, plan = canvas.now, face.look, canvas.places
    column = now.columns[-1]
    heads = [head(canvas, model) or plan.mean(model, column, 0.0) for model in plan.models]
    measured = column if now.coming is None or now.grown <= 0 else None
    font = look.font("body", bold=True)
    high = QFontMetricsF(font).height()
    middles = apart([at.y() for at in heads], high * 1.02, plan.plot.top(), plan.plot.bottom() - high / 2)
    edge = max(at.x() for at in heads) + 2.0 * look.space
    for model, at, y in zip(plan.models, heads, middles, strict=True):
        colour = look.colour(ROLES[model], canvas.seen(model))
        start, end = at + QPointF(look.space, 0), QPointF(edge, y)
        soft = look.colour(ROLES[model], 0.6 * canvas.seen(model))
        canvas.painter.setPen(marks.pen(soft, max(1.0, look.stroke * 0.4)))
        canvas.painter.drawLine(start, end)
        marks.text(canvas.painter, end + QPointF(look.space * 0.4, 0), face.label(frame, model, measured), font,
                   colour, None, (0.0, 0.5))  # fmt: skip


def beside_dots(face: AmountChart, canvas: Canvas, frame: Frame) -> None:
    """Over the seconds: each beside the mean of the amount that is looked at."""
    now, look, plan = canvas.now, face.look, canvas.places
    if now.now is None:
        return
    font, gap = look.font("body", bold=True), look.space * 0.8 + look.stroke * 2
    dots = [plan.mean(model, now.now, 1.0) for model in plan.models]
    labels = [Label(model_name(face.language, frame, model), around(at, gap), ROLES[model], font)
              for model, at in zip(plan.models, dots, strict=True)]  # fmt: skip
    ways = [[plan.mean(model, column, 1.0).toTuple() for column in now.columns] for model in plan.models]
    ink = np.concatenate([close(np.array(way)) for way in ways])
    taken = [QRectF(p.x() - gap / 2, p.y() - gap / 2, gap, gap) for p in dots]
    write(canvas.painter, look, labels, places(labels, plan.wide, ink, taken))


def below(face: AmountChart, canvas: Canvas, frame: Frame) -> None:
    """Over the algorithms: the name below, the spread over the dots."""
    now, look, plan = canvas.now, face.look, canvas.places
    if now.now is None:
        return
    each = plan.wide.width() / len(plan.models)
    font = _fitting(face, frame, each)
    bold = look.font("body", bold=True)
    if QFontMetricsF(bold).horizontalAdvance("00–00 %") > each:
        bold = look.font("small", bold=True)
    for model in plan.models:
        x, found = plan.over_model(model), now.now.of(model)
        colour = look.colour(ROLES[model], canvas.seen(model))
        marks.text(canvas.painter, QPointF(x, plan.y(found.high) - look.space), spread(found), bold, colour,
                   None, (0.5, 1.0))  # fmt: skip
        words = model_name(face.language, frame, model).replace(" ", "\n")
        marks.text(canvas.painter, QPointF(x, plan.wide.bottom() + look.space * 0.4), words, font, colour, None,
                   (0.5, 0.0))  # fmt: skip


def below_algorithms(face: AmountChart, frame: Frame, each: float) -> float:
    """The height of the names below."""
    rows = max(model_name(face.language, frame, model).count(" ") + 1 for model in frame.scene.models)
    return rows * QFontMetricsF(_fitting(face, frame, each)).height() + face.look.space * 0.4


def _fitting(face: AmountChart, frame: Frame, each: float) -> QFont:
    """The largest small type whose longest word fits into a place."""
    words = [word for model in frame.scene.models for word in model_name(face.language, frame, model).split(" ")]
    fonts = [face.look.font("small", scale=scale) for scale in SIZES]
    fit = (font for font in fonts if max(map(QFontMetricsF(font).horizontalAdvance, words)) < each * 0.97)
    return next(fit, fonts[-1])
