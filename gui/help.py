"""The keys (F1 and ?) and About, as cards over the window: everything listed comes from the table in keys.py."""

from __future__ import annotations

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QDialog, QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from gui.keys import GROUPS, KEYS, written
from gui.language import Language
from gui.theme import Look

WIDE = 1.5  # a window so much wider than high has room for three columns of keys


class Card(QDialog):
    """A plain card with a title and one button."""

    def __init__(self, parent: QWidget, title: str, look: Look, language: Language) -> None:
        super().__init__(parent)
        self._parent, self._look = parent, look
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.column = QVBoxLayout(self)
        space = 3 * look.space
        self.column.setContentsMargins(space, space, space, space)
        self.column.setSpacing(look.space * 2)
        head = QLabel(title)
        head.setProperty("role", "title")
        self.column.addWidget(head)
        self.button = QPushButton(language("window.close"))
        self.button.setProperty("role", "main")
        self.button.clicked.connect(self.accept)

    def finish(self) -> None:
        """The button comes last."""
        self.column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignRight)
        self.button.setFocus()
        self._fit()

    def _fit(self) -> None:
        """No larger than the window: the type shrinks until it fits."""
        room = self._parent.size()
        for percent in range(100, 50, -5):
            pixels = round(self._look.px("small") * percent / 100)
            self.setStyleSheet(f"QLabel {{ font-size: {pixels}px; }}" if percent < 100 else "")
            self.column.setSpacing(round(self._look.space * 2 * percent / 100))
            self.ensurePolished()
            self.column.activate()
            size = self.sizeHint()
            if size.width() <= room.width() * 0.97 and size.height() <= room.height() * 0.97:
                break
        self.adjustSize()
        self.move(self._parent.mapToGlobal(self._parent.rect().center()) - self.rect().center())


def keys_card(parent: QWidget, look: Look, language: Language) -> Card:
    """All keys by group: a group a column in a wide window, two groups under one another in one that is not."""
    card = Card(parent, language("window.keys"), look, language)
    grid = QGridLayout()
    grid.setHorizontalSpacing(look.space * 2)
    grid.setVerticalSpacing(look.space // 2)
    wide = parent.width() > WIDE * parent.height()
    columns = [(group,) for group in GROUPS] if wide else [GROUPS[:2], GROUPS[2:]]
    for column, groups in enumerate(columns):
        _fill(grid, column, groups, language)
    card.column.addLayout(grid)
    mouse = QLabel(language("window.mouse"))
    mouse.setWordWrap(True)
    mouse.setProperty("role", "faint")
    card.column.addWidget(mouse)
    card.finish()
    return card


def _fill(grid: QGridLayout, column: int, groups: tuple[str, ...], language: Language) -> None:
    """The keys of some groups, one under the other."""
    row = 0
    for group in groups:
        head = QLabel(language(f"window.keys_{group}"))
        head.setProperty("role", "head")
        grid.addWidget(head, row, 2 * column, 1, 2)
        for key in (k for k in KEYS if k.group == group):
            row += 1
            keys = QLabel("  ".join(written(k) for k in key.keys))
            keys.setProperty("role", "small")
            word = QLabel(language(f"keys.{key.action}"))
            word.setProperty("role", "faint")
            grid.addWidget(keys, row, 2 * column)
            grid.addWidget(word, row, 2 * column + 1)
        row += 1


def about_card(parent: QWidget, look: Look, language: Language) -> Card:
    """What this is, and with what it runs."""
    card = Card(parent, language("window.name"), look, language)
    text = QLabel(language("window.about_text"))
    text.setWordWrap(True)
    text.setMinimumWidth(look.px("body") * 26)
    card.column.addWidget(text)
    import platform  # they take as long as the whole card, and are needed by nothing else
    from importlib.metadata import version

    parts = [f"Python {platform.python_version()}", f"Qt {qVersion()}"]
    parts += [f"{name} {version(name)}" for name in ("numpy", "pyqtgraph", "pillow")]
    with_ = QLabel(" · ".join(parts))
    with_.setProperty("role", "faint")
    card.column.addWidget(with_)
    card.finish()
    return card
