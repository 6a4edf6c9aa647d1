"""Models for other programs: ONNX Runtime says of every picture what we say."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import pytest
import skimage.data

from core import door, exchange, photo, shipped, weights
from core.cat import AnyModel
from tests.core import minds

SAMPLES = sorted((shipped.FOLDER.parent / "samples").glob("*.png"))


def seen() -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    """The drawn samples, photos, and noise."""
    drawn = [door.arrive(file.read_bytes()).square for file in SAMPLES]
    photos = [photo.square(one) for one in (skimage.data.chelsea(), skimage.data.astronaut())]
    return np.concatenate([np.stack(drawn + photos), minds.pictures(3)])


def other_says(path: Path, pictures: np.ndarray[tuple[int, ...], np.dtype[np.uint8]]) -> np.ndarray:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    return np.asarray(session.run(["probability"], {"pictures": pictures})[0])


def agrees(model: AnyModel, path: Path) -> None:
    exchange.save(model, path)
    P = seen()
    ours = model.probability(P)
    assert np.ptp(ours) > 0.001  # it is not always the same number
    np.testing.assert_allclose(other_says(path, P), ours, atol=1e-5)
    np.testing.assert_allclose(other_says(path, P[:1]), ours[:1], atol=1e-5)


@pytest.mark.parametrize("which", ["logistic", *minds.PLANS])
def test_another_program_gives_the_same_probabilities(which: str, tmp_path: Path) -> None:
    agrees(minds.mind(which), tmp_path / "mine.onnx")


@pytest.mark.parametrize("name", shipped.models())
def test_another_program_gives_the_same_probabilities_with_the_shipped_models(name: str, tmp_path: Path) -> None:
    agrees(shipped.load_model(name), tmp_path / "shipped.onnx")


def test_the_file_says_what_it_is() -> None:
    made = exchange.to_onnx(minds.mind("convolution"))
    onnx.checker.check_model(made, full_check=True)
    assert [(o.domain, o.version) for o in made.opset_import] == [("", 17)]
    notes = {note.key: note.value for note in made.metadata_props}
    assert notes["kind"] == "convolution"
    assert json.loads(notes["figures"])["checks"][0]["name"] == "猫"
    into, out = made.graph.input[0], made.graph.output[0]
    sides = [side.dim_value or side.dim_param for side in into.type.tensor_type.shape.dim]
    assert (into.name, sides, out.name) == ("pictures", ["m", 64, 64, 3], "probability")


def test_the_command_writes_a_file_from_a_name_or_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    weights.save(minds.mind("network"), tmp_path / "mine.safetensors")
    for name in ("logistic", str(tmp_path / "mine.safetensors")):
        assert exchange.main([name, str(tmp_path / "out.onnx")]) == 0
        assert "probability" in capsys.readouterr().out
    said = other_says(tmp_path / "out.onnx", seen())
    np.testing.assert_allclose(said, minds.mind("network").probability(seen()), atol=1e-5)
    assert sorted(f.name for f in tmp_path.iterdir()) == ["mine.safetensors", "out.onnx"]


def test_what_cannot_be_done_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert exchange.main(["tiger", str(tmp_path / "a.onnx")]) == 1
    assert "tiger" in capsys.readouterr().err
    assert exchange.main([str(tmp_path / "none.safetensors"), str(tmp_path / "a.onnx")]) == 1
    assert "none.safetensors" in capsys.readouterr().err
    assert exchange.main(["logistic", str(tmp_path / "nowhere" / "a.onnx")]) == 1
    assert "can't be written" in capsys.readouterr().err


def test_without_onnx_a_sentence_says_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "onnx", None)
    assert exchange.main(["logistic", str(tmp_path / "a.onnx")]) == 1
    assert "pip install onnx" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())
