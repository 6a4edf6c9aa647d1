"""How a node of a wiring is painted: letter, number, the rail of one that can be dragged, the slope that came back."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from gui.pictures import marks
from gui.pictures.wiring_parts import Node
from gui.pictures.wiring_plan import Fonts, Place, rail_room, unit
from gui.theme import Look


def node_ink(painter: QPainter, look: Look, fonts: Fonts, node: Node, place: Place, lit: bool, held: bool) -> None:
    """All of a node."""
    painter.setOpacity(node.faint)
    _body(painter, look, node, place.body, lit, held)
    box = place.body
    _texts(painter, look, fonts, node, box)
    if node.moves:
        _rail(painter, look, node, box)
    if node.slope:
        tag(painter, look, place.tag, node.slope, fonts.slope)
    if node.note:
        fitted(painter, place.note, node.note, fonts.note, look.colour("faint"))
    painter.setOpacity(1.0)


def _texts(painter: QPainter, look: Look, fonts: Fonts, node: Node, box: QRectF) -> None:
    """The letter over the number, or in a slot before it."""
    s, font = unit(look), fonts.letter if node.maths else fonts.word
    inner = box.adjusted(0.6 * s, 0.5 * s, -0.6 * s, -0.5 * s - (rail_room(look) if node.moves else 0.0))
    metrics, low = QFontMetricsF(font), QFontMetricsF(fonts.number).height()
    if node.shape == "slot":
        wide = metrics.horizontalAdvance(node.letter) + 1.2 * s
        upper, lower = QRectF(inner.left(), inner.top(), wide, inner.height()), inner.adjusted(wide, 0, 0, 0)
    else:
        top = inner.center().y() - (metrics.height() + low) / 2
        upper = QRectF(inner.left(), top, inner.width(), metrics.height())
        lower = QRectF(inner.left(), upper.bottom(), inner.width(), low)
    fitted(painter, upper, node.letter, font, look.colour(node.role))
    fitted(painter, lower, node.number, fonts.number, look.colour("ink"))


def _body(painter: QPainter, look: Look, node: Node, box: QRectF, lit: bool, held: bool) -> None:
    """The shape. What is being worked on has a soft glow, what is pointed at or held a strong edge."""
    colour = look.colour("accent" if held else node.role)
    round_by = box.width() / 2 if node.shape == "disc" else (0.8 if node.shape == "box" else 1.6) * look.space
    if node.lit > 0:
        grown = 1.1 * look.space * node.lit
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("slope" if node.slope else node.role, 0.25 * node.lit))
        painter.drawRoundedRect(box.adjusted(-grown, -grown, grown, grown), round_by + grown, round_by + grown)
    painter.setPen(marks.pen(colour, look.stroke * (1.6 if lit or held else 1.0)))
    painter.setBrush(look.colour("raised"))
    painter.drawRoundedRect(box, round_by, round_by)


def rail(box: QRectF, look: Look) -> QRectF:
    """Where the rail lies in a node's body."""
    s = unit(look)
    return QRectF(box.left() + 1.6 * s, box.bottom() - 1.9 * s, box.width() - 3.2 * s, 0.0)


def knob_at(node: Node, box: QRectF, look: Look) -> QPointF:
    """Where the knob lies on it: exactly where the value lies in its range."""
    way = rail(box, look)
    share = (node.value - node.low) / (node.high - node.low)
    return QPointF(way.left() + min(max(share, 0.0), 1.0) * way.width(), way.top())


def _rail(painter: QPainter, look: Look, node: Node, box: QRectF) -> None:
    way, at = rail(box, look), knob_at(node, box, look)
    painter.setPen(marks.pen(look.colour("line"), look.stroke))
    painter.drawLine(way.topLeft(), way.topRight())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour(node.role))
    painter.drawEllipse(at, 0.9 * unit(look), 0.9 * unit(look))


def tag(painter: QPainter, look: Look, box: QRectF, words: str, font: QFont) -> None:
    """A slope as a little plate."""
    wide = min(box.width(), QFontMetricsF(font).horizontalAdvance(words) + 1.5 * look.space)
    plate = QRectF(box.center().x() - wide / 2, box.top(), wide, box.height())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour("slope", 0.14))
    painter.drawRoundedRect(plate, 0.7 * look.space, 0.7 * look.space)
    fitted(painter, plate.adjusted(0.4 * look.space, 0, -0.4 * look.space, 0), words, font, look.colour("slope"))


def fitted(painter: QPainter, box: QRectF, words: str, font: QFont, colour: QColor,
           halo: QColor | None = None) -> None:  # fmt: skip
    """Words in the middle of a box, smaller where they would be too wide."""
    if not words:
        return
    wide = QFontMetricsF(font).horizontalAdvance(words)
    if wide > box.width() > 0:
        font = QFont(font)
        font.setPixelSize(max(6, int(font.pixelSize() * box.width() / wide)))
    marks.text(painter, box.center(), words, font, colour, halo, (0.5, 0.5))
