"""What the lesson on m examples says: the line of words at every moment."""

from __future__ import annotations

from typing import cast

from gui.figures import fixed, short
from gui.language import Language
from gui.lesson import Frame
from gui.pictures.many_examples.board import NAME, plain, value_of
from gui.pictures.many_examples.film import Moment, Scene, apart, final, landing, opened, scene_of, walk
from gui.pictures.update_row import number

BEATS = ((0.75, "add"), (0.5, "dz"), (0.25, "a"), (0.0, "z"))


def words(frame: Frame, language: Language) -> str:
    """One moment in a sentence."""
    here, now = scene_of(frame), cast(Moment, frame.step)
    if not opened(frame):
        return language(f"{NAME}.words.asking")
    if now.kind == "example":
        return _example(frame, here, now.i, language)
    if now.kind == "walk":
        return _walk(frame, here, language)
    if now.kind == "step":
        return _step(frame, here, language)
    sums, key = final(here, frame.params), now.kind
    if key == "same":
        return _same(frame, here, language)
    if key in ("divide", "dw", "db", "J") and frame.params.forget:
        key += "_forgot"
    return language(f"{NAME}.words.{key}", m=here.m, J=number(sums.J), dw1=number(sums.dw1), dw2=number(sums.dw2),
                    db=number(sums.db))  # fmt: skip


def _example(frame: Frame, here: Scene, i: int, language: Language) -> str:
    """The beat of one example; when it runs fast only who it is."""
    seen = here.seen[i]
    x1, x2, y = float(here.X[0, i]), float(here.X[1, i]), int(here.Y[0, i])
    beat = next(name for since, name in BEATS if frame.phase >= since - 1e-6) if frame.view.beats else "add"
    return language(
        f"{NAME}.words.{beat}", k=i + 1, m=here.m, y=y, z=value_of(here, "z", i), a=value_of(here, "a", i),
        dz=value_of(here, "dz", i), L=value_of(here, "L", i), x1=plain(x1, 1), x2=plain(x2, 1),
        c1=fixed(x1 * seen.dz, 3), c2=fixed(x2 * seen.dz, 3),
    )  # fmt: skip


def _same(frame: Frame, here: Scene, language: Language) -> str:
    """What was measured: how far the two ways are apart, in the last bits."""
    gap = max(apart(here, frame.params).values())
    return language(f"{NAME}.words.same" if gap else f"{NAME}.words.same_exact", gap=short(gap, 2))


def _step(frame: Frame, here: Scene, language: Language) -> str:
    """The cost before and after; whether it fell is said as it is."""
    end, params = landing(here, frame.params), frame.params
    way = "down" if end.cost < here.start.cost else "up"
    key = f"step_{way}_forgot" if params.forget else f"step_{way}"
    return language(f"{NAME}.words.{key}", m=here.m, alpha=short(params.alpha), far=short(here.m * params.alpha),
                    J=number(here.start.cost), J2=number(end.cost))  # fmt: skip


def _walk(frame: Frame, here: Scene, language: Language) -> str:
    """Both costs at this step."""
    alpha, k = frame.params.alpha, frame.index
    one, other = (walk(here, alpha, divide)[k].cost for divide in (True, False))
    key = "walk" if k else "walk_start"
    return language(f"{NAME}.words.{key}", k=k, m=here.m, alpha=short(alpha), far=short(here.m * alpha),
                    J=number(one), J2=number(other))  # fmt: skip
