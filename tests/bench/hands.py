"""What follows a hand: a knob being turned, a drag on a picture, the hill being turned, the window being sized."""

from __future__ import annotations

from statistics import median

from tests.bench.figures import HAND, Figure, compared, percentile
from tests.bench.screen import ask


def figures(quick: bool = False) -> list[Figure]:
    """From a move of the hand to the end of painting."""
    width, height, moves = (1024, 768, 3) if quick else (1920, 1080, 24)
    return [
        compared(
            f"hands, at {width}×{height}", moved["name"], median(moved["times"]), "ms", "blank repaint",
            median(moved["blank"]), aim=HAND, aim_of="value", more={"p95": percentile(moved["times"], 0.95)},
        )
        for moved in ask("tests.bench.handling", str(width), str(height), str(moves))
    ]  # fmt: skip
