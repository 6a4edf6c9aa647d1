"""How often it is right: of the pictures it learnt from, and of those left out; beside one who always says the same."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, Qt

from core.heaps_learn import Score, folds
from gui.figures import percent
from gui.pictures.cat_easel import LEFT, RIGHT
from gui.pictures.teach.board import Board
from gui.pictures.teach.scene import final, secret, testing, training
from gui.pictures.teach.words import trouble_words

HEAD, LEAST_LINE = 0.6, 2.0  # a heading in bars; the lowest bar with its words, in texts
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
    left = testing(e.frame) if e.step.name in ("test", "compare") and open_ else None
    ones, zeros = len(e.heaps.one.items), len(e.heaps.zero.items)
    always = e.name("one" if ones >= zeros else "zero")
    found = [
        Line(e.say("teach.label.learnt"), seen, "x"),
        Line(e.say("teach.label.left_out"), left, "a", strong=True, sure=True),
        Line(e.say("teach.label.always", name=always), Score(e.heaps.larger, m), "faint"),
    ]
    rival = e.step.rival if open_ else None
    if rival is not None:
        head = e.say(f"teach.label.rival_{e.told.rival}")
        found += [
            Line(e.say("teach.label.learnt"), rival[0], "x", head=head),
            Line(e.say("teach.label.left_out"), rival[1], "a", sure=True),
        ]
    return found


def paint_scores(e: Board) -> None:
    """Bars on one scale from 0 to 100 %, and how the second came about."""
    box, text = e.plan.scores, e.px()
    e.room(box)
    inner = box.adjusted(e.plan.pad, e.plan.pad, -e.plan.pad, -e.plan.pad)
    head = QRectF(inner.x(), inner.y(), e.edges.get("save", inner.right()) - inner.x() - 0.3 * text, 1.6 * text)
    e.text(head, e.say("teach.label.how_often"), "body", "ink", LEFT, bold=True)
    rows = QRectF(inner.x(), head.bottom() + 0.5 * text, inner.width(), inner.bottom() - head.bottom() - 0.5 * text)
    shown, foot = _fitting(e, rows)
    if foot:
        tall = e.height_of(foot, inner.width(), "small") + 2
        e.text(QRectF(inner.x(), inner.bottom() - tall, inner.width(), tall), foot, "small", "faint", TOP, wrap=True)
        rows.setBottom(inner.bottom() - tall - 0.4 * text)
    tall = min(3.0 * text, rows.height() / _parts(shown))
    y, long = rows.y(), _room_for_counts(e, shown, rows.width())
    for line in shown:
        if line.head:
            e.text(QRectF(rows.x(), y, rows.width(), HEAD * tall), line.head, "small", "faint", LEFT)
            y += HEAD * tall
        _line(e, QRectF(rows.x(), y, rows.width(), tall), line, long)
        y += tall


def _parts(shown: list[Line]) -> float:
    """How many bars high they are."""
    return len(shown) + HEAD * sum(bool(line.head) for line in shown)


def _fitting(e: Board, rows: QRectF) -> tuple[list[Line], str]:
    """All lines and the sentence beneath; without room first the sentence goes, then what matters least."""
    every, text = lines(e), e.px()
    key = "said" if final(e.frame) and not secret(e.frame) else "how"
    foot = trouble_words(e.frame, e.say) if e.told.trouble else ""
    foot = foot or e.say(f"teach.label.{key}", rounds=len(folds(e.heaps.y)))
    tall = e.height_of(foot, rows.width(), "small") + 0.4 * text if foot else 0.0
    fewer = every[:3] + [replace(line, words=e.say(f"teach.label.left_{e.told.rival}")) for line in every[4:]]
    for shown, under in ((every, foot), (every, ""), (fewer, foot), (fewer, "")):
        if rows.height() - (tall if under else 0) >= LEAST_LINE * text * _parts(shown):
            return shown, under
    return fewer, ""


def _room_for_counts(e: Board, shown: list[Line], width: float) -> bool:
    """Whether "19 of 40" fits beside the words of every line."""
    m = len(e.heaps.items)
    figure = e.width_of(f"{e.say('teach.label.of', right=m, n=m)}  ·  {percent(1, 0)}", bold=True) + 0.8 * e.px()
    return all(e.width_of(line.words, bold=line.strong) + figure <= width for line in shown)


def _line(e: Board, box: QRectF, line: Line, long: bool) -> None:
    """Words and figure above, the bar beneath. long: counts, too, where all lines have room for them."""
    text = e.px()
    above = QRectF(box.x(), box.y(), box.width(), min(1.5 * text, 0.7 * box.height()))
    tall = min(0.9 * text, 0.26 * box.height()) * (1.0 if line.role != "faint" else 0.6)
    track = QRectF(box.x(), above.bottom() + 1, box.width(), tall)
    figure = ""
    if line.score is not None and line.score.n:
        figure = percent(line.score.rate, 0)
        said = e.say("teach.label.of", right=line.score.right, n=line.score.n)
        figure = f"{said}  ·  {figure}" if long else figure
    wide = e.width_of(figure, bold=True) + 0.6 * text
    words = QRectF(above.x(), above.y(), above.width() - wide, above.height())
    e.text(words, line.words, "body", "ink" if line.role != "faint" else "faint", LEFT, bold=line.strong)
    e.text(above, figure, "body", line.role if line.role != "x" else "ink", RIGHT, bold=line.strong)
    e.p.setPen(Qt.PenStyle.NoPen)
    e.p.setBrush(e.look.colour("grid"))
    e.p.drawRect(track)
    if line.score is None or not line.score.n:
        return
    e.p.setBrush(e.look.colour(line.role, 0.5 if line.sure else 0.75))
    e.p.drawRect(QRectF(track.x(), track.y(), line.score.rate * track.width(), tall))
    if line.sure:
        _interval(e, track, line.score)


def _interval(e: Board, track: QRectF, score: Score) -> None:
    """95 %: a whisker across the bar's end."""
    low, high = (track.x() + share * track.width() for share in score.interval)
    y, r = track.center().y(), 0.5 * track.height()
    e.line(QPointF(low, y), QPointF(high, y), "ink", 0.7)
    for x in (low, high):
        e.line(QPointF(x, y - 0.6 * r), QPointF(x, y + 0.6 * r), "ink", 0.7)
    end = track.x() + score.rate * track.width()
    e.line(QPointF(end, track.y() - 1), QPointF(end, track.bottom() + 1), "a", 1.2)
