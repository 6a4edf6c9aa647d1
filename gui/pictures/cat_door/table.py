"""A magnifier over the column: some of its 12,288 rows with their numbers, the pixel in focus in the middle."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPolygonF

from core.picture import row_of
from gui.figures import fixed
from gui.language import MINUS
from gui.pictures.cat_easel import CENTRE, CHANNELS, RIGHT, Easel, Spot

ROWS = 64 * 64 * 3
SHARES = (
    (0.20, 0.13, 0.20, 0.07, 0.24, 0.16),  # row, colour, byte, →, byte / 255 ≈, x
    (0.23, 0.11, 0.18, 0.00, 0.26, 0.22),  # the same where it is tight: row, colour, byte, / 255 ≈, x
    (0.14, 0.09, 0.17, 0.06, 0.26, 0.28),  # row, colour, x, ×, w, w times x
)


def signed(value: float, places: int) -> str:
    """A number that always wears its sign."""
    text = fixed(value, places)
    return text if text.startswith(MINUS) or float(text) == 0 else "+" + text


def rows_shown(e: Easel, box: QRectF) -> range:
    """As many whole pixels as fit, that in focus among them: 9 rows or 3."""
    y, x, _ = e.pixel
    first = row_of(y, x, 0, 64)
    if box.height() < 12 * 1.45 * e.px():
        return range(first, first + 3)
    start = min(max(0, first - 3), ROWS - 9)
    return range(start, start + 9)


def paint_table(e: Easel, box: QRectF, products: bool) -> None:
    """x of some rows; with `products` also their w and w times x."""
    rows = rows_shown(e, box)
    line = min(box.height() / (len(rows) + 3), 2.1 * e.px())
    top = box.center().y() - line * (len(rows) + 3) / 2
    tight = box.width() * SHARES[0][4] < e.width_of("255 / 255 ≈", maths=True) + 0.3 * e.px()
    shares = SHARES[2 if products else 1 if tight else 0]
    lefts = [box.left() + box.width() * sum(shares[:k]) for k in range(len(shares))]

    def cell(k: int, row: int) -> QRectF:
        return QRectF(lefts[k], top + row * line, box.width() * shares[k] - 0.3 * e.px(), line)

    heads = ("row", "", "byte", "", "x", "") if not products else ("row", "", "x", "", "w", "wx")
    for k, head in enumerate(heads):
        if head:
            e.text(cell(k, 0), e.say(f"cat_door.label.{head}"), "small", "faint", RIGHT)
    _dots(e, QRectF(box.left(), top + line, box.width(), line), rows.start > 0)
    _dots(e, QRectF(box.left(), top + (len(rows) + 2) * line, box.width(), line), rows.stop < ROWS)
    for n, row in enumerate(rows):
        band = QRectF(box.left(), top + (n + 2) * line, box.width(), line)
        e.spots.append(Spot("row", band, row))
        _paint_row(e, band, [cell(k, n + 2) for k in range(len(shares))], row, products)


def _dots(e: Easel, box: QRectF, more: bool) -> None:
    if more:
        e.text(QRectF(box.left(), box.top(), box.width() * 0.2, box.height()), "⋮", "body", "faint", RIGHT)


def _paint_row(e: Easel, band: QRectF, cells: list[QRectF], row: int, products: bool) -> None:
    k, c = divmod(row, 3)
    y, x = divmod(k, 64)
    arrival, p = e.scene.seen, e.p
    byte = int(arrival.square[y, x, c])
    focused, exact = (y, x) == e.pixel[:2], (y, x, c) == e.pixel
    if focused:
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(e.look.colour("marker", 1.0 if exact else 0.5))
        p.drawRoundedRect(band, 4, 4)
    role = "ink" if focused else "faint"
    e.text(cells[0], f"{row:,}", "small", "faint", RIGHT, maths=True)
    e.text(cells[1], e.say(f"cat_door.label.{CHANNELS[c]}_short"), "body", CHANNELS[c], CENTRE, bold=True)
    value = byte / 255
    if not products:
        e.text(cells[2], f"{byte}", "body", role, RIGHT, maths=True)
        e.text(cells[3], "→", "body", "faint", CENTRE)
        again = f"{byte} " if cells[3].width() > 4 else ""  # where it is tight the byte is not said twice
        e.text(cells[4], f"{again}/ 255 ≈", "body", "faint", RIGHT, maths=True)
        e.text(cells[5], fixed(value, 3), "body", "x" if focused else "faint", RIGHT, maths=True)
        return
    weight = float(e.weights()[y, x, c])
    e.text(cells[2], fixed(value, 3), "body", "x" if focused else "faint", RIGHT, maths=True)
    e.text(cells[3], "×", "body", "faint", CENTRE)
    e.text(cells[4], signed(weight, 5), "body", "w" if focused else "faint", RIGHT, maths=True)
    product = weight * value
    words = "≈ " + signed(product, 5)
    e.text(cells[5], words, "body", "plus" if product > 0 else "minus", RIGHT, maths=True)


def paint_funnel(e: Easel, table: QRectF, column: QRectF, rows: range) -> None:
    """From the few rows in the column to the magnifier."""
    y0 = column.top() + column.height() * rows.start / ROWS
    y1 = max(y0 + e.look.stroke, column.top() + column.height() * rows.stop / ROWS)
    line = min(table.height() / (len(rows) + 3), 2.1 * e.px())
    top = table.center().y() - line * (len(rows) + 3) / 2 + 2 * line
    right = table.right() + 0.3 * e.px()
    corners = [(column.left(), y0), (right, top), (right, top + len(rows) * line), (column.left(), y1)]
    e.p.setPen(Qt.PenStyle.NoPen)
    e.p.setBrush(e.look.colour("accent", 0.12))
    e.p.drawPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))
    e.p.setBrush(Qt.BrushStyle.NoBrush)
    e.p.setPen(e.look.pen("accent", e.look.stroke))
    e.p.drawRect(QRectF(column.left() - 2, y0, column.width() + 4, y1 - y0))
