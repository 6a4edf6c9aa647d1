"""The faces of the house price: places equal numbers, drags are exact, sums are written honestly."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core import house_net
from core.house_net import POSTCODES
from gui.figures import shown as figure
from gui.language import LANGUAGES, MINUS, Language
from gui.lesson import Frame, View
from gui.pictures.house_price.line import LineBoard
from gui.pictures.house_price.picture import HousePicture
from gui.pictures.house_price.scene import BENDS, HANDLE, INPUTS, examples, heard, learning, net_moment, topic, world
from gui.pictures.house_price.sum import entries, money_of, sum_of
from gui.pictures.house_price.wires import weight
from gui.theme import Look
from tests.gui.pictures.houses import LESSON, frame_of

SIZES = [(1420, 880), (960, 600), (620, 600)]


def picture(qtbot: QtBot, frame: Frame, size: tuple[int, int] = (960, 600)) -> HousePicture:
    made = HousePicture()
    qtbot.addWidget(made)
    made.dress(Look(height=768))
    made.speak(Language("en"))
    made.resize(*size)
    made.draw(frame)
    return made


# -- one neuron --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
def test_the_bend_lies_where_the_sum_is_zero_and_the_handle_on_the_line(qtbot: QtBot, size: tuple[int, int]) -> None:
    frame = frame_of(line=(1.5, -1.2, 0.8))
    face = picture(qtbot, frame, size).line
    dots = face.movable(frame)
    assert [dots["bend"].x, dots["bend"].y] == pytest.approx([0.8, 0.0])
    assert dots["slope"].y == pytest.approx(1.5 * HANDLE - 1.2)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    ("what", "to"), [("bend", 0.37), ("bend", 2.2), ("slope", 3.3), ("slope", -0.4), ("slope", 0.0)]
)
def test_what_is_dragged_comes_to_lie_under_the_pointer(
    qtbot: QtBot, size: tuple[int, int], what: str, to: float
) -> None:
    frame = frame_of(0.5)
    face = picture(qtbot, frame, size).line
    axes = face.axes(face.board(frame))
    at = axes.point(to, 0.0) if what == "bend" else axes.point(HANDLE, to)
    outcome = LESSON.drag(frame, what, face.value(what, at, frame))
    assert outcome is not None
    assert outcome[1] == 0.0
    after = frame_of(line=outcome[0].line)
    dot = face.movable(after)[what]
    assert (axes.point(dot.x, dot.y) - at).manhattanLength() < 1e-6


def test_turning_keeps_the_bend_and_moving_the_bend_keeps_the_slope() -> None:
    frame = frame_of(line=(1.5, -1.2, 0.8))
    turned = LESSON.drag(frame, "slope", 4.0)
    moved = LESSON.drag(frame, "bend", 1.9)
    assert turned is not None and moved is not None  # noqa: PT018
    w, b, _ = turned[0].line
    assert [-b / w, w * HANDLE + b] == pytest.approx([0.8, 4.0])
    assert list(moved[0].line[:2]) == pytest.approx([1.5, -1.5 * 1.9])


def test_a_line_turned_flat_keeps_the_place_of_its_bend() -> None:
    frame = frame_of(line=(1.5, -1.2, 0.8))
    flat = LESSON.drag(frame, "slope", 0.0)
    assert flat is not None
    assert flat[0].line[0] == 0.0
    again = LESSON.drag(frame_of(line=flat[0].line), "slope", 2.1)
    assert again is not None
    w, b, _ = again[0].line
    assert -b / w == pytest.approx(0.8)


def test_a_line_without_a_bend_in_sight_turns_round_its_left_end() -> None:
    frame = frame_of(line=(0.5, 1.0, 0.0))
    assert "bend" not in LineBoard().movable(frame)
    outcome = LESSON.drag(frame, "slope", 3.9)
    assert outcome is not None
    assert list(outcome[0].line) == pytest.approx([1.0, 1.0, 0.0])


def test_sticks_reach_from_each_house_to_the_line_and_are_faint_where_it_is_flat() -> None:
    frame = frame_of()
    x, y = frame.scene.surface.x, frame.scene.surface.y
    sticks = LineBoard().board(frame).sticks
    assert [s.y0 for s in sticks] == y.tolist()
    assert [s.y1 for s in sticks] == pytest.approx(np.maximum(0.0, 0.5 * x - 0.5).tolist())
    assert [s.faint < 1 for s in sticks] == (x <= 1.0).tolist()
    assert np.mean([(s.y1 - s.y0) ** 2 for s in sticks]) == pytest.approx(frame.step.cost)


def test_a_dead_neuron_is_said_to_be_one_and_only_then() -> None:
    def notes(frame: Frame) -> str:
        return " ".join(note.words for note in LineBoard().board(frame).notes)

    assert "dead" in notes(frame_of(20, line=(0.5, -1.3, 2.6)))
    assert "dead" in notes(frame_of(line=(0.0, 0.0, 1.0)))
    assert "dead" not in notes(frame_of(20))
    assert "dead" not in notes(frame_of(view=View(asking=True), line=(0.5, -1.3, 2.6)))


def test_while_the_question_is_open_the_line_stays_where_it_begins() -> None:
    asked = frame_of(150.7, View(asking=True))
    assert LineBoard().board(asked).sticks == LineBoard().board(frame_of()).sticks
    assert len(LineBoard().board(asked).lines) == 2


# -- the network -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("act", ["named", "learned"])
@pytest.mark.parametrize("k", range(4))
def test_an_input_dragged_along_its_rail_gets_exactly_that_value(qtbot: QtBot, act: str, k: int) -> None:
    frame = frame_of(0.75, act=act)
    face = picture(qtbot, frame).net
    name = f"part input {k}"
    node, rail = face.diagram(frame).node(name), face.rail(name, frame)
    for value in np.linspace(node.low, node.high, 5):
        share = (value - node.low) / (node.high - node.low)
        found = face.value(name, QPointF(rail.left() + share * rail.width(), rail.top()), frame)
        outcome = LESSON.drag(frame, name, found)
        assert outcome is not None
        assert outcome[0].house[k] == found == pytest.approx(value, abs=node.step / 2 + 1e-9)
        assert outcome[1] == 0.75


@pytest.mark.parametrize("act", ["named", "learned"])
def test_every_number_in_the_network_is_what_a_loop_computes(act: str) -> None:
    frame = frame_of(1e9, act=act, house=(2.1, 4.0, 3.0, 1.7))
    frame = replace(frame, position=0.75) if act == "named" else frame
    net = frame.scene.hand if act == "named" else frame.step.net
    facts = [2.1, 4.0, net.table[3], 1.7]
    face = HousePicture().net
    diagram = face.diagram(frame)
    units = [max(0.0, float(row @ facts + b)) for row, b in zip(net.W1, net.b1[:, 0], strict=True)]
    price = max(0.0, float(net.W2[0] @ units + net.b2[0, 0]))
    assert [figure(diagram.node(f"part unit {k}").number) for k in range(3)] == [Decimal(f"{a:.2f}") for a in units]
    assert figure(diagram.node("part price 0").number) == Decimal(f"{price:.2f}")
    assert diagram.node("part input 2").number == f"→ {net.table[3]:.2f}"
    assert str(POSTCODES[3]) in diagram.node("part input 2").letter


def test_numbers_come_with_the_pulses_and_not_before() -> None:
    face = HousePicture().net
    numbers = []
    for phase in (0.0, 0.2, 0.25, 0.4, 0.5):
        d = face.diagram(frame_of(phase, act="named"))
        numbers.append([bool(d.node(n).number) for n in ("part unit 0", "part price 0")])
    assert face.handles(frame_of(act="named")) == tuple(n.name for n in face.diagram(frame_of(act="named")).nodes)
    assert numbers == [[False, False], [False, False], [True, False], [True, False], [True, True]]


def test_only_wires_that_the_story_needs_are_drawn_by_hand_and_all_of_them_when_learned() -> None:
    face = HousePicture().net
    assert len(face.diagram(frame_of(act="named")).wires) == 5 + 3
    assert len(face.diagram(frame_of(act="learned")).wires) == 12 + 3


def test_a_pointed_unit_shows_the_weights_of_its_own_wires_alone() -> None:
    face = HousePicture().net
    frame = frame_of(1e9, View(focus="part unit 1"), act="learned")
    d = face.diagram(frame)
    labelled = {(w.start, w.end): w.label for w in d.wires if w.label}
    assert set(labelled) == {*((f"part input {i}", "part unit 1") for i in range(4)), ("part unit 1", "part price 0")}
    for i in range(4):
        written = labelled[f"part input {i}", "part unit 1"]
        assert written == weight(frame.step.net.W1[1, i])
        assert float(figure(written)) == pytest.approx(frame.step.net.W1[1, i], abs=0.0051)


@pytest.mark.parametrize("what", ["part unit 0", "part unit 1", "part unit 2", "part price 0"])
@pytest.mark.parametrize("house", [(), (0.4, 1.0, 4.0, 0.0), (2.4, 5.0, 1.0, 2.0), (1.1, 2.0, 2.0, 1.3)])
@pytest.mark.parametrize("act", ["named", "learned"])
def test_an_equals_sign_is_written_only_where_the_written_numbers_make_it_true(
    act: str, what: str, house: tuple[float, ...]
) -> None:
    frame = replace(frame_of(1e9, act=act, house=house), position=0.75 if act == "named" else 1500.0)
    _, lines = entries(frame, Language("en"), what)
    total = Decimal(0)
    for line in lines:
        found = re.fullmatch(r"(\S+) × (\S+) ([=≈]) (\S+)", line.right)
        if found:
            w, x, sign, product = found.groups()
            assert (figure(w) * figure(x) == figure(product)) == (sign == "=")
            assert abs(figure(w) * figure(x) - figure(product)) < Decimal("0.06")
            total += figure(product)
        elif line.left == "b":
            total += figure(line.right)
        elif line.left == "z":
            sign, z = line.right.split()
            assert (figure(z) == total) == (sign == "=")
            assert abs(figure(z) - total) < Decimal("0.04")
    assert sum_of(frame, Language("en"), what).a == max(0.0, sum_of(frame, Language("en"), what).z)


@pytest.mark.parametrize("act", ["named", "learned"])
@pytest.mark.parametrize("k", [0, 1, 3])
def test_the_price_along_an_input_goes_through_the_present_house(act: str, k: int) -> None:
    frame = replace(frame_of(1e9, View(focus=f"part input {k}"), act=act), position=0.5 if act == "named" else 1500.0)
    board = HousePicture().lens.board(frame)
    dot, curve = board.dots[0], board.lines[0].f
    assert curve is not None
    assert dot.x == net_moment(frame).house[k]
    assert float(curve(np.array([dot.x]))[0]) == pytest.approx(dot.y)


def test_the_table_shows_a_bar_for_each_postcode_and_marks_the_present_one() -> None:
    frame = frame_of(act="named", house=(1.0, 2.0, 3.0, 0.5))
    board = HousePicture().lens.board(frame)
    assert [s.y1 for s in board.sticks] == frame.scene.hand.table.tolist()
    assert [s.faint == 1.0 for s in board.sticks] == [False, False, False, True, False]
    assert [n.words for n in board.notes] == [str(p) for p in POSTCODES]


def test_what_the_lower_faces_speak_of_follows_hand_pointer_and_film() -> None:
    assert topic(frame_of(act="named")) == "part input 2"
    assert topic(frame_of(0.25, act="named")) == "part unit 0"
    assert topic(frame_of(0.75, act="named")) == "part price 0"
    pointed = frame_of(0.75, View(focus="part unit 2"), act="named")
    assert topic(pointed) == "part unit 2"
    assert topic(pointed, "part input 0") == "part unit 2"
    assert topic(frame_of(0.75, act="named"), "part input 0") == "part input 0"
    assert topic(frame_of(3.0, View(focus="w"), act="learned")) == "cost"
    asked = frame_of(0.75, View(focus="part unit 2", asking=True), act="named")
    assert topic(asked, "part unit 1") == "part input 2"


def test_while_the_question_is_open_neither_prices_nor_learning_are_shown() -> None:
    named = frame_of(2.8, View(asking=True), act="named")
    d = HousePicture().net.diagram(named)
    assert not any(node.number for node in d.nodes if "unit" in node.name or "price" in node.name)
    learned = frame_of(900, View(asking=True), act="learned")
    picture = HousePicture()
    assert [w.weight for w in picture.net.diagram(learned).wires][:4] == learned.trace[0].net.W1[0].tolist()
    board = picture.lens.board(learned)
    assert board.dots[0].x == 0.0
    assert board.lines[0].xs == (0.0,)


def test_the_cost_so_far_is_drawn_with_its_own_numbers_and_time_can_be_dragged() -> None:
    frame = frame_of(700, act="learned")
    board = HousePicture().lens.board(frame)
    line = board.lines[0]
    assert line.ys == tuple(frame.trace[int(x)].cost for x in line.xs)
    assert line.xs[-1] == 700
    assert LESSON.drag(frame, "time", 42.0) == (frame.params, 42.0)


def test_shares_and_misses_in_the_picture_are_those_of_core() -> None:
    frame = frame_of(1e9, act="learned")
    _, lines = entries(frame, Language("en"), "cost")
    shares, _ = heard(frame.step.net)
    for k in range(3):
        best = int(shares[k].argmax())
        assert f"{100 * shares[k, best]:.0f}" in lines[k].right
        sign = "+" if frame.step.net.W1[k, best] > 0 else MINUS
        assert lines[k].right.startswith(sign + Language("en")(f"house_price.input.{INPUTS[best]}"))
    off = house_net.miss(frame.step.net, world()[2])
    assert lines[3].right == f"{round(off * 100) * 1000:,}"


@pytest.mark.parametrize(("code", "written"), [("en", "272,000"), ("zh", "27.2 万")])
def test_money_is_written_as_people_write_it(code: str, written: str) -> None:
    assert money_of(2.721, Language(code)) == written


def test_some_starts_leave_a_unit_dead_and_the_picture_says_so(qtbot: QtBot) -> None:
    seed = next(s for s in range(20) if (heard(learning(s)[-1].net)[1] == 0).any())
    frame = frame_of(1e9, act="learned", seed=seed)
    dead = int(np.flatnonzero(heard(frame.step.net)[1] == 0)[0])
    silent = Language("en")("house_price.label.silent")
    assert picture(qtbot, frame).net.diagram(frame).node(f"part unit {dead}").note == silent
    assert entries(frame, Language("en"), "cost")[1][dead].right == silent


# -- the whole ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("values", [
    {"line": (50.0, -50.0, 1.0)}, {"line": (-50.0, 50.0, 9.0)}, {"line": (1e300, 0.0, 0.0)}, {"line": (1.0, 2.0)},
    {"alpha": 1.0}, {"home": 2.6}, {"act": "named", "house": (99.0, -3.0, 17.0, 1e9)},
    {"act": "named", "house": (1.0,)}, {"act": "learned", "house": (0.4, 1.0, 0.0, 0.0), "seed": 6},
])  # fmt: skip
@pytest.mark.parametrize("code", LANGUAGES)
def test_nothing_that_is_not_finite_is_painted_whatever_the_values(
    qtbot: QtBot, values: dict[str, Any], code: str
) -> None:
    for position in (0.0, 0.6, 3.3, 1e9):
        frame = frame_of(position, **values)
        made = picture(qtbot, frame)
        made.speak(Language(code))
        assert not made.grab().isNull()
        assert "nan" not in LESSON.words(frame, Language(code))


@pytest.mark.parametrize("act", ["neuron", "named", "learned"])
@pytest.mark.parametrize("size", SIZES)
def test_faces_that_are_shown_do_not_overlap(qtbot: QtBot, act: str, size: tuple[int, int]) -> None:
    made = picture(qtbot, frame_of(act=act), size)
    rects = [face.rect for face in made.faces if not face.rect.isEmpty()]
    assert len(rects) == (2 if act == "neuron" else 3)
    for i, one in enumerate(rects):
        assert QRectF(made.rect()).contains(one)
        assert not any(one.intersects(other) for other in rects[i + 1:])


@pytest.mark.parametrize("act", ["neuron", "named", "learned"])
def test_tab_walks_through_everything_and_arrows_do_what_the_mouse_does(qtbot: QtBot, act: str) -> None:
    frame = frame_of(act=act)
    made = picture(qtbot, frame)
    expected = {"bend", "slope", "home"} if act == "neuron" else {f"part input {k}" for k in range(4)}
    assert expected <= set(made.handles())
    told: list[tuple[str, object, bool]] = []
    made.dragged.connect(lambda *args: told.append(args))
    for name in made.handles():
        made.hold(name)
        QTest.keyClick(made, Qt.Key.Key_Right)
    assert {what for what, _, _ in told} - {"time"} == expected
    for what, value, _ in told:
        outcome = LESSON.drag(frame, what, value)
        assert outcome is not None
        assert outcome[0] != frame.params or what == "time"


def test_a_unit_held_by_the_keyboard_is_spoken_of_in_the_formula_too(qtbot: QtBot) -> None:
    made = picture(qtbot, frame_of(1.0, act="learned"))
    told: list[str] = []
    made.hovered.connect(told.append)
    made.hold("part unit 2")
    made.hold("")
    assert told == ["part unit 2", ""]


def test_the_bend_can_be_put_to_the_right_of_every_house() -> None:
    assert world()[0].x.max() < BENDS[1] < HANDLE


def test_the_houses_of_the_film_were_never_learned_from() -> None:
    learned = world()[1]
    rows = set(zip(learned.size, learned.bedrooms, learned.postcode, learned.wealth, strict=True))
    assert not rows & set(examples())


def test_a_click_on_a_unit_keeps_its_sum_in_sight_and_moves_nothing(qtbot: QtBot) -> None:
    frame = frame_of(1500, act="learned")
    made = picture(qtbot, frame)
    told: list[object] = []
    made.dragged.connect(lambda *args: told.append(args))
    at = made.net.plan(made.net.diagram(frame)).places["part unit 1"].body.center().toPoint()
    QTest.mouseClick(made, Qt.MouseButton.LeftButton, pos=at)
    assert told == []
    assert made.handle == "part unit 1"
    assert topic(frame, made.lens.active) == "part unit 1"
