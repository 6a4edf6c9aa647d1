"""Every theme can be read: contrast of text and lines, sizes that follow the window."""

from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtGui import QColor

from gui.theme import THEMES, Look, Theme

TEXT = ("ink", "faint", "accent", "warn")
SYMBOLS = ("w", "b", "z", "a", "y", "J", "slope", "alpha", "x", "plus", "minus")
MARKS = ("one", "zero", "ball")


def luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    r, g, b = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: str, two: str) -> float:
    """WCAG 2.2, 1.4.3."""
    light, dark = sorted((luminance(QColor(one)), luminance(QColor(two))), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_text_and_symbols_have_a_contrast_of_four_and_a_half(theme: Theme) -> None:
    for role in TEXT + SYMBOLS:
        for ground in ("ground", "panel", "raised"):
            assert contrast(getattr(theme, role), getattr(theme, ground)) >= 4.5, (role, ground)
    assert contrast(theme.on_accent, theme.accent) >= 4.5
    for role in ("ink", *SYMBOLS):
        assert contrast(getattr(theme, role), theme.marker) >= 4.5, role


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_lines_and_marks_have_a_contrast_of_three(theme: Theme) -> None:
    for colour in (*(getattr(theme, role) for role in MARKS), *theme.series):
        assert contrast(colour, theme.raised) >= 3
        assert contrast(colour, theme.ground) >= 3


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_every_colour_is_one(theme: Theme) -> None:
    for field in dataclasses.fields(theme):
        value = getattr(theme, field.name)
        if isinstance(value, str) and field.name != "name":
            assert QColor(value).isValid(), field.name


@pytest.mark.parametrize("height", [768, 1080, 2160])
def test_no_text_is_under_a_fiftieth_of_the_window_at_a_projector(height: int) -> None:
    look = Look(THEMES["projector"], height)
    assert look.px("small") >= height // 50
    assert look.stroke >= 3


def test_text_and_lines_grow_together(qapp: object) -> None:
    small, large = Look(height=900), Look(height=900, zoom=1.6)
    assert large.px("body") == pytest.approx(1.6 * small.px("body"), abs=1)
    assert large.stroke > small.stroke
    assert large.space > small.space
    assert large.font("title").pixelSize() > large.font("body").pixelSize() > large.font("small").pixelSize()
