"""Which page of the cat door a frame shows: a station of the way, one reason why, or that nobody is there yet."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt

from gui.language import Language
from gui.pictures.cat_door import judges as cat_judges
from gui.pictures.cat_door import net as cat_net
from gui.pictures.cat_door import net_why as cat_net_why
from gui.pictures.cat_door import sum as cat_sum
from gui.pictures.cat_door import verdict as cat_verdict
from gui.pictures.cat_door import way as cat_way
from gui.pictures.cat_door import why as cat_why
from gui.pictures.cat_easel import CENTRE, LEFT, RIGHT, Easel, Spot
from gui.pictures.cat_peek import peek, space_for
from gui.pictures.cat_plan import Plan, plan
from gui.pictures.cat_scene import Scene, added, secret
from gui.pictures.door_strip import sample_name
from gui.pictures.pace import part
from gui.player import ease

NETWORK = ("filters", "units", "deeper", "parts")
HOLD = 0.22  # the part of a station in which nothing moves, so that it can be read


def paint(e: Easel) -> None:
    """Whatever this frame shows."""
    text = e.px()
    head, foot = 1.9 * text, 1.7 * text
    margin = 0.8 * text
    scene: Scene = e.scene
    name = e.frame.step.name
    why = name if name in ("weights", "adds", "hide", "judges") else "way"
    inner = e.area.adjusted(margin, (head if why == "way" else 0) + 0.6 * text, -margin, -foot)
    where = plan(inner, text)
    if scene.arrival is None:
        paint_empty(e, where)
        return
    if why == "way":
        paint_path(e, QRectF(e.area.x() + margin, e.area.y() + 0.2 * text, e.area.width() - 2 * margin, head))
        paint_station(e, where)
    elif secret(e.frame):
        cat_way.paint_seen(e, where, 0.0)
    elif why == "judges":
        cat_judges.paint(e, where)
    elif scene.study is not None and why == "weights":
        cat_net_why.paint_weights(e, where)
    elif scene.study is not None and why == "adds":
        cat_net_why.paint_adds(e, where)
    elif why == "weights":
        cat_why.paint_weights(e, where)
    elif why == "adds":
        cat_why.paint_adds(e, where, added(e.frame))
    else:
        cat_why.paint_hide(e, where)
    e.p.setOpacity(1.0)
    paint_name(e, QRectF(inner.x(), inner.bottom() + 0.2 * text, inner.width(), foot - 0.2 * text))


def paint_station(e: Easel, where: Plan) -> None:
    """The station we are at, on its way to the next."""
    phase = e.frame.phase if e.frame.index < len(e.frame.trace) - 1 else 0.0
    t = ease((phase - HOLD) / (1 - HOLD)) if phase > HOLD and not e.frame.view.asking else 0.0
    name = e.frame.step.name if not secret(e.frame) else "see"
    if name == "photo":
        cat_way.paint_photo(e, where, t)
    elif name == "crop":
        cat_way.paint_crop(e, where, t)
    elif name == "see" and _after(e) not in ("filters", "parts"):
        cat_way.paint_seen(e, where, t)
    elif name == "see":
        _paint_seen_on(e, where, t)
    elif name == "colours":
        cat_way.paint_colours(e, where, t)
    elif name == "column":
        cat_sum.paint_column(e, where, t if _after(e) == "times" else 0.0)
    elif name == "times":
        cat_sum.paint_times(e, where, t)
    elif name in NETWORK:
        _paint_network(e, where, name, t)
    elif name == "sum":
        if t > 0:
            cat_verdict.paint_to_sigmoid(e, where, t)
        else:
            cat_sum.paint_sum(e, where)
    elif name == "sigmoid":
        cat_verdict.paint_sigmoid(e, where, t)
    else:
        cat_verdict.paint_verdict(e, where)


def _after(e: Easel) -> str:
    """The station after this one."""
    name: str = e.frame.next.name
    return name


def _paint_seen_on(e: Easel, where: Plan, t: float) -> None:
    """What the network sees goes to its place beside the answers of the first layer."""
    if t <= 0:
        cat_way.paint_seen(e, where, 0.0)
    elif _after(e) == "filters":
        cat_net.paint_filters(e, where, t)
    else:
        cat_net.paint_seen_beside(e, where, t)


def _paint_network(e: Easel, where: Plan, name: str, t: float) -> None:
    """The stations that only a network has: the next one comes where this one was."""
    if t > 0.5 and name != "parts":
        name, come, t = _after(e), part(t, 0.5, 1.0), 0.0
    else:
        come = 1.0
    if name == "filters":
        cat_net.paint_filters(e, where, 1.0)
    elif name == "units":
        cat_net.paint_units(e, where, 1.0)
    elif name == "deeper":
        cat_net.paint_deeper(e, where, come)
    else:
        cat_net.paint_parts(e, where, t, come)


def paint_path(e: Easel, box: QRectF) -> None:
    """The stations in a row, the present one in bold; each can be clicked."""
    text, n = e.px(), len(e.frame.trace)
    names = [e.say(f"cat_door.station.{stop.name}") for stop in e.frame.trace]
    widths = [e.width_of(name, "small", bold=True) for name in names]
    tight = sum(widths) + (n - 1) * 1.6 * text > box.width()
    shown = [w if not tight or k == e.frame.index else 0.9 * text for k, w in enumerate(widths)]
    gap = (box.width() - sum(shown)) / max(1, n - 1)
    gap = min(gap, 3.2 * text)
    x = box.x() + (box.width() - sum(shown) - gap * (n - 1)) / 2
    for k, (name, width) in enumerate(zip(names, shown, strict=True)):
        here = k == e.frame.index
        cell = QRectF(x, box.y(), width, box.height())
        e.spots.append(Spot("station", cell.adjusted(-gap / 3, 0, gap / 3, 0), k))
        if tight and not here:
            e.p.setPen(Qt.PenStyle.NoPen)
            e.p.setBrush(e.look.colour("accent" if k < e.frame.index else "faint"))
            e.p.drawEllipse(cell.center(), 0.2 * text, 0.2 * text)
        else:
            e.text(cell, name, "small", "ink" if here else "faint", CENTRE, bold=here)
        if here:
            e.line(cell.bottomLeft(), cell.bottomRight(), "accent", 1.0)
        if k < n - 1 and not tight:
            e.text(QRectF(x + width, box.y(), gap, box.height()), "›", "body", "faint", CENTRE)
        x += width + gap


def paint_name(e: Easel, box: QRectF) -> None:
    """Which picture this is, always."""
    e.text(box, picture_name(e.scene, e.say), "small", "faint", LEFT)
    if e.scene.model is not None and e.frame.step.name != "judges":
        e.text(
            QRectF(box.center().x(), box.y(), box.width() / 2, box.height()),
            e.say("cat_door.label.model", model=e.say(f"cat_door.model.{e.scene.model.kind}")),
            "small",
            "faint",
            RIGHT,
        )


def picture_name(scene: Scene, language: Language) -> str:
    """The file's name, what a sample shows, or where it came from."""
    if scene.sample:
        return language("cat_door.label.drawn", name=sample_name(scene.sample, language))
    return scene.name or language("cat_door.label.unnamed")


def paint_empty(e: Easel, where: Plan) -> None:
    """Nobody is at the door yet."""
    text = e.px()
    box = where.inner.adjusted(where.gap, where.gap, -where.gap, -where.gap)
    e.p.setPen(e.look.pen("faint", e.look.stroke, (4.0, 3.0)))
    e.p.setBrush(e.look.colour("raised"))
    e.p.drawRoundedRect(box, 2 * text, 2 * text)
    high = QRectF(box.x() + 2 * text, box.y() + 0.2 * box.height(), box.width() - 4 * text, 0.16 * box.height())
    e.text(high, e.say("cat_door.label.empty"), "title", "ink", CENTRE, wrap=True)
    peek(e.p, e.look, QPointF(box.center().x(), box.bottom()), min(box.width() * 0.4, space_for(box.height() * 0.35)))
    low = high.translated(0, high.height())
    e.text(low, e.say("cat_door.label.drop_here"), "body", "faint", CENTRE, wrap=True)
