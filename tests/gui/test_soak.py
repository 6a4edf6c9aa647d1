"""Nothing grows: the soak in a short form, in a process of its own, and the rule by which it calls a count flat."""

from __future__ import annotations

import random
import subprocess
import sys

import pytest

from tests.conftest import ROOT
from tests.soak.gauges import growth

READINGS = range(24)
NOISE = [random.Random(7).gauss(0.0, 1.0) for _ in READINGS]


def test_the_same_deeds_again_and_again_leave_nothing_behind() -> None:
    """Ten times four changes and every gesture: drags, films, scrubs, undo, drops, menus, cards."""
    command = [
        sys.executable,
        "-m",
        "tests.soak",
        "--again",
        "10",
        "--frames",
        "8",
        "--changes",
        "4",
        "--gestures",
        "19",
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=240)
    assert done.returncode == 0, done.stdout + done.stderr


def test_what_only_trembles_is_flat_and_what_grows_is_found() -> None:
    assert growth(READINGS, NOISE).verdict(0.2) == "flat"
    assert growth(READINGS, [0.5 * k + n for k, n in zip(READINGS, NOISE, strict=True)]).verdict(0.2) == "grows"


def test_one_jump_is_no_growth() -> None:
    assert growth(READINGS, [20.0 * (k > 15) for k in READINGS]).slope == 0.0


def test_a_count_that_stays_grows_by_nothing_at_all() -> None:
    still = growth(READINGS, [5.0] * 24)
    assert (still.slope, still.low, still.high) == (0.0, 0.0, 0.0)


def test_what_is_too_uncertain_is_not_called_flat() -> None:
    wild = growth(range(8), [9.0, -7.0, 8.0, -9.0, 7.0, -8.0, 9.0, -7.0])
    assert wild.verdict(0.5) == "cannot tell"


def test_a_slope_lies_within_its_interval_and_is_that_of_a_straight_line() -> None:
    line = growth([2.0, 3.0, 5.0, 7.0, 11.0, 13.0], [1.0, 1.5, 2.5, 3.5, 5.5, 6.5])
    assert line.low == line.slope == line.high == pytest.approx(0.5)
    noisy = growth(READINGS, NOISE)
    assert noisy.low <= noisy.slope <= noisy.high


def test_too_few_readings_are_refused() -> None:
    with pytest.raises(ValueError, match="six"):
        growth(range(5), [0.0] * 5)
