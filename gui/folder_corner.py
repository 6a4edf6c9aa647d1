"""A contact sheet in the corners of a window: our own drawings as a folder with cats, others and a broken file."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

from core import shipped
from gui.window import Window

SAMPLES = Path(__file__).resolve().parent.parent / "assets" / "samples"
PATIENCE = 60.0  # seconds for one answer of the helper


@lru_cache(maxsize=1)
def _album() -> TemporaryDirectory[str]:
    """The folder; it goes when the program ends."""
    made = TemporaryDirectory(prefix="downhill-album-")
    for file in sorted(SAMPLES.glob("*.png")):
        kind, name = file.name.split("_", 1)
        inside = Path(made.name, "drawn pictures", kind)
        inside.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, inside / name)
    root = Path(made.name, "drawn pictures")
    (root / "notes.txt").write_text("no picture", encoding="utf-8")
    (root / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    return made


def folder(inside: str = "", judge: str = "", chosen: str = "all") -> Callable[[Window], None]:
    """Bring it (or a folder in it), ask this judge, show what this filter lets through."""

    def do(window: Window) -> None:
        window.contact.read(Path(_album().name, "drawn pictures", inside))
        sheet = window.contact.sheet
        if sheet is None:
            return
        sheet.judges.choose(judge or shipped.best())
        _wait(window)
        sheet.bar.choose(chosen)

    return do


def _wait(window: Window) -> None:
    """Until all of it is judged, or nothing more comes."""
    sheet = window.contact.sheet
    while sheet is not None and sheet.reader.busy and window.work.wait("folder", PATIENCE):
        window.player.tick(0.3)
