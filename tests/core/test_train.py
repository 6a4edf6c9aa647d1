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

from core import cat, learn, learn_net, sources, train, training_net, weights
from core.command import Progress
from core.models import NetModel
from core.plan import Dense
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
        kind=np.array(labels, np.uint8),
        kind_names=np.array(["dark", "bright"]),
        id=np.arange(160) + 1000,
    )
    return path


def run(*words: object) -> int:
    return train.main([str(word) for word in words])


def neuron(path: Path) -> cat.Model:
    """The model in a file, which is logistic regression."""
    model = weights.load(path)
    assert isinstance(model, cat.Model)
    return model


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


def test_a_test_source_takes_no_part_in_learning_or_choosing(npz: Path, tmp_path: Path) -> None:
    out = tmp_path / "model.safetensors"
    assert run(npz, "--out", out, "--test", "away", "--epochs", 1, "--batch", 16) == 0
    model = weights.load(out)
    _same, away = model.figures.checks
    assert (away.name, away.elsewhere, away.n) == ("away", True, 40)  # all of it
    assert model.figures.photos == 108
    assert "--test away" in model.figures.command
    options = train.options_of([str(npz), "--test", "away"])
    data = train.prepare(options, Progress())
    assert len(data.choose) == 1
    assert set(data.choose[0].source) == set(data.train.source) == {"home"}


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
        made.append(neuron(out).w)
    np.testing.assert_array_equal(made[0], made[1])
    assert (made[0] != made[2]).any()


def test_a_training_that_was_stopped_ends_where_one_that_was_not_ends(
    npz: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "m.safetensors"
    words = (npz, "--hold-out", "away", "--out", out, "--epochs", 3, "--alpha", 0.01, 0.03)
    assert run(*words) == 0
    whole = neuron(out)
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
    again = neuron(out)
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


NETS = {
    "network": ("--kind", "network", "--widths", 8, 4, "--alpha", 0.003),
    "convolution": ("--kind", "convolution", "--widths", 4, 4, 4, 4, 4, 6, "--alpha", 0.01),
}


@pytest.mark.parametrize("kind", NETS)
def test_a_network_learns_from_the_same_command(kind: str, npz: Path, tmp_path: Path) -> None:
    out = tmp_path / "mine.safetensors"
    words = (npz, *NETS[kind], "--out", out, "--hold-out", "away", "--batch", 24, "--check", npz)
    assert run(*words, "--epochs", 12) == 0
    model = weights.load(out)
    assert isinstance(model, NetModel)
    assert (model.name, model.kind) == ("mine", kind)
    _same, away, everything = model.figures.checks
    assert away.balanced > 0.75
    assert {told.name for told in away.kinds} == {"bright", "dark"}
    assert sum(b.n for b in away.bins) == away.n
    assert f"--kind {kind}" in model.figures.command
    assert "average of all steps" in model.figures.chosen
    assert (model.familiar is not None) == (kind == "convolution")
    read = sources.read_source(npz)
    assert int(((model.z(read.X) > 0) == (read.Y == 1)).sum()) == everything.right


@pytest.mark.parametrize("kind", NETS)
def test_a_network_s_training_that_was_stopped_ends_where_one_that_was_not_ends(
    kind: str, npz: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(training_net, "EVERY", 2)  # 108 photos, 24 in a batch: 5 steps in an epoch
    out = tmp_path / "m.safetensors"
    words = (npz, *NETS[kind], "--hold-out", "away", "--out", out, "--epochs", 3, "--batch", 24)
    assert run(*words) == 0
    whole = weights.load(out)
    assert isinstance(whole, NetModel)
    out.unlink()
    real, steps = learn_net.step, []

    def interrupted(*parts: Any) -> Any:
        steps.append(parts[4])
        if len(steps) == 8:
            raise KeyboardInterrupt
        return real(*parts)

    monkeypatch.setattr(learn_net, "step", interrupted)
    assert run(*words) == 130
    assert not out.exists()
    assert "--resume" in capsys.readouterr().err
    assert run(*words, "--resume") == 0
    assert steps == [*range(8), *range(6, 15)]  # in the middle of an epoch, from the last state
    again = weights.load(out)
    assert isinstance(again, NetModel)
    for p, q in zip(whole.network.layers, again.network.layers, strict=True):
        for name, a in p.items():
            np.testing.assert_array_equal(q[name], a)
    assert again.figures.checks == whole.figures.checks
    assert again.calibration == whole.calibration
    assert run(*words[:-1], 26, "--resume") == 1
    assert "other settings" in capsys.readouterr().err


def test_a_teacher_s_word_changes_what_is_learnt_and_its_outputs_are_not_kept(npz: Path, tmp_path: Path) -> None:
    chance = np.random.default_rng(0)
    teacher = tmp_path / "teacher.npz"
    np.savez(teacher, id=np.arange(1000, 1150), says=chance.random(150), features=chance.normal(size=(150, 3)))
    made = []
    for words in ((), ("--teacher", teacher), ("--teacher", teacher, "--soft", 0.9)):
        out = tmp_path / "m.safetensors"
        assert run(npz, *NETS["network"], *words, "--val", npz, "--out", out, "--epochs", 1, "--batch", 16) == 0
        model = weights.load(out)
        assert isinstance(model, NetModel)
        assert model.network.plan[-1] == Dense(1)
        made.append(model.network.layers[0]["W"])
        assert ("--teacher teacher.npz" in model.figures.command) == bool(words)
    assert (made[0] != made[1]).any()
    assert (made[1] != made[2]).any()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--teacher", "a.npz"), "for networks"),
        (("--kind", "network", "--alpha", 0.1, 0.2), "one alpha"),
        (("--kind", "network", "--widths", 3, 0), "needs a neuron"),
        (("--kind", "network", "--soft", 2), "soft is from 0 to 1"),
        (("--kind", "forest"), "invalid choice"),
    ],
)
def test_settings_that_cannot_be_meant_are_said(
    words: tuple[object, ...], said: str, npz: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        run(npz, *words)
    assert said in capsys.readouterr().err


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
