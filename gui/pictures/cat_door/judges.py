"""All models side by side on one picture: what each says, how often it is right, and whether it means what it says.

The models come one under the other, the same things in the same columns. Three beats: the verdicts; the records on
photos never seen; the reliability curves and, for the chosen model, what kind of photo is hard.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPolygonF

from core.cat import AnyModel
from core.figures import Check
from core.reliability import Kind
from core.study import Opinion
from gui.figures import percent
from gui.pictures.cat_door.answer import TOP
from gui.pictures.cat_easel import CENTRE, LEFT, RIGHT, Easel, Spot
from gui.pictures.cat_plan import Plan
from gui.pictures.pace import part
from gui.pictures.photo import crisp

KINDS = 6  # kinds of photo that are shown, the hardest first
ENOUGH = 20  # photos of a kind, for a rate to be worth showing
LOW = 0.4  # where the scale of balanced accuracy begins: a coin stands at 0.5


@dataclass(frozen=True)
class Rows:
    """Where everything stands."""

    picture: QRectF
    sentence: QRectF
    head: QRectF
    rows: tuple[QRectF, ...]
    foot: QRectF  # kinds of photo
    columns: tuple[float, ...]  # left edges, and the right end: model, verdict, record, curve


def rows(area: Plan, many: int, text: float) -> Rows:
    """Picture and sentence above, a row a model, and what is hard beneath."""
    inner = area.inner
    side = min(0.26 * inner.height(), 0.2 * inner.width())
    picture = QRectF(inner.x(), inner.y(), side, side)
    sentence = QRectF(picture.right() + 1.4 * text, inner.y(), inner.right() - picture.right() - 1.4 * text, side)
    head = QRectF(inner.x(), picture.bottom() + 0.7 * text, inner.width(), 1.5 * text)
    foot = min(0.24 * inner.height(), 8.2 * text)
    tall = (inner.bottom() - head.bottom() - foot - 0.8 * text) / max(1, many)
    made = tuple(QRectF(inner.x(), head.bottom() + 0.2 * text + k * tall, inner.width(), tall) for k in range(many))
    curve = min(0.9 * tall, 0.14 * inner.width())
    w, x = inner.width() - curve - text, inner.x()
    columns = (x + 0.6 * text, x + 0.22 * w, x + 0.56 * w, inner.right() - curve, inner.right())
    below = QRectF(inner.x(), inner.bottom() - foot, inner.width(), foot)
    return Rows(picture, sentence, head, made, below, columns)


def elsewhere(model: AnyModel) -> Check | None:
    """The check on photos of sources never learnt from: the largest."""
    return model.figures.elsewhere


def same(model: AnyModel) -> Check | None:
    """The check on photos kept back from the sources learnt from: the largest."""
    return model.figures.same


def hardest(check: Check, many: int) -> list[Kind]:
    """The kinds of photo that it gets wrong most often, of which there are enough."""
    known = [kind for kind in check.kinds if kind.n >= ENOUGH]
    return sorted(known, key=lambda kind: kind.rate)[:many]


def together(jury: tuple[Opinion, ...]) -> str:
    """Do they agree? And does each of them know such pictures?"""
    heard = {opinion.verdict.cat for opinion in jury if not opinion.strange}
    if not heard:
        return "strange"
    if any(opinion.strange for opinion in jury):
        return "stranger"
    if len(jury) == 1:
        return "one"
    return "disagree" if len(heard) > 1 else "cat" if heard == {True} else "not"


def paint(e: Easel, area: Plan) -> None:
    """The whole page at this beat."""
    text, jury, beat = area.text, e.scene.jury, e.frame.position
    where = rows(area, len(jury), text)
    crisp(e.p, where.picture, e.square())
    e.frame_round(where.picture)
    e.spots.append(Spot("pixel", where.picture))
    _sentence(e, where.sentence)
    columns = where.columns
    for k, key in enumerate(("judge", "says", "right", "means")):
        if beat < (0, 0, 0.2, 1.2)[k]:
            continue
        least = e.width_of(e.say("cat_door.label.head_means_short"), "small") + 0.2 * text
        last = min(columns[3], columns[4] - least)  # the narrow column's name may begin before the column does
        left, right = (last if k == 3 else columns[k]), (last - 0.4 * text if k == 2 else columns[k + 1])
        box = QRectF(left, where.head.y(), right - left - (0.4 * text if k < 2 else 0.0), where.head.height())
        names = (e.say(f"cat_door.label.head_{key}"), e.say(f"cat_door.label.head_{key}_short"))
        e.text(box, e.first_fitting(box.width(), "small", *names), "small", "faint", LEFT if k < 3 else CENTRE)
    for row, opinion in zip(where.rows, jury, strict=True):
        _row(e, row, columns, opinion, beat)
    e.p.setOpacity(part(beat, 1.0, 1.6))
    if beat > 1.0:
        _kinds(e, where.foot)
    e.p.setOpacity(1.0)


def _sentence(e: Easel, box: QRectF) -> None:
    """Whether they agree; and that this is the lesson."""
    text, jury = e.px(), e.scene.jury
    verdict = together(jury)
    head = QRectF(box.x(), box.y(), box.width(), min(0.4 * box.height(), 3.2 * text))
    role = {"cat": "one", "not": "zero", "disagree": "warn", "strange": "warn", "stranger": "warn"}.get(verdict, "ink")
    e.text(head, e.say(f"cat_door.label.jury_{verdict}", n=len(jury)), "title", role, LEFT, bold=True)
    words = e.say(f"cat_door.label.jury_{verdict}_more")
    below = QRectF(box.x(), head.bottom() + 0.2 * text, box.width(), box.bottom() - head.bottom() - 0.2 * text)
    e.text(below, words, "body", "ink", TOP, wrap=True)


def _row(e: Easel, row: QRectF, columns: tuple[float, ...], opinion: Opinion, beat: float) -> None:
    """One model: its name, what it says, how often it is right, its reliability curve."""
    text = e.px()
    chosen = opinion.model is e.scene.model
    if chosen:
        e.p.setPen(Qt.PenStyle.NoPen)
        e.p.setBrush(e.look.colour("marker", 0.6))
        e.p.drawRoundedRect(row.adjusted(0, 0.1 * text, 0, -0.1 * text), 0.4 * text, 0.4 * text)
    e.spots.append(Spot("model", row, symbol=_called(e, opinion)))
    name = QRectF(columns[0], row.y(), columns[1] - columns[0] - 0.3 * text, row.height())
    words = model_name(e, opinion.model, _called(e, opinion))
    longest = max(e.width_of(word, bold=chosen) for word in words.split())
    e.text(name, words, "body", "ink", LEFT, bold=chosen, wrap=True, scale=min(1.0, 0.98 * name.width() / longest))
    _says(e, QRectF(columns[1], row.y(), columns[2] - columns[1] - 1.4 * text, row.height()), opinion)
    e.p.setOpacity(part(beat, 0.0, 0.6))
    if beat > 0:
        _right(e, QRectF(columns[2], row.y(), columns[3] - columns[2] - 1.2 * text, row.height()), opinion.model)
    e.p.setOpacity(part(beat, 1.0, 1.6))
    check = elsewhere(opinion.model) or same(opinion.model)
    if beat > 1.0 and check is not None:
        side = min(columns[4] - columns[3], row.height() - 0.5 * text)
        box = QRectF(0, 0, side, side)
        box.moveCenter(QPointF((columns[3] + columns[4]) / 2, row.center().y()))
        _curve(e, box, check)
    e.p.setOpacity(1.0)


def _called(e: Easel, opinion: Opinion) -> str:
    """What the lesson's choice calls this model."""
    return e.scene.names[e.scene.jury.index(opinion)]


def model_name(e: Easel, model: AnyModel, called: str) -> str:
    """What kind of model it is; a file that was opened also has a name of its own."""
    kind = e.say(f"cat_door.model.{model.kind}")
    return e.say("cat_door.label.opened_model", kind=kind, name=model.name) if called == "opened" else kind


def _says(e: Easel, box: QRectF, opinion: Opinion) -> None:
    """Its verdict in words, its probability on a bar, or that it does not know such pictures."""
    text, answer = e.px(), opinion.verdict
    role = "faint" if opinion.strange else "one" if answer.cat else "zero"
    key = "stranger" if opinion.strange else "cat" if answer.cat else "not_cat"
    middle = box.center().y()
    words = QRectF(box.x(), middle - 1.75 * text, box.width(), 1.7 * text)
    e.text(words, e.say(f"cat_door.label.{key}"), "body", "warn" if opinion.strange else role, LEFT, bold=True)
    e.text(words, percent(answer.probability), "body", "faint" if opinion.strange else "ink", RIGHT, maths=True)
    track = QRectF(box.x(), middle + 0.25 * text, box.width(), 0.75 * text)
    half = track.x() + track.width() / 2
    at = track.x() + answer.probability * track.width()
    e.p.setPen(Qt.PenStyle.NoPen)
    e.p.setBrush(e.look.colour("grid"))
    e.p.drawRoundedRect(track, track.height() / 2, track.height() / 2)
    e.p.setBrush(e.look.colour(role, 0.35 if opinion.strange else 0.75))
    e.p.drawRect(QRectF(min(at, half), track.y(), abs(at - half), track.height()))
    e.line(QPointF(half, track.y() - 0.3 * text), QPointF(half, track.bottom() + 0.3 * text), "ink", 0.6)
    e.dot(QPointF(at, track.center().y()), role, 0.45 * text, square=not answer.cat)


def _right(e: Easel, box: QRectF, model: AnyModel) -> None:
    """Balanced accuracy, with its interval, on photos kept back and on photos from elsewhere."""
    text = e.px()
    lines = [(key, check) for key, check in (("same", same(model)), ("elsewhere", elsewhere(model))) if check]
    tall = min(box.height() / 2, 2.1 * text)
    top = box.center().y() - tall * len(lines) / 2
    wide = min(max(e.width_of(e.say(f"cat_door.label.right_{key}"), "small") for key in ("same", "elsewhere")),
               0.42 * box.width()) + 0.5 * text  # fmt: skip
    end = e.width_of("88.8\u202f%", "small", maths=True) + 0.4 * text
    for k, (key, check) in enumerate(lines):
        line = QRectF(box.x(), top + k * tall, box.width(), tall)
        e.text(QRectF(line.x(), line.y(), wide, tall), e.say(f"cat_door.label.right_{key}"), "small", "faint", LEFT)
        e.text(line, percent(check.balanced), "small", "ink", RIGHT, maths=True)
        field = QRectF(line.x() + wide, line.y() + 0.25 * tall, line.width() - wide - end - 0.4 * text, 0.5 * tall)
        if field.width() > 2 * text:
            _balanced(e, field, check)


def _balanced(e: Easel, field: QRectF, check: Check) -> None:
    """A bar from the coin (50 %) to the balanced accuracy; a whisker says how sure that is."""

    def at(share: float) -> float:
        return field.x() + field.width() * min(1.0, max(0.0, (share - LOW) / (1 - LOW)))

    e.p.fillRect(field, e.look.colour("grid"))
    bar = QRectF(QPointF(min(at(0.5), at(check.balanced)), field.top()), field.bottomRight())
    bar.setRight(max(at(0.5), at(check.balanced)))
    e.p.fillRect(bar, e.look.colour("a", 0.8))
    low, high = check.balanced_interval
    y = field.center().y()
    for role, width in (("halo", 2.4), ("ink", 0.9)):
        e.line(QPointF(at(low), y), QPointF(at(high), y), role, width)
    e.line(QPointF(at(0.5), field.top() - 0.2 * e.px()), QPointF(at(0.5), field.bottom() + 0.2 * e.px()), "ink", 0.8)


def _curve(e: Easel, box: QRectF, check: Check) -> None:
    """Of the photos of which it says so much, so many are cats: on the diagonal it means what it says."""
    e.p.setPen(Qt.PenStyle.NoPen)
    e.p.setBrush(e.look.colour("raised"))
    e.p.drawRect(box)
    e.frame_round(box)
    e.line(box.bottomLeft(), box.topRight(), "faint", 0.6, (4.0, 3.0))
    points = [QPointF(box.x() + b.said * box.width(), box.bottom() - b.rate * box.height()) for b in check.bins]
    e.p.setPen(e.look.pen("a", 1.2 * e.look.stroke))
    e.p.drawPolyline(QPolygonF(points))
    most = max((b.n for b in check.bins), default=1)
    for point, b in zip(points, check.bins, strict=True):
        e.dot(point, "a", (0.12 + 0.2 * (b.n / most) ** 0.5) * e.px())


def _kinds(e: Easel, box: QRectF) -> None:
    """What the chosen model finds hard."""
    text = e.px()
    model = e.scene.model
    check = next((c for c in (elsewhere(model), same(model)) if c is not None and c.kinds), None) if model else None
    if model is None or check is None:
        return
    head = QRectF(box.x(), box.y(), box.width(), 1.6 * text)
    name = e.say(f"cat_door.model.{model.kind}")
    key = "kinds_elsewhere" if check.elsewhere else "kinds_same"
    heads = [e.say(f"cat_door.label.{key}{form}", model=name, n=f"{check.n:,}") for form in ("", "_short")]
    e.text(head, e.first_fitting(head.width(), "small", *heads), "small", "faint", LEFT)
    kinds = hardest(check, KINDS)
    if not kinds:
        return
    gap = 1.2 * text
    need = max(e.width_of(kind_name(e, kind), bold=True) for kind in kinds) + e.width_of("88\u202f%", maths=True) + text
    kinds = kinds[: max(1, int((box.width() + gap) / (need + gap)))]
    wide = (box.width() - (len(kinds) - 1) * gap) / len(kinds)
    for k, kind in enumerate(kinds):
        cell = QRectF(box.x() + k * (wide + gap), head.bottom() + 0.3 * text, wide, box.bottom() - head.bottom())
        word = kind_name(e, kind)
        line = QRectF(cell.x(), cell.y(), wide, 1.5 * text)
        rate = percent(kind.rate, 0)
        room = line.adjusted(0, 0, -e.width_of(rate, maths=True) - 0.4 * text, 0)
        e.text(room, word, "body", "one" if kind.cat else "zero", LEFT, bold=True)
        e.text(line, rate, "body", "ink", RIGHT, maths=True)
        bar = QRectF(cell.x(), line.bottom() + 0.15 * text, wide, 0.55 * text)
        e.p.fillRect(bar, e.look.colour("grid"))
        e.p.fillRect(QRectF(bar.x(), bar.y(), wide * kind.rate, bar.height()), e.look.colour("a", 0.8))
        low, high = kind.interval
        for role, width in (("halo", 2.4), ("ink", 0.9)):
            e.line(QPointF(bar.x() + wide * low, bar.center().y()), QPointF(bar.x() + wide * high, bar.center().y()),
                   role, width)  # fmt: skip
        under = QRectF(cell.x(), bar.bottom() + 0.2 * text, wide, 1.4 * text)
        if under.bottom() <= box.bottom() + 0.3 * text:  # below lies the name of the picture
            e.text(under, e.say("cat_door.label.kind_n", n=f"{kind.n:,}"), "small", "faint", LEFT)


def kind_name(e: Easel, kind: Kind) -> str:
    """What is on such photos, in words; a kind that has none is called as in the file."""
    return e.say(f"cat_door.kind.{kind.name}") if e.say.has(f"cat_door.kind.{kind.name}") else kind.name
