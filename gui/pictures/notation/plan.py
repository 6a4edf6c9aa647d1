"""Where everything of "m examples" stands: the pictures, and under each its column; or beside each its row."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF

GAP = 0.1  # between neighbours, in parts of a column


@dataclass(frozen=True)
class Plan:
    """Boxes by example; X and Y as wholes; and the room left for words and for what Python says."""

    whole: tuple[QRectF, ...]  # the pictures as they came
    cards: tuple[QRectF, ...]  # the few pixels that are stacked
    X: tuple[QRectF, ...]  # one long box an example: a column, or a row
    Y: tuple[QRectF, ...]
    left: float  # where the names of X and Y end
    talk: QRectF  # empty where nothing is said
    upright: bool  # whether an example is a column


def standing(area: QRectF, m: int, line: float, name: float, side: float, talk: float) -> Plan:
    """Examples as columns: a row of pictures, X under it, Y under that. `name` is the room left of X, `side` that right
    of it, `talk` the height for what Python says."""
    room = area.adjusted(name, 1.3 * line, -side, -talk)
    pitch = min(room.width() / m, room.height() * 0.42)
    left = room.left() + (room.width() - m * pitch) / 2
    wide = pitch * (1 - GAP)
    card = min(wide * 0.48, room.height() * 0.26)
    foot = 1.5 * line
    top = room.top() + card + 1.5 * line
    tall = room.bottom() - foot - 0.9 * line - top

    def across(i: int, size: float) -> float:
        return left + i * pitch + (pitch - size) / 2

    return Plan(
        tuple(QRectF(across(i, 2.06 * card), room.top(), card, card) for i in range(m)),
        tuple(QRectF(across(i, 2.06 * card) + 1.06 * card, room.top(), card, card) for i in range(m)),
        tuple(QRectF(across(i, wide), top, wide, tall) for i in range(m)),
        tuple(QRectF(across(i, wide), room.bottom() - foot, wide, foot) for i in range(m)),
        left - GAP * pitch, talk_room(area, talk), True,
    )  # fmt: skip


def lying(area: QRectF, m: int, line: float, name: float, side: float, talk: float) -> Plan:
    """Examples as rows: pictures at the left, each with its row; Y as a column at the right."""
    room = area.adjusted(name, 1.3 * line, -side, -talk - 0.5 * line)
    pitch = min(room.height() / m, room.width() * 0.2)
    high = pitch * (1 - GAP)
    top = room.top() + (room.height() - m * pitch) / 2
    foot = min(1.6 * line, room.width() * 0.1)
    card = min(high, room.width() * 0.1)
    start = room.left() + 2.06 * card + 0.8 * line

    def down(i: int) -> float:
        return top + i * pitch + (pitch - high) / 2

    wide = room.right() - foot - 1.2 * line - start  # the brackets of X and of Y stand between
    return Plan(
        tuple(QRectF(room.left(), down(i) + (high - card) / 2, card, card) for i in range(m)),
        tuple(QRectF(room.left() + 1.06 * card, down(i) + (high - card) / 2, card, card) for i in range(m)),
        tuple(QRectF(start, down(i), wide, high) for i in range(m)),
        tuple(QRectF(room.right() - foot, down(i), foot, high) for i in range(m)),
        start, talk_room(area, talk), False,
    )  # fmt: skip


def talk_room(area: QRectF, talk: float) -> QRectF:
    """The strip at the foot."""
    return QRectF(area.left(), area.bottom() - talk, area.width(), talk) if talk > 0 else QRectF()


def cell(box: QRectF, r: int, n_x: int, upright: bool) -> QRectF:
    """The place of one number in its column (or row)."""
    if upright:
        return QRectF(box.left(), box.top() + box.height() * r / n_x, box.width(), box.height() / n_x)
    return QRectF(box.left() + box.width() * r / n_x, box.top(), box.width() / n_x, box.height())


def place(at: float, low: float, size: float, n: int) -> int:
    """Which of n equal parts a pixel lies in."""
    return min(max(int((at - low) / size * n), 0), n - 1) if size > 0 else 0
