"""Networks in and out: they come back bit by bit, and a plan that cannot be, or lies about its arrays, is refused."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from safetensors import safe_open

from core import figures, models, netfile, weights
from core.models import NetModel
from core.plan import PLAN, Conv, Dense, MeanPool, Plan, in_words, weights_in
from core.refusal import Refusal
from tests.core import minds
from tests.core.test_weights import code, described, rewritten


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A convolutional network that knows what it has seen."""
    path = tmp_path_factory.mktemp("weights") / "mine.safetensors"
    weights.save(models.with_memory(minds.net("convolution"), minds.pictures(60)), path)
    return path


@pytest.mark.parametrize("which", minds.PLANS)
def test_what_is_saved_comes_back_bit_by_bit(which: str, tmp_path: Path) -> None:
    one = minds.net(which)
    weights.save(one, tmp_path / "mine.safetensors")
    two = weights.load(tmp_path / "mine.safetensors")
    assert isinstance(two, NetModel)
    assert (two.name, two.kind, two.figures, two.calibration) == (one.name, one.kind, one.figures, one.calibration)
    assert two.network.plan == one.network.plan
    P = minds.pictures(5, 3)
    np.testing.assert_array_equal(two.z(P), one.z(P))
    np.testing.assert_array_equal(two.average, one.average)
    assert two.familiar is None


def test_the_file_holds_halves_and_the_plan_in_words(file: Path) -> None:
    with safe_open(file, framework="numpy") as other:
        assert other.get_tensor("layer_00_W").dtype == np.float16
        about = json.loads(other.metadata()["description"])
    assert [layer["layer"] for layer in about["plan"]][-2:] == ["MeanPool", "Dense"]
    assert about["calibration"] == {"temperature": 1.7, "offset": 0.3, "where": "in the last layer"}


def test_kinds_and_the_reliability_curve_are_kept(tmp_path: Path) -> None:
    chance = np.random.default_rng(0)
    p = chance.random(300)
    check = figures.examine("a", chance.random(300) < p, p, True, chance.choice(["dog", "cat"], 300))
    model = replace(minds.net("network"), figures=replace(minds.FIGURES, checks=(check,)))
    weights.save(model, tmp_path / "mine.safetensors")
    again = weights.load(tmp_path / "mine.safetensors")
    assert again.figures == model.figures
    assert again.figures.checks[0].calibration_error == check.calibration_error


def plan_is(plan: Plan | list[Any]) -> Any:
    """A change: another plan in the description."""
    told = in_words(plan) if isinstance(plan, tuple) else plan
    return described(lambda a: a.update(plan=told))


def layer(i: int, **change: Any) -> Any:
    """A change: another word of one layer."""
    return described(lambda a: a["plan"][i].update(change))


BIN = {"low": 0.0, "high": 0.1, "n": 5, "cats": 1, "said": 0.05}
KIND = {"name": "dog", "cat": False, "n": 5, "right": 6}
END = (MeanPool(), Dense(1))


def first_check(**change: Any) -> Any:
    """A change in the first check of the figures."""
    return described(lambda a: a["figures"]["checks"][0].update(change))


LIES: dict[str, tuple[Any, str]] = {
    "no plan": (described(lambda a: a.pop("plan")), "weights_plan"),
    "a plan that is a word": (described(lambda a: a.update(plan="Conv")), "weights_plan"),
    "an empty plan": (plan_is(()), "weights_plan"),
    "an unknown layer": (layer(0, layer="Attention"), "weights_plan"),
    "a layer that is a list": (layer(0, layer=[]), "weights_plan"),
    "a layer without a width": (described(lambda a: a["plan"][0].pop("out")), "weights_plan"),
    "a width that is a word": (layer(0, out="6"), "weights_plan"),
    "a width that is no whole number": (layer(0, out=6.0), "weights_plan"),
    "a width below zero": (layer(0, out=-6), "weights_plan"),
    "true for one": (layer(0, k=True), "weights_plan"),
    "one for true": (layer(0, relu=1), "weights_plan"),
    "a window of nothing": (layer(0, k=0), "weights_plan"),
    "no step": (layer(0, stride=0), "weights_plan"),
    "a skip from before the picture": (layer(3, skip=9), "weights_plan"),
    "a skip to another shape": (layer(2, skip=2), "weights_plan"),
    "pooled to nothing": (plan_is([{"layer": "MaxPool"}] * 7 + in_words(END)), "weights_plan"),
    "convolution behind a dense layer": (plan_is((Dense(3), Conv(3, 4), *END)), "weights_plan"),
    "two answers": (layer(-1, out=2), "weights_plan"),
    "a bent answer": (layer(-1, relu=True), "weights_plan"),
    "a hundred and one layers": (plan_is(((Conv(3, 3, skip=1),) * 101) + END), "weights_plan"),
    "the plan of another kind": (plan_is((Dense(3, relu=True), Dense(1))), "weights_plan"),
    "too many weights": (plan_is((Conv(3, 4), Dense(2000, relu=True), Dense(1))), "weights_too_many"),
    "endless weights": (plan_is((Conv(3, 10**30), *END)), "weights_too_many"),
    "too much to work out": (plan_is(((Conv(5, 120),) * 9) + END), "weights_too_many"),
    "too much between two layers": (plan_is((Conv(1, 1000), *END)), "weights_too_many"),
    "another width than the array": (layer(0, out=7), "weights_shape"),
    "W is missing": (lambda h: h.pop("layer_02_W"), "weights_missing"),
    "W in 32 bits": (lambda h: h["layer_02_W"].update(dtype="F32"), "weights_dtype"),
    "W stands on its head": (lambda h: h["layer_00_W"].update(shape=[3, 5, 5, 6]), "weights_shape"),
    "no calibration": (described(lambda a: a.pop("calibration")), "weights_description"),
    "a calibration backwards": (described(lambda a: a["calibration"].update(temperature=-1)), "weights_description"),
    "half of what it has seen": (lambda h: h.pop("familiar_traits_U"), "weights_missing"),
    "what it has seen is small": (lambda h: h["familiar_traits_U"].update(shape=[3, 11]), "weights_shape"),
    "more right of a kind than there are": (first_check(kinds=[KIND]), "weights_description"),
    "a bin with more cats than photos": (first_check(bins=[{**BIN, "cats": 6}]), "weights_description"),
    "a bin that says 2": (first_check(bins=[{**BIN, "said": 2}]), "weights_description"),
    "a bin that says nan": (first_check(bins=[{**BIN, "said": float("nan")}]), "weights_description"),
    "bins without end": (first_check(bins=[BIN] * 1001), "weights_description"),
}


@pytest.mark.parametrize("lie", LIES)
def test_a_header_that_lies_is_refused(file: Path, lie: str) -> None:
    change, expected = LIES[lie]
    assert code(rewritten(file.read_bytes(), change)) == expected


@pytest.mark.parametrize("name", ["mean", "std", "layer_03_b", "layer_07_W", "familiar_features_middle"])
@pytest.mark.parametrize("bad", [np.nan, np.inf])
def test_numbers_that_are_none_are_refused(file: Path, name: str, bad: float) -> None:
    data = bytearray(file.read_bytes())
    head = int.from_bytes(data[:8], "little")
    told = json.loads(data[8 : 8 + head])[name]
    number = np.array(bad, {"F16": np.float16, "F32": np.float32}[told["dtype"]]).tobytes()
    at = 8 + head + told["data_offsets"][0]
    data[at : at + len(number)] = number
    assert code(bytes(data)) == "weights_not_finite"


@pytest.mark.parametrize("name", ["std", "familiar_limits", "familiar_traits_spread", "familiar_features_scale"])
def test_what_one_cannot_divide_by_is_refused(file: Path, name: str) -> None:
    data = bytearray(file.read_bytes())
    head = int.from_bytes(data[:8], "little")
    begin, end = json.loads(data[8 : 8 + head])[name]["data_offsets"]
    data[8 + head + begin : 8 + head + end] = bytes(end - begin)
    assert code(bytes(data)) == "weights_not_finite"


def test_our_own_plan_is_within_all_bounds() -> None:
    assert weights_in(PLAN, (64, 64, 3)) < netfile.WEIGHTS / 4
    assert netfile.work(PLAN) < netfile.WORK / 4


def test_the_work_is_the_number_of_products() -> None:
    plan = (Conv(3, 5, stride=2), Dense(4, relu=True), Dense(1))
    assert netfile.work(plan) == 32 * 32 * 9 * 3 * 5 + 32 * 32 * 5 * 4 + 4


@given(st.data())
def test_a_damaged_file_is_a_model_of_finite_numbers_or_a_refusal(file: Path, data: st.DataObject) -> None:
    good = file.read_bytes()
    head = 8 + int.from_bytes(good[:8], "little")
    bad = bytearray(good)
    for _ in range(data.draw(st.integers(1, 3))):
        bad[data.draw(st.integers(0, min(len(bad), head + 100) - 1))] = data.draw(st.integers(0, 255))
    try:
        model = weights.load(bytes(bad))
    except Refusal:
        return
    assert isinstance(model, NetModel)
    assert all(np.isfinite(a).all() for p in model.network.layers for a in p.values())
    assert model.z(minds.pictures(1)).shape == (1,)
