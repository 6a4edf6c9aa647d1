"""How the numbers meet: two arrays, what is added, and what comes of it; in the cost they turn over to its other half.

For a matrix product a row walks over the columns (product.py), for * the cells lie upon cells (upon.py). What finds no
partner is seen at once.
"""

from __future__ import annotations

from itertools import product

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFontMetricsF, QPainter

from gui.lesson import Frame
from gui.pictures import marks
from gui.pictures.broadcast_parts import box, faded, fitting
from gui.pictures.dot_or_star.case import Case, Half
from gui.pictures.dot_or_star.film import moved, reached, turning
from gui.pictures.dot_or_star.line import ROLES
from gui.pictures.dot_or_star.plan import GAP, NAMES, Brush, Plan, brush, inset, planned
from gui.pictures.dot_or_star.product import rows
from gui.pictures.dot_or_star.sums import SUMS, astray, behind
from gui.pictures.dot_or_star.upon import upon
from gui.pictures.face import Face

SIGNS = {"np.dot": "·", "@": "@", "*": "*"}


class MeetFace(Face):
    """Two arrays and what comes of them."""

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """What rests is kept."""
        t = round(moved(frame), 4)
        if t in (0.0, 1.0):
            key = (frame.step, frame.params.shapes, self.language.code, t, frame.next.stage)
            self.layer(painter, "rest", key, lambda p: self._all(p, frame))
        else:
            self._all(painter, frame)

    def _all(self, painter: QPainter, frame: Frame) -> None:
        of: Case = frame.step.of
        half, stand = turning(frame)
        plan = self.plan(of, frame.params.shapes)
        tool = brush(painter, self.look, plan, of, half)
        self._heads(painter, frame, half, plan)
        self._signs(painter, of, half, plan)
        self._sum(painter, frame, of)
        middle = self.rect.center().y()
        painter.save()
        painter.translate(0.0, middle)
        painter.scale(1.0, max(0.02, stand))  # cards that turn over
        painter.translate(0.0, -middle)
        (rows if of.line.product else upon)(tool, frame)
        self._result(tool, frame)
        painter.restore()

    def plan(self, of: Case, shapes: bool = False) -> Plan:
        """Where the cells lie; a shape takes a line of its own, under its name."""
        return planned(self.rect, self.look, of, 2 if shapes else 1)

    # -- what all lines have -------------------------------------------------------------------------------------

    def _heads(self, painter: QPainter, frame: Frame, half: Half, plan: Plan) -> None:
        """Names and shapes over the blocks, or at their left."""
        of: Case = frame.step.of
        roles = [*(ROLES[name] for name in of.line.letters), "J" if of.cost else "z"]
        told = reached(frame, "told") > 0.5
        shapes = [*of.shapes, of.result.shape if of.result is not None else None]
        for k, (name, role) in enumerate(zip((*half.names, "P" if of.cost else "Z"), roles, strict=True)):
            shape = "?" if k == 2 and not told else "" if shapes[k] is None else str(shapes[k])
            tail = shape if frame.params.shapes else ""
            (self._beside if plan.stacked else self._over)(painter, plan, k, (name, tail, role))

    def _over(self, painter: QPainter, plan: Plan, k: int, words: tuple[str, str, str]) -> None:
        name, tail, role = words
        top = min(cells.top() for cells in plan.boxes) - self.look.space
        room = plan.boxes[k].width() + plan.wide * (2 * GAP - 0.3)  # the heads beside it are narrower than their blocks
        font = fitting(self.look, (name, tail), room, 1.15)
        for text, up in ((tail, 0.0), (name, QFontMetricsF(font).height() if tail else 0.0)):
            if text:
                at = QPointF(plan.boxes[k].center().x(), top - up)
                marks.text(painter, at, text, font, self.look.colour(role), None, (0.5, 1.0), self.rect)

    def _beside(self, painter: QPainter, plan: Plan, k: int, words: tuple[str, str, str]) -> None:
        name, tail, role = words
        font = fitting(self.look, (name, tail), self.rect.width() * NAMES, 1.15)
        at = QPointF(plan.boxes[k].left() - GAP * plan.wide, plan.boxes[k].center().y())
        for text, stands in ((name, 1.0 if tail else 0.5), (tail, 0.0)):
            if text:
                marks.text(painter, at, text, font, self.look.colour(role), None, (1.0, stands), self.rect)

    def _signs(self, painter: QPainter, of: Case, half: Half, plan: Plan) -> None:
        """What is done, and what is added."""
        ends = f"+ {half.plus} =" if half.plus else "="
        font = fitting(self.look, ("+ 10 =",), plan.wide * (GAP - 0.1), 1.5)
        for k, sign in ((0, SIGNS[of.line.op]), (1, ends)):
            if plan.stacked:
                after = plan.boxes[k + 1]
                at = QPointF(after.left() - plan.wide * GAP / 2, after.center().y())
            else:
                x = plan.boxes[k].right() + plan.wide * GAP / 2
                at = QPointF(x, self.rect.center().y() - self.look.px("body") * 0.15)
            marks.text(painter, at, sign, font, self.look.colour("ink"), None, (0.5, 0.5))

    def _result(self, tool: Brush, frame: Frame) -> None:
        """The numbers that have landed so far; or that there are none."""
        of, plan, painter, result = tool.of, tool.plan, tool.painter, tool.half.result
        if result is None:
            faded(painter, reached(frame, "told"))
            words = self.language("dot_or_star.label.none")
            where = fitting(self.look, (words,), plan.boxes[2].width() + plan.wide * 0.6, 1.4, mono=False)
            marks.text(painter, plan.boxes[2].center(), words, where, self.look.colour("warn"), None, (0.5, 0.5),
                       self.rect)  # fmt: skip
            faded(painter, 1.0)
            return
        told, role = reached(frame, "told") > 0.5, "J" if of.cost else "z"
        for i, j in product(*map(range, result.shape)):
            hue = self.look.colour("warn" if told and astray(of, i, j) else role)
            faded(painter, self.landed(frame, of, i, j))
            box(painter, self.look, inset(plan.cell(2, i, j)), tool.text(result[i, j]), tool.whole, hue, 0.24)
        faded(painter, 1.0)

    def landed(self, frame: Frame, of: Case, i: int, j: int) -> float:
        """How much of a number of the result is there."""
        if not of.line.product:
            return max(0.0, 2 * reached(frame, "meet") - 1)
        if i > 0:
            return reached(frame, "rest")
        step, after = frame.step, frame.next
        if step.stage in ("cell", "rest", "second", "told") and j <= step.column:
            return 1.0
        coming = after.stage == "cell" and after.column == j and not after.new
        return max(0.0, 2 * moved(frame) - 1) if coming else 0.0

    def _sum(self, painter: QPainter, frame: Frame, of: Case) -> None:
        """The sum behind the number that has just landed."""
        if of.result is None or frame.step.stage not in SUMS:
            return
        words = behind(frame.step)
        font = fitting(self.look, (words,), self.rect.width() - 2 * self.look.space, 1.5)
        at = QPointF(self.rect.center().x(), self.rect.bottom())
        marks.text(painter, at, words, font, self.look.colour("ink"), None, (0.5, 1.0), self.rect)

