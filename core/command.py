"""What the commands of core share: words for a Refusal, time left."""

import sys
import time
import tomllib
from pathlib import Path

from core.refusal import Refusal

TEXT = Path(__file__).resolve().parent.parent / "assets" / "text"


def sentence(refusal: Refusal, language: str = "en") -> str:
    """The Refusal in words."""
    file = TEXT / language / "refusal.toml"
    words = tomllib.loads(file.read_text(encoding="utf-8"))
    return str(words[refusal.code]).format_map(refusal.values)


class Progress:
    """One line on stderr that is written over, with the time left."""

    def __init__(self) -> None:
        self.what = ""
        self.start = self.last = 0.0
        self.first = 0

    def __call__(self, what: str, done: int, of: int) -> None:
        """Tell: `done` of `of` steps of `what` are done."""
        now = time.monotonic()
        if what != self.what or done == 0:
            self.what, self.start, self.last = what, now, 0.0
            self.first = done
        if now - self.last < 0.2 and done < of:
            return
        self.last = now
        line = f"{what}: {done} of {of}"
        if done > self.first:
            each = (now - self.start) / (done - self.first)
            minutes, left = divmod(round(each * (of - done)), 60)
            line += f", {minutes} min {left} s left"
        print(f"\r{line:<78}", end="", file=sys.stderr, flush=True)

    def end(self) -> None:
        """Leave the line."""
        print(f"\r{'':<78}\r", end="", file=sys.stderr, flush=True)
