"""From a drop to the verdict: a photo of 12 megapixels, beside the least that Pillow can do with it."""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np
from PIL import Image

from core.cat import verdict
from core.door import arrive
from core.shipped import load_model
from tests.bench.figures import Figure, in_turns, seconds
from tests.bench.screen import ask

PIXELS = (4000, 3000)


def photo(width: int, height: int) -> Image.Image:
    """As heavy as a photo: soft shapes with noise over them, so that the file is as large as a camera's."""
    rng = np.random.default_rng(0)
    shapes = Image.fromarray(rng.integers(0, 256, (24, 32, 3), dtype=np.uint8)).resize((width, height))
    noise = rng.normal(0.0, 9.0, (height, width, 1)).astype(np.float32)
    return Image.fromarray((np.asarray(shapes) + noise).clip(0, 255).astype(np.uint8))


def plain(path: Path) -> object:
    """What one writes first."""
    return Image.open(path).convert("RGB").resize((64, 64))


def figures(quick: bool = False) -> list[Figure]:
    """On the window, with the helper process and the first paint; and the mathematics alone."""
    made = []
    rounds, (width, height) = (2, (1200, 900)) if quick else (11, PIXELS)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "photo.jpg"
        photo(width, height).save(path, quality=90)
        model = load_model("logistic")
        room = f"a JPEG of {width * height / 1e6:.0f} megapixels, {path.stat().st_size / 1e6:.1f} MB"
        beside = "Image.open(p).convert('RGB').resize((64, 64))"
        ours, base, ratio = in_turns(
            lambda: seconds(lambda: verdict(model, arrive(path.read_bytes()).square)),
            lambda: seconds(lambda: plain(path)), rounds,
        )  # fmt: skip
        made.append(Figure(room, "bytes to verdict, no window", ours * 1000, "ms", beside, base * 1000, ratio, 1.3))
        made += [
            Figure(room, told["name"], told["ours"], "ms", beside, told["base"], told["ratio"], 1.3)
            for told in ask("tests.bench.dropping", str(path), str(rounds))
        ]
    return made
