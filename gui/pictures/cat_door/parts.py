"""z of a network taken apart into a few parts that add up to it, and how they are drawn: stairs from 0 to z.

With a map (`cat_map`) the parts are the rows of its places, each divided by how many places there are, and b. Without,
they are the strongest of the features times their weights, all the others together, and b.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt

from core.study import Study
from gui.pictures.cat_door.table import signed
from gui.pictures.cat_easel import CENTRE, Easel, Spot
from gui.pictures.cat_scene import Scene, in_sum

STRONGEST = 8  # features that are shown one by one


@dataclass(frozen=True)
class Part:
    """A part of z: what it is, and how much."""

    kind: str  # row, feature, others or b
    k: int  # which row or feature; how many others
    value: float


def ladder(scene: Scene) -> tuple[Part, ...]:
    """The parts of the page that shows what adds up."""
    return by_rows(scene.seen_by) if scene.seen_by.map is not None else by_features(scene.seen_by)


@lru_cache(maxsize=16)
def by_rows(study: Study) -> tuple[Part, ...]:
    """What the rows of the map add, from above; then b."""
    if study.map is None:
        raise LookupError("this network has no map")
    rows = study.map.sum(axis=1) / study.map.size
    return (*(Part("row", k, float(v)) for k, v in enumerate(rows)), Part("b", 0, study.b))


@lru_cache(maxsize=16)
def by_features(study: Study) -> tuple[Part, ...]:
    """The strongest features, the strongest first; all the others; then b."""
    parts = study.parts
    order = strongest(parts, STRONGEST)
    named = [Part("feature", int(k), float(parts[k])) for k in order]
    left = len(parts) - len(order)
    rest = float(np.delete(parts, order).sum())
    others = [Part("others", left, rest)] if left else []
    return (*named, *others, Part("b", 0, study.b))


def strongest(values: np.ndarray[tuple[int, ...], np.dtype[np.float64]], many: int) -> list[int]:
    """The places of the largest sizes, the largest first."""
    return [int(k) for k in np.argsort(-np.abs(values), kind="stable")[:many]]


def part_name(e: Easel, part: Part, width: float) -> str:
    """What stands under a stair of this width: words one under the other, or only which one it is."""
    words = e.say(f"cat_door.label.part_{part.kind}", k=part.k)
    wide = max(e.width_of(word, "small") for word in words.split()) > width
    if wide or e.height_of(words, width, "small") > 2.6 * e.px():
        return e.say(f"cat_door.label.part_{part.kind}_short", k=part.k)
    return words


def part_symbol(part: Part) -> str:
    """What lights up in the formula with it."""
    return "b" if part.kind == "b" else f"part {part.kind} {part.k}"


def paint_ladder(e: Easel, box: QRectF, parts: tuple[Part, ...], upto: float) -> QPointF:
    """Stairs: every part goes on from where the last one ended; where they end is z. Returns that place."""
    text = e.px()
    values = np.array([part.value for part in parts])
    run = np.concatenate([[0.0], np.cumsum(values)])
    low, high = float(min(run.min(), 0)), float(max(run.max(), 0))
    air = 0.1 * (high - low) or 1.0
    field = box.adjusted(0, 1.6 * text, -6.8 * text, -3.2 * text)
    step = field.width() / len(parts)

    def height(value: float) -> float:
        return field.bottom() - field.height() * (value - low + air) / (high - low + 2 * air)

    zero = height(0.0)
    e.line(QPointF(field.left(), zero), QPointF(field.right(), zero), "faint", 0.6)
    e.text(QRectF(field.right() + 0.3 * text, zero - text, 2 * text, 2 * text), "0", "small", "faint", maths=True)
    for k, part in enumerate(parts):
        grown = min(1.0, max(0.0, upto - k))
        stair = QRectF(field.left() + k * step, 0, step, 1)
        _stair(e, stair, part, (height(run[k]), height(run[k] + part.value * grown)), field, grown)
    done = min(int(upto + 1e-9), len(parts)) if upto < len(parts) else len(parts)
    end = QPointF(field.left() + done * step, height(float(run[done])))
    complete = done == len(parts)
    z = e.scene.verdict.z if complete else float(run[done])
    e.dot(end, "z" if complete else "ink", (0.5 if complete and e.frame.view.focus == "z" else 0.32) * text)
    words = f"z ≈ {in_sum(0.0, z, z)[2]}" if complete else f"Σ ≈ {in_sum(0.0, z, z)[2]}"
    room = QRectF(end.x() + 0.6 * text, end.y() - text, 6.4 * text, 2 * text)
    if not complete and (abs(room.center().y() - zero) < 1.2 * text or end.x() < field.right()):
        room.moveTop(min(end.y() - 2.2 * text, zero - 2.4 * text) if end.y() <= zero else end.y() + 0.4 * text)
    elif complete and abs(end.y() - zero) < 1.4 * text:
        room.moveTop(end.y() - 2.2 * text if end.y() <= zero else end.y() + 0.6 * text)
    e.text(room, words, "body", "z" if complete else "ink", bold=complete, maths=True)
    return end


def _stair(e: Easel, stair: QRectF, part: Part, ends: tuple[float, float], field: QRectF, grown: float) -> None:
    """One part: a bar from where the sum was to where it is, its number at its end, its name beneath."""
    text, inside = e.px(), stair.adjusted(0.1 * stair.width(), 0, -0.1 * stair.width(), 0)
    start, end = ends
    role = "plus" if part.value > 0 else "minus"
    lit = e.frame.view.focus == part_symbol(part)
    if grown > 0:
        bar = QRectF(inside.x(), min(start, end), inside.width(), max(abs(end - start), e.look.stroke))
        e.p.setPen(Qt.PenStyle.NoPen)
        e.p.setBrush(e.look.colour(role, 0.95 if lit else 0.75))
        e.p.drawRect(bar)
        e.line(QPointF(inside.right(), end), QPointF(stair.right() + 0.1 * stair.width(), end), "faint", 0.5)
        at = QRectF(stair.x() - 0.1 * stair.width(), bar.top() - 1.4 * text, 1.2 * stair.width(), 1.4 * text)
        if part.value < 0:
            at.moveTop(bar.bottom() + 0.05 * text)
        if grown >= 1:
            number = e.first_fitting(at.width(), "small", signed(part.value, 2), signed(part.value, 1), "")
            e.text(at, number, "small", role, CENTRE, maths=True)
    name = QRectF(stair.x(), field.bottom() + 0.3 * text, stair.width(), 2.6 * text)
    e.text(name, part_name(e, part, stair.width()), "small", "ink" if lit or part.kind == "b" else "faint",
           Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, wrap=True, bold=lit)  # fmt: skip
    column = QRectF(stair.x(), field.top(), stair.width(), field.height() + 2.6 * text)
    e.spots.append(Spot("thing", column, symbol=part_symbol(part)))
