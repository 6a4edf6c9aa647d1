"""How the cat model learns: fair batches, pictures seen differently, and a mean that is folded away."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core import learn, logistic
from core.sources import Pictures


@given(st.integers(1, 40), st.integers(1, 40), st.integers(2, 16), st.integers(0, 99))
def test_every_batch_is_half_cats_and_half_others(cats: int, others: int, size: int, seed: int) -> None:
    Y = np.array([1] * cats + [0] * others, np.uint8)
    batches = learn.half_and_half(Y, size, np.random.default_rng(seed))
    for batch in batches:
        assert 2 * Y[batch].sum() == len(batch) <= size
    seen = np.concatenate(batches)
    assert len(np.unique(seen)) == len(seen) == 2 * min(cats, others)


def test_pictures_seen_differently_are_windows_of_themselves_half_of_them_mirrored() -> None:
    y, x = np.mgrid[:64, :64].astype(np.uint8)
    P = np.stack([np.dstack([y, x, y])] * 6)
    windows = set()
    for seed in range(20):
        made = learn.vary(P, np.random.default_rng(seed)).astype(int)
        assert made.shape == P.shape
        rows, cols = made[1, :, 0, 0], made[1, 0, :, 1]
        assert (np.diff(rows) >= 0).all()
        assert (np.diff(cols) >= 0).all()
        assert rows[-1] - rows[0] >= 40
        np.testing.assert_array_equal(made[0, 0, :, 1], 63 - cols)  # mirrored
        np.testing.assert_array_equal(made[0, :, 0, 0], rows)  # but not upside down
        windows.add((rows[-1] - rows[0], cols[-1] - cols[0]))
    assert len(windows) > 15  # their shapes differ: squashed is no cue
    assert (P[0, 0, :, 1] == np.arange(64)).all()  # the originals are untouched


def test_the_mean_folded_into_b_gives_the_same_answers() -> None:
    chance = np.random.default_rng(0)
    P = chance.integers(0, 256, (1200, 64, 64, 3), dtype=np.uint8)
    mean = learn.mean_of(P)
    np.testing.assert_allclose(mean, P.mean(0), rtol=1e-5)
    w = chance.normal(0, 0.01, (12288, 1)).astype(np.float32)
    centred = logistic.forward(w, 0.2, learn.columns(P[:9], mean))
    plain = logistic.forward(w.astype(float), learn.folded(w, 0.2, mean), P[:9].reshape(9, -1).T / 255)
    np.testing.assert_allclose(centred, plain, atol=1e-5)


def test_one_epoch_is_the_course_s_step_with_a_shrinking_w(monkeypatch: pytest.MonkeyPatch) -> None:
    chance = np.random.default_rng(1)
    X = chance.integers(0, 256, (8, 64, 64, 3), dtype=np.uint8)
    Y = np.array([0, 1] * 4, np.uint8)
    part = Pictures(X, Y, np.full(8, "a"))
    data = learn.Data(part, learn.mean_of(X), (part,), (part,), ("a",), (False,))
    monkeypatch.setattr(learn, "vary", lambda P, _: P)
    w0 = chance.normal(0, 0.01, (12288, 1)).astype(np.float32)
    w, b = learn.epoch(data, (w0, 0.1), 0.01, 0.5, 8, np.random.default_rng(0))
    columns = learn.columns(X, data.mean)
    dw, db, _ = logistic.gradient(w0, 0.1, columns, Y[None].astype(np.float32))
    np.testing.assert_allclose(w, w0 - 0.01 * (dw + 0.5 * w0), atol=1e-7)
    assert b == pytest.approx(0.1 - 0.01 * db, abs=1e-7)
    assert w.dtype == np.float32


def test_the_score_is_the_mean_of_the_balanced_accuracies() -> None:
    X = np.zeros((4, 64, 64, 3), np.uint8)
    X[:2] = 200
    bright = np.full((12288, 1), 0.01, np.float32)
    mean = np.full((64, 64, 3), 100, np.float32)
    right = Pictures(X, np.array([1, 1, 0, 0], np.uint8), np.full(4, "a"))
    half = Pictures(X, np.array([1, 0, 1, 0], np.uint8), np.full(4, "b"))
    data = learn.Data(right, mean, (right, half), (right,), ("a",), (False,))
    assert learn.score(bright, 0.0, data) == pytest.approx(0.75)
