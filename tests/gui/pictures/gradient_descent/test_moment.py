"""What a position means: numbers of the step, geometry between, marks that grow towards their beat."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from gui.lesson import View
from gui.pictures.gradient_descent.moment import BEATS, arrow_scale, moment
from tests.gui.pictures.downhill import frame_of


@pytest.mark.parametrize("name", ["slope_w", "slope_b", "step", "ghost"])
def test_a_mark_is_absent_one_beat_before_its_own_and_whole_from_there_on(name: str) -> None:
    phase = BEATS[name]
    for at, expected in ((phase - 0.2, 0.0), (phase - 0.1, 0.5), (phase, 1.0), (0.99, 1.0)):
        assert getattr(moment(frame_of(3 + at)), name) == pytest.approx(expected, abs=1e-6)


def test_the_ball_rests_until_the_last_beat_and_then_hops_to_the_next_step() -> None:
    trace = frame_of().trace
    for phase in (0.0, 0.3, 0.8):
        assert moment(frame_of(2 + phase)).w[0] == trace[2].w
    assert moment(frame_of(2.9)).w[0] == pytest.approx((trace[2].w + trace[3].w) / 2)
    assert moment(frame_of(3.0)).w[0] == trace[3].w


def test_without_beats_the_ball_moves_all_the_time() -> None:
    frame = frame_of(2.25, View(beats=False))
    assert moment(frame).w[0] == pytest.approx(0.75 * frame.trace[2].w + 0.25 * frame.trace[3].w)
    assert moment(frame).slope_w == moment(frame).ghost == 0.0


def test_after_the_last_step_nothing_is_announced() -> None:
    frame = frame_of(1e9)
    now = moment(frame)
    assert now.last
    assert (now.hop, now.slope_w, now.step, now.ghost) == (0.0, 0.0, 0.0, 0.0)


def test_a_walk_to_infinity_moves_through_places_that_need_not_be_numbers() -> None:
    frame = frame_of(1e9, ground="line", alpha=20.0)
    for position in range(len(frame.trace)):
        moment(replace(frame, position=position + 0.9))


def test_arrows_are_one_to_one_on_the_bowl_and_their_scale_is_round_elsewhere() -> None:
    bowl = frame_of()
    assert arrow_scale(bowl.scene, bowl.trace) == 1.0
    for values in ({"ground": "line"}, {"ground": "trap", "loss": "squared"}, {"start_hours": (1.5, -2.57)}):
        frame = frame_of(**values)
        scale = arrow_scale(frame.scene, frame.trace)
        assert f"{scale:.0e}"[0] in "125"
        seen = frame.scene.inside(frame.trace.w[:, 0], frame.trace.b[:, 0])
        longest = np.hypot(frame.trace.dw[seen, 0], frame.trace.db[seen, 0]).max() * scale / 6
        assert 0.06 <= longest <= 0.4 or scale == 100.0
