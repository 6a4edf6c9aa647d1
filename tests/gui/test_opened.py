"""Model files that were opened: the same name is always the same model, and nothing bad gets in or stays."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from core import cat, convnet, models, weights
from core.plan import Conv, Dense
from core.refusal import Refusal
from gui import opened
from gui.opened import KEPT, MANY, Opened
from tests.core import minds


def packed(which: str, folder: Path) -> bytes:
    """A model as the bytes of its file."""
    weights.save(minds.mind(which), folder / "model.safetensors")
    return (folder / "model.safetensors").read_bytes()


def test_what_was_opened_judges_as_it_did_and_comes_back_at_the_next_start(tmp_path: Path) -> None:
    P = minds.pictures(3)
    for which in ("logistic", "convolution"):
        name = Opened(tmp_path / "models").add(packed(which, tmp_path))
        again = Opened(tmp_path / "models").find(name)
        np.testing.assert_allclose(again.probability(P), minds.mind(which).probability(P), atol=1e-6)


def test_the_same_file_is_the_same_model(tmp_path: Path) -> None:
    shelf, data = Opened(), packed("network", tmp_path)
    assert shelf.find(shelf.add(data)) is shelf.find(shelf.add(data))


@pytest.mark.parametrize(("name", "code"), [("", "opened_none"), ("0123", "opened_gone"), ("../x", "opened_gone")])
def test_what_is_not_there_is_said(tmp_path: Path, name: str, code: str) -> None:
    for shelf in (Opened(), Opened(tmp_path)):
        with pytest.raises(Refusal) as refused:
            shelf.find(name)
        assert refused.value.code == code


def test_a_file_that_was_changed_behind_our_back_is_not_the_model_that_was_opened(tmp_path: Path) -> None:
    name = Opened(tmp_path / "models").add(packed("network", tmp_path))
    (tmp_path / "models" / f"{name}.model").write_bytes(packed("logistic", tmp_path))
    with pytest.raises(Refusal) as refused:
        Opened(tmp_path / "models").find(name)
    assert refused.value.code == "opened_gone"


def test_a_bad_file_leaves_nothing_behind(tmp_path: Path) -> None:
    shelf, data = Opened(tmp_path / "models"), packed("network", tmp_path)
    for bad in (b"", b"hello", data[:-10], data[:8] + b"x" + data[9:]):
        with pytest.raises(Refusal):
            shelf.add(bad)
    assert not list(tmp_path.glob("models/*"))


def test_a_model_that_would_freeze_the_window_is_not_taken(tmp_path: Path) -> None:
    slow = convnet.start(1, (Conv(5, 64), Conv(3, 64), Conv(3, 64), Conv(3, 64), Dense(1)))
    model = models.ready(slow, "slow", minds.pictures(1)[0], minds.FIGURES)
    weights.save(model, tmp_path / "slow.safetensors")
    with pytest.raises(Refusal) as refused:
        Opened().add((tmp_path / "slow.safetensors").read_bytes())
    assert refused.value.code == "opened_slow"


def test_neither_disk_nor_memory_fills_up(tmp_path: Path) -> None:
    shelf, name = Opened(tmp_path / "models"), ""
    for k in range(MANY + 3):
        model = minds.logistic()
        one = cat.Model(f"{k}", model.kind, model.w, float(k), model.average, model.figures)
        weights.save(one, tmp_path / "one.safetensors")
        name = shelf.add((tmp_path / "one.safetensors").read_bytes())
    assert len(list((tmp_path / "models").glob("*.model"))) == KEPT
    assert len(shelf._models) == MANY
    assert shelf.find(name).name == f"{MANY + 2}"


def test_a_folder_that_cannot_be_written_only_means_that_it_does_not_come_back(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    shelf = Opened(tmp_path / "file" / "models")
    assert shelf.find(shelf.add(packed("logistic", tmp_path))).kind == "logistic"


def test_onnx_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as refused:
        opened.export(minds.mind("network"), str(tmp_path / "nowhere" / "x.onnx"))
    assert refused.value.code == "not_written"
    opened.export(minds.mind("network"), str(tmp_path / "x.onnx"))
    assert (tmp_path / "x.onnx").stat().st_size > 1000
