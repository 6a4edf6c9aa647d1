"""The labels of a curve board: for every part its words, and where they may stand, the best place first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont

from gui.pictures.axes import Axes
from gui.pictures.board_paint import close, runs, tangent_ends, values
from gui.pictures.board_parts import Board, Dot, Guide, Line, Nudge, Stick
from gui.pictures.labels import Label, Spot, around
from gui.theme import Look

ROOMY = 13  # a plot this many lines of text high has labels in body size


def labels_of(board: Board, axes: Axes, look: Look, radii: Sequence[float]) -> list[Label]:
    """Every label of the board; what comes first has the first choice."""
    roomy = axes.rect.height() > ROOMY * look.px("body") and axes.rect.width() > 1.6 * ROOMY * look.px("body")
    font, gap = look.font("body" if roomy else "small"), look.space * 0.8 + look.stroke
    made = [Label(n.words, _note(n.x, n.y, n.part, n.anchor, axes, gap), n.role,
                  look.font("body" if roomy else "small", bold=n.bold)) for n in board.notes if n.words]  # fmt: skip
    made += [label for n in board.nudges for label in _nudge(n, axes, gap, font)]
    made += [Label(d.label, around(axes.point(d.x, d.y), r + gap), _role(d), font)
             for d, r in zip(board.dots, radii, strict=True) if d.label]  # fmt: skip
    made += [Label(s.label, _stick(s, axes, gap), s.role, font) for s in board.sticks if s.label]
    made += [Label(g.label, _guide(g, axes, gap), g.role, font) for g in board.guides if g.label]
    for t in board.tangents:
        if t.label:
            ends = tangent_ends(axes, t)
            made.append(Label(t.label, [*around(ends[1], gap), *around(ends[0], gap)], t.role, font))
    made += [Label(c.label, list(_line(c, axes, gap)), c.role, font) for c in board.lines if c.label]
    return [label for label in made if label.spots]


def _role(dot: Dot) -> str:
    return dot.label_role or (dot.role if dot.one is None else "one" if dot.one else "zero")


def _note(x: float, y: float, part: bool, anchor: tuple[float, float], axes: Axes, gap: float) -> list[Spot]:
    r = axes.rect
    at = QPointF(r.left() + x * r.width(), r.bottom() - y * r.height()) if part else axes.point(x, y)
    return [(at, anchor), *around(at, gap)]


def _nudge(part: Nudge, axes: Axes, gap: float, font: QFont) -> Iterator[Label]:
    """Each leg's label outside the triangle."""
    start, corner = axes.point(part.x, part.y), axes.point(part.x + part.dx, part.y)
    end = axes.point(part.x + part.dx, part.y + part.dy)
    out, side = (1.0 if end.y() <= corner.y() else -1.0), (1.0 if part.dx >= 0 else -1.0)
    base, mast = (start + corner) / 2, (corner + end) / 2
    if part.dx_label:
        top = 0.0 if out > 0 else 1.0
        spots = [(base + QPointF(0, out * d), (0.5, top)) for d in (gap * 0.6, gap * 2, gap * 4)]
        yield Label(part.dx_label, [*spots, *around(base, gap)], part.dx_role, font)
    if part.dy_label:
        left = 0.0 if side > 0 else 1.0
        spots = [(mast + QPointF(side * d, 0), (left, 0.5)) for d in (gap, gap * 2, gap * 4)]
        yield Label(part.dy_label, [*spots, *around(mast, gap)], part.dy_role, font)


def _stick(part: Stick, axes: Axes, gap: float) -> list[Spot]:
    """Over the end of a bar; beside the middle of a stick."""
    a, b = axes.point(part.x0, part.y0), axes.point(part.x1, part.y1)
    if part.wide:
        up = b.y() <= a.y()
        return [(b + QPointF(0, (-1 if up else 1) * d), (0.5, 1.0 if up else 0.0)) for d in (2.0, gap, 3 * gap)]
    middle = (a + b) / 2
    return [(middle + QPointF(gap, 0), (0.0, 0.5)), (middle - QPointF(gap, 0), (1.0, 0.5)), *around(b, gap)]


def _guide(part: Guide, axes: Axes, gap: float) -> list[Spot]:
    """At its foot: beside an upright line, above a level one."""
    r = axes.rect
    if part.x is not None:
        foot = QPointF(axes.point(part.x, axes.y.low).x(), r.bottom() - 2)
        heights = [foot - QPointF(0, k * 0.12 * r.height()) for k in (0, 1, 2, 7)]
        return [s for at in heights for s in ((at + QPointF(gap, 0), (0.0, 1.0)), (at - QPointF(gap, 0), (1.0, 1.0)))]
    if part.y is None:
        return []
    y = axes.point(axes.x.low, part.y).y()
    return [(QPointF(x, y + d), (side, 1.0 if d < 0 else 0.0)) for d in (-2.0, 2.0)
            for x, side in ((r.left() + gap, 0.0), (r.right() - gap, 1.0), (r.center().x(), 0.5))]  # fmt: skip


def _line(part: Line, axes: Axes, gap: float) -> Iterator[Spot]:
    """On the curve: at its own place, or along what is in sight of it, beginning at the right end."""
    pieces = [close(p) for p in runs(axes, *values(axes, part)) if len(p)]
    if not pieces:
        return
    way = np.concatenate(pieces)
    r = axes.rect
    seen = way[(way[:, 0] >= r.left()) & (way[:, 0] <= r.right()) & (way[:, 1] >= r.top()) & (way[:, 1] <= r.bottom())]
    if not len(seen):
        return
    if part.at is not None:
        px = axes.point(part.at, axes.y.low).x()
        shares = [float(np.abs(seen[:, 0] - px).argmin()) / max(1, len(seen) - 1)]
    else:
        shares = [0.93, 0.85, 0.7, 0.55, 0.4, 0.25, 0.1, 0.0, 1.0]
    spots = [QPointF(*seen[round(share * (len(seen) - 1))].tolist()) for share in shares]
    for at in spots:
        yield from around(at, gap)[:8]
    if part.at is not None:
        yield from around(spots[-1], 2.2 * gap)
