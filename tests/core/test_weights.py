"""Models in and out: what is saved comes back bit by bit, and a file that lies is refused by name."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from safetensors import safe_open

from core import weights
from core.cat import Model
from core.figures import Check, Figures
from core.refusal import Refusal
from core.shipped import FOLDER


def made() -> Model:
    chance = np.random.default_rng(3)
    return Model(
        name="mine",
        kind="logistic",
        w=chance.normal(size=(12288, 1)).astype(np.float32),
        b=float(np.float32(-0.25)),
        average=chance.integers(0, 256, (64, 64, 3), dtype=np.uint8),
        figures=Figures(20, 8, (Check("猫", 10, 7, 12, 6, True),), "2026-01-01", "a command", "why"),
    )


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("weights") / "mine.safetensors"
    weights.save(made(), path)
    return path


def rewritten(data: bytes, change: Any) -> bytes:
    """The same file with another header."""
    length = int.from_bytes(data[:8], "little")
    header = json.loads(data[8 : 8 + length])
    change(header)
    head = json.dumps(header).encode()
    head += b" " * (-len(head) % 8)
    return len(head).to_bytes(8, "little") + head + data[8 + length :]


def described(change: Any) -> Any:
    """A change inside the description."""

    def apply(header: dict[str, Any]) -> None:
        about = json.loads(header["__metadata__"]["description"])
        change(about)
        header["__metadata__"]["description"] = json.dumps(about)

    return apply


def code(source: bytes | Path) -> str:
    with pytest.raises(Refusal) as refused:
        weights.load(source)
    return refused.value.code


def test_what_is_saved_comes_back_bit_by_bit(file: Path) -> None:
    one = made()
    for two in (weights.load(file), weights.load(str(file)), weights.load(file.read_bytes())):
        assert isinstance(two, Model)
        np.testing.assert_array_equal(two.w, one.w)
        np.testing.assert_array_equal(two.average, one.average)
        assert two.w.dtype == np.float32
        assert (two.b, two.name, two.kind, two.figures) == (one.b, one.name, one.kind, one.figures)


def test_any_other_program_can_read_the_file(file: Path) -> None:
    with safe_open(file, framework="numpy") as other:
        assert set(other.keys()) == {"w", "b", "average"}
        assert json.loads(other.metadata()["description"])["kind"] == "logistic"


def test_nothing_is_left_beside_a_saved_model(file: Path) -> None:
    assert [f.name for f in file.parent.iterdir()] == ["mine.safetensors"]


def test_a_file_that_is_not_there_or_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert code(tmp_path / "none.safetensors") == "weights_no_file"
    assert code(tmp_path) == "weights_no_file"
    monkeypatch.setattr(weights, "BYTES", 100)
    assert code(bytes(101)) == "weights_too_large"


def first(about: dict[str, Any]) -> Any:
    """The first of the checks in a description."""
    return about["figures"]["checks"][0]


HUGE = {"dtype": "F32", "shape": [10**12], "data_offsets": [0, 4]}
LIES: dict[str, tuple[Any, str]] = {
    "w is missing": (lambda h: h.pop("w"), "weights_missing"),
    "w is a number": (lambda h: h.update(w=7), "weights_broken"),
    "w lies down": (lambda h: h["w"].update(shape=[1, 12288]), "weights_shape"),
    "w is endless": (lambda h: h["w"].update(shape=[12288, 1.0e999]), "weights_shape"),
    "average has four colours": (lambda h: h["average"].update(shape=[64, 64, 4]), "weights_shape"),
    "w holds whole numbers": (lambda h: h["w"].update(dtype="I32"), "weights_dtype"),
    "w ends far outside": (lambda h: h["w"].update(data_offsets=[0, 10**18]), "weights_broken"),
    "w begins before the start": (lambda h: h["w"].update(data_offsets=[-4, 49148]), "weights_broken"),
    "b lies on w": (lambda h: h["b"].update(data_offsets=h["w"]["data_offsets"]), "weights_broken"),
    "something huge besides": (lambda h: h.update(extra=HUGE), "weights_broken"),
    "no description": (lambda h: h.pop("__metadata__"), "weights_description"),
    "a description that is no JSON": (lambda h: h["__metadata__"].update(description="no json"), "weights_description"),
    "no figures": (described(lambda a: a.pop("figures")), "weights_description"),
    "many photos": (described(lambda a: a["figures"].update(photos="many")), "weights_description"),
    "more right than there are": (described(lambda a: first(a).update(cats_right=11)), "weights_description"),
    "fewer than none": (described(lambda a: first(a).update(cats=-1)), "weights_description"),
    "a name that is a list": (described(lambda a: a.update(name=["mine"])), "weights_description"),
    "another kind": (described(lambda a: a.update(kind="forest")), "weights_kind"),
}


@pytest.mark.parametrize("lie", LIES)
def test_a_header_that_lies_is_refused(file: Path, lie: str) -> None:
    change, expected = LIES[lie]
    assert code(rewritten(file.read_bytes(), change)) == expected


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf])
def test_numbers_that_are_none_are_refused(tmp_path: Path, bad: float) -> None:
    model = made()
    model.w[777] = bad
    weights.save(model, tmp_path / "bad.safetensors")
    assert code(tmp_path / "bad.safetensors") == "weights_not_finite"


@pytest.mark.parametrize("length", [0, 1, 2**20, 2**40, 2**64 - 1])
def test_a_length_that_cannot_be_is_refused(file: Path, length: int) -> None:
    assert code(length.to_bytes(8, "little") + file.read_bytes()[8:]) == "weights_broken"


def test_a_header_nested_without_end_is_refused() -> None:
    deep = b'{"a":' + b"[" * 400_000
    assert code(len(deep).to_bytes(8, "little") + deep) == "weights_broken"


@given(st.data())
def test_a_damaged_file_is_a_model_of_finite_numbers_or_a_refusal(file: Path, data: st.DataObject) -> None:
    good = file.read_bytes()
    head = 8 + int.from_bytes(good[:8], "little")
    bad = bytearray(good[: data.draw(st.one_of(st.just(len(good)), st.integers(0, len(good) - 1)))])
    if bad:
        at = data.draw(st.integers(0, min(len(bad), head + 100) - 1))
        bad[at] = data.draw(st.integers(0, 255))
    try:
        model = weights.load(bytes(bad))
    except Refusal:
        return
    assert isinstance(model, Model)
    assert np.isfinite(model.w).all()


def test_every_shipped_model_can_be_read_and_is_small() -> None:
    files = list(FOLDER.glob("*.safetensors"))
    assert files
    for file in files:
        model = weights.load(file)
        assert model.name == file.stem
        assert "/" not in model.figures.command  # no folder of anybody's machine
    assert sum(file.stat().st_size for file in files) < 8_000_000
