"""A label whose text grows smaller, or gives way to its short form, rather than being cut off."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QLabel

from gui.theme import Look, Size

LEAST = 0.66  # of its size: smaller than this nobody reads it, and the end of the text is left out


class FittingLabel(QLabel):
    """A text of at most so many lines, kept at that height so that nothing below it jumps."""

    def __init__(self, size: Size, lines: int, bold: bool = False) -> None:
        super().__init__()
        self.size_, self.lines, self.bold = size, lines, bold
        self._look = Look()
        self._scale = 0.0
        self._long = self._short = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(lines > 1)
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.setMinimumWidth(1)

    def dress(self, look: Look) -> None:
        """The size of its type, and the height of its lines (a Chinese line is higher than a Latin one)."""
        self._look, self._scale = look, 0.0
        sample = "\n".join(["中gÅ"] * self.lines)
        self.setFixedHeight(self._metrics(1.0).boundingRect(QRect(0, 0, 9999, 9999), 0, sample).height() + 1)
        self._fit()

    def say(self, text: str, short: str = "") -> None:
        """Another text; the short form stands where the long one would become too small."""
        if (text, short) != (self._long, self._short):
            self._long, self._short = text, short
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More room, larger type."""
        super().resizeEvent(event)
        self._fit()

    def _metrics(self, scale: float) -> QFontMetrics:
        return QFontMetrics(self._look.font(self.size_, self.bold, scale))

    def _fit(self) -> None:
        least = 0.85 if self._short else LEAST
        text, scale = self._long, self._largest(self._long, least)
        if self._short and not self._fits(text, scale):
            text, scale = self._short, self._largest(self._short, LEAST)
        if not self._fits(text, scale):
            text = self._shortened(text, scale)
        if text != self.text():
            self.setText(text)
        if scale != self._scale:
            self._scale = scale
            pixels = self._look.font(self.size_, self.bold, scale).pixelSize()
            self.setStyleSheet(f"font-size: {pixels}px; font-weight: {600 if self.bold else 400};")

    def _shortened(self, text: str, scale: float) -> str:
        """The longest beginning that fits, with an ellipsis."""
        low, high = 0, len(text)
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if self._fits(f"{text[:middle].rstrip()}…", scale) else (low, middle - 1)
        return f"{text[:low].rstrip()}…"

    def _largest(self, text: str, least: float) -> float:
        scale = 1.0
        while scale > least and not self._fits(text, scale):
            scale -= 0.04
        return scale

    def _fits(self, text: str, scale: float) -> bool:
        room = QRect(0, 0, max(1, self.width()), 9999)
        flags = Qt.TextFlag.TextWordWrap if self.lines > 1 else 0
        box = self._metrics(scale).boundingRect(room, int(flags), text)
        return box.height() <= self.height() and box.width() <= room.width()
