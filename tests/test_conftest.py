"""The guards of tests/conftest.py, tried on tests that misbehave."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LEAVERS = """
    import subprocess, sys, threading
    import pytest
    from PySide6.QtCore import QThread, QTimer

    kept = []

    def test_leaves_a_thread():
        kept.append(threading.Event())
        threading.Thread(target=kept[-1].wait, name="sleeper", daemon=True).start()

    def test_leaves_a_process():
        kept.append(subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE))

    def test_leaves_a_timer(qapp):
        kept.append(QTimer())
        kept[-1].start(100000)

    def test_leaves_a_qthread(qapp):
        kept.append(QThread())
        kept[-1].start()

    def test_leaves_nothing(qapp):
        timer = QTimer()
        timer.start(1000)
        timer.stop()
        threading.Thread(target=lambda: None).start()
        subprocess.run([sys.executable, "-c", ""])

    def test_cleans_up():
        kept[0].set()
        kept[1].communicate("x")
        kept[2].stop()
        kept[3].quit()
        kept[3].wait()
"""
GRUMBLERS = """
    import warnings
    from PySide6.QtCore import QTimer, qWarning

    def test_warns():
        warnings.warn("hear me")

    def test_lets_qt_warn(qapp):
        qWarning("hear me")

    def test_fails_in_a_slot(qtbot):
        QTimer.singleShot(0, lambda: 1 / 0)
        qtbot.wait(50)

    def test_is_quiet(qapp):
        pass
"""


def outcome(folder: Path, code: str) -> tuple[dict[str, str], str]:
    """Runs a file of tests under our conftest: what became of each test, and all that was said."""
    file = folder / "test_it.py"
    file.write_text(textwrap.dedent(code))
    command = [sys.executable, "-m", "pytest", "-c", "pyproject.toml", "--rootdir", ".", "-p", "tests.conftest", "-rA"]
    hasty = os.environ | {"DOWNHILL_PATIENCE": "0.3"}
    said = subprocess.run([*command, file], cwd=ROOT, env=hasty, capture_output=True, text=True).stdout
    lines = [line.split(" - ")[0].split() for line in said.partition("short test summary")[2].splitlines()]
    return {line[1].rpartition("::")[2]: line[0] for line in lines if line[:1] and "::" in line[-1]}, said


def test_whatever_is_left_running_fails_the_test_that_left_it(tmp_path: Path) -> None:
    became, said = outcome(tmp_path, LEAVERS)
    assert {test for test, word in became.items() if word == "ERROR"} == {
        "test_leaves_a_thread", "test_leaves_a_process", "test_leaves_a_timer", "test_leaves_a_qthread",
    }, said  # fmt: skip
    assert "left running: thread sleeper" in said
    assert "left running: QTimer" in said
    assert "left running: QThread" in said
    assert "left running: process" in said


def test_warnings_of_python_and_of_qt_and_errors_in_slots_fail_the_test(tmp_path: Path) -> None:
    became, said = outcome(tmp_path, GRUMBLERS)
    assert became == {
        "test_warns": "FAILED",
        "test_lets_qt_warn": "FAILED",
        "test_fails_in_a_slot": "FAILED",
        "test_is_quiet": "PASSED",
    }, said
