"""What a clicker does: beat by beat through a film, then to the lesson's next act, then to the next lesson."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from gui.player import Player
from gui.stage import Stage


class Clicker:
    """Two keys, forward (+1) and back (−1), for the whole of a lecture."""

    def __init__(self, player: Player, stage: Stage, names: Sequence[str], visit: Callable[[str], None]) -> None:
        self.player, self.stage, self.names, self.visit = player, stage, names, visit

    def click(self, direction: int) -> None:
        """An open question first: forward to its answer, back puts it away."""
        card = self.stage.card
        if card.isVisible() and direction < 0:
            card.close()
        elif card.isVisible():
            self.stage.ask()
        elif not self.player.beat(direction):
            self._go_on(direction)

    def turn_page(self, direction: int) -> bool:
        """The next or previous lesson of the shelf, as it was left; False at the ends of the shelf."""
        session = self.stage.session
        k = self.names.index(session.lesson.name) + direction if session is not None else -1
        if not 0 <= k < len(self.names):
            return False
        self.visit(self.names[k])
        return True

    def _go_on(self, direction: int) -> None:
        """The film has ended: the next act, or the next lesson."""
        session = self.stage.session
        if session is not None and session.turn_act(direction):
            return
        if self.turn_page(direction) and self.stage.session is not None:
            self.stage.session.open_act(direction)
