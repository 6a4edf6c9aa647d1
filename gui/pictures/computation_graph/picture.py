"""The computation graph, and under it the chain of the moment in large type."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF

from gui.lesson import Frame, Row
from gui.pictures.blackboard import Blackboard
from gui.pictures.computation_graph.wiring import GraphWiring
from gui.pictures.computation_graph.words import board
from gui.pictures.faces import FacesPicture


class Chain(Blackboard):
    """dJ/db = dJ/dv · dv/du · du/db."""

    def rows(self, frame: Frame) -> tuple[Row, ...]:
        """What is being worked out now."""
        return board(frame)


class GraphPicture(FacesPicture):
    """Graph above, chain below."""

    lesson = "computation_graph"

    def __init__(self) -> None:
        self.wiring, self.chain = GraphWiring(), Chain()
        super().__init__(self.wiring, self.chain)

    def arrange(self, whole: QRectF, frame: Frame) -> Sequence[QRectF]:
        """The chain takes four lines of type."""
        low = min(5.2 * self.look.px("body"), 0.24 * whole.height())
        return (whole.adjusted(0, 0, 0, -low), QRectF(whole.left(), whole.bottom() - low, whole.width(), low))
