"""What a job may cost: looked at by a thread where the system keeps no limits, and told by how the helper ended."""

from __future__ import annotations

import signal
import threading
import time

import pytest

from gui import guard
from gui.guard import Budget


def test_the_thread_ends_what_has_worked_too_long() -> None:
    left: list[int] = []
    watcher = threading.Thread(target=guard.watch, args=(Budget(seconds=0.02), threading.Event(), left.append))
    watcher.start()
    while watcher.is_alive():
        sum(range(1000))
    assert left == [guard.SLOW]


def test_the_thread_ends_what_holds_too_much() -> None:
    left: list[int] = []
    guard.watch(Budget(memory=1), threading.Event(), left.append)
    assert left == [guard.LARGE]


def test_the_thread_goes_home_when_the_job_is_done() -> None:
    done, left = threading.Event(), list[int]()
    watcher = threading.Thread(target=guard.watch, args=(Budget(60.0, 1 << 50), done, left.append))
    watcher.start()
    time.sleep(2 * guard.LOOK)
    done.set()
    watcher.join(5)
    assert not watcher.is_alive()
    assert left == []


def test_memory_is_known_and_grows_with_what_is_held() -> None:
    before = guard.memory()
    held = b"x" * 60_000_000
    assert before > 5_000_000
    assert guard.memory() - before > 40_000_000
    del held


@pytest.mark.parametrize(
    ("exitcode", "why"),
    [
        (guard.SLOW, "timeout"),
        (-getattr(signal, "SIGPROF", -guard.SLOW), "timeout"),
        (guard.LARGE, "memory"),
        (-11, "ended"),
        (0, "ended"),
        (None, "ended"),
    ],
)
def test_how_a_helper_ended_tells_why(exitcode: int | None, why: str) -> None:
    assert guard.reason(exitcode) == why


def test_without_a_budget_nothing_is_limited_and_nobody_watches() -> None:
    threads = threading.active_count()
    with guard.kept(guard.FREE):
        assert threading.active_count() == threads


def test_where_the_system_keeps_no_limits_the_thread_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "_timer", lambda _: False)
    monkeypatch.setattr(guard, "_bound", lambda _: False)
    seen: list[Budget] = []
    monkeypatch.setattr(guard, "watch", lambda budget, _done: seen.append(budget))
    with guard.kept(Budget(3.0, 9)):
        pass
    assert seen == [Budget(3.0, 9)]
