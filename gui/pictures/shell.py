"""Lines of Python as a terminal shows them: what was typed, what came back, what was warned of or refused."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPainterPath

from core.console import Said
from gui.theme import Look

SCALES = (1.0, 0.94, 0.88, 0.82, 0.76, 0.7)  # of the type, until all of it fits
LARGEST = 1.6  # times small code, where there is much room
PROMPT, HANG = ">>> ", "    "


@dataclass(frozen=True)
class Row:
    """A row of the terminal."""

    text: str
    role: str = "ink"
    bold: bool = False


def rows(said: Said, typed: bool = True) -> list[Row]:
    """What one line makes: first what went to the side (warnings), then the result or the error."""
    made = [Row(PROMPT + said.line, "faint")] if typed else []
    made += [Row(text, "warn") for text in said.warnings]
    made += [Row(text, "ink", True) for text in said.out.split("\n") if text]
    return [*made, Row(said.error, "warn", True)] if said.error else made


def wrapped(row: Row, columns: int) -> list[Row]:
    """A row too long goes on below its beginning, broken at a space, or after a colon if there is one."""
    text, made = row.text, list[Row]()
    while len(text) > columns:
        cut = text.find(": ") + 1 if 0 < text.find(": ") < columns and not made else 0
        cut = cut or text.rfind(" ", len(HANG) + 1, columns + 1)
        cut = cut if cut > 0 else columns
        made.append(Row(text[:cut], row.role, row.bold))
        text = HANG[:2] + text[cut:].lstrip()
    return [*made, Row(text, row.role, row.bold)]


def scale_for(look: Look, room: QSizeF, columns: int, count: int) -> float:
    """How much larger than small code the type may be where so many columns and rows are wanted: it depends on the
    room alone, so that the type stays the same while what is said changes."""
    metrics = QFontMetricsF(look.code("small"))
    fits = min(room.width() / (columns * metrics.horizontalAdvance("0")), room.height() / (count * metrics.height()))
    return min(max(fits * 0.98, 1.0), LARGEST)


def fitted(look: Look, lines: Iterable[Row], room: QSizeF, largest: float = 1.0) -> tuple[QFont, list[Row]]:
    """The largest type in which all of it fits, and its rows."""
    given = list(lines)
    font, made = look.code("small"), list[Row]()
    for scale in SCALES:
        font = look.code("small", scale * largest)
        metrics = QFontMetricsF(font)
        columns = max(12, int(room.width() / metrics.horizontalAdvance("0")))
        made = [part for row in given for part in wrapped(row, columns)]
        if len(made) * metrics.height() <= room.height():
            break
    return font, made


def card(painter: QPainter, look: Look, rect: QRectF, role: str) -> QRectF:
    """The sheet it stands on, with a stripe that says at once how it went; returns the room inside."""
    round_, stripe = look.space * 0.8, _stripe(look)
    path = QPainterPath()
    path.addRoundedRect(rect, round_, round_)
    painter.fillPath(path, look.colour("raised"))
    painter.save()
    painter.setClipRect(QRectF(rect.left(), rect.top(), stripe, rect.height()))
    painter.fillPath(path, look.colour(role))
    painter.restore()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(look.pen("line", 1.0))
    painter.drawPath(path)
    return inside(look, rect)


def inside(look: Look, rect: QRectF) -> QRectF:
    """The room inside such a sheet."""
    s = look.space
    return rect.adjusted(_stripe(look) + s, s * 0.6, -s, -s * 0.6)


def _stripe(look: Look) -> float:
    return max(4.0, look.stroke * 1.6)


def verdict(*told: Said) -> str:
    """The colour of how it went: the warning's if anything was warned of or refused."""
    return "warn" if any(said.warnings or said.error for said in told) else "a"


def write(painter: QPainter, look: Look, rect: QRectF, lines: Sequence[Row], largest: float = 1.0) -> float:
    """The rows from the top of a rectangle; returns where they end. Where there is room for fewer than all even in the
    smallest type, the first ones have scrolled out."""
    font, made = fitted(look, lines, rect.size(), largest)
    y, count = rect.top(), max(1, int(rect.height() / QFontMetricsF(font).height() + 0.01))
    for row in made[-count:]:
        font.setBold(row.bold)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(look.colour(row.role))
        painter.drawText(QPointF(rect.left(), y + metrics.ascent()), row.text)
        y += metrics.height()
    return y
