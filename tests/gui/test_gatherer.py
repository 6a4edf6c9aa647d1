"""Many things brought at once: read one after another, queued, stopped without losing what was read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from core.heaps import Heaps
from core.refusal import Refusal
from gui.gatherer import Gatherer, held
from gui.lesson import Document, Good, Job, Parcel
from gui.lessons.teach import ready
from gui.player import Player
from gui.work import Work
from tests.gui.toy import Toy


@dataclass(frozen=True)
class News:
    done: int
    of: int
    name: str


def read(names: tuple[str, ...]) -> Iterator[News]:
    """Reads "bad" badly, waits for ever at "slow"."""
    for k, name in enumerate(names):
        while name == "slow":
            pass
        if name == "bad":
            raise Refusal("not_a_picture")
        yield News(k + 1, len(names), name)


class Gathering(Toy):
    def collect(self, goods: Sequence[Good]) -> Job:
        return Job("tests.gui.test_gatherer:read", (tuple(g.name for g in goods),))


class Ears:
    def __init__(self, qtbot: QtBot) -> None:
        self.player = Player()
        self.work = Work(self.player)
        self.gatherer = Gatherer(Gathering(), self.work, self.player)
        self.came: list[tuple[list[str], str]] = []
        self.progress: list[tuple[int, int]] = []
        self.refused: list[str] = []
        self.gatherer.came.connect(lambda news, target: self.came.append(([one.name for one in news], target)))
        self.gatherer.progressed.connect(lambda done, of: self.progress.append((done, of)))
        self.gatherer.refused.connect(lambda refusal: self.refused.append(refusal.code))
        self.qtbot = qtbot

    def bring(self, *names: str, target: str = "one") -> None:
        self.gatherer.bring([Parcel(name, b"") for name in names], target)

    def until(self, done: Any) -> None:
        self.qtbot.waitUntil(lambda: bool(done()), timeout=20_000)


@pytest.fixture
def ears(qtbot: QtBot) -> Iterator[Ears]:
    made = Ears(qtbot)
    yield made
    made.player.shut()
    made.work.shut()


def test_what_was_read_comes_together_with_its_place_and_progress(ears: Ears) -> None:
    ears.bring("a", "b", "c", target="zero")
    ears.until(lambda: ears.came)
    assert ears.came == [(["a", "b", "c"], "zero")]
    assert ears.progress == [(0, 3), (1, 3), (2, 3), (3, 3), (0, 0)]
    assert not ears.gatherer.busy


def test_a_second_lot_waits_for_the_first(ears: Ears) -> None:
    ears.bring("a")
    ears.bring("b", target="zero")
    ears.until(lambda: len(ears.came) == 2)
    assert ears.came == [(["a"], "one"), (["b"], "zero")]


def test_a_bad_end_keeps_what_was_read_before_it_and_the_next_lot_is_read(ears: Ears) -> None:
    ears.bring("a", "bad", "c")
    ears.bring("d")
    ears.until(lambda: len(ears.came) == 2)
    assert ears.refused == ["not_a_picture"]
    assert ears.came == [(["a"], "one"), (["d"], "one")]


def test_stopped_in_the_middle_it_hands_over_what_has_been_read(ears: Ears) -> None:
    ears.bring("a", "b", "slow", "c")
    ears.bring("never")
    ears.until(lambda: (2, 4) in ears.progress)
    ears.gatherer.stop(keep=True)
    assert ears.came == [(["a", "b"], "one")]
    assert not ears.gatherer.busy
    assert ears.progress[-1] == (0, 0)


def test_stopped_for_good_it_hands_over_nothing(ears: Ears) -> None:
    ears.bring("a", "slow")
    ears.until(lambda: (1, 2) in ears.progress)
    ears.gatherer.stop()
    assert ears.came == []


def test_documents_that_share_their_pictures_are_weighed_once(tmp_path: Path) -> None:
    both: Heaps = ready("colours")
    one, two = Document(Parcel("", b""), both), Document(Parcel("", b""), both)
    assert held(one) == held(two)
    assert sum(held(one).values()) == 32 * 12288
    assert list(held(Document(Parcel("", b"12345"), None)).values()) == [5]
