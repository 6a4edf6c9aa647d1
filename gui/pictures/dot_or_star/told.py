"""What Python said to the line, what it means, and beside it what was meant."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from core.console import say
from gui.figures import short
from gui.language import Language
from gui.lesson import Frame
from gui.pictures import marks, shell
from gui.pictures.broadcast_parts import fitting
from gui.pictures.dot_or_star.case import Case
from gui.pictures.face import Face

NAME = "dot_or_star"
WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop)
COLUMNS, ROWS = 44, 11  # of what is typed


def told(frame: Frame) -> bool:
    """Whether Python has answered."""
    return bool(frame.step.stage == "told") and not frame.view.asking


def meaning(of: Case, language: Language) -> str:
    """What its answer means."""
    (_, k), (rows, _) = of.shapes
    part = of.result
    values: dict[str, object] = {
        "k": k, "l": rows, "a": str(of.shapes[0]), "b": str(of.shapes[1]), "m": of.m,
        "got": str(part.shape) if part is not None else "", "want": "(1, 1)" if of.cost else str(of.wanted.shape),
        "count": part.size if part is not None else 0,
    }  # fmt: skip
    key = of.verdict
    if key == "error":
        key = "error_dot" if of.line.product else "error_star"
    elif of.cost:
        key = f"cost_{key}"
    elif key == "right" and not of.line.product:
        key = "lucky"
    return language(f"{NAME}.means.{key}", **values)


class TalkFace(Face):
    """The terminal: shapes before the line if they are printed, then the line, then its answer."""

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """Changes when Python answers."""
        of, ready, shapes = frame.step.of, told(frame), bool(frame.params.shapes)
        typed = frame.step.part + 1
        key = (of, typed, ready, shapes, self.language.code)
        self.layer(painter, "all", key, lambda p: self._all(p, of, ready, self.lines(of, ready, shapes, typed)))

    def lines(self, of: Case, ready: bool, shapes: bool, typed: int = 1) -> list[shell.Row]:
        """What stands in the terminal."""
        one, two = of.line.sides
        names = {"Z": of.result, "P": of.result}
        made: list[shell.Row] = []
        if shapes:
            asked = f"{one}.shape, {two}.shape"
            made.append(shell.Row(shell.PROMPT + asked, "faint"))
            made.append(shell.Row(f"{of.shapes[0]}, {of.shapes[1]}", "ink", True))
        if not ready:
            lines = [shell.Row(shell.PROMPT + said.line, "faint") for said in of.typed[:typed]]
            return [*made, *lines, shell.Row("?", "accent", True)]
        for said in of.typed:
            made += shell.rows(said)
        if of.fits:
            name = "P" if of.cost else "Z"
            made += shell.rows(say(f"{name}.shape", names)) if shapes else []
            made += shell.rows(of.last)
        return made

    def _all(self, painter: QPainter, of: Case, ready: bool, lines: list[shell.Row]) -> None:
        look = self.look
        role = ("a" if of.verdict == "right" else "warn") if ready else "line"
        inner = shell.card(painter, look, self.rect, role)
        large = shell.scale_for(look, inner.size(), COLUMNS, ROWS)
        shell.write(painter, look, inner, lines, large)


class MeantFace(Face):
    """The outcome of the line and the one that was meant, one over the other; and what to make of it."""

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """Before Python's answer only what is meant."""
        of, ready, shapes = frame.step.of, told(frame), bool(frame.params.shapes)
        key = (of, ready, shapes, frame.view.asking, self.language.code)
        self.layer(painter, "all", key, lambda p: self._all(p, of, ready, (shapes, frame.view.asking)))

    def outcomes(self, of: Case, ready: bool, shapes: bool) -> tuple[str, str]:
        """What came and what was meant."""
        if of.cost:
            got, want = (short(float(v), 3) if v is not None else "" for v in (of.last.value, of.wanted))
            head = "J = "
        else:
            got = str(of.result.shape) if of.fits else ""
            want, head = str(of.wanted.shape), "Z "
        refused = self.language(f"{NAME}.label.none")
        if not ready:
            return "?", head + want
        if not of.cost and not shapes:
            got = self.language(f"{NAME}.label.silent")
            head = "" if of.fits else head
        return (head + got if of.fits else refused), ("Z " if not of.cost else "J = ") + want

    def _all(self, painter: QPainter, of: Case, ready: bool, how: tuple[bool, bool]) -> None:
        look, (shapes, asking) = self.look, how
        good = of.verdict == "right"
        inner = shell.card(painter, look, self.rect, ("a" if good else "warn") if ready else "line")
        got, want = self.outcomes(of, ready, shapes)
        sign = ("✓" if good else "✗") if ready else ""
        y = self._row(painter, inner, inner.top(), "got", f"{got} {sign}".strip(), ("a" if good else "warn"), not ready)
        if not asking:
            y = self._row(painter, inner, y, "meant", want, "a", False)
        if ready:
            self._means(painter, QRectF(inner.left(), y + look.space * 0.5, inner.width(), inner.bottom() - y), of)

    def _row(self, painter: QPainter, inner: QRectF, y: float, key: str, words: str, role: str, open_: bool) -> float:
        look = self.look
        name = self.language(f"{NAME}.label.{key}")
        small = fitting(look, (name,), inner.width() * 0.44, 1.0, mono=False)
        large = fitting(look, (words,), inner.width() * 0.54, 1.35)
        high = max(QFontMetricsF(large).height(), QFontMetricsF(small).height())
        marks.text(painter, QPointF(inner.left(), y + high / 2), name, small, look.colour("faint"), None, (0.0, 0.5))
        at = QPointF(inner.left() + inner.width() * 0.46, y + high / 2)
        marks.text(painter, at, words, large, look.colour("accent" if open_ else role), None, (0.0, 0.5))
        return y + high

    def _means(self, painter: QPainter, rect: QRectF, of: Case) -> None:
        words = meaning(of, self.language)
        font = self.look.font("body")
        for scale in (1.2, 1.1, 1.0, 0.92, 0.84, 0.76, 0.7):
            font = self.look.font("body", scale=scale)
            need = QFontMetricsF(font).boundingRect(QRectF(0, 0, rect.width(), 1e4), WRAP, words)
            if need.height() <= rect.height() - self.look.space * 0.5:
                break
        painter.setFont(font)
        painter.setPen(self.look.colour("ink"))
        painter.drawText(rect, WRAP, words)
