"""Every colour, font and space of the program, and nothing else that names one.

A Theme is a table of colours; a Look is a theme at the size of one window: it answers with fonts, line widths and
spaces, all of which follow the window's height and the reader's own zoom. Widgets are given a Look by `dress(look)`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette, QPen

Size = Literal["small", "body", "title", "huge"]


# perceptually even, safe for every eye (viridis, by Smith and van der Walt, CC0), at 0, 0.1 … 1
VIRIDIS = (
    "#440154", "#482475", "#414487", "#355f8d", "#2a788e", "#21918c",
    "#22a884", "#44bf70", "#7ad151", "#bddf26", "#fde725",
)  # fmt: skip


@dataclass(frozen=True)
class Theme:
    """One value per theme for every role; a symbol keeps its colour in picture, formula, slider and code."""

    name: str
    ground: str  # behind everything
    panel: str  # shelf, side panel, player
    raised: str  # buttons, cards, the field of a plot
    line: str  # hairlines between rooms
    grid: str  # grid lines inside a plot
    ink: str  # text
    faint: str  # second text; still 4.5:1
    accent: str  # focus, the playing lesson, primary buttons
    on_accent: str
    warn: str
    w: str
    b: str
    z: str
    a: str
    y: str
    J: str
    slope: str
    alpha: str
    x: str
    one: str  # class 1 (a disc)
    zero: str  # class 0 (a square)
    plus: str  # positive numbers
    minus: str  # negative numbers
    marker: str  # behind the running line of code
    halo: str  # around marks that lie on a colour map
    path: str  # marks on the height map: the ball's path
    ball: str
    red: str  # the three colours that a pixel is made of, as names beside it
    green: str
    blue: str
    series: tuple[str, ...]  # several balls, networks, models
    heights: tuple[str, ...] = VIRIDIS  # a height map from low to high
    curtain: str = "#000000"  # over everything while the teacher speaks
    dark: bool = False
    projector: bool = False


LIGHT = Theme(
    name="light",
    ground="#faf9f6", panel="#f1efe9", raised="#ffffff", line="#d9d5cb", grid="#e6e2d9",
    ink="#1d2126", faint="#5c6169", accent="#1f5fbf", on_accent="#ffffff", warn="#a3420c",
    w="#1763c6", b="#8f1d14", z="#7a3fb8", a="#00766c", y="#5c4a00", J="#8a5300", slope="#c2185b",
    alpha="#39731a", x="#49525c", one="#d1660a", zero="#2c6fb7", plus="#b8480a", minus="#2360b0",
    marker="#fff0b8", halo="#ffffff", path="#ffffff", ball="#e5261f",
    red="#cc1a08", green="#2f6f12", blue="#1f4fc4",
    series=("#c2185b", "#1763c6", "#39731a", "#8a5300", "#7a3fb8", "#00766c"),
)  # fmt: skip

DARK = Theme(
    name="dark",
    ground="#15181d", panel="#1c2027", raised="#232932", line="#39414d", grid="#2c333d",
    ink="#eceff3", faint="#a6afbb", accent="#6aa8ff", on_accent="#0d1117", warn="#ffb27a",
    w="#6cb0ff", b="#ffa79e", z="#cfa2ff", a="#4fd3c4", y="#e2cc6d", J="#ffbe5c", slope="#ff7fb0",
    alpha="#9bd65f", x="#c3ccd6", one="#ffa04d", zero="#7ab4ff", plus="#ff9a57", minus="#74b0ff",
    marker="#423a1c", halo="#0d1117", path="#ffffff", ball="#ff4d46",
    red="#ff6155", green="#8fd16a", blue="#86b4ff",
    series=("#ff7fb0", "#6cb0ff", "#9bd65f", "#ffbe5c", "#cfa2ff", "#4fd3c4"),
    dark=True,
)  # fmt: skip

PROJECTOR = replace(
    LIGHT,
    name="projector",
    ground="#ffffff", panel="#f4f4f2", raised="#ffffff", line="#bdbdb8", grid="#dededa",
    ink="#000000", faint="#43474d", accent="#0b4fb3", w="#0b55bb", b="#86130d", z="#6a28b0", a="#00655c",
    y="#4d3e00", J="#774600", slope="#b00a4c", alpha="#2f6a0b", x="#32383f", one="#b85000", zero="#0f57a6",
    plus="#a83c00", minus="#0f4fa6", projector=True,
)  # fmt: skip

THEMES = {theme.name: theme for theme in (LIGHT, DARK, PROJECTOR)}
ZOOMS = (0.8, 0.9, 1.0, 1.1, 1.25, 1.4, 1.6)  # Ctrl + and Ctrl − walk along these

# parts of the window's height, by size, at a desk and at a projector (where none is under 1/50)
_SHARE: dict[Size, tuple[float, float]] = {
    "small": (1 / 72, 1 / 50),
    "body": (1 / 60, 1 / 45),
    "title": (1 / 38, 1 / 32),
    "huge": (1 / 18, 1 / 15),
}
_LEAST: dict[Size, float] = {"small": 12, "body": 13, "title": 19, "huge": 34}
FONTS = 128  # kept: a formula asks for a hundred a frame, but Qt keeps all letters of a size while a font of it lives
_MATHS = ["STIX Two Text", "Cambria", "Latin Modern Math", "Times New Roman", "Noto Serif", "DejaVu Serif", "serif"]
_MONO = ["Cascadia Mono", "SF Mono", "Menlo", "Consolas", "JetBrains Mono", "DejaVu Sans Mono", "monospace"]


@dataclass(frozen=True)
class Look:
    """A theme at the size of one window."""

    theme: Theme = LIGHT
    height: int = 900  # of the window, in device-independent pixels
    zoom: float = 1.0
    still: bool = False  # reduced motion: glides become jumps

    def px(self, size: Size = "body") -> int:
        """Height of a text in pixels."""
        share = _SHARE[size][self.theme.projector]
        return round(max(self.height * share, _LEAST[size]) * self.zoom)

    @cached_property
    def space(self) -> int:
        """The one unit of space: every margin and gap is a multiple of it."""
        return max(4, round(self.px("body") * 0.45))

    @cached_property
    def stroke(self) -> float:
        """Width of a line that carries meaning; at least 3 px on a projector."""
        width = self.px("body") / 8
        return max(3.0, width) if self.theme.projector else max(1.8, width)

    def colour(self, role: str, alpha: float = 1.0) -> QColor:
        """The colour of a role or of a symbol of the course, e.g. "ground", "w", "slope"."""
        colour = QColor(getattr(self.theme, role))
        colour.setAlphaF(alpha)
        return colour

    def series(self, index: int, alpha: float = 1.0) -> QColor:
        """The colour of one of several balls, networks or models."""
        colour = QColor(self.theme.series[index % len(self.theme.series)])
        colour.setAlphaF(alpha)
        return colour

    def font(self, size: Size = "body", bold: bool = False, scale: float = 1.0) -> QFont:
        """The platform's own sans."""
        return QFont(_font("sans", self._pixels(size, scale), bold))

    def maths(self, size: Size = "body", italic: bool = True, scale: float = 1.0) -> QFont:
        """The serif of symbols (italic) and of the digits in formulas (upright)."""
        return QFont(_font("serif", self._pixels(size, scale * 1.1), italic))

    def code(self, size: Size = "small", scale: float = 1.0) -> QFont:
        """A monospace with clear 0/O and 1/l."""
        return QFont(_font("mono", self._pixels(size, scale), False))

    def _pixels(self, size: Size, scale: float) -> int:
        """Whole pixels: there are few sizes of type, however finely something is fitted, and so few fonts to keep."""
        return max(9, round(self.px(size) * scale))

    def pen(self, role: str | QColor, width: float | None = None, dashes: tuple[float, ...] = ()) -> QPen:
        """A pen with round ends; dashes in units of its width."""
        pen = QPen(self.colour(role) if isinstance(role, str) else role)
        pen.setWidthF(self.stroke if width is None else width)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        if dashes:
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            pen.setDashPattern(list(dashes))
        return pen

    def palette(self) -> QPalette:
        """Our own palette: on some platforms Qt's own dark scheme does nothing."""
        palette = QPalette()
        role = QPalette.ColorRole
        for name, key in {
            role.Window: "ground", role.Base: "raised", role.AlternateBase: "panel", role.Button: "raised",
            role.WindowText: "ink", role.Text: "ink", role.ButtonText: "ink", role.ToolTipText: "ink",
            role.ToolTipBase: "raised", role.Highlight: "accent", role.HighlightedText: "on_accent",
            role.PlaceholderText: "faint", role.Link: "accent", role.Mid: "line", role.Light: "raised",
        }.items():  # fmt: skip
            palette.setColor(name, self.colour(key))
        for name in (role.WindowText, role.Text, role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, name, self.colour("faint", 0.6))
        return palette

    def sheet(self) -> str:
        """The style sheet of the window."""
        theme, s = self.theme, self.space
        small, body, title, huge = (self.px(size) for size in ("small", "body", "title", "huge"))
        return f"""
* {{ font-size: {body}px; color: {theme.ink}; }}
QWidget[room="panel"] {{ background: {theme.panel}; }}
QWidget[room="ground"] {{ background: {theme.ground}; }}
QWidget[room="curtain"] {{ background: {theme.curtain}; }}
QFrame[room="card"] {{ background: {theme.raised}; border: 1px solid {theme.line}; border-radius: {s}px; }}
QFrame[room="notice"] {{ background: {theme.marker}; border: 1px solid {theme.line}; border-radius: {s}px; }}
QLabel {{ background: transparent; }}
QLabel[role="title"] {{ font-size: {title}px; font-weight: 600; }}
QLabel[role="notice"] {{ background: {theme.marker}; border: 1px solid {theme.line}; border-radius: {s}px;
  padding: {s // 2}px {s}px; }}
QLabel[role="huge"] {{ font-size: {huge}px; font-weight: 600; }}
QLabel[role="head"] {{ font-weight: 600; }}
QLabel[role="small"], QLabel[role="faint"] {{ font-size: {small}px; }}
QLabel[role="faint"] {{ color: {theme.faint}; }}
QPushButton {{ background: transparent; border: 1px solid transparent; border-radius: {s}px;
  padding: {s // 2}px {s}px; }}
QPushButton:hover {{ background: {theme.raised}; border-color: {theme.line}; }}
QPushButton:checked {{ background: {theme.raised}; border-color: {theme.faint}; }}
QPushButton:focus {{ border: 2px solid {theme.accent}; }}
QPushButton:disabled {{ color: {theme.faint}; }}
QPushButton[role="main"] {{ background: {theme.accent}; color: {theme.on_accent}; font-weight: 600; }}
QPushButton[role="main"]:focus {{ border: 2px solid {theme.ink}; }}
QPushButton[role="outline"] {{ background: {theme.raised}; border-color: {theme.line}; }}
QPushButton[role="outline"]:focus {{ border: 2px solid {theme.accent}; }}
QPushButton[role="fold"] {{ text-align: left; font-weight: 600; }}
QPushButton[role="lesson"] {{ text-align: left; padding: {s}px; }}
QPushButton[role="lesson"][tight="small"] {{ font-size: {small}px; padding: {s // 3}px {s}px; }}
QPushButton[role="lesson"][tight="line"] {{ font-size: {small}px; padding: {s // 5}px {s}px; }}
QPushButton[role="lesson"]:checked {{ background: {theme.raised}; border-left: {max(3, s // 2)}px solid
  {theme.accent}; }}
QCheckBox {{ spacing: {s}px; }}
QCheckBox::indicator {{ width: {body}px; height: {body}px; }}
QCheckBox:focus {{ color: {theme.accent}; }}
QPlainTextEdit, QTextEdit {{ background: {theme.panel}; border: none; }}
QLineEdit {{ background: {theme.raised}; border: 1px solid {theme.faint}; border-radius: {s}px; padding: 0 {s}px; }}
QLineEdit:focus {{ border: 2px solid {theme.accent}; }}
QMenu {{ background: {theme.raised}; border: 1px solid {theme.line}; padding: {s // 2}px; }}
QMenu::item {{ padding: {s // 2}px {2 * s}px; }}
QMenu::item:selected {{ background: {theme.accent}; color: {theme.on_accent}; }}
QMenu::separator {{ height: 1px; background: {theme.line}; margin: {s // 2}px; }}
QToolTip {{ background: {theme.raised}; color: {theme.ink}; border: 1px solid {theme.line}; font-size: {small}px; }}
QScrollArea {{ border: none; background: transparent; }}
QScrollBar:vertical {{ width: {s}px; background: transparent; }}
QScrollBar::handle:vertical {{ background: {theme.line}; border-radius: {s // 2}px; min-height: {3 * s}px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; width: 0; }}
"""


@lru_cache(maxsize=FONTS)
def _font(kind: Literal["sans", "serif", "mono"], pixels: int, marked: bool) -> QFont:
    """A font once made; `marked` is bold, and the serif italic."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont) if kind == "sans" else QFont()
    if kind == "serif":
        font.setFamilies(_MATHS)
        font.setItalic(marked)
    elif kind == "mono":
        font.setFamilies(_MONO)
        font.setFixedPitch(True)
    font.setPixelSize(pixels)
    font.setBold(kind == "sans" and marked)
    return font


def speaks_chinese() -> bool:
    """Whether there is a font for Chinese: boxes help nobody."""
    return bool(QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese))
