"""The verdict in words and on a bar, and how far this model can be trusted: laid out from the texts as measured.

What does not fit is left out, the long paragraph first; nothing is ever printed over anything else.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, Qt

from core.cat import AnyModel
from gui.figures import fixed, percent
from gui.pictures.cat_easel import CENTRE, LEFT, RIGHT, Easel
from gui.pictures.cat_plan import Plan
from gui.theme import Size

WEAK = 0.75  # a model whose balanced accuracy is below this is called hardly better than a coin
TOP = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
NOWHERE = QRectF()
TICKS = ((0.0, "zero_percent", LEFT), (0.5, "half", CENTRE), (1.0, "hundred", RIGHT))
LARGE: tuple[tuple[Size, float], ...] = (("huge", 0.85), ("title", 1.0))
JUDGES = ("this_model", "always_cat", "always_not")


@dataclass(frozen=True)
class Words:
    """A text and the size it is set in."""

    text: str = ""
    size: Size = "body"
    bold: bool = False
    scale: float = 1.0


@dataclass(frozen=True)
class Want:
    """What shall be shown: the best that fits is taken."""

    paragraph: int = 2  # sentences' groups of it: 2, 1 or 0
    small: bool = False  # the paragraph in small type
    large: bool = True  # the verdict itself in huge type
    ticks: bool = True
    record: bool = True


WANTS = (
    Want(), Want(small=True), Want(1), Want(1, True), Want(0), Want(0, large=False), Want(0, large=False, ticks=False),
    Want(0, large=False, ticks=False, record=False),
)  # fmt: skip


@dataclass(frozen=True)
class AnswerPlan:
    """Boxes from top to bottom; what has no room has the box NOWHERE."""

    sentence: QRectF
    probability: QRectF
    track: QRectF
    ticks: QRectF
    head: QRectF
    rows: QRectF  # the three judges
    paragraph: QRectF
    texts: dict[str, Words]
    fits: bool

    @property
    def boxes(self) -> list[QRectF]:
        """All that are shown."""
        every = (self.sentence, self.probability, self.track, self.ticks, self.head, self.rows, self.paragraph)
        return [box for box in every if not box.isEmpty()]


def answer_plan(e: Easel, plan: Plan) -> AnswerPlan:
    """The boxes of the verdict, made once for a place and a look."""
    box = plan.verdict.united(plan.record)
    key = ("answer", box.x(), box.y(), box.width(), box.height(), e.px(), e.say("cat_door.title"))
    return e.kept(key, lambda: _best(e, box))


def _best(e: Easel, box: QRectF) -> AnswerPlan:
    made = (_stack(e, box, want) for want in WANTS)
    return next((one for one in made if one.fits), _stack(e, box, WANTS[-1]))


def _stack(e: Easel, box: QRectF, want: Want) -> AnswerPlan:
    """The wanted things under one another; air between them as far as there is room for it."""
    text, texts = e.px(), _texts(e, box.width(), want)
    line = max(1.55 * text, 1.25 * e.px("small"))
    tall = {key: e.height_of(words.text, box.width(), words.size, bold=words.bold, scale=words.scale)
            for key, words in texts.items()}  # fmt: skip
    tall |= {"track": 0.9 * text, "ticks": 1.3 * e.px("small") if want.ticks else 0.0, "rows": 3 * line}
    order = (("sentence", 0.0), ("probability", 0.15), ("track", 0.75), ("ticks", 0.5), ("head", 0.8),
             ("rows", 0.25), ("paragraph", 0.35))  # fmt: skip
    shown = [(key, gap) for key, gap in order if tall.get(key, 0.0) > 0 and (want.record or key != "rows")]
    least = sum(tall[key] for key, _ in shown)
    airs = sum(gap for _, gap in shown) * text
    air = min(2.0, (box.height() - least) / airs)
    boxes, y = dict.fromkeys((key for key, _ in order), NOWHERE), box.y()
    for key, gap in shown:
        y += gap * text * max(1.0, air)
        boxes[key] = QRectF(box.x(), y, box.width(), tall[key])
        y += tall[key]
    return AnswerPlan(**boxes, texts=texts, fits=air >= 1.0)


def _texts(e: Easel, width: float, want: Want) -> dict[str, Words]:
    """Every sentence in the largest size that it may have here."""
    answer, model = e.scene.verdict, e.scene.mind
    said = "strange" if e.scene.strange else "cat" if answer.cat else "not"
    sentence = Words(e.say(f"cat_door.label.verdict_{said}"), "huge", True)
    key = "cat_door.label.probability_strange" if e.scene.strange else "cat_door.label.probability"
    chance = e.say(key, percent=percent(answer.probability))
    texts = {
        "sentence": _in_one_line(e, sentence, width, LARGE if want.large else LARGE[-1:]),
        "probability": _in_one_line(e, Words(chance), width, (("title", 0.85), ("body", 1.0), ("small", 1.0))),
    }
    if want.record and model.figures.checks:
        head = e.say("cat_door.label.record", n=f"{model.figures.checks[0].n:,}")
        texts["head"] = _in_one_line(e, Words(head, bold=True), width, (("body", 1.0), ("small", 1.0)))
        if want.paragraph:
            words = unlike(e, model) if e.scene.strange else honest(e, model)[want.paragraph - 1]
            texts["paragraph"] = Words(words, "small" if want.small else "body")
    return texts


def _in_one_line(e: Easel, words: Words, width: float, sizes: tuple[tuple[Size, float], ...]) -> Words:
    """The first of these sizes in which it stands in one line; else the last, which may take more lines."""
    now = words
    for size, scale in sizes:
        now = replace(words, size=size, scale=scale)
        if e.width_of(now.text, size, bold=now.bold) * scale <= width - 2:
            return now
    return now


def bar_point(box: QRectF, share: float) -> QPointF:
    """Where a probability stands on the bar."""
    return QPointF(box.x() + share * box.width(), box.center().y())


def answer_dot(e: Easel, at: QPointF, radius: float) -> None:
    """A disc for a cat, a square for none."""
    cat = e.scene.verdict.cat
    e.dot(at, "faint" if e.scene.strange else "one" if cat else "zero", radius, square=not cat)


def paint_answer(e: Easel, plan: AnswerPlan, dot: bool) -> None:
    """The sentence, and the model's probability on a bar."""
    answer, track, text = e.scene.verdict, plan.track, e.px()
    role = "faint" if e.scene.strange else "one" if answer.cat else "zero"
    _set(e, plan.sentence, plan.texts["sentence"], "warn" if e.scene.strange else role)
    _set(e, plan.probability, plan.texts["probability"], "ink")
    e.p.setPen(Qt.PenStyle.NoPen)
    e.p.setBrush(e.look.colour("grid"))
    e.p.drawRoundedRect(track, track.height() / 2, track.height() / 2)
    a, half = bar_point(track, answer.probability), bar_point(track, 0.5)
    e.p.setBrush(e.look.colour(role, 0.75))
    e.p.drawRect(QRectF(QPointF(min(a.x(), half.x()), track.top()), QPointF(max(a.x(), half.x()), track.bottom())))
    e.line(half - QPointF(0, 0.9 * track.height()), half + QPointF(0, 0.9 * track.height()), "ink", 0.6)
    if not plan.ticks.isEmpty():
        for share, key, align in TICKS:
            width = plan.ticks.width() / 3
            at = QRectF(bar_point(track, share).x() - width * share, plan.ticks.y(), width, plan.ticks.height())
            e.text(at, e.say(f"cat_door.label.{key}"), "small", "faint", align)
    if dot:
        answer_dot(e, a, 0.5 * text)


def _set(e: Easel, box: QRectF, words: Words, role: str) -> None:
    e.text(box, words.text, words.size, role, TOP, bold=words.bold, scale=words.scale, wrap=True)


def paint_record(e: Easel, plan: AnswerPlan) -> None:
    """How often this model is right on photos it has never seen, beside the two who never look."""
    if plan.rows.isEmpty() or not e.scene.mind.figures.checks:
        return
    check, text, box = e.scene.mind.figures.checks[0], e.px(), plan.rows
    _set(e, plan.head, plan.texts["head"], "ink")
    rows = ((check.accuracy, check.accuracy_interval, "a"), (check.always_cat, None, "one"),
            (check.always_not, None, "zero"))  # fmt: skip
    names = [e.say(f"cat_door.label.{key}") for key in JUDGES]
    wide = min(max(e.width_of(name) for name in names) + 0.8 * text, box.width() * 0.5)
    scale = e.common(names, wide - 0.4 * text)
    line, end = box.height() / 3, e.width_of("88.8\u202f%", maths=True) + 0.3 * text
    for k, (name, (share, interval, role)) in enumerate(zip(names, rows, strict=True)):
        row = QRectF(box.x(), box.y() + k * line, box.width(), line)
        e.text(QRectF(row.x(), row.y(), wide, line), name, "body", "ink", LEFT, scale=scale)
        field = QRectF(row.x() + wide, row.y() + 0.22 * line, row.width() - wide - end - 0.5 * text, 0.56 * line)
        if field.width() > text:
            _share_bar(e, field, share, interval, role)
        e.text(QRectF(row.right() - end, row.y(), end, line), percent(share), "body", "ink", RIGHT, maths=True)
    if not plan.paragraph.isEmpty():
        _set(e, plan.paragraph, plan.texts["paragraph"], "ink")


def unlike(e: Easel, model: AnyModel) -> str:
    """Why the verdict means little: the picture is far from every photo the model has seen."""
    opinion = e.scene.opinion
    far = opinion.unlike.score / opinion.unlike.threshold if opinion is not None and opinion.unlike is not None else 0.0
    return e.say("cat_door.label.unlike", n=f"{model.figures.photos:,}", far=fixed(far, 1))


def honest(e: Easel, model: AnyModel) -> tuple[str, str]:
    """Kindly, what these figures mean; and the same with what happens on photos from elsewhere."""
    check = model.figures.checks[0]
    low, high = check.balanced_interval
    key = "cat_door.label.strong"
    if check.balanced < WEAK:
        key = "cat_door.label.weak" if model.kind == "logistic" else "cat_door.label.weak_network"
    words = e.say(
        key,
        cats=percent(check.sensitivity, 0),
        others=percent(check.specificity, 0),
        balanced=percent(check.balanced, 0),
        low=percent(low, 0),
        high=percent(high, 0),
    )
    strange = max((c for c in model.figures.checks[1:] if c.elsewhere), key=lambda c: c.n, default=None)
    if strange is None:
        return words, words
    only = "elsewhere" if strange.balanced < WEAK else "elsewhere_too"
    more = e.say(f"cat_door.label.{only}", n=f"{strange.n:,}", balanced=percent(strange.balanced, 0))
    return words, e.say("cat_door.label.both", first=words, second=more)


def _share_bar(e: Easel, box: QRectF, share: float, interval: tuple[float, float] | None, role: str) -> None:
    """A share of 100 %, with a whisker for how sure one can be of it."""
    e.p.setPen(Qt.PenStyle.NoPen)
    e.p.setBrush(e.look.colour("grid"))
    e.p.drawRect(box)
    e.p.setBrush(e.look.colour(role, 0.8))
    e.p.drawRect(QRectF(box.x(), box.y(), box.width() * share, box.height()))
    if interval is not None:
        low, high = (box.x() + box.width() * v for v in interval)
        for role, width in (("halo", 2.4), ("ink", 0.9)):
            e.line(QPointF(low, box.center().y()), QPointF(high, box.center().y()), role, width)
            for x in (low, high):
                e.line(QPointF(x, box.top()), QPointF(x, box.bottom()), role, width)
