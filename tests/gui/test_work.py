"""Long work ends when it is told to, is told truthfully, and never holds up the film."""

from __future__ import annotations

import subprocess
import sys
import textwrap
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from core.refusal import Refusal
from gui import work as work_module
from gui import worker as worker_module
from gui.guard import Budget
from gui.lesson import Job
from gui.player import Player
from gui.work import Work

ROOT = Path(__file__).resolve().parents[2]


class Ears:
    """Everything a run says, in order."""

    def __init__(self) -> None:
        self.heard: list[Any] = []

    def all(self) -> dict[str, Any]:
        return {
            "on_slice": self.heard.append,
            "on_done": lambda: self.heard.append("done"),
            "on_refused": lambda refusal: self.heard.append((refusal.code, refusal.values)),
            "on_failed": lambda why: self.heard.append("failed: " + why),
        }


@pytest.fixture
def player(qtbot: QtBot) -> Iterator[Player]:
    player = Player()
    yield player
    player.shut()


@pytest.fixture
def work(player: Player) -> Iterator[Work]:
    work = Work(player)
    yield work
    work.shut()


@pytest.fixture(params=["process", "here"])
def either(player: Player, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Work]:
    """With a helper process, and on a machine that gives us none."""
    if request.param == "here":
        monkeypatch.setattr(work_module, "Process", _no_process)
    work = Work(player)
    yield work
    work.shut()


def _no_process() -> None:
    raise OSError("no more processes")


def _tick_until(player: Player, done: Callable[[], bool], seconds: float = 20.0) -> None:
    until = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < until, "waited in vain"
        time.sleep(0.005)
        player.tick(0.03)


def test_slices_arrive_in_order_and_then_the_end(either: Work, player: Player) -> None:
    ears = Ears()
    either.submit("a", Job("tests.gui.jobs:count", (5,)), **ears.all())
    assert either.busy("a")
    _tick_until(player, lambda: not either.busy("a"))
    assert ears.heard == [(0,), (1,), (2,), (3,), (4,), "done"]


def test_what_a_plain_function_returns_is_its_only_slice(either: Work) -> None:
    ears = Ears()
    either.submit("a", Job("tests.gui.jobs:whole", ({"x": 1},)), **ears.all())
    assert either.wait("a", 20)
    assert ears.heard == [{"x": 1}, "done"]


def test_a_refusal_keeps_its_code_and_values(either: Work) -> None:
    ears = Ears()
    either.submit("a", Job("tests.gui.jobs:refuse"), **ears.all())
    assert either.wait("a", 20)
    assert ears.heard == [None, ("too_small", {"width": 3, "height": 2, "least": 8})]


def test_an_error_in_the_job_is_told_and_the_next_job_runs(either: Work, capfd: pytest.CaptureFixture[str]) -> None:
    ears = Ears()
    either.submit("a", Job("tests.gui.jobs:break_down"), **ears.all())
    assert either.wait("a", 20)
    either.submit("a", Job("tests.gui.jobs:whole", (7,)), **ears.all())
    assert either.wait("a", 20)
    assert ears.heard == ["failed: error", 7, "done"]
    assert "ZeroDivisionError" in capfd.readouterr().err


def test_a_new_job_on_a_channel_silences_the_earlier_one(work: Work, player: Player) -> None:
    first, second = Ears(), Ears()
    one = work.submit("a", Job("tests.gui.jobs:sleep", (60.0,)), **first.all())
    _tick_until(player, lambda: bool(first.heard))
    two = work.submit("a", Job("tests.gui.jobs:count", (2,)), **second.all())
    _tick_until(player, lambda: not work.busy("a"))
    assert two > one
    assert first.heard == [(0.0,)]
    assert second.heard == [(0,), (1,), "done"]


def test_channels_do_not_disturb_each_other(work: Work, player: Player) -> None:
    slow, quick = Ears(), Ears()
    work.submit("slow", Job("tests.gui.jobs:sleep", (60.0,)), **slow.all())
    work.submit("quick", Job("tests.gui.jobs:count", (3,)), **quick.all())
    _tick_until(player, lambda: not work.busy("quick"))
    assert quick.heard[-1] == "done"
    assert work.busy("slow")


def test_work_that_takes_too_long_is_ended(work: Work) -> None:
    ears = Ears()
    work.submit("a", Job("tests.gui.jobs:sleep", (60.0,)), budget=Budget(seconds=0.01), **ears.all())
    assert work.wait("a", 20)
    assert ears.heard == [(0.0,), "failed: timeout"]


def test_a_helper_that_dies_is_told_and_replaced(work: Work) -> None:
    ears = Ears()
    work.submit("a", Job("tests.gui.jobs:die"), **ears.all())
    assert work.wait("a", 20)
    work.submit("a", Job("tests.gui.jobs:whole", (1,)), **ears.all())
    assert work.wait("a", 20)
    assert ears.heard == ["failed: ended", 1, "done"]


def test_seconds_are_counted_while_the_helper_is_at_work_and_not_by_the_clock(work: Work) -> None:
    ears, rested = Ears(), Ears()
    start = time.monotonic()
    work.submit("a", Job("tests.gui.jobs:toil"), budget=Budget(seconds=0.2), **ears.all())
    assert work.wait("a", 30)
    assert ears.heard == ["failed: timeout"]
    assert time.monotonic() - start >= 0.2
    work.submit("a", Job("tests.gui.jobs:sleep", (0.4,)), budget=Budget(seconds=0.2), **rested.all())
    assert work.wait("a", 30)
    assert rested.heard == [(0.0,), (0.4,), "done"]


def test_a_budget_of_memory_holds_for_its_job_alone(work: Work) -> None:
    ears = Ears()
    for budget in Budget(memory=150_000_000), Budget():
        work.submit("a", Job("tests.gui.jobs:hoard", (200_000_000,)), budget=budget, **ears.all())
        assert work.wait("a", 30)
    assert ears.heard == ["failed: memory", 1, "done"]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps to the cap")
def test_a_job_cannot_eat_the_machine(work: Work) -> None:
    ears = Ears()
    work.submit("a", Job("tests.gui.jobs:eat"), **ears.all())
    assert work.wait("a", 20)
    assert ears.heard == ["failed: memory"]


def test_the_helper_knows_no_qt_and_no_ctrl_c_and_keeps_to_one_thread(work: Work) -> None:
    heard: list[Any] = []
    work.submit("a", Job("tests.gui.jobs:about"), on_slice=heard.append)
    assert work.wait("a", 20)
    assert heard == [{"qt": [], "threads": "1", "deaf": True}]


def test_a_helper_is_used_again_for_the_next_job(work: Work) -> None:
    pids: list[int] = []
    for _ in range(3):
        work.submit("a", Job("tests.gui.jobs:pid"), on_slice=pids.append)
        assert work.wait("a", 20)
    assert len(set(pids)) == 1


@pytest.mark.skipif(sys.platform != "linux", reason="of another process, memory is known on Linux alone")
def test_a_helper_that_has_grown_heavy_is_replaced_when_it_rests(work: Work, player: Player) -> None:
    seen: list[int] = []
    for megabytes in 1, 20:
        work.submit("a", Job("tests.gui.jobs:load", (megabytes,)), on_slice=seen.append)
        assert work.wait("a", 20)
        for _ in range(150):  # four seconds and a half
            player.tick(0.03)
    work.submit("a", Job("tests.gui.jobs:pid"), on_slice=seen.append)
    assert work.wait("a", 20)
    light, heavy, fresh = seen
    assert light == heavy != fresh


@pytest.mark.skipif(sys.platform != "linux", reason="the processes of a process are listed on Linux")
def test_a_helper_comes_alone(work: Work) -> None:
    def mine() -> int:
        tasks = Path("/proc/self/task").iterdir()
        return sum(len((task / "children").read_text().split()) for task in tasks)

    before = mine()
    work.submit("a", Job("tests.gui.jobs:pid"))
    assert work.wait("a", 20)
    assert mine() == before + 1


def test_a_large_picture_passes_both_ways(work: Work) -> None:
    data = bytes(range(256)) * 4096 * 8
    heard: list[bytes] = []
    work.submit("a", Job("tests.gui.jobs:whole", (data,)), on_slice=heard.append)
    assert work.wait("a", 20)
    assert heard == [data]


def test_a_flood_of_slices_is_taken_in_portions(work: Work, player: Player) -> None:
    heard: list[bytes] = []
    polls = 0
    work.submit("a", Job("tests.gui.jobs:flood", (400, 400_000)), on_slice=heard.append)
    until = time.monotonic() + 30
    while work.busy("a"):
        assert time.monotonic() < until
        player.tick(0.03)
        polls += 1
        time.sleep(0.001)
    assert len(heard) == 400
    assert polls > 5


def test_a_callback_may_stop_its_own_channel(work: Work) -> None:
    heard: list[Any] = []

    def enough(piece: Any) -> None:
        heard.append(piece)
        if len(heard) == 2:
            work.stop("a")

    work.submit("a", Job("tests.gui.jobs:count", (50,)), on_slice=enough, on_done=lambda: heard.append("done"))
    assert work.wait("a", 20)
    assert heard == [(0,), (1,)]


def test_after_the_end_nothing_starts_and_nothing_runs(player: Player) -> None:
    work = Work(player)
    work.start_ahead()
    work.submit("a", Job("tests.gui.jobs:sleep", (60.0,)))
    work.shut()
    assert not work.busy("a")
    work.submit("a", Job("tests.gui.jobs:whole", (1,)))
    work.start_ahead()
    assert not work.busy("a")
    player.shut()


def test_a_machine_on_which_helpers_die_at_birth_works_in_the_window(
    player: Player, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(worker_module, "WARM", ("tests.gui.stillborn",))
    work = Work(player)
    ears = Ears()
    work.submit("a", Job("tests.gui.jobs:count", (2,)), **ears.all())
    assert work.wait("a", 20)
    assert ears.heard == [(0,), (1,), "done"]
    assert "does not start" in capsys.readouterr().err
    work.shut()


def test_the_helper_dies_with_its_parent_even_when_that_is_killed() -> None:
    script = """
        import os, sys, time
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        from PySide6.QtCore import QCoreApplication
        from gui.lesson import Job
        from gui.player import Player
        from gui.work import Work
        app = QCoreApplication([])
        work = Work(Player())
        work.submit("a", Job("tests.gui.jobs:pid"), on_slice=lambda pid: print(pid, flush=True))
        work.wait("a", 20)
        work.submit("a", Job("tests.gui.jobs:sleep", (600.0,)), on_slice=lambda _: os.kill(os.getpid(), 9))
        work.wait("a", 20)
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(script)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == -9 or sys.platform == "win32"
    pid = int(done.stdout.split()[0])
    until = time.monotonic() + 5
    while _alive(pid) and time.monotonic() < until:
        time.sleep(0.02)
    assert not _alive(pid)


def _alive(pid: int) -> bool:
    """Whether the process still does something (a zombie waits only to be counted)."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8")
    except OSError:
        return False
    return stat.rpartition(")")[2].split()[0] != "Z"


def test_refusals_are_made_anew_with_their_class(work: Work) -> None:
    heard: list[Refusal] = []
    work.submit("a", Job("tests.gui.jobs:refuse"), on_refused=heard.append)
    assert work.wait("a", 20)
    assert [type(r) for r in heard] == [Refusal]


class _Stopped(Player):
    """A clock that never strikes."""

    def later(self, name: str, seconds: float, call: Callable[[], None]) -> None:
        """Never."""


@pytest.mark.skipif(sys.platform == "win32", reason="Qt cannot watch a pipe there: the clock asks alone")
def test_a_prompt_answer_is_heard_without_the_clock(qtbot: QtBot) -> None:
    player, ears = _Stopped(), Ears()
    work = Work(player)
    work.submit("door", Job("math:sqrt", (81.0,)), prompt=True, **ears.all())
    qtbot.waitUntil(lambda: "done" in ears.heard, timeout=20_000)
    assert ears.heard == [9.0, "done"]
    assert not work.busy("door")
    work.submit("door", Job("math:sqrt", (-1.0,)), prompt=True, **ears.all())  # the same helper, asked again
    qtbot.waitUntil(lambda: ears.heard[-1] == "failed: error", timeout=20_000)
    work.submit("door", Job("time:sleep", (60.0,)), prompt=True, **ears.all())
    work.stop("door")  # nothing rings for a pipe that is closed
    qtbot.wait(50)
    assert ears.heard == [9.0, "done", "failed: error"]
    work.shut()
    player.shut()
