"""Which way Tab goes, and where the focus goes when its place does.

Qt goes by the order in which widgets were made, and pictures are made last of all.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

_TAB = Qt.FocusPolicy.TabFocus


def chain(parts: Iterable[QWidget]) -> None:
    """Tab goes through these parts one after the other, and within each through its widgets as they were made."""
    stops = [w for part in parts for w in (part, *part.findChildren(QWidget)) if w.focusPolicy() & _TAB]
    for one, other in pairwise(stop for stop in stops if stop.window() is stops[0].window()):
        QWidget.setTabOrder(one, other)


def leave(part: QWidget) -> None:
    """Before a part that has the focus goes: the window gets it, or the next slider would, and with it the arrows."""
    focus = QApplication.focusWidget()
    if focus is not None and part.isAncestorOf(focus):
        part.window().setFocus()
