"""Asked on the screen: every lesson while it plays. `python -m tests.bench.film WIDTH HEIGHT folded|open FRAMES`."""

from __future__ import annotations

import json
import sys
from typing import Any

from tests.bench.paints import Watch
from tests.bench.stand import opened, put_on, settled, title, variants

CHAPTERS = (0.0, 0.25, 0.5, 0.75)  # of the film: from each of these places so many frames


def main(width: int, height: int, code: str, frames: int) -> list[dict[str, Any]]:
    """Frame times in milliseconds of every lesson in every act, and of blank repaints in between."""
    window = opened(width, height)
    watch = Watch(window)
    if code == "open":
        window.fold("code")
    made = []
    for name, lesson in window.lessons.items():
        for values in variants(lesson):
            put_on(window, name, values)
            if window.player.end <= 0:
                continue
            times, blank = list[float](), list[float]()
            for chapter in CHAPTERS:
                times += watch.play(chapter * window.player.end, frames)
                blank += watch.blank(max(3, frames // 3))
            made.append({"name": title(name, values), "times": times, "blank": blank})
    window.close()
    settled(0.1)
    return made


if __name__ == "__main__":
    print(json.dumps(main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3], int(sys.argv[4]))))
