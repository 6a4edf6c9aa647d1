"""Files are read in a helper that dies in the place of the program, and is replaced."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core import photo
from core.refusal import Refusal
from gui import glancing
from gui.glancing import Glancer
from gui.guard import PICTURE, Budget
from gui.samples import SAMPLES
from gui.worker import Process

CAT = str(min(SAMPLES.glob("cat_*.png")))


@pytest.fixture
def glancer() -> Iterator[Glancer]:
    made = Glancer()
    yield made
    made.close()


def test_a_file_is_seen_as_the_door_sees_it(glancer: Glancer) -> None:
    seen, notes = glancer.read(CAT)
    brought = photo.read_file(CAT)
    assert np.array_equal(seen, photo.square(brought.pixels))
    assert notes == brought.notes


def test_a_refusal_comes_back_with_its_values_and_the_helper_stays(glancer: Glancer, tmp_path: Path) -> None:
    glancer.read(CAT)
    helper = glancer._worker
    with pytest.raises(Refusal) as refused:
        glancer.read(str(tmp_path / "gone.png"))
    assert (refused.value.code, refused.value.values) == ("no_such_file", {"name": "gone.png"})
    glancer.read(CAT)
    assert glancer._worker is helper


@pytest.mark.skipif(sys.platform == "win32", reason="the kernel's own timer")
def test_a_picture_that_costs_too_much_is_refused_and_the_next_one_is_read(tmp_path: Path) -> None:
    Image.new("RGB", (5000, 4500)).save(tmp_path / "heavy.png", compress_level=1)
    glancer = Glancer(Budget(seconds=0.15, memory=PICTURE.memory))
    try:
        glancer.read(CAT)
        with pytest.raises(Refusal) as refused:
            glancer.read(str(tmp_path / "heavy.png"))
        assert refused.value.code == "too_much_time"
        glancer.read(CAT)
    finally:
        glancer.close()


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_a_helper_that_was_killed_is_said_and_replaced(glancer: Glancer) -> None:
    glancer.read(CAT)
    worker = glancer._worker
    assert isinstance(worker, Process)
    assert worker.process.pid is not None
    os.kill(worker.process.pid, signal.SIGKILL)
    worker.process.join()
    with pytest.raises(Refusal) as refused:
        glancer.read(CAT)
    assert refused.value.code == "reader_ended"
    glancer.read(CAT)


def test_where_no_process_is_to_be_had_files_are_read_here_and_it_is_said(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def none() -> None:
        raise OSError("no more processes")

    monkeypatch.setattr(glancing, "Process", none)
    glancer = Glancer()
    seen, _ = glancer.read(CAT)
    assert seen.shape == (64, 64, 3)
    assert "no more processes" in capfd.readouterr().err
    glancer.close()
