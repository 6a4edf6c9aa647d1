"""A Params dataclass becomes sliders, choices and switches in one bar; what does not fit waits behind "more"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from typing import Any

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)  # fmt: skip

from gui.knob import Knob
from gui.language import Language
from gui.lesson import Lesson, Mark
from gui.tab_order import chain
from gui.theme import Look

TRIES = 4  # arrangements in a row, should each change the width so that another one fits better


class Controls(QWidget):
    """The bar of one lesson's knobs."""

    turned = Signal(str, object, bool)

    def __init__(self, lesson: Lesson) -> None:
        super().__init__()
        self.lesson = lesson
        self.knobs = self._make_knobs()
        self._hidden: frozenset[str] = frozenset()
        self._look, self._language = Look(), Language()
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)  # knobs yield to the width
        self.more = QPushButton()
        self.more.setProperty("role", "outline")
        self.more.clicked.connect(self.open_more)
        self.popup = Popup(self)
        self._arrangement: tuple[tuple[str, ...], ...] | None = None
        self._arranging = False

    def _make_knobs(self) -> dict[str, Knob]:
        knobs = {}
        for spec in fields(self.lesson.Params):
            how = spec.metadata.get("control")
            if how is not None:
                knob = Knob(spec.name, how, isinstance(spec.default, int), spec.metadata["main"])
                knob.turned.connect(self.turned)
                knobs[spec.name] = knob
        return knobs

    def show_params(
        self,
        params: Any,
        marks: dict[str, tuple[Mark, ...]],
        hidden: frozenset[str],
        idle: frozenset[str] = frozenset(),
        without: str = "",
    ) -> None:
        """Put every knob where the params say; idle ones are grey and keep their place.

        `without`: the field in whose place something was brought, so that none of its options holds.
        """
        for name, knob in self.knobs.items():
            knob.setEnabled(name not in idle)
            words = tuple((m.value, self._language(f"{self.lesson.name}.mark.{m.key}")) for m in marks.get(name, ()))
            knob.show_value(getattr(params, name), words)
            if name == without:
                knob.show_none()
        if hidden != self._hidden:
            self._hidden = hidden
            self._arrange()

    def speak(self, language: Language) -> None:
        """Words of every knob."""
        self._language = language
        for knob in self.knobs.values():
            knob.speak(self.lesson.name, language)
        self.more.setText(language("window.more"))
        self.more.setAccessibleName(language("window.more_controls"))
        self._arrangement = None
        self._arrange()

    def dress(self, look: Look) -> None:
        """Spaces and colours of every knob."""
        self._look = look
        self.row.setSpacing(look.space * 3)
        for knob in self.knobs.values():
            knob.dress(look)
        self.popup.dress(look)
        self._arrangement = None
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More room, more knobs."""
        super().resizeEvent(event)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """One knob is enough; the rest goes behind "more"."""
        return QSize(self._look.px("body") * 10, super().minimumSizeHint().height())

    def split(self, width: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Which knobs fit into so much width, and which wait behind "more"."""
        shown = [name for name in self.knobs if name not in self._hidden]
        first = [name for name in shown if self.knobs[name].main]
        gap = self._look.space * 3
        need = {name: self._need(name) + gap for name in shown}
        if sum(need.values()) <= width + gap:
            return tuple(shown), ()
        room = width - self.more.sizeHint().width()
        fit: list[str] = []
        for name in first:
            if room >= need[name] or not fit:
                room -= need[name]
                fit.append(name)
        for name in shown if len(fit) == len(first) else ():
            if name not in first and room >= need[name]:
                room -= need[name]
                fit.append(name)
        return tuple(n for n in shown if n in fit), tuple(n for n in shown if n not in fit)

    def _need(self, name: str) -> int:
        """How wide a knob must be to be used well: a main slider with its marks in comfort, another one just so."""
        knob = self.knobs[name]
        if knob.slider is None:
            return knob.width_wanted()
        return (knob.slider.sizeHint() if knob.main else knob.slider.minimumSizeHint()).width()

    def _arrange(self) -> None:
        """Knobs that come or go may change the width meanwhile: one arrangement is finished, then the next."""
        if self._arranging:
            return
        self._arranging = True
        try:
            for _ in range(TRIES):
                if not self._arrange_once():
                    break
        finally:
            self._arranging = False

    def _arrange_once(self) -> bool:
        arrangement = self.split(self.width())
        squeezed = tuple(name for name in arrangement[0] if self._squeezed(name))
        if (*arrangement, squeezed) == self._arrangement:
            return False
        self._arrangement = (*arrangement, squeezed)
        fit, wait = arrangement
        _empty(self.row)
        self.popup.empty()
        for name in fit:
            knob = self.knobs[name]
            knob.set_compact(name in squeezed)
            self.row.addWidget(knob, knob.slider.sizeHint().width() if knob.slider is not None else 0)
            knob.setVisible(True)
        if not any(self.knobs[name].slider for name in fit):
            self.row.addStretch(1)
        self.row.addWidget(self.more)
        self.more.setVisible(bool(wait))
        chain((*(self.knobs[name] for name in fit), self.more))
        self.popup.fill([self.knobs[name] for name in wait])
        for name in self._hidden & set(self.knobs):
            self.knobs[name].setParent(self)
            self.knobs[name].setVisible(False)
        return True

    def _squeezed(self, name: str) -> bool:
        """Whether this knob, even as the only one, is wider than the bar."""
        beside = self.more.sizeHint().width() + self.row.spacing() if len(self.knobs) - len(self._hidden) > 1 else 0
        return self._need(name) > self.width() - beside

    def open_more(self) -> None:
        """Show the rest right above the button."""
        self.popup.adjustSize()
        corner = self.more.mapToGlobal(QPoint(self.more.width(), 0))
        self.popup.move(corner - QPoint(self.popup.width(), self.popup.height() + self._look.space))
        self.popup.show()


class Popup(QFrame):
    """The card behind "more"."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("room", "card")
        self.column = QVBoxLayout(self)
        self.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc closes the card and nothing else."""
        ours = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if ours and event.key() == Qt.Key.Key_Escape:  # type: ignore[attr-defined]
            event.accept()
        return super().eventFilter(watched, event)

    def fill(self, knobs: Iterable[Knob]) -> None:
        """Take these knobs in."""
        for knob in knobs:
            knob.set_compact(False)
            self.column.addWidget(knob)
            knob.setVisible(True)

    def empty(self) -> None:
        """Give them back."""
        _empty(self.column)

    def dress(self, look: Look) -> None:
        """A card's margins."""
        space = look.space * 2
        self.column.setContentsMargins(space, space, space, space)
        self.column.setSpacing(space)
        self.setMinimumWidth(look.px("body") * 20)


def _empty(layout: QHBoxLayout | QVBoxLayout) -> None:
    """Take everything out. A place that was taken out belongs to nobody: it would stay for ever."""
    while (place := layout.takeAt(0)) is not None:
        shiboken6.delete(place)
