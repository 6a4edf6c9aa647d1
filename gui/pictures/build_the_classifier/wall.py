"""The training pictures on a wall, one of them pointed out; at the end each says whether it was judged rightly.

Where one picture is what matters it stands alone and large.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QPainter

from core.album import Album
from gui.lesson import Frame
from gui.pictures import marks
from gui.pictures.build_the_classifier.scene import NAME, STATIONS, example, name_of, said, scene_of, station
from gui.pictures.face import HEADINGS, Face
from gui.pictures.photo import crisp, rgb_image, ring

ALONE = ("flatten", "divide")  # stations at which one picture is looked at
FADED = 0.72


@dataclass(frozen=True)
class Grid:
    """Columns, the side of a picture and where the first one lies."""

    columns: int
    side: float
    left: float
    top: float

    def cell(self, k: int) -> QRectF:
        """Picture k."""
        y, x = divmod(k, self.columns)
        return QRectF(self.left + x * self.side, self.top + y * self.side, self.side, self.side)


def grid(room: QRectF, m: int) -> Grid:
    """As large as m squares fit."""
    wide, high = max(room.width(), 8.0), max(room.height(), 8.0)
    first = max(1, math.floor(math.sqrt(m * wide / high)))
    best = max((min(wide / c, high / math.ceil(m / c)), c) for c in range(max(1, first - 2), first + 3))
    side, columns = best
    rows = math.ceil(m / columns)
    return Grid(columns, side, room.center().x() - columns * side / 2, room.center().y() - rows * side / 2)


@lru_cache(maxsize=4)
def sheet(album: Album, columns: int) -> QImage:
    """All pictures side by side, see-through where there are none."""
    m = album.m
    rows = math.ceil(m / columns)
    whole = np.zeros((rows * columns, 64, 64, 3), np.uint8)
    whole[:m] = album.pictures
    return rgb_image(whole.reshape(rows, columns, 64, 64, 3).swapaxes(1, 2).reshape(rows * 64, columns * 64, 3))


@lru_cache(maxsize=8)
def alone(album: Album, j: int) -> QImage:
    """One picture."""
    return rgb_image(album.pictures[j])


class Wall(Face):
    """All of them, or the one that is pointed out."""

    def room(self) -> QRectF:
        """Below the heading."""
        s = self.look.space
        return self.rect.adjusted(s, self.head + s * 0.5, -s, -s)

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """As the station wants it."""
        if STATIONS[station(frame)] in ALONE:
            self._alone(painter, frame)
        else:
            self._wall(painter, frame)

    def _alone(self, painter: QPainter, frame: Frame) -> None:
        room, j = self.room(), example(frame)
        side = min(room.width(), room.height())
        box = QRectF(room.center().x() - side / 2, room.top(), side, side)
        self.heading(painter, self.language(f"{NAME}.face.one", j=j + 1))
        crisp(painter, box, alone(scene_of(frame).album, j))

    def _wall(self, painter: QPainter, frame: Frame) -> None:
        album, look = scene_of(frame).album, self.look
        answers = said(frame) if STATIONS[station(frame)] == "predict" else None
        self._head(painter, frame, "judged" if answers is not None else "all")
        how = grid(self.room(), album.m)
        wrong = () if answers is None else tuple(np.flatnonzero((answers > 0.5) != (album.y == 1)).tolist())
        self.layer(painter, "wall", (album, answers is not None, wrong),
                   lambda p: self._sheet(p, album, how, answers is not None, frozenset(wrong)))  # fmt: skip
        box = how.cell(example(frame))
        grown = box.adjusted(-how.side * 0.2, -how.side * 0.2, how.side * 0.2, how.side * 0.2)
        crisp(painter, grown, alone(album, example(frame)))
        if example(frame) in wrong:
            painter.fillRect(grown, look.colour("ground", FADED))
            self._cross(painter, grown.center(), how.side * 0.34)
        ring(painter, grown, look, "accent")

    def _head(self, painter: QPainter, frame: Frame, key: str) -> None:
        """In the longer or the shorter form."""
        album = scene_of(frame).album
        ones, names = int(album.y.sum()), [name_of(frame, one, self.language) for one in (True, False)]
        said = [self.language(f"{NAME}.face.{key}{form}", m=album.m, ones=ones, zeros=album.m - ones, one=names[0],
                              zero=names[1]) for form in ("", "_short")]  # fmt: skip
        metrics = QFontMetricsF(self.look.font("small", bold=True, scale=HEADINGS[-1]))
        room = self.rect.width() - self.look.space
        self.heading(painter, said[0] if metrics.horizontalAdvance(said[0]) <= room else said[1])

    def _sheet(self, painter: QPainter, album: Album, how: Grid, judged: bool, wrong: frozenset[int]) -> None:
        """Every picture with the sign of its class; judged wrongly it is faded and crossed."""
        look, image = self.look, sheet(album, how.columns)
        rows = math.ceil(album.m / how.columns)
        painter.setClipRect(self.rect)
        for y in range(rows):  # the last row may be short
            count = min(how.columns, album.m - y * how.columns)
            box = QRectF(how.left, how.top + y * how.side, count * how.side, how.side)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, True)
            painter.drawImage(box, image, QRectF(0, 64 * y, 64 * count, 64))
        size = max(2.6, how.side * 0.1)
        for k in range(album.m):
            box = how.cell(k).adjusted(0.5, 0.5, -0.5, -0.5)
            if judged and k in wrong:
                painter.fillRect(box, look.colour("ground", FADED))
                self._cross(painter, box.center(), how.side * 0.24)
            at = box.bottomLeft() + QPointF(1.5 * size, -1.5 * size)
            marks.symbol(painter, at, bool(album.y[k] == 1), size, look)
        painter.setPen(marks.pen(look.colour("ground"), 1.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for k in range(album.m):
            painter.drawRect(how.cell(k))

    def _cross(self, painter: QPainter, at: QPointF, r: float) -> None:
        look = self.look
        for role, wide in (("halo", 2.2), ("warn", 1.0)):
            painter.setPen(marks.pen(look.colour(role), max(1.6, look.stroke * 0.7) * wide))
            painter.drawLine(at + QPointF(-r, -r), at + QPointF(r, r))
            painter.drawLine(at + QPointF(-r, r), at + QPointF(r, -r))

    # -- hands ---------------------------------------------------------------------------------------------------

    def handles(self, frame: Frame) -> tuple[str, ...]:
        """The picture that is pointed out."""
        return ("example",)

    def grab(self, at: QPointF, frame: Frame) -> str:
        """Any picture on the wall."""
        return "example" if self._at(at, frame) is not None else ""

    def jumps(self, what: str) -> bool:
        """The mark comes to the pointer."""
        return True

    def value(self, what: str, at: QPointF, frame: Frame) -> Any:
        """The picture here."""
        return self._at(at, frame)

    def nudged(self, what: str, frame: Frame, right: float, up: float) -> Any:
        """The next one, or the one above."""
        m = scene_of(frame).m
        columns = grid(self.room(), m).columns if STATIONS[station(frame)] not in ALONE else 1
        step = (1 if right > 0 else -1 if right < 0 else 0) - columns * (1 if up > 0 else -1 if up < 0 else 0)
        return min(max(example(frame) + step, 0), m - 1)

    def _at(self, at: QPointF, frame: Frame) -> int | None:
        if STATIONS[station(frame)] in ALONE:
            return None
        m = scene_of(frame).m
        how = grid(self.room(), m)
        x, y = math.floor((at.x() - how.left) / how.side), math.floor((at.y() - how.top) / how.side)
        k = y * how.columns + x
        return k if 0 <= x < how.columns and 0 <= k < m else None
