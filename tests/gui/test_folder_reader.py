"""Reading a folder: portions, stop, go on, a helper that dies of a picture, another model, how long it will take."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from core.folder import Found, Judged, Slice
from core.refusal import Refusal
from gui import folder_reader, folder_squares
from gui.folder_reader import Reader
from gui.folder_squares import NAME, Squares
from gui.folder_words import left, progress
from gui.language import Language
from gui.lesson import Job
from gui.player import Player


class Hand:
    """Stands in for gui/work.py: the test says what comes of each job."""

    def __init__(self) -> None:
        self.job: Job | None = None
        self.ears: dict[str, Callable[..., None]] = {}
        self.given: list[Job] = []

    def submit(self, channel: str, job: Job, **ears: Callable[..., None]) -> None:
        assert channel == "folder"
        self.job, self.ears = job, ears
        self.given.append(job)

    def stop(self, channel: str) -> None:
        self.job = None

    def say(self, what: str, *words: Any) -> None:
        """As gui/work.py does: a job that has ended is over before its end is told."""
        assert self.job is not None
        if what != "on_slice":
            self.job = None
        self.ears[what](*words)

    def find(self, *names: str) -> None:
        self.say("on_slice", Found(names))
        self.say("on_done")

    def judge(self, count: int, slot_z: float = 1.0) -> None:
        """So many files of the present portion."""
        assert self.job is not None
        start = self.job.args[2]
        some = tuple(Judged(start + k, (9, 9), slot_z, 0.75) for k in range(count))
        self.say("on_slice", Slice(start + count, some, (), 0))

    @property
    def portion(self) -> tuple[int, int]:
        """First file and how many."""
        assert self.job is not None
        return self.job.args[2], len(self.job.args[1])


@pytest.fixture
def player(qtbot: QtBot) -> Iterator[Player]:
    player = Player()
    yield player
    player.shut()


@pytest.fixture
def hand() -> Hand:
    return Hand()


@pytest.fixture
def clock() -> list[float]:
    return [0.0]


@pytest.fixture
def reader(player: Player, hand: Hand, clock: list[float]) -> Iterator[Reader]:
    reader = Reader(player, hand, lambda: clock[0])  # type: ignore[arg-type]
    yield reader
    reader.shut()


def names(count: int) -> tuple[str, ...]:
    return tuple(f"{k}.png" for k in range(count))


def test_a_folder_is_found_then_read_in_portions(reader: Reader, hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder_reader, "PORTION", 3)
    reader.read(Path("photos"), "logistic")
    assert reader.state == "finding"
    hand.find(*names(5))
    assert (reader.state, hand.portion) == ("judging", (0, 3))
    hand.judge(3)
    hand.say("on_done")
    assert hand.portion == (3, 2)
    assert hand.given[-1].args[4] == 3  # the next free slot
    hand.judge(2)
    hand.say("on_done")
    assert (reader.state, reader.table.photos, hand.job) == ("done", 5, None)


def test_a_folder_without_files_is_done_at_once(reader: Reader, hand: Hand) -> None:
    reader.read(Path("photos"), "logistic")
    hand.find()
    assert reader.state == "done"
    assert progress(reader, Language("en")) == Language("en")("folder.nothing")


def test_stopped_it_keeps_what_is_known_and_goes_on_behind_it(reader: Reader, hand: Hand) -> None:
    reader.read(Path("photos"), "logistic")
    hand.find(*names(5))
    hand.judge(2)
    reader.stop()
    assert (reader.state, reader.table.photos, hand.job) == ("stopped", 2, None)
    reader.go_on()
    assert (reader.state, hand.portion, hand.given[-1].args[4]) == ("judging", (2, 3), 2)


def test_stopped_while_files_are_found_it_looks_for_them_anew(reader: Reader, hand: Hand) -> None:
    reader.read(Path("photos"), "logistic")
    hand.say("on_slice", Found(("a.png",)))
    reader.stop()
    reader.go_on()
    hand.find("a.png", "b.png")
    assert reader.table.names == ["a.png", "b.png"]


@pytest.mark.parametrize(("why", "code"), [("timeout", "too_much_time"), ("memory", "too_large_memory"),
                                           ("ended", "reader_ended"), ("error", "reader_ended")])  # fmt: skip
def test_the_picture_that_ends_the_helper_is_found_and_the_others_are_read(
    reader: Reader, hand: Hand, why: str, code: str
) -> None:
    reader.read(Path("photos"), "logistic")
    hand.find(*names(6))
    hand.judge(1)
    hand.say("on_failed", why)  # of one of the files from 1 on
    assert hand.portion == (1, 1)
    hand.judge(1)
    hand.say("on_done")
    assert hand.portion == (2, 1)
    hand.say("on_failed", why)  # so it was file 2
    assert hand.portion == (3, 3)
    hand.judge(3)
    hand.say("on_done")
    assert reader.state == "done"
    assert {row: no.code for row, no in reader.table.missed.items()} == {2: code}
    assert reader.table.slot.tolist() == [0, 1, -1, 2, 3, 4]


def test_a_last_file_that_ends_the_helper_is_not_tried_for_ever(reader: Reader, hand: Hand) -> None:
    reader.read(Path("photos"), "logistic")
    hand.find("only.png")
    hand.say("on_failed", "ended")
    assert reader.state == "done"
    assert list(reader.table.missed) == [0]


def test_a_helper_that_died_by_chance_costs_no_picture(
    reader: Reader, hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder_reader, "CAREFUL", 2)
    reader.read(Path("photos"), "logistic")
    hand.find(*names(5))
    hand.say("on_failed", "ended")
    for k in range(2):
        assert hand.portion == (k, 1)
        hand.judge(1)
        hand.say("on_done")
    assert hand.portion == (2, 3)
    assert reader.table.missed == {}


def test_a_helper_that_hangs_at_a_file_is_given_up(reader: Reader, hand: Hand, player: Player) -> None:
    reader.read(Path("photos"), "logistic")
    hand.find(*names(3))
    player.tick(folder_reader.SILENT + 1)
    assert hand.portion == (0, 1)
    player.tick(folder_reader.SILENT + 1)
    assert hand.portion == (1, 2)
    assert reader.table.missed[0].code == "too_much_time"


def test_words_from_the_helper_keep_it_alive(reader: Reader, hand: Hand, player: Player) -> None:
    reader.read(Path("photos"), "logistic")
    hand.find(*names(9))
    for _ in range(4):
        player.tick(folder_reader.SILENT * 0.7)
        hand.judge(1)
    assert hand.portion == (0, 9)


def test_a_folder_that_is_gone_stops_the_reading_with_its_sentence(
    reader: Reader, hand: Hand, player: Player
) -> None:
    told: list[Refusal] = []
    reader.refused.connect(told.append)
    reader.read(Path("photos"), "logistic")
    hand.find(*names(3))
    hand.judge(1)
    hand.say("on_refused", Refusal("folder_gone", name="photos"))
    assert [refusal.code for refusal in told] == ["folder_gone"]
    assert reader.state == "stopped"
    reader.go_on()  # the disk is back
    assert hand.portion == (1, 2)


# -- another model -------------------------------------------------------------------------------------------------


def test_another_model_answers_without_the_photos_and_its_answers_come_all_at_once(
    reader: Reader, hand: Hand
) -> None:
    reader.read(Path("photos"), "logistic")
    hand.find(*names(3))
    hand.judge(3)
    hand.say("on_done")
    reader.judge_by("network")
    assert (reader.state, hand.given[-1].target) == ("again", "core.folder:judge_again")
    hand.say("on_slice", (0, np.array([-1.0, -2.0]), np.array([0.2, 0.1])))
    assert reader.table.z.tolist() == [1.0, 1.0, 1.0]
    assert "2 of 3" in progress(reader, Language("en"))
    hand.say("on_slice", (2, np.array([-3.0]), np.array([0.05])))
    hand.say("on_done")
    assert reader.table.z.tolist() == [-1.0, -2.0, -3.0]
    assert (reader.state, reader.model) == ("done", "network")


def test_another_model_in_the_middle_of_reading_judges_the_rest_too(reader: Reader, hand: Hand) -> None:
    reader.read(Path("photos"), "logistic")
    hand.find(*names(4))
    hand.judge(2)
    reader.judge_by("network")
    hand.say("on_slice", (0, np.zeros(2), np.full(2, 0.5)))
    hand.say("on_done")
    assert (reader.state, hand.portion, hand.given[-1].args[5]) == ("judging", (2, 2), "network")


def test_stopped_while_another_model_is_asked_the_first_answers_stay(reader: Reader, hand: Hand) -> None:
    reader.read(Path("photos"), "logistic")
    hand.find(*names(2))
    hand.judge(2)
    hand.say("on_done")
    reader.judge_by("network")
    reader.stop()
    assert reader.table.z.tolist() == [1.0, 1.0]
    reader.go_on()
    assert (reader.state, reader.model) == ("done", "logistic")


def test_the_same_model_is_not_asked_twice(reader: Reader, hand: Hand) -> None:
    reader.read(Path("photos"), "logistic")
    hand.find(*names(2))
    before = len(hand.given)
    reader.judge_by("logistic")
    assert len(hand.given) == before
    assert reader.state == "judging"


def test_another_model_while_files_are_found_is_the_one_that_judges(reader: Reader, hand: Hand) -> None:
    reader.read(Path("photos"), "logistic")
    reader.judge_by("network")
    hand.find(*names(2))
    assert hand.given[-1].args[5] == "network"


# -- how long ------------------------------------------------------------------------------------------------------


def test_the_time_left_follows_the_present_pace(reader: Reader, hand: Hand, clock: list[float]) -> None:
    reader.read(Path("photos"), "logistic")
    hand.find(*names(1000))
    assert reader.seconds_left is None
    for k in range(1, 41):
        clock[0] = 0.5 * k
        some = tuple(Judged(j, (9, 9), 0.0, 0.5) for j in range(10 * k - 10, 10 * k))
        hand.say("on_slice", Slice(10 * k, some, (), 0))
    assert reader.seconds_left == pytest.approx(600 / 20)
    reader.stop()
    assert reader.seconds_left is None


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(None, ""), (0.2, "About 1 s left."), (7.4, "About 7 s left."), (43, "About 45 s left."),
     (150, "About 2 minutes left.")],
)  # fmt: skip
def test_the_time_left_is_said_no_finer_than_it_is_known(seconds: float | None, words: str) -> None:
    assert left(seconds, Language("en")) == words


# -- the file of squares -------------------------------------------------------------------------------------------


def test_the_file_of_squares_goes_with_the_folder(reader: Reader, hand: Hand) -> None:
    reader.read(Path("photos"), "logistic")
    assert reader.squares is not None
    first = Path(reader.squares.path)
    assert first.exists()
    reader.read(Path("others"), "logistic")
    assert not first.exists()
    second = Path(reader.squares.path)
    reader.shut()
    assert not second.exists()
    assert reader.state == "empty"


def test_what_a_killed_program_left_is_swept_and_what_lives_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gui.folder_squares.tempfile.gettempdir", lambda: str(tmp_path))
    monkeypatch.setattr(folder_squares, "_alive", lambda pid: pid == os.getpid())
    for name in (f"{NAME}999999-x", f"{NAME}{os.getpid()}-x", f"{NAME}odd", "other"):
        (tmp_path / name).touch()
    folder_squares.sweep()
    assert sorted(file.name for file in tmp_path.iterdir()) == sorted([f"{NAME}{os.getpid()}-x", f"{NAME}odd", "other"])


def test_squares_are_read_where_they_were_put() -> None:
    squares = Squares()
    Path(squares.path).write_bytes(bytes(12288) + bytes([7]) * 12288)
    assert squares.read(1) == bytes([7]) * 12288
    assert squares.read(2) == b""
    squares.close()
    squares.close()


def test_without_room_for_the_file_it_is_said(
    reader: Reader, hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(prefix: str) -> None:
        raise OSError(prefix)

    monkeypatch.setattr("gui.folder_squares.tempfile.mkstemp", full)
    told: list[Refusal] = []
    reader.refused.connect(told.append)
    reader.read(Path("photos"), "logistic")
    assert [refusal.code for refusal in told] == ["folder_no_room"]
    assert hand.given == []
