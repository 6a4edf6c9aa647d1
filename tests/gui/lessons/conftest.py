"""What the tests of the cat door share."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from gui.lessons.cat_door import CatDoor
from gui.player import Player
from gui.session import Session
from gui.work import Work


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[Session]:
    """The cat door being played, with its helper processes and without a window."""
    player = Player()
    work = Work(player)
    made = Session(CatDoor(), player, work)
    made.wake()
    yield made
    made.sleep()
    work.shut()
    player.shut()
