"""The player: time, beats, gliding, and what is to happen later."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.player import GLIDE, GUIDED, READ, Player, ease, guided

BEATS = (0.0, 0.25, 0.5, 0.75)


@pytest.fixture
def player(qapp: object) -> Player:
    made = Player()
    made.load(20, BEATS)
    return made


def stop(player: Player) -> None:
    player.shut()


def test_three_ticks_of_a_second_and_720_small_ones_end_in_the_same_place(player: Player) -> None:
    player.play()
    for _ in range(3):
        player.tick(1.0)
    far = player.position
    player.seek(0)
    player.play()
    for _ in range(720):
        player.tick(1 / 240)
    stop(player)
    assert far == pytest.approx(3.0)
    assert player.position == pytest.approx(far, abs=1e-9)


def test_playing_stops_at_the_end_and_starts_again_from_the_beginning(player: Player) -> None:
    player.set_speed(10)
    player.play()
    for _ in range(30):
        player.tick(0.1)
    assert (player.position, player.playing) == (20.0, False)
    player.play()
    assert (player.position, player.playing) == (0.0, True)
    stop(player)


def test_beats_are_visited_in_order_and_back_again(player: Player) -> None:
    player.still = True
    seen = []
    for _ in range(6):
        assert player.beat(1)
        seen.append(player.position)
    assert seen == [0.25, 0.5, 0.75, 1.0, 1.25, 1.5]
    for _ in range(6):
        assert player.beat(-1)
    assert player.position == 0.0
    assert not player.beat(-1)


def test_two_quick_clicks_are_two_beats(player: Player) -> None:
    player.beat(1)
    player.tick(GLIDE / 3)
    player.beat(1)
    for _ in range(5):
        player.tick(GLIDE / 3)
    assert player.position == 0.5
    stop(player)


def test_a_glide_takes_its_time_and_with_reduced_motion_none(player: Player) -> None:
    player.step(1)
    player.tick(GLIDE / 2)
    assert 0.4 < player.position < 0.6
    player.tick(GLIDE)
    assert player.position == 1.0
    player.still = True
    player.step(1)
    assert player.position == 2.0
    stop(player)


def test_a_step_from_within_a_step_goes_to_its_edge(player: Player) -> None:
    player.still = True
    player.seek(3.6)
    player.step(1)
    assert player.position == 4.0
    player.seek(3.6)
    player.step(-1)
    assert player.position == 3.0


def test_beats_show_only_while_the_film_is_slow(player: Player) -> None:
    player.set_speed(2)
    player.play()
    assert player.shows_beats
    player.set_speed(5)
    assert not player.shows_beats
    player.pause()
    assert player.shows_beats


def test_later_calls_once_and_the_same_name_waits_anew(player: Player) -> None:
    called = []
    player.later("x", 1.0, lambda: called.append("old"))
    player.tick(0.6)
    player.later("x", 1.0, lambda: called.append("new"))
    player.tick(0.6)
    assert called == []
    player.tick(0.6)
    player.tick(5)
    assert called == ["new"]
    player.later("y", 0.1, lambda: called.append("never"))
    player.forget("y")
    player.tick(1)
    assert called == ["new"]


def test_the_timer_runs_only_while_something_moves_or_waits(player: Player) -> None:
    assert not player._timer.isActive()
    player.play()
    assert player._timer.isActive()
    player.pause()
    assert not player._timer.isActive()
    player.later("x", 0.1, lambda: None)
    assert player._timer.isActive()
    player.tick(0.2)
    assert not player._timer.isActive()


def test_a_growing_film_plays_on_and_a_shorter_one_is_clamped(player: Player) -> None:
    player.seek(20)
    player.extend(40)
    assert (player.position, player.end) == (20.0, 40.0)
    player.extend(5)
    assert player.position == 5.0
    stop(player)


@given(st.floats(-2, 3))
def test_easing_stays_between_its_ends_and_never_goes_back(t: float) -> None:
    assert 0 <= ease(t) <= ease(t + 0.1) <= 1


@given(position=st.floats(0, 20), direction=st.sampled_from((-1, 1)))
def test_the_next_beat_lies_in_its_direction(qapp: object, position: float, direction: int) -> None:
    player = Player()
    player.load(20, BEATS)
    found = player.next_beat(position, direction)
    if found is None:
        assert position < 1e-5 or position > 20 - 1e-5
    else:
        assert (found - position) * direction > 0
        assert abs(found - position) <= 0.25 + 1e-5


def test_playing_waits_at_the_end_of_a_film_that_is_still_growing(player: Player) -> None:
    player.growing = True
    player.seek(19.5)
    player.play()
    player.tick(5.0)
    assert (player.position, player.playing) == (20.0, True)
    player.extend(30)
    player.tick(1.0)
    assert player.position == 21.0
    player.growing = False
    player.tick(60.0)
    assert (player.position, player.playing) == (30.0, False)


def test_a_call_that_fails_does_not_silence_the_others(player: Player) -> None:
    called: list[str] = []

    def broken() -> None:
        raise RuntimeError("broken")

    player.later("a", 0.1, broken)
    player.later("b", 0.1, lambda: called.append("b"))
    with pytest.raises(RuntimeError, match="broken"):
        player.tick(0.2)
    player.tick(0.01)
    assert called == ["b"]


def test_a_clicker_waits_for_a_film_that_is_still_growing(player: Player) -> None:
    player.still, player.growing = True, True
    player.seek(20)
    assert player.beat(1)
    player.growing = False
    assert not player.beat(1)


def test_a_guided_film_gives_its_first_beats_time_to_be_read_and_then_hurries(player: Player) -> None:
    player.load(180, BEATS)
    player.set_speed(GUIDED)
    player.play()
    player.tick(READ)
    assert player.position == pytest.approx(0.25)
    assert player.shows_beats
    seconds = READ
    while player.playing:
        player.tick(0.1)
        seconds += 0.1
    assert 20 < seconds < 60
    assert player.position == 180


@given(st.floats(0, 1500), st.lists(st.floats(0.001, 8), min_size=1, max_size=6))
def test_a_guided_film_is_where_it_is_however_time_is_cut(start: float, pieces: list[float]) -> None:
    at = start
    for piece in pieces:
        at = guided(at, piece, 1e9, 4)
    assert at == pytest.approx(guided(start, sum(pieces), 1e9, 4), rel=1e-6)


def test_a_clicker_stops_where_the_lesson_says(player: Player) -> None:
    player.still = True
    player.load(20, BEATS, 0.0, (0.0, 0.5, 1.0, 5.0, 20.0))
    seen = []
    while player.beat(1):
        seen.append(player.position)
    assert seen == [0.5, 1.0, 5.0, 20.0]
    player.seek(7.3)
    assert player.next_beat(7.3, -1) == 5.0
