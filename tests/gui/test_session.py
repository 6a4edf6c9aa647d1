"""A lesson being played: changes, undo, long work, documents, and what is kept."""

from __future__ import annotations

import math
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from core.refusal import Refusal
from gui.lesson import Document, Frame, Job, Parcel
from gui.player import Player
from gui.session import UNDO_PICTURES, Session
from gui.work import Work
from tests.gui.toy import Params, Toy


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[Session]:
    player = Player()
    work = Work(player)
    made = Session(Toy(), player, work)
    made.wake()
    yield made
    player.shut()
    work.shut()


def finish(session: Session, channel: str) -> None:
    """Let the debounce pass and the helper process end its job."""
    session.player.tick(1.0)
    assert session.work.wait(channel, 30)


def test_a_change_makes_a_new_film_and_tells_the_stage(session: Session) -> None:
    frames: list[Frame] = []
    session.framed.connect(frames.append)
    session.turn("alpha", 2.0, True)
    assert frames[-1].trace == [0.0, 2.0, 4.0, 6.0]
    session.turn("count", 1, True)
    assert session.player.end == 1


def test_undo_and_redo_walk_through_all_changes(session: Session) -> None:
    states = [session.params]
    for alpha in (2.0, 3.0, 4.0):
        session.turn("alpha", alpha, True)
        states.append(session.params)
    for state in reversed(states[:-1]):
        assert session.undo()
        assert session.params == state
    assert not session.undo()
    for state in states[1:]:
        assert session.redo()
        assert session.params == state
    assert not session.redo()


def test_one_drag_is_one_thing_to_undo(session: Session) -> None:
    for x in (1.0, 2.0, 3.0):
        session.drag("start", (x, 0.0), False)
    session.drag("start", (3.0, 0.0), True)
    session.drag("start", (4.0, 0.0), True)
    assert session.undo()
    assert session.params.start == (3.0, 0.0)
    assert session.undo()
    assert session.params.start == (0.0, 0.0)


def test_reset_can_be_undone_and_a_new_change_forgets_the_future(session: Session) -> None:
    session.turn("alpha", 9.0, True)
    session.player.seek(2)
    session.reset()
    assert session.params == Params()
    assert session.player.position == 0
    session.undo()
    assert session.params.alpha == 9.0
    assert session.player.position == 2
    session.turn("alpha", 5.0, True)
    assert not session.redo()


def test_a_drag_that_means_nothing_changes_nothing(session: Session) -> None:
    session.drag("nothing", 1.0, True)
    assert session.params == Params()
    assert not session.undo()


def test_a_lesson_that_sleeps_is_left_alone_and_wakes_where_it_was(session: Session) -> None:
    session.player.seek(2.5)
    session.sleep()
    session.player.load(0)
    frames: list[Frame] = []
    session.framed.connect(frames.append)
    session.player.seek(0)
    session.look(focus="a")
    assert frames == []
    session.wake()
    assert session.player.position == 2.5
    assert frames[-1].view.focus == "a"


def test_long_work_makes_the_film_longer(session: Session) -> None:
    session.turn("loud", True, True)
    assert len(session.trace) == 4
    finish(session, "lesson")
    assert len(session.trace) == 7
    assert session.player.end == 6


def test_slices_of_an_earlier_run_are_dropped(session: Session) -> None:
    session.turn("loud", True, True)
    session.player.tick(1.0)
    session.turn("loud", False, True)
    session.player.tick(1.0)
    assert len(session.trace) == 4


def test_what_is_brought_becomes_a_document_and_undo_brings_the_last_one_back(session: Session) -> None:
    for text in (b"one", b"two"):
        session.receive(Parcel("a.png", text))
        finish(session, "door")
    assert session.document is not None
    assert session.document.content == "two"
    session.undo()
    assert session.document is not None
    assert session.document.content == "one"


def test_a_refused_parcel_is_said_and_the_last_document_stays(session: Session) -> None:
    said: list[Refusal] = []
    busy: list[bool] = []
    session.desk.refused.connect(said.append)
    session.desk.busied.connect(busy.append)
    session.receive(Parcel("a.png", b"one"))
    finish(session, "door")
    session.receive(Parcel("b.png", b"bad"))
    finish(session, "door")
    assert [refusal.code for refusal in said] == ["not_a_picture"]
    assert session.document is not None
    assert session.document.content == "one"
    assert busy == [True, False, True, False]


def test_what_is_kept_comes_back(session: Session) -> None:
    session.turn("alpha", 9.0, True)
    session.look(camera=(10.0, 20.0))
    session.player.seek(2)
    state = session.state()
    again = Session(Toy(), session.player, session.work)
    again.restore(state)
    assert again.params == session.params
    assert again.position == 2
    assert again.view.camera == (10.0, 20.0)


rubbish = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=5) | st.just(10**400),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(("params", "position", "speed", "camera", "alpha", "kind", "start")), inner, max_size=4
    ),
    max_leaves=12,
)  # fmt: skip


@given(st.dictionaries(st.sampled_from(("params", "position", "speed", "camera")), rubbish))
@settings(max_examples=60)
def test_a_broken_state_leaves_a_lesson_that_plays(qapp: object, state: dict[str, object]) -> None:
    player = Player()
    work = Work(player)
    session = Session(Toy(), player, work)
    session.restore(state)
    session.wake()
    assert session.trace
    assert 0 <= player.position <= player.end
    player.shut()
    work.shut()


def test_what_comes_back_from_the_last_start_plays_nothing_and_cannot_be_undone(session: Session) -> None:
    session.player.seek(2)
    session.receive(Parcel("a.png", b"one"), quiet=True)
    assert session.desk.parcel == Parcel("a.png", b"one")
    finish(session, "door")
    assert session.document is not None
    assert (session.player.position, session.player.playing) == (2.0, False)
    assert not session.undo()


def test_a_place_in_a_film_that_grows_is_found_again(session: Session) -> None:
    session.turn("loud", True, True)
    finish(session, "lesson")
    session.player.seek(6)
    session.turn("alpha", 2.0, True)
    assert session.player.position == 3  # the new film is not so long yet
    assert session.state()["position"] == 6
    finish(session, "lesson")
    assert session.player.position == 6
    session.sleep()
    session.wake()
    finish(session, "lesson")
    assert session.player.position == 6


def test_moving_on_by_hand_gives_up_the_place_that_has_not_come_yet(session: Session) -> None:
    session.turn("loud", True, True)
    finish(session, "lesson")
    session.player.seek(6)
    session.turn("alpha", 2.0, True)
    session.player.seek(1)
    finish(session, "lesson")
    assert session.player.position == 1


def test_playing_goes_on_when_a_knob_is_turned_while_the_film_grows(session: Session) -> None:
    session.turn("loud", True, True)
    finish(session, "lesson")
    session.player.seek(5)
    session.player.play()
    session.turn("alpha", 2.0, True)
    assert session.player.playing


def test_undoing_a_reset_brings_the_camera_back_and_redo_is_forgotten_by_a_reset(session: Session) -> None:
    session.turn("alpha", 2.0, True)
    session.undo()
    session.look(camera=(10.0, 20.0))
    session.reset()
    assert session.view.camera == Toy().camera().camera
    assert not session.redo()
    session.undo()
    assert session.view.camera == (10.0, 20.0)
    session.redo()
    assert session.view.camera == Toy().camera().camera


def test_a_reset_forgets_what_is_still_being_read(session: Session) -> None:
    session.receive(Parcel("a.png", b"one"))
    session.reset()
    session.player.tick(0.2)
    assert session.work.wait("door", 5)
    assert session.document is None
    assert session.desk.parcel is None


def test_a_bad_parcel_does_not_cost_the_kept_one(session: Session) -> None:
    session.receive(Parcel("kept.png", b"kept"), quiet=True)
    session.receive(Parcel("b.png", b"bad"))
    finish(session, "door")
    assert session.work.wait("door", 30)
    assert session.document is not None
    assert session.document.content == "kept"


def test_a_kept_parcel_that_cannot_be_read_any_more_goes_without_a_word(session: Session) -> None:
    said: list[object] = []
    session.desk.refused.connect(said.append)
    session.receive(Parcel("b.png", b"bad"), quiet=True)
    finish(session, "door")
    assert said == []
    assert session.desk.parcel is None


def test_the_history_holds_no_more_pictures_than_it_may(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gui.session.UNDO_BYTES", 1000)
    for k in range(UNDO_PICTURES + 5):
        session.receive(Parcel(f"{k}.png", b"%d" % k))
        finish(session, "door")
        session.turn("alpha", 1.0 + k, True)
    while session.undo():
        pass
    assert session.document is not None
    assert session.document.content == "5"
    for _ in range(3):
        session.receive(Parcel("large.bmp", bytes(501)))
        finish(session, "door")
    assert [len(m.document.parcel.data) for m in session.past if m.document is not None] == [501]


class Keyed(Toy):
    """A toy whose film depends on `kind` alone, and whose document can be edited."""

    def job(self, scene: object, params: Params) -> Job:
        return Job("tests.gui.toy:more", (1.0,), params.kind)

    def trace(self, scene: object, params: Params) -> list[float]:
        return [0.0]

    def settled(self, scene: object, params: Params) -> float:
        return 3.0

    def turned(self, before: Params, after: Params, position: float) -> float:
        return math.inf if after.count != before.count else position

    def edit(self, frame: Frame, what: str, value: object) -> tuple[Document, float] | None:
        return (Document(Parcel("", b""), value), math.inf) if what == "edit" else None


@pytest.fixture
def keyed(qtbot: QtBot) -> Iterator[Session]:
    player = Player()
    work = Work(player)
    made = Session(Keyed(), player, work)
    made.wake()
    yield made
    player.shut()
    work.shut()


def test_a_film_whose_job_is_the_same_is_kept_and_another_is_made_anew(keyed: Session) -> None:
    finish(keyed, "lesson")
    film = keyed.trace
    assert len(film) == 4
    keyed.turn("count", 5, True)
    assert keyed.trace is film
    keyed.sleep()
    keyed.wake()
    assert keyed.trace is film
    keyed.turn("kind", "two", True)
    assert len(keyed.trace) == 1
    finish(keyed, "lesson")
    assert len(keyed.trace) == 4


def test_a_film_that_did_not_come_to_its_end_is_not_kept(keyed: Session) -> None:
    keyed.turn("count", 5, True)
    assert len(keyed.trace) == 1
    finish(keyed, "lesson")
    assert len(keyed.trace) == 4


def test_after_a_knob_the_film_is_followed_to_where_it_settles_if_the_lesson_says_so(keyed: Session) -> None:
    finish(keyed, "lesson")
    keyed.player.seek(1.0)
    keyed.turn("kind", "two", True)
    finish(keyed, "lesson")
    assert keyed.player.position == 1.0
    keyed.turn("count", 7, True)
    finish(keyed, "lesson")
    assert keyed.player.position == 3.0
    keyed.turn("count", 7, True)
    assert len(keyed.past) == 2


def test_after_an_edit_the_film_is_shown_where_it_settles_and_undo_takes_it_back(keyed: Session) -> None:
    finish(keyed, "lesson")
    keyed.turn("kind", "two", True)
    keyed.drag("edit", "mine", True)
    assert keyed.document is not None
    assert keyed.document.content == "mine"
    finish(keyed, "lesson")
    assert keyed.player.position == 3.0
    assert keyed.undo()
    assert keyed.document is None
