"""The largest type in which all of some words fit."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QFont, QFontMetricsF


def fitting(words: Iterable[str], room: float, fonts: Iterable[QFont], high: float = 1e9) -> QFont:
    """The first font (give the largest first) in which each of the words is no wider than the room; else the last."""
    said, font = list(words), QFont()
    for font in fonts:
        metrics = QFontMetricsF(font)
        if metrics.height() <= high and max(map(metrics.horizontalAdvance, said), default=0.0) <= room:
            break
    return font
