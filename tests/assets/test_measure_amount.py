"""The measurement: everyone gets the same photos, tests see others, and what was stopped goes on to the same end."""

from __future__ import annotations

import tomllib
from pathlib import Path

import numpy as np
import pytest

from assets import measure_amount as measure
from core import amount

RNG = np.random.default_rng(1)
Y = (np.arange(400) % 2).astype(np.uint8)
X = RNG.integers(0, 256, (400, 32, 32, 3)).astype(np.uint8)
X[Y == 1, 10:20] //= 3
TRAIN, TEST = measure.Photos(X[:300], Y[:300]), measure.Photos(X[300:], Y[300:])


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"AMOUNTS": (10, 20), "SEEDS": (1, 2), "ALPHAS": (0.001, 0.01), "PILOT": 20,
                        "PILOT_TEST": 40}.items():  # fmt: skip
        monkeypatch.setattr(measure, name, value)
    monkeypatch.setattr(amount, "SEEN", 64)
    monkeypatch.setattr(amount, "AGAIN", 0)
    monkeypatch.setattr(amount, "PLANS", {name: amount.PLANS[name] for name in ("logistic", "features", "small")})


def test_half_of_what_is_drawn_are_cats_and_none_comes_twice() -> None:
    drawn = TRAIN.drawn(60, 3)
    assert int(drawn.Y.sum()) == 30
    assert len(np.unique(drawn.X.reshape(60, -1), axis=0)) == 60
    assert np.array_equal(TRAIN.drawn(60, 3).X, drawn.X)
    assert not np.array_equal(TRAIN.drawn(60, 4).X, drawn.X)


def test_a_larger_draw_of_a_seed_holds_the_smaller_one() -> None:
    few, many = (TRAIN.drawn(m, 5).X.reshape(m, -1) for m in (20, 60))
    rows = {row.tobytes() for row in many}
    assert all(row.tobytes() in rows for row in few)


def test_what_is_skipped_is_not_drawn() -> None:
    first, then = TRAIN.drawn(40, 7).X, TRAIN.drawn(40, 7, skip=40).X
    assert not {a.tobytes() for a in first} & {a.tobytes() for a in then}


def test_a_measurement_that_was_stopped_goes_on_to_the_same_figures(small: None, tmp_path: Path) -> None:
    whole, part = measure.State(tmp_path / "whole"), measure.State(tmp_path / "part")
    alphas = measure.pilot(TRAIN, whole)
    one = measure.measure(TRAIN, TEST, alphas, whole)
    measure.pilot(TRAIN, part)
    lines = (tmp_path / "part").read_text(encoding="utf-8").splitlines(keepends=True)
    (tmp_path / "part").write_text("".join(lines[:3]), encoding="utf-8")
    again = measure.State(tmp_path / "part")
    assert len(again.found) == 3
    assert measure.pilot(TRAIN, again) == alphas
    two = measure.measure(TRAIN, TEST, alphas, again)
    assert all(one[name]["right"] == two[name]["right"] for name in amount.PLANS)
    kept = measure.State(tmp_path / "part")
    assert measure.measure(TRAIN, TEST, alphas, kept) == two  # nothing is measured twice, not even its time


def test_the_file_holds_every_training_and_says_how_it_came_about(small: None, tmp_path: Path) -> None:
    state = measure.State(tmp_path / "state")
    alphas = measure.pilot(TRAIN, state)
    table = measure.measure(TRAIN, TEST, alphas, state)
    told = tomllib.loads(measure.written(table, alphas, len(TEST.Y)))
    assert told["tested"] == 100
    assert told["amounts"] == [10, 20]
    for name in amount.PLANS:
        assert told[name]["alpha"] == alphas[name]
        assert told[name]["right"] == [table[name]["right"][m] for m in (10, 20)]
        P = TRAIN.drawn(20, 2)
        learned = amount.train(name, P.X, P.Y, alphas[name], 2)
        assert told[name]["right"][1][1] == learned.right(TEST.X, TEST.Y)
