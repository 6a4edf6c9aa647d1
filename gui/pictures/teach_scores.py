"""How often it is right: of the pictures it learnt from, and of those left out; beside one who always says the same."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt

from core.heaps_learn import Score, folds
from gui.figures import percent
from gui.pictures.cat_easel import LEFT, RIGHT
from gui.pictures.teach_board import Board
from gui.pictures.teach_scene import final, secret, testing, training

TOP = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


@dataclass(frozen=True)
class Line:
    """One bar: its words, its figure, its colour."""

    words: str
    score: Score | None
    role: str
    strong: bool = False
    sure: bool = False  # whether its interval is drawn
    head: str = ""


def lines(e: Board) -> list[Line]:
    """What is compared at this moment."""
    m, open_ = len(e.heaps.items), not secret(e.frame)
    seen = training(e.frame) if e.step.name != "start" and open_ else None
    left = testing(e.frame) if e.step.name == "test" and open_ else None
    ones, zeros = len(e.heaps.one.items), len(e.heaps.zero.items)
    always = e.name("one" if ones >= zeros else "zero")
    found = [
        Line(e.say("teach.label.learnt"), seen, "x"),
        Line(e.say("teach.label.left_out"), left, "accent", strong=True, sure=True),
        Line(e.say("teach.label.always", name=always), Score(e.heaps.larger, m), "faint"),
    ]
    rival = e.step.rival if open_ else None
    if rival is not None:
        head = e.say(f"teach.label.rival_{e.told.rival}")
        found += [
            Line(e.say("teach.label.learnt"), rival[0], "x", head=head),
            Line(e.say("teach.label.left_out"), rival[1], "accent", sure=True),
        ]
    return found


def paint_scores(e: Board) -> None:
    """Bars on one scale from 0 to 100 %, and how the second came about."""
    box, text = e.plan.scores, e.px()
    e.room(box)
    inner = box.adjusted(e.plan.pad, e.plan.pad, -e.plan.pad, -e.plan.pad)
    head = QRectF(inner.x(), inner.y(), inner.width(), 1.6 * text)
    e.text(head, e.say("teach.label.how_often"), "body", "ink", LEFT, bold=True)
    foot = _foot(e, inner)
    shown = lines(e)
    heads = sum(bool(line.head) for line in shown)
    rows = QRectF(inner.x(), head.bottom() + 0.3 * text, inner.width(), foot.y() - head.bottom() - 0.6 * text)
    tall = min(3.2 * text, rows.height() / (len(shown) + 0.55 * heads))
    y = rows.y()
    for line in shown:
        if line.head:
            e.text(QRectF(rows.x(), y, rows.width(), 0.55 * tall), line.head, "small", "faint", LEFT)
            y += 0.55 * tall
        _line(e, QRectF(rows.x(), y, rows.width(), tall), line)
        y += tall


def _foot(e: Board, inner: QRectF) -> QRectF:
    """How pictures are left out, in a sentence or two, as far as there is room."""
    text = e.px()
    if e.told.trouble:
        return QRectF(inner.x(), inner.bottom(), inner.width(), 0)
    key = "said" if final(e.frame) and not secret(e.frame) else "how"
    words = e.say(f"teach.label.{key}", rounds=len(folds(e.heaps.y)))
    tall = e.height_of(words, inner.width(), "small") + 2
    if tall > 0.36 * inner.height():
        return QRectF(inner.x(), inner.bottom(), inner.width(), 0)
    foot = QRectF(inner.x(), inner.bottom() - tall, inner.width(), tall)
    e.text(foot, words, "small", "faint", TOP, wrap=True)
    return QRectF(foot.x(), foot.y() - 0.2 * text, foot.width(), foot.height())


def _line(e: Board, box: QRectF, line: Line) -> None:
    """Words and figure above, the bar beneath."""
    text = e.px()
    above = QRectF(box.x(), box.y(), box.width(), 0.58 * box.height())
    tall = min(0.9 * text, 0.36 * box.height()) * (1.0 if line.role != "faint" else 0.6)
    track = QRectF(box.x(), above.bottom() + 1, box.width(), tall)
    figure = ""
    if line.score is not None and line.score.n:
        figure = percent(line.score.rate, 0)
        said = e.say("teach.label.of", right=line.score.right, n=line.score.n)
        figure = e.first_fitting(0.5 * box.width(), "body", f"{said}  ·  {figure}", figure)
    wide = e.width_of(figure, bold=True) + 0.6 * text
    words = QRectF(above.x(), above.y(), above.width() - wide, above.height())
    e.text(words, line.words, "body", "ink" if line.role != "faint" else "faint", LEFT, bold=line.strong)
    e.text(above, figure, "body", line.role if line.role != "x" else "ink", RIGHT, bold=line.strong)
    e.p.setPen(Qt.PenStyle.NoPen)
    e.p.setBrush(e.look.colour("grid"))
    e.p.drawRect(track)
    if line.score is None or not line.score.n:
        return
    e.p.setBrush(e.look.colour(line.role, 0.9 if line.strong else 0.7))
    e.p.drawRect(QRectF(track.x(), track.y(), line.score.rate * track.width(), tall))
    half = track.x() + 0.5 * track.width()
    e.line(QPointF(half, track.y() - 1), QPointF(half, track.bottom() + 1), "ink", 0.4)
    if line.sure:
        _interval(e, track, line.score)


def _interval(e: Board, track: QRectF, score: Score) -> None:
    """95 %: a whisker across the bar's end."""
    low, high = (track.x() + share * track.width() for share in score.interval)
    y, r = track.center().y(), 0.5 * track.height()
    for role, width in (("halo", 1.7), ("ink", 0.7)):
        e.line(QPointF(low, y), QPointF(high, y), role, width)
        for x in (low, high):
            e.line(QPointF(x, y - r), QPointF(x, y + r), role, width)
