"""The course's homework: the program's own core prints the numbers that the course prints."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from core import course
from core.sources import read_h5
from tests.core.test_sources import write_h5

ROOT = Path(course.__file__).resolve().parent.parent
NAMES = ("train_catvnoncat.h5", "test_catvnoncat.h5")


def test_the_homework_ends_with_the_course_s_numbers(photos: Path) -> None:
    train_file, test_file = (photos / "course" / name for name in NAMES)
    done = course.homework(train_file, test_file)
    assert len(done.costs) == 2001
    assert round(done.costs[0], 6) == 0.693147
    assert round(done.costs[100], 6) == 0.584508
    assert round(done.costs[1900], 6) == 0.140872
    train, test = done.checks
    assert (train.n, test.n) == (209, 50)
    assert round(100 * train.accuracy, 2) == 99.04
    assert round(100 * test.accuracy, 2) == 70.0
    assert round(100 * test.always_cat, 2) == 66.0


def test_the_first_steps_are_the_homework_written_plainly(photos: Path) -> None:
    pictures, labels = read_h5(photos / "course" / NAMES[0])
    X, Y = pictures.reshape(209, -1).T / 255, labels[None].astype(float)
    w, b, costs = np.zeros((12288, 1)), 0.0, []
    for _ in range(20):
        A = 1 / (1 + np.exp(-(np.dot(w.T, X) + b)))
        costs.append(-1 / 209 * np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)))
        dw = 1 / 209 * np.dot(X, (A - Y).T)
        db = 1 / 209 * np.sum(A - Y)
        w, b = w - 0.005 * dw, b - 0.005 * db
    test_file = photos / "course" / NAMES[1]
    done = course.homework(photos / "course" / NAMES[0], test_file, steps=20)
    np.testing.assert_allclose(done.costs[:20], costs, rtol=1e-10)
    np.testing.assert_allclose(done.w, w, atol=1e-12)


def test_the_command_prints_costs_accuracies_intervals_and_baselines(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    train, test = write_h5(tmp_path / "train.h5", 9), write_h5(tmp_path / "test.h5", 7, "test")
    monkeypatch.setattr(course, "STEPS", 200)
    monkeypatch.setattr(course.homework, "__defaults__", (0.005, 200, None))
    assert course.main([str(train), str(test)]) == 0
    said = capsys.readouterr().out
    assert "Cost after iteration 0: 0.693147" in said
    assert "Cost after iteration 100:" in said
    assert "always saying “not a cat”: 55.6 %" in said
    assert "95 %" in said


def test_a_missing_file_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert course.main([str(tmp_path / "no.h5"), str(tmp_path / "no.h5")]) == 1
    assert capsys.readouterr().err.strip().startswith("“no.h5”")


def test_without_h5py_the_command_says_so_in_one_sentence(tmp_path: Path) -> None:
    path = write_h5(tmp_path / "train.h5")
    words = f"import sys; sys.modules['h5py'] = None; from core import course; sys.exit(course.main([r'{path}'] * 2))"
    said = subprocess.run([sys.executable, "-c", words], cwd=ROOT, capture_output=True, text=True)
    assert said.returncode == 1
    assert len(said.stderr.strip().splitlines()) == 1
    assert "h5py" in said.stderr
