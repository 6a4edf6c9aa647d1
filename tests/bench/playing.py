"""Every lesson while it plays: from the clock's tick to the end of painting."""

from __future__ import annotations

from statistics import median

from tests.bench.figures import FRAME, Figure, compared, percentile
from tests.bench.screen import ask

SIZES = ((1920, 1080), (1024, 768))
FRAMES = 40  # of each quarter of a film


def figures(quick: bool = False) -> list[Figure]:
    """Per size and fold and lesson: p95, with the median and the share of frames that come too late."""
    made = []
    for width, height in SIZES[:1] if quick else SIZES:
        for code in ("folded",) if quick else ("folded", "open"):
            room = f"playing at {width}×{height}, code {code}"
            for played in ask("tests.bench.film", str(width), str(height), code, str(6 if quick else FRAMES)):
                times = played["times"]
                late = sum(t > FRAME for t in times) / len(times)
                more = {"median": median(times), f"% over {FRAME} ms": 100 * late}
                made.append(compared(
                    room, played["name"], percentile(times, 0.95), "ms p95", "blank repaint",
                    percentile(played["blank"], 0.95), aim=FRAME if code == "folded" else None, aim_of="value",
                    more=more,
                ))  # fmt: skip
    return made
