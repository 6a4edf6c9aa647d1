"""A real pointer and a real keyboard, in a real X window: drags, drops from another program, scrubs, a lesson by keys.

The program runs in a process of its own (shown.py) and is only looked at; what is waited for is its state, never time.
There is no window manager: the pointer's window gets the keys because it is asked for once (`windowfocus`).
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from core import cat, door, shipped
from gui.figures import percent
from gui.language import LANGUAGES, Language
from gui.lesson import Slider
from gui.lessons.gradient_descent import WalkParams
from tests.conftest import ROOT
from tests.gui.hands import Hands, Place, Program, Shown

SAMPLE = ROOT / "assets" / "samples" / "cat_1_ginger.png"
FIRST = ("--lesson", "gradient_descent", "--language", "en", "--theme", "light")
OUTSIDE = (1560, 500)  # right of the window
CORNER = (1530, 20)  # where the other program stands


@pytest.fixture(scope="module")
def hands(x_screen: str) -> Hands:
    return Hands(x_screen)


def start(screen: str, hands: Hands, settings: Path, *arguments: str) -> Shown:
    """The program with its first lesson on, and the keys."""
    shown = Shown(screen, *arguments, DOWNHILL_SETTINGS=str(settings))
    try:
        shown.wait("the first lesson", lambda s: "lesson" in s)
        hands.focus(shown)
    except BaseException:
        shown.end()
        raise
    return shown


@pytest.fixture(scope="module")
def program(x_screen: str, hands: Hands, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shown]:
    shown = start(x_screen, hands, tmp_path_factory.mktemp("pointer") / "s.ini", *FIRST)
    yield shown
    shown.end()


def begins(s: dict[str, Any]) -> bool:
    """The lesson as it comes, nothing under way and nothing in front of it."""
    return (
        s["lesson"] == "gradient_descent" and s["params"]["start_hours"] == [] and s["params"]["alpha"] == 1.0
        and s["position"] == 0 and s["camera"] == [-64.0, 36.0] and not s["playing"] and s["popup"] == "NoneType"
    )  # fmt: skip


@pytest.fixture
def downhill(program: Shown, hands: Hands) -> Shown:
    """The first lesson from its start, whatever the last test left."""
    hands.do("mouseup", 1, "mouseup", 3)
    hands.focus(program)
    hands.click(program.place("gradient_descent"))
    before = program.wait("the lesson", lambda s: s["lesson"] == "gradient_descent")["undo"]
    hands.keys("r")
    program.wait("the start of the lesson", lambda s: begins(s) and s["undo"] == before + 1)
    return program


def near(one: Any, other: Any, tolerance: float) -> bool:
    return len(one) == len(other) and all(abs(a - b) <= tolerance for a, b in zip(one, other, strict=True))


# -- drops -----------------------------------------------------------------------------------------------------------


@pytest.fixture
def carrier(x_screen: str, tmp_path: Path) -> Iterator[Program]:
    """Another program with a file to drag: a copy of a sample."""
    shutil.copy(SAMPLE, tmp_path / "my ginger 猫.png")
    other = Program(x_screen, "tests.gui.carrier", str(tmp_path / "my ginger 猫.png"), *map(str, CORNER))
    other.lines_until(lambda line: line == "ready", "the other program")
    yield other
    other.end()


def inside(corner: Place) -> Place:
    return corner[0] + 30, corner[1] + 30


def test_a_file_dragged_from_another_program_is_judged_and_not_moved(
    downhill: Shown, hands: Hands, carrier: Program, tmp_path: Path
) -> None:
    file = tmp_path / "my ginger 猫.png"
    hands.carry(inside(CORNER), downhill.place("map"), drop=False)
    carrier.lines_until(lambda line: line == "would CopyAction", "the window to take a copy")
    hands.do("mouseup", 1)
    carrier.lines_until(lambda line: line == "done CopyAction", "the drop")
    downhill.wait("the picture", lambda s: s["lesson"] == "cat_door" and s["document"] == file.name)
    hands.keys("End")
    model = shipped.load_model("logistic")
    answer = cat.verdict(model, door.arrive(file.read_bytes()).square)
    said = Language("en")("cat_door.label.cat" if answer.cat else "cat_door.label.not_cat")
    chance = percent(answer.probability)
    downhill.wait("the verdict", lambda s: s["words"].startswith(f"“{said}”") and chance in s["words"])
    assert file.read_bytes() == SAMPLE.read_bytes()
    hands.keys("ctrl+z")
    downhill.wait("the sample that was there before", lambda s: s["document"] == "")


def test_a_file_carried_over_the_window_and_away_changes_nothing(
    downhill: Shown, hands: Hands, carrier: Program
) -> None:
    before = downhill.state["undo"]
    hands.carry(inside(CORNER), downhill.place("hill"), drop=False)
    carrier.lines_until(lambda line: line == "would CopyAction", "the window to take a copy")
    hands.carry_on(downhill.place("hill"), OUTSIDE)
    carrier.lines_until(lambda line: line == "would IgnoreAction", "the pointer outside")
    hands.do("mouseup", 1)
    carrier.lines_until(lambda line: line == "done IgnoreAction", "the end of the drag")
    hands.keys("Right")
    downhill.wait("a step", lambda s: s["position"] == 1.0)
    assert (downhill.state["lesson"], downhill.state["undo"]) == ("gradient_descent", before)
    assert downhill.state["document"] == ""


# -- drags -----------------------------------------------------------------------------------------------------------


def test_the_ball_is_dragged_on_the_map_and_one_undo_brings_it_back(downhill: Shown, hands: Hands) -> None:
    before = downhill.state["undo"]
    hands.carry(downhill.place("map"), downhill.place("w = 2"))
    downhill.wait("the ball at w = 2", lambda s: near(s["params"]["start_hours"], (2.0, -2.0), 0.03))
    assert downhill.state["undo"] == before + 1
    hands.keys("ctrl+z")
    downhill.wait("the ball where it was", lambda s: s["params"]["start_hours"] == [])


def test_the_ball_is_taken_hold_of_on_the_hill_and_follows(downhill: Shown, hands: Hands) -> None:
    x, y = downhill.place("ball")
    hands.point((x, y))
    downhill.wait("an open hand over the ball", lambda s: s["cursor"] == "OpenHandCursor" and s["symbol"] == "ball")
    camera = downhill.state["camera"]
    hands.carry((x, y), (x + 90, y + 60))
    downhill.wait("the ball under the pointer", lambda s: len(s["params"]["start_hours"]) == 2
                  and near(s["places"]["ball"], (x + 90, y + 60), 4))  # fmt: skip
    assert downhill.state["camera"] == camera


def test_a_double_click_on_the_hill_puts_the_ball_there(downhill: Shown, hands: Hands) -> None:
    at = downhill.place("hill")
    hands.click(at, times=2)
    downhill.wait("the ball there", lambda s: len(s["params"]["start_hours"]) == 2 and near(s["places"]["ball"], at, 4))


def test_the_hill_turns_as_long_as_the_button_is_held_even_outside_the_window(downhill: Shown, hands: Hands) -> None:
    corner = downhill.place("hill's edge")
    hands.carry(corner, (corner[0] + 100, corner[1]), OUTSIDE, drop=False)
    turned = -64.0 - 0.4 * (OUTSIDE[0] - corner[0])
    turned = (turned + 180.0) % 360.0 - 180.0
    downhill.wait("the hill turned", lambda s: near(s["camera"][:1], (turned,), 0.9))
    hands.do("mouseup", 1)
    hands.point(downhill.place("hill"))
    downhill.wait("the pointer back", lambda s: s["cursor"] == "SizeAllCursor")
    assert near(downhill.state["camera"][:1], (turned,), 0.9)
    assert downhill.state["params"]["start_hours"] == []


def test_a_slider_follows_beyond_the_window_and_is_one_thing_to_undo(downhill: Shown, hands: Hands) -> None:
    before = downhill.state["undo"]
    handle = downhill.place("alpha")
    hands.carry(handle, (handle[0] + 40, handle[1]), drop=False)
    downhill.wait("a larger step", lambda s: s["params"]["alpha"] > 1.0)
    hands.do("click", 3)  # a second button in the middle of a drag
    hands.carry_on((handle[0] + 40, handle[1]), OUTSIDE)
    hands.do("mouseup", 1)
    how = WalkParams.__dataclass_fields__["alpha"].metadata["control"]
    assert isinstance(how, Slider)
    downhill.wait("the largest step", lambda s: s["params"]["alpha"] == how.high)
    assert downhill.state["undo"] == before + 1
    hands.point(downhill.place("map"))
    hands.keys("Right")
    downhill.wait("the arrow is the film's again", lambda s: s["position"] == 1.0)
    assert downhill.state["params"]["alpha"] == how.high
    hands.keys("ctrl+z")
    downhill.wait("the step as it was", lambda s: s["params"]["alpha"] == 1.0)


def test_the_film_is_scrubbed_on_its_line(downhill: Shown, hands: Hands) -> None:
    hands.click(downhill.place("scrub 0.5"))
    downhill.wait("the middle", lambda s: abs(s["position"] / s["end"] - 0.5) < 0.01)
    hands.carry(downhill.place("scrub 0.5"), downhill.place("scrub 1"), OUTSIDE)
    downhill.wait("the end", lambda s: s["position"] == s["end"])
    hands.click(downhill.place("first"))
    downhill.wait("the start", lambda s: s["position"] == 0)
    hands.click(downhill.place("play"))
    downhill.wait("it plays", lambda s: s["playing"] and s["position"] > 0)
    hands.click(downhill.place("play"))
    downhill.wait("it rests", lambda s: not s["playing"])


def test_the_wheel_turns_nothing_by_accident(downhill: Shown, hands: Hands) -> None:
    before = downhill.state
    for name in ("alpha", "map", "hill", "data", "scrub 0.5", "play"):
        hands.click(downhill.place(name), button=5, times=3)
        hands.click(downhill.place(name), button=4, times=2)
    hands.point(downhill.place("edge"))
    hands.keys("Right")
    downhill.wait("a step, and nothing else", lambda s: s["position"] == 1.0)
    same = ("params", "camera", "lesson", "open", "speed", "undo")
    assert {name: downhill.state[name] for name in same} == {name: before[name] for name in same}


def test_the_right_button_offers_to_copy_the_numbers_and_drags_nothing(downhill: Shown, hands: Hands) -> None:
    before = downhill.state["undo"]
    hands.carry(downhill.place("map"), downhill.place("w = 2"), button=3)
    hands.click(downhill.place("formula"), button=3)
    downhill.wait("a menu", lambda s: s["popup"] == "QMenu")
    hands.keys("Escape")
    downhill.wait("no menu", lambda s: s["popup"] == "NoneType")
    assert downhill.state["params"]["start_hours"] == []
    assert downhill.state["undo"] == before


# -- the keyboard alone ----------------------------------------------------------------------------------------------


def test_the_keyboard_alone_does_a_whole_lesson(x_screen: str, hands: Hands, tmp_path: Path) -> None:
    shown = start(x_screen, hands, tmp_path / "s.ini", "--lesson", "cat_door", *FIRST[2:])
    hands.point((2, 2))  # the pointer lies still, outside
    try:
        a_lesson_by_keys(shown, hands)
        hands.keys("ctrl+q")
        assert shown.process.wait(60) == 0
    finally:
        shown.end()
    assert (tmp_path / "s.ini").exists()


def a_lesson_by_keys(shown: Shown, hands: Hands) -> None:
    """Choose it, answer its question, play, step, change it, undo, fold, switch language and theme, help."""

    def press(what: str, *names: str, **is_now: Any) -> None:
        hands.keys(*names)
        shown.becomes(what, **is_now)

    def tab_to(name: str) -> None:
        seen = []
        while name not in shown.state["focus"]:
            seen.append((shown.state["focus"], shown.state["handle"]))
            assert len(set(seen)) == len(seen), f"Tab does not come to {name}: {seen}"
            hands.keys("Tab")
            shown.wait(f"the next stop on the way to {name}", lambda s: (s["focus"], s["handle"]) != seen[-1])

    while shown.state["lesson"] != "gradient_descent":
        here = shown.state["lesson"]
        hands.keys("ctrl+Prior")
        shown.leaves("the lesson before", lesson=here)
    press("a question", "q", asking=True)
    hands.keys("q")
    shown.wait("its answer", lambda s: bool(s["answer"]) and not s["asking"])
    press("the picture again", "q", answer="", asking=False)
    press("it plays", "space", playing=True)
    shown.wait("it moves", lambda s: s["position"] > 0)
    press("it rests", "space", playing=False)
    press("the start", "Home", position=0)
    press("three steps", "Right", "Right", "Right", position=3)
    press("one back", "Left", position=2)
    press("the next beat", "Next")
    shown.wait("the next beat", lambda s: s["position"] > 2)
    press("the end", "End", position=shown.state["end"])
    tab_to("learning rate")
    hands.keys("Right")
    shown.wait("a larger step", lambda s: 1.0 < s["params"]["alpha"] < 2.0 and s["undo"] == 1)
    alpha = shown.state["params"]["alpha"]
    hands.keys("ctrl+z")
    shown.wait("undone", lambda s: s["params"]["alpha"] == 1.0)
    hands.keys("ctrl+y")
    shown.wait("done again", lambda s: s["params"]["alpha"] == alpha)
    tab_to("data: students")
    hands.keys("Right")
    shown.wait("other data", lambda s: s["params"]["ground"] == "trap")
    tab_to("More controls")
    press("what waits behind it", "Return", popup="Popup")
    press("gone again", "Escape", popup="NoneType")
    hands.keys("r")
    shown.wait("the start", lambda s: s["params"]["ground"] == "hours" and s["params"]["alpha"] == 1.0)
    hold_with_keys(shown, hands)
    press("no words", "1", open=["numbers"])
    press("code", "3", open=["numbers", "code"])
    press("back", "3", "1", open=["words", "numbers"])
    press("the picture alone", "f", alone=True)
    press("and not alone", "Escape", alone=False)
    hands.keys("F1")
    shown.wait("the keys", lambda s: len(s["cards"]) == 1)
    hands.keys("Escape")
    shown.wait("no card", lambda s: not s["cards"])
    hands.focus(shown)  # no window manager does it
    choose_with_keys(shown, hands)


def hold_with_keys(shown: Shown, hands: Hands) -> None:
    """The ball and the camera, with the arrows."""
    hands.keys("ctrl+Next", "ctrl+Prior")  # the lesson again: the focus is nowhere
    shown.wait("the lesson again", lambda s: s["lesson"] == "gradient_descent" and s["focus"].startswith("Window"))
    while shown.state["handle"] != "ball":
        old = shown.state["focus"]
        hands.keys("Tab")
        shown.leaves("the ball in hand", focus=old)
    hands.keys("Right")
    shown.wait("the ball moved", lambda s: len(s["params"]["start_hours"]) == 2)
    hands.keys("Tab")
    shown.wait("the camera in hand", lambda s: s["handle"] == "camera")
    hands.keys("Right")
    shown.wait("the hill turned", lambda s: s["camera"][0] == -49.0)
    hands.keys("Escape")
    shown.wait("nothing in hand", lambda s: s["handle"] == "")
    hands.keys("Right")
    shown.wait("the arrow is the film's again", lambda s: s["position"] == 1.0)


def choose_with_keys(shown: Shown, hands: Hands) -> None:
    """Language and theme: both submenus of the menu, walked with the arrows to the entry that is meant."""
    for language, theme in (("zh", "dark"), ("en", "light")):
        choose(shown, hands, Language(shown.state["language"])("window.language"), LANGUAGES[language])
        shown.becomes("the language", language=language)
        choose(shown, hands, Language(language)("window.theme"), Language(language)(f"window.theme_{theme}"))
        shown.becomes("the theme", theme=theme)


def choose(shown: Shown, hands: Hands, *words: str) -> None:
    """Open the menu, go down to each of these words, and take it."""
    hands.keys("F10")
    for word in words:
        shown.becomes("a menu", popup="QMenu")
        while shown.state["entry"] != word:
            old = shown.state["entry"]
            hands.keys("Down")
            shown.leaves(f"the next entry on the way to {word}", entry=old)
        hands.keys("Return")
        shown.leaves(f"{word} taken", entry=word)
    shown.becomes("no menu", popup="NoneType")
