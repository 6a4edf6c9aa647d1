"""python3 -m tests.soak: does anything grow? Thousands of frames and hundreds of changes, done to the real window.

Lesson, theme, language and size are changed, params dragged, films played and scrubbed, changes undone and redone,
pictures dropped, menus and cards opened. Between these deeds the window is brought back to the same state, and memory
and objects are counted. Ends with 0 if every count is flat, with 1 otherwise.

flat: the growth in 1,000 frames after the warm-up (the first 40 % of the run), with the whole of its 95 % interval, is
at most what the table allows. The growth is Theil and Sen's slope (the median over all pairs of readings).
"""

import bootstrap

if __name__ == "__main__":
    bootstrap.enter("tests.soak")

import argparse
import os
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from numpy.typing import NDArray

from gui.app import application
from gui.catalogue import lessons
from gui.settings import Settings
from gui.window import Window
from tests.soak.deeds import CHANGES, Deeds
from tests.soak.gauges import GAUGES, PER, WARM, growth, settle

HILLS = 20  # a few more than the lesson on descent keeps
Row = NDArray[np.float64]  # frames so far, and each gauge


def options(arguments: Sequence[str] | None) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python3 -m tests.soak", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)  # fmt: skip
    parser.add_argument("--frames", type=int, default=3000, help="frames of film (3000)")
    parser.add_argument("--changes", type=int, default=300, help="changes of lesson, theme, language, size (300)")
    parser.add_argument("--gestures", type=int, default=600, help="drags, plays, scrubs, undos, drops ... (600)")
    parser.add_argument("--readings", type=int, default=40, help="how often everything is counted (40)")
    parser.add_argument(
        "--again",
        type=int,
        default=0,
        metavar="TIMES",
        help="do the same deeds so often, and count after each time: quick, for every cache is full soon",
    )
    parser.add_argument("--seed", type=int, default=1, help="another seed, other deeds (1)")
    parser.add_argument("--trace", action="store_true", help="say which lines of Python own what has grown (slow)")
    return parser.parse_args(arguments)


class Soak:
    """Everything done to one window, and what was read between: rows of (frames, each gauge)."""

    def __init__(self, told: argparse.Namespace, window: Window) -> None:
        self.told, self.deeds = told, Deeds(window, told.seed)
        self.rows: list[Row] = []  # arrays, which are no objects to the collector: reading must not grow what is read
        self.frames = self.changes = 0
        self.deeds.fill(0 if told.again else HILLS)
        self.began = time.monotonic()
        heads = ["frames", *(g.name for g in GAUGES), "seconds"]
        print("  ".join(f"{head:>14}" for head in heads), flush=True)

    def run(self) -> list[Row]:
        """One long plan, read at even distances; or the same short plan again and again, read after each."""
        told = self.told
        plan = ["frame"] * told.frames + ["change"] * told.changes + ["gesture"] * told.gestures
        self.deeds.chance.shuffle(plan)
        parts = [plan] * told.again
        if not told.again:
            cuts = [round(len(plan) * k / told.readings) for k in range(told.readings + 1)]
            parts = [plan[a:b] for a, b in pairwise(cuts)]
        for k, part in enumerate(parts):
            if told.again:
                self.deeds.again(told.seed)
            for deed in part:
                self.do(deed)
            self.read()
            _trace(told.trace, k, len(parts))
        return self.rows

    def do(self, deed: str) -> None:
        """A frame, a change or a gesture."""
        if deed == "frame":
            self.deeds.frame()
            self.frames += 1
        elif deed == "change":
            self.deeds.change(CHANGES[self.changes % len(CHANGES)])
            self.changes += 1
        else:
            self.deeds.gesture()

    def read(self) -> None:
        """All gauges, with the window as it is for every reading."""
        self.deeds.home()
        settle()
        self.rows.append(np.array([self.frames, *(g.read() for g in GAUGES)], float))
        figures = [f"{v:.{g.digits}f}" for v, g in zip(self.rows[-1][1:], GAUGES, strict=True)]
        cells = [str(self.frames), *figures, f"{time.monotonic() - self.began:.0f}"]
        print("  ".join(f"{cell:>14}" for cell in cells), flush=True)


def judge(rows: Sequence[Row], again: bool = False) -> bool:
    """Say of each gauge whether it is flat; True if all are. again: each reading is a repetition of the same deeds."""
    kept = rows[int(len(rows) * WARM) :]
    unit = "each repetition" if again else f"{PER:.0f} frames"
    print(f"\nafter the warm-up, {len(kept)} readings; growth in {unit} (95 % interval), at most, verdict:")
    good = True
    for k, gauge in enumerate(GAUGES, start=1):
        where = range(len(kept)) if again else [row[0] / PER for row in kept]
        grown, most = growth(where, [row[k] for row in kept]), gauge.each if again else gauge.most
        verdict = grown.verdict(most)
        good &= verdict == "flat"
        span = f"({grown.low:+.2f} to {grown.high:+.2f})"
        print(f"{gauge.name:>16} {grown.slope:+10.2f} {span:>26} {most:8g}  {verdict}")
    return good


_before: list[tracemalloc.Snapshot] = []


def _trace(wanted: bool, reading: int, readings: int) -> None:
    """Where the memory that was taken between the warm-up and the end was taken."""
    if wanted and reading == int(readings * WARM):
        tracemalloc.start(8)
        _before.append(tracemalloc.take_snapshot())
    elif wanted and reading == readings - 1:
        for line in tracemalloc.take_snapshot().compare_to(_before[0], "traceback")[:12]:
            print(f"{line.size_diff / 1024:+.0f} KiB, {line.count_diff:+d} blocks")
            print("\n".join(line.traceback.format()))


def main(arguments: Sequence[str] | None = None) -> int:
    """The whole soak, with settings of its own."""
    told = options(arguments)
    with tempfile.TemporaryDirectory() as folder:
        application()
        window = Window(lessons(), Settings(str(Path(folder) / "s.ini")), "en", "light", False)
        window.show()
        window.visit(next(iter(window.lessons)))
        try:
            rows = Soak(told, window).run()
        finally:
            window.close()
    print(f"Python {sys.version.split()[0]}, seed {told.seed}, {told.frames} frames, {told.changes} changes, "
          f"{told.gestures} gestures")  # fmt: skip
    return 0 if judge(rows, bool(told.again)) else 1


if __name__ == "__main__":
    sys.exit(main())
