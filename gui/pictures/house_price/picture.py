"""The price of a house. First one neuron over its street; then the network, and under it what is spoken of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import QRectF, Qt

from gui.lesson import Frame
from gui.pictures.faces import FacesPicture
from gui.pictures.house_price.lens import Lens
from gui.pictures.house_price.line import LineBoard, Neuron
from gui.pictures.house_price.sum import SumFace
from gui.pictures.house_price.wires import NODES, HouseNet


class HousePicture(FacesPicture):
    """Two faces for each of both pages."""

    lesson = "house_price"
    cursors: ClassVar[dict[str, Qt.CursorShape]] = dict.fromkeys(NODES[4:], Qt.CursorShape.PointingHandCursor)

    def __init__(self) -> None:
        self.line, self.neuron, self.net, self.lens, self.sum = LineBoard(), Neuron(), HouseNet(), Lens(), SumFace()
        super().__init__(self.line, self.neuron, self.net, self.lens, self.sum)

    def arrange(self, whole: QRectF, frame: Frame) -> Sequence[QRectF]:
        """The neuron lies over its street; lens and sum lie side by side under the network."""
        s = self.look.space
        room, gone = whole.adjusted(s, s, -s, -s), QRectF()
        if frame.params.act == "neuron":
            high = min(0.24 * room.height(), 9.0 * self.look.px("body"))
            return (room.adjusted(0, high + s, 0, 0), QRectF(room.left(), room.top(), room.width(), high), gone, gone,
                    gone)  # fmt: skip
        high, wide = 0.65 * room.height(), 0.46 * room.width()
        top, low = room.top() + high + s, room.height() - high - s
        return (gone, gone, QRectF(room.left(), room.top(), room.width(), high), QRectF(room.left(), top, wide, low),
                QRectF(room.left() + wide + s, top, room.width() - wide - s, low))  # fmt: skip

    def hold(self, handle: str) -> None:
        """What the keyboard holds is what is spoken of, in the formula too."""
        changed = handle != self.handle
        super().hold(handle)
        if changed and (handle.startswith("part ") or not handle):
            self.hovered.emit(handle)
