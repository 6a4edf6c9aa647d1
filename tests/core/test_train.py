"""The training command: a model with honest figures, stopped and gone on from, and sentences for what is wrong."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from core import cat, learn, sources, train, weights
from tests.core.made import packed

ROOT = Path(train.__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def npz(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Bright "cats" and dark others from two sources, some of them the wrong way round."""
    chance = np.random.default_rng(0)
    parts, labels = [], []
    for i in range(160):
        label = i % 2
        level = (150 if label else 90) + chance.normal(0, 25)
        noise = np.clip(chance.normal(level, 20, (64, 64, 3)), 0, 255).astype(np.uint8)
        parts.append(packed(Image.fromarray(noise), "JPEG", quality=90))
        labels.append(label)
    path = tmp_path_factory.mktemp("npz") / "mine.npz"
    np.savez(
        path,
        jpeg=np.frombuffer(b"".join(parts), np.uint8),
        jpeg_offsets=np.cumsum([0, *map(len, parts)]),
        label=np.array(labels, np.uint8),
        source=(np.arange(160) >= 120).astype(np.uint8),
        source_names=np.array(["home", "away"]),
    )
    return path


def run(*words: object) -> int:
    return train.main([str(word) for word in words])


def test_training_gives_a_model_with_figures_on_photos_kept_back(
    npz: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "model.safetensors"
    assert run(npz, "--out", out, "--hold-out", "away", "--epochs", 3, "--batch", 16) == 0
    model = weights.load(out)
    assert model.name == "model"
    same, away = model.figures.checks
    assert (same.elsewhere, away.elsewhere) == (False, True)
    assert away.name == "away"
    assert away.n == 20  # half of the source; the other half chose
    assert away.balanced > 0.8
    assert same.n == 6  # half of a tenth of 60 cats and 60 others
    assert model.figures.photos == 108  # nothing is learnt from and checked with
    assert "python3 -m core.train mine.npz" in model.figures.command
    assert str(tmp_path) not in model.figures.command
    said = capsys.readouterr().out
    assert "always cat" in said
    read = sources.read_source(npz)
    away_photos = sources.halves(read.where(read.source == "away"), 1)
    assert int(((model.z(away_photos.X) > 0) == (away_photos.Y == 1)).sum()) == away.right


def test_the_average_picture_is_that_of_the_photos_learnt_from(npz: Path, tmp_path: Path) -> None:
    out = tmp_path / "model.safetensors"
    assert run(npz, "--val", npz, "--out", out, "--epochs", 1) == 0
    mean = sources.read_source(npz).X.mean(0)
    assert np.abs(weights.load(out).average - mean).max() <= 0.51


def test_the_same_seed_gives_the_same_model_and_another_one_another(npz: Path, tmp_path: Path) -> None:
    made = []
    for seed in (1, 1, 2):
        out = tmp_path / "m.safetensors"
        assert run(npz, "--val", npz, "--out", out, "--epochs", 2, "--seed", seed) == 0
        made.append(weights.load(out).w)
    np.testing.assert_array_equal(made[0], made[1])
    assert (made[0] != made[2]).any()


def test_a_training_that_was_stopped_ends_where_one_that_was_not_ends(
    npz: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "m.safetensors"
    words = (npz, "--hold-out", "away", "--out", out, "--epochs", 3, "--alpha", 0.01, 0.03)
    assert run(*words) == 0
    whole = weights.load(out)
    out.unlink()
    real, calls = learn.epoch, []

    def interrupted(*parts: Any) -> Any:
        calls.append(parts)
        if len(calls) == 5:
            raise KeyboardInterrupt
        return real(*parts)

    monkeypatch.setattr(learn, "epoch", interrupted)
    assert run(*words) == 130
    assert not out.exists()
    assert "--resume" in capsys.readouterr().err
    assert run(*words, "--resume") == 0
    assert len(calls) == 5 + 2  # four whole epochs were not done again
    again = weights.load(out)
    np.testing.assert_array_equal(again.w, whole.w)
    assert again.b == whole.b
    assert again.figures.checks == whole.figures.checks


def test_going_on_with_other_settings_or_from_nothing_is_refused(
    npz: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "m.safetensors"
    assert run(npz, "--out", out, "--resume") == 1
    assert "m.safetensors.state.npz" in capsys.readouterr().err
    assert run(npz, "--out", out, "--epochs", 1) == 0
    assert run(npz, "--out", out, "--epochs", 2, "--resume") == 1
    assert "other settings" in capsys.readouterr().err
    (tmp_path / "m.safetensors.state.npz").write_bytes(b"rubbish")
    assert run(npz, "--out", out, "--epochs", 1, "--resume") == 1
    assert "damaged" in capsys.readouterr().err


def test_an_unknown_source_and_one_kind_only_are_said(
    npz: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(npz, "--out", tmp_path / "m", "--hold-out", "nowhere") == 1
    assert "away, home" in capsys.readouterr().err
    (tmp_path / "dogs").mkdir()
    for i in range(9):
        (tmp_path / "dogs" / f"{i}.png").write_bytes(packed(Image.new("RGB", (64, 64), (i, i, i)), "PNG"))
    assert run(tmp_path / "dogs", "--out", tmp_path / "m") == 1
    assert "cats and others" in capsys.readouterr().err
    assert not list(tmp_path.glob("m*"))


def test_a_folder_of_photos_is_enough(tmp_path: Path) -> None:
    chance = np.random.default_rng(1)
    for name, level in ("cat", 200), ("other", 60):
        (tmp_path / "photos" / name).mkdir(parents=True)
        for i in range(40):
            one = np.clip(chance.normal(level, 20, (50, 80, 3)), 0, 255).astype(np.uint8)
            (tmp_path / "photos" / name / f"{i}.jpg").write_bytes(packed(Image.fromarray(one), "JPEG"))
    out = tmp_path / "m.safetensors"
    assert run(tmp_path / "photos", "--out", out, "--epochs", 3, "--batch", 8) == 0
    model = weights.load(out)
    said = cat.verdict(model, np.full((64, 64, 3), 200, np.uint8))
    assert said.cat
    assert not cat.verdict(model, np.full((64, 64, 3), 60, np.uint8)).cat


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C cannot be sent to one process there")
def test_ctrl_c_ends_the_command_with_a_sentence_and_a_state(npz: Path, tmp_path: Path) -> None:
    out = tmp_path / "m.safetensors"
    words = [sys.executable, "-m", "core.train", str(npz), "--out", str(out), "--epochs", "100000", "--batch", "16"]
    env = {**os.environ, "OMP_NUM_THREADS": "1"}
    with subprocess.Popen(words, cwd=ROOT, stderr=subprocess.PIPE, text=True, env=env) as command:
        state = tmp_path / "m.safetensors.state.npz"
        until = time.monotonic() + 60
        while not state.exists() and time.monotonic() < until:
            time.sleep(0.05)
        time.sleep(0.5)  # some more epochs
        command.send_signal(signal.SIGINT)
        _, said = command.communicate(timeout=60)
    assert command.returncode == 130
    assert "Stopped." in said
    assert "Traceback" not in said
    assert "left" in said  # progress, with the time left
    assert state.exists()
