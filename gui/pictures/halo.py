"""A halo round words: the outline of each letter, made once and kept. Stroking a whole line of text takes ten times as
long, and numbers are made of the same few digits."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPainterPathStroker

MOST = 600  # outlines that are kept: those of a screen or two
_outlines: dict[tuple[str, str, float], QPainterPath] = {}


def halo(painter: QPainter, base: QPointF, words: str, font: QFont, colour: QColor, width: float) -> None:
    """Fill what lies within half of `width` of the letters of one line that begins at `base`."""
    metrics, brush, key, done = QFontMetricsF(font), QBrush(colour), font.key(), 0.0
    painter.translate(base)
    for k, letter in enumerate(words):
        if not letter.isspace():
            x = metrics.horizontalAdvance(words, k)
            painter.translate(x - done, 0.0)
            done = x
            painter.fillPath(_outline(letter, font, key, width), brush)
    painter.translate(-base.x() - done, -base.y())


def _outline(letter: str, font: QFont, key: str, width: float) -> QPainterPath:
    """A letter at (0, 0), thickened."""
    kept = _outlines.get((letter, key, width))
    if kept is None:
        path, stroker = QPainterPath(), QPainterPathStroker()
        path.addText(QPointF(), font, letter)
        stroker.setWidth(width)
        stroker.setCapStyle(Qt.PenCapStyle.RoundCap)
        stroker.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        kept = stroker.createStroke(path).simplified()
        kept.setFillRule(Qt.FillRule.WindingFill)
        if len(_outlines) >= MOST:
            _outlines.clear()
        _outlines[letter, key, width] = kept
    return kept
