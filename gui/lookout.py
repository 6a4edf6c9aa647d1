"""A lookout over a window: what is cut off, shortened, covered or written over something else, and what scrolls."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QGraphicsView,
    QLabel,
    QLayout,
    QPushButton,
    QScrollBar,
    QWidget,
)  # fmt: skip

from gui.ear import SHARE, Text, area, heard
from gui.language import Language

SHORTENED = re.compile(r"[^\s…]…(?!…)|(?<!…)…[^\s…]")  # an ellipsis that touches a word
SLACK = 1.5  # pixels of ink that may be lost before a text counts as cut


@dataclass(frozen=True)
class Finding:
    """Something that a person should look at."""

    kind: str  # cut, outside, covered, overlapping, shortened, squeezed, scrolls
    what: str

    def __str__(self) -> str:
        return f"{self.kind}: {self.what}"


def _at(box: QRectF) -> str:
    return f"{round(box.x())},{round(box.y())}"


def _scrolling(window: QWidget, ink: QRectF) -> bool:
    """Whether a place lies in something that scrolls: there a line may be cut at the top or the bottom."""
    widget = window.childAt(ink.center().toPoint())
    while widget is not None and widget is not window:
        if isinstance(widget, QAbstractScrollArea) and not isinstance(widget, QGraphicsView):
            return True
        widget = widget.parentWidget()
    return False


def judge(window: QWidget, texts: list[Text], meant: frozenset[str] = frozenset()) -> Iterator[Finding]:
    """Texts that are cut, outside, shortened (unless they are meant to end so), or written over one another."""
    for text in texts:
        seen, ink, sight = text.ink & text.sight, text.ink, text.sight
        lost = (max(sight.left() - ink.left(), ink.right() - sight.right()),
                max(sight.top() - ink.top(), ink.bottom() - sight.bottom()))  # fmt: skip
        where = f"“{text.words}” at {_at(text.ink)}"
        if _scrolling(window, text.sight if area(text.sight) else text.ink):
            lost = (lost[0] if area(seen) else 0.0, 0.0)
        elif area(seen) <= 0:
            yield Finding("outside", where)
            continue
        if max(lost) > SLACK:
            yield Finding("cut", f"{where}, {max(lost):.0f} px")
        if SHORTENED.search(text.words) and text.words not in meant:
            yield Finding("shortened", where)
    for one, other in combinations([t for t in texts if not t.covered], 2):
        both = one.ink & one.sight & other.ink & other.sight
        if min(both.width(), both.height()) > SLACK and area(both) > SHARE * min(area(one.ink), area(other.ink)):
            near = (one.ink.topLeft() - other.ink.topLeft()).manhattanLength()
            if not (one.words == other.words and near < 4):
                yield Finding("overlapping", f"“{one.words}” and “{other.words}” at {_at(both)}")


def misfits(window: QWidget) -> Iterator[Finding]:
    """Widgets smaller than they can be used at, outside their parent, over their neighbours; and what has to scroll."""
    for widget in window.findChildren(QWidget):
        if widget.isVisible() and not widget.isWindow():
            yield from _misfit(widget)
    for parent in [window, *window.findChildren(QWidget)]:
        layout = parent.layout()
        if layout is not None and parent.isVisible():
            yield from _crowded(layout)


def _misfit(widget: QWidget) -> Iterator[Finding]:
    name, parent = _named(widget), widget.parentWidget()
    if isinstance(widget, QScrollBar):
        if widget.maximum() > widget.minimum() and widget.isVisible():
            yield Finding("scrolls", f"{_named(parent.parentWidget())} by {widget.maximum()} px")  # type: ignore[arg-type,union-attr]
        return
    wraps = isinstance(widget, QLabel) and widget.wordWrap() and bool(widget.text())
    if wraps and 0 < widget.height() < widget.heightForWidth(widget.width()) - 1:
        yield Finding("cut", f"{name}: a line is missing")
    if isinstance(widget, QPushButton) and widget.width() + 1 < widget.minimumSizeHint().width():
        yield Finding("squeezed", name)
    scrolled = isinstance(parent, QWidget) and isinstance(parent.parentWidget(), QAbstractScrollArea)
    free = parent is None or scrolled or isinstance(parent, QGraphicsView) or widget.geometry().isEmpty()
    if parent is not None and not free and not parent.rect().adjusted(-1, -1, 1, 1).contains(widget.geometry()):
        yield Finding("outside", f"{name} of {_named(parent)}, by {_at(QRectF(widget.geometry()))}")


def _crowded(layout: QLayout) -> Iterator[Finding]:
    """Neighbours in a layout that lie over one another."""
    items = [layout.itemAt(k) for k in range(layout.count())]
    widgets = [w for item in items if item is not None and (w := item.widget()) is not None and w.isVisible()]
    for one, other in combinations(widgets, 2):
        both = one.geometry() & other.geometry()
        if both.width() > 1 and both.height() > 1 and type(layout).__name__ != "QStackedLayout":
            yield Finding("overlapping", f"{_named(one)} and {_named(other)}")
    for item in items:
        inner = item.layout() if item is not None else None
        if inner is not None:
            yield from _crowded(inner)


def _named(widget: QWidget) -> str:
    words = widget.text() if isinstance(widget, QLabel | QAbstractButton) else widget.accessibleName()
    return f"{type(widget).__name__} “{words[:40]}”" if words else type(widget).__name__


def look_over(window: QWidget, language: Language) -> list[Finding]:
    """Everything that a person should look at in this window as it is now."""
    stage = getattr(window, "stage", None)
    lying = [widget for widget in (stage.card, stage.notice) if widget.isVisible()] if stage is not None else []
    over = [QRectF(QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())) for widget in lying]
    texts, half = heard(window, over)
    covered = (Finding("covered", f"“{text.words}” at {_at(text.ink)}, {share:.0%} of it") for text, share in half)
    findings = [*covered, *judge(window, texts, frozenset({*language.words.values(), "…"})), *misfits(window)]
    return list(dict.fromkeys(findings))
