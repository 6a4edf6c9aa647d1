"""Who is seen in the window, and how wide: what is folded, what takes turns, and how much the picture keeps."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from gui.shelf import Shelf
from gui.side import FOLDS, Side
from gui.stage import Stage
from gui.theme import Look

NARROW = 1280  # below this words and code take turns
LOW = 56  # lines: in a lower window words, numbers and code take turns, as at a projector
BESIDE_CODE = 0.5  # the part of the window that the picture keeps beside the code
BESIDE_NUMBERS = 0.46  # and beside words and numbers


class Arrangement:
    """Shelf, stage and side panel of one window."""

    def __init__(self, window: QWidget, shelf: Shelf, stage: Stage, side: Side) -> None:
        self.window, self.shelf, self.stage, self.side = window, shelf, stage, side
        self.strip = False  # whether the reader wants the shelf as a strip
        self.alone = False  # the picture alone
        self.look = Look()

    def fold(self, name: str) -> None:
        """Fold words, numbers or code, or unfold them."""
        self.side.toggle(name, self._turns())
        self.settle()

    def fold_shelf(self) -> None:
        """The shelf to a strip and back; asked for, it opens even where it is tight."""
        self.strip = not self.shelf.strip
        self.settle(free=True)

    def toggle_alone(self) -> None:
        """The picture alone, and back."""
        self.alone = not self.alone
        self.settle()

    def settle(self, free: bool = False) -> None:
        """Give everybody their place."""
        alone, side = self.alone, self.side
        side.show_wanted(self._turns())
        self.shelf.setVisible(not alone)
        self.stage.set_alone(alone)
        roomy = self._room_beside(self.shelf.width()) >= self.look.px("body") * 11
        side.setVisible(side.any_open() and not alone and (roomy or self.window.width() >= 60 * self.look.px("body")))
        wanted = side.width_wanted(self.window.width(), self.look)
        self.shelf.set_strip(self.strip)
        if not free and self._tight(wanted):
            self.shelf.set_strip(True)
        side.setFixedWidth(min(wanted, max(self._room_beside(self.shelf.width()), self.look.px("body") * 14)))
        side.arrange()
        for name in FOLDS:
            self.stage.header.buttons[name].setChecked(side.open[name])

    def _tight(self, wanted: int) -> bool:
        """Whether the unfolded shelf would take room that the picture needs."""
        if not self.side.any_open():
            return self.look.theme.projector
        return self._room_beside(self.shelf.width()) < wanted

    def _turns(self) -> frozenset[str]:
        """Which of words, numbers and code take turns: there a class reads large type, here there is little room."""
        low = self.window.height() < LOW * self.look.px("body")
        if self.look.theme.projector or low:
            return frozenset(FOLDS)
        return frozenset({"words", "code"}) if self.window.width() < NARROW else frozenset()

    def _room_beside(self, shelf: int) -> int:
        """How wide the side panel may be."""
        wide, high = self.window.width(), self.window.height()
        picture = max(self.stage.pictures.height(), round(high * 0.78))
        share = BESIDE_CODE if self.side.open["code"] else BESIDE_NUMBERS
        return wide - shelf - round(share * wide * high / picture) - 4 * self.look.space
