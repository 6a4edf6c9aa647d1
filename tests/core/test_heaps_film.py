"""The film of learning: as long as was said, the same every time, and it remembers before it is tested."""

from __future__ import annotations

from itertools import chain, pairwise

import numpy as np
import pytest

from core import heaps, heaps_film, heaps_learn
from core.heaps import Heaps, Item
from core.heaps_film import LEARN, Step
from core.heaps_learn import Floats
from core.refusal import Refusal


def noisy(ones: int = 6, zeros: int = 5, seed: int = 0) -> Heaps:
    """Pictures of noise: there is nothing to learn, only to remember."""
    rng = np.random.default_rng(seed)
    made = Heaps()
    for place, count in (("one", ones), ("zero", zeros)):
        lot = [Item(str(k), rng.integers(0, 256, (64, 64, 3), np.uint8)) for k in range(count)]
        made, _ = heaps.added(made, "one" if place == "one" else "zero", lot)
    return made


def film(made: Heaps, rival: str = "") -> list[Step]:
    squares = np.stack([i.square for i in made.items])
    rest = heaps_film.learn(squares, len(made.one.items), "pixels", rival)
    return [heaps_film.start(made), *chain.from_iterable(rest)]


def test_the_film_is_as_long_as_was_said_and_goes_from_walk_to_test() -> None:
    made = noisy()
    steps = film(made)
    assert len(steps) == heaps_film.end(made) + 1
    names = [step.name for step in steps]
    assert names == ["start", *["learn"] * (LEARN - 1), "bottom", *["test"] * 5]
    assert np.isfinite(steps[-1].left).all()


def test_raw_pixels_remember_noise_and_know_nothing_of_it() -> None:
    made = noisy(20, 20, seed=5)
    last = film(made)[-1]
    assert heaps_learn.score(last.z, made.y).right == 40
    low, high = heaps_learn.score(last.left, made.y).interval
    assert low < 0.5 < high


def test_every_round_judges_those_it_left_out_and_keeps_what_was_judged_before() -> None:
    made = noisy()
    steps = film(made)[LEARN:]
    for before, after in pairwise(steps):
        new = np.isfinite(after.left) & ~np.isfinite(before.left)
        assert tuple(np.flatnonzero(new)) == after.out
        F = heaps_film.raw(np.stack([i.square for i in made.items]))
        np.testing.assert_allclose(after.left[new], heaps_learn.left_out(F, made.y, np.array(after.out)), atol=1e-6)


def test_the_mind_at_the_bottom_judges_a_picture_as_it_did_while_learning() -> None:
    made = noisy()
    bottom = film(made)[LEARN]
    assert bottom.mind is not None
    for k, item in enumerate(made.items):
        assert heaps_film.judge(bottom.mind, "pixels", item) == pytest.approx(bottom.z[k], abs=2e-3)


def test_the_same_heaps_give_the_same_film() -> None:
    one, two = film(noisy()), film(noisy())
    for a, b in zip(one, two, strict=True):
        np.testing.assert_array_equal(a.z, b.z)
        np.testing.assert_array_equal(a.left, b.left)


def test_another_eye_is_compared_in_a_last_step(monkeypatch: pytest.MonkeyPatch) -> None:
    made = noisy()

    def eye(name: str) -> heaps.Eye:
        def light(pictures: np.ndarray) -> Floats:
            return np.repeat([1.0, 0.0], [6, 5])[: len(pictures), None] + np.zeros((1, 3))

        return heaps_film.raw if name == "pixels" else light

    monkeypatch.setattr(heaps_film, "features", eye)
    steps = film(made, "network")
    assert len(steps) == heaps_film.end(made, "network") + 1
    last = steps[-1]
    assert last.name == "compare"
    assert last.rival is not None
    assert [score.right for score in last.rival] == [11, 11]


def test_without_a_network_its_eye_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    from core import shipped

    monkeypatch.setattr(shipped, "models", lambda: ("logistic",))
    assert not heaps_film.has_network()
    heaps_film._seen.cache_clear()
    with pytest.raises(Refusal, match="no_such_model"):
        heaps_film.features("network")(np.zeros((1, 64, 64, 3), np.uint8))
