"""Hands in front of a screen: start programs there, move the one real pointer, press real keys, wait for what comes."""

from __future__ import annotations

import json
import os
import selectors
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import pairwise
from typing import Any

from tests.conftest import ROOT

Place = tuple[int, int]
SLOW = 60.0  # seconds: longer than anything takes, even on a busy machine


class Hands:
    """The pointer and the keyboard of one screen. Steps of a drag are sent one by one, as a hand would."""

    def __init__(self, screen: str) -> None:
        self.screen = screen

    def do(self, *words: object) -> str:
        """What xdotool is told."""
        done = subprocess.run(
            ["xdotool", *map(str, words)], env=os.environ | {"DISPLAY": self.screen}, check=True, timeout=SLOW,
            capture_output=True, text=True,
        )  # fmt: skip
        return done.stdout

    def point(self, at: Place) -> None:
        """Go there."""
        self.do("mousemove", *at)

    def click(self, at: Place, button: int = 1, times: int = 1) -> None:
        """Go there and click."""
        self.do("mousemove", *at, "click", "--repeat", times, "--delay", 60, button)

    def carry(self, *places: Place, button: int = 1, drop: bool = True) -> None:
        """Press at the first place, go through the others, let go at the last (or not yet)."""
        self.do("mousemove", *places[0], "mousedown", button)
        self.carry_on(*places)
        if drop:
            self.do("mouseup", button)

    def carry_on(self, *places: Place) -> None:
        """Go from place to place with what is held."""
        words: list[object] = []
        for (x, y), (to_x, to_y) in pairwise(places):
            for k in range(1, 6):
                words += ["mousemove", round(x + (to_x - x) * k / 5), round(y + (to_y - y) * k / 5), "sleep", 0.02]
        if words:
            self.do(*words)

    def focus(self, program: Shown) -> None:
        """Give a program the keys, as a window manager does when one clicks it."""
        if not program.window:
            found = self.do("search", "--sync", "--onlyvisible", "--pid", program.process.pid)
            program.window = found.split()[-1]
        self.do("windowfocus", "--sync", program.window)
        program.wait("the keys", lambda s: s["active"])

    def keys(self, *names: str) -> None:
        """Press these keys, one after the other."""
        self.do("key", "--delay", 20, *names)


class Program:
    """A program on the screen, and the lines that it tells."""

    def __init__(self, screen: str, module: str, *arguments: str, **environment: str) -> None:
        env = os.environ | {"DISPLAY": screen, "QT_QPA_PLATFORM": "xcb", "PYTHONUNBUFFERED": "1"} | environment
        self.process = subprocess.Popen(
            [sys.executable, "-m", module, *arguments], cwd=ROOT, env=env, stdout=subprocess.PIPE
        )
        self.lines: list[str] = []
        self._rest = b""

    def lines_until(self, good: Callable[[str], bool], what: str) -> str:
        """Read on until a line is good; the failure says what was waited for, and the last line."""
        out, until = self.process.stdout, time.monotonic() + SLOW
        assert out is not None
        with selectors.DefaultSelector() as ready:
            ready.register(out, selectors.EVENT_READ)
            while time.monotonic() < until:
                while b"\n" in self._rest:
                    line, self._rest = self._rest.split(b"\n", 1)
                    self.lines.append(line.decode())
                    if good(self.lines[-1]):
                        return self.lines[-1]
                if ready.select(1.0):
                    piece = os.read(out.fileno(), 1 << 16)
                    if not piece:
                        break
                    self._rest += piece
        raise AssertionError(f"waited for {what}; the last that was told: {self.lines[-1:] or 'nothing'}")

    def end(self) -> None:
        """However it stands."""
        self.process.kill()
        self.process.wait()
        if self.process.stdout is not None:
            self.process.stdout.close()


class Shown(Program):
    """Downhill on the screen. `state` is the newest that was told."""

    state: dict[str, Any]
    window = ""  # its number on the screen

    def __init__(self, screen: str, *arguments: str, **environment: str) -> None:
        super().__init__(screen, "tests.gui.shown", *arguments, **environment)
        self.state = {}

    def wait(self, what: str, good: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """Wait until the state is so; what it is called is said when it never comes."""
        if not self.state or not good(self.state):
            self.state = json.loads(self.lines_until(lambda line: good(json.loads(line)), what))
        return self.state

    def becomes(self, what: str, **values: object) -> None:
        """Wait until the state has these values."""
        self.wait(what, lambda s: all(s[name] == value for name, value in values.items()))

    def leaves(self, what: str, **values: object) -> None:
        """Wait until the state has no longer all of these values."""
        self.wait(what, lambda s: any(s[name] != value for name, value in values.items()))

    def place(self, name: str) -> Place:
        """A point of the screen."""
        x, y = self.state["places"][name]
        return x, y
