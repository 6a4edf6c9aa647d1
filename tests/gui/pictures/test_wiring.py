"""The wiring: nodes never meet, drags are exact, pressing chooses, hovering says what lies there."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from gui.lesson import Frame
from gui.lessons.computation_graph import ComputationGraph
from gui.lessons.one_example import OneExample
from gui.pictures.computation_graph.wiring import GraphWiring
from gui.pictures.one_example.wiring import ExampleWiring
from gui.pictures.wiring import Wiring, step
from gui.pictures.wiring_nodes import knob_at
from gui.pictures.wiring_parts import Diagram, Node, Wire
from gui.pictures.wiring_wires import back_lane, distance, width_of
from gui.theme import THEMES, Look

FRAME = Frame(None, None, (0,))
NET = Diagram(
    (
        *(Node(f"x{k}", 0.0, k / 3, "size", "1.04", shape="input", maths=False, value=k, low=0, high=3, step=0.5)
          for k in range(4)),
        *(Node(f"h{k}", 0.5, k / 2, f"a{k}", "0.31", shape="disc") for k in range(3)),
        Node("out", 1.0, 0.5, "price", "312", shape="disc", note="thousand", press="unit=2"),
    ),
    (*(Wire(f"x{k}", f"h{j}", weight=k - 1.5) for k in range(4) for j in range(3)),
     *(Wire(f"h{j}", "out", weight=0.5, label="0.50") for j in range(3))),
    title="a net",
)  # fmt: skip


class Net(Wiring):
    """A network that does not change."""

    shown = NET

    def diagram(self, frame: Frame) -> Diagram:
        """Always the same."""
        return self.shown


def frame_of(lesson: Any, position: float = 0.0, **values: Any) -> Frame:
    """A moment of a lesson."""
    params = lesson.Params(**values)
    scene = lesson.scene(params)
    return Frame(params, scene, lesson.trace(scene, params), position)


CASES = (
    (Net, FRAME),
    (GraphWiring, frame_of(ComputationGraph(), 9.0)),
    (GraphWiring, frame_of(ComputationGraph(), 3.0, act="b")),
    (ExampleWiring, frame_of(OneExample(), 8.0)),
)


def laid(face: Wiring, size: tuple[int, int] = (1000, 620), look: Look | None = None) -> Wiring:
    """A face of this size."""
    face.rect, face.look = QRectF(0, 0, *size), look or Look()
    return face


@pytest.mark.parametrize(("kind", "frame"), CASES)
@pytest.mark.parametrize("size", [(590, 430), (940, 480), (1420, 700), (2600, 1500)])
@pytest.mark.parametrize("theme", THEMES)
def test_no_node_meets_another_or_leaves_the_face(
    qtbot: QtBot, kind: type[Wiring], frame: Frame, size: tuple[int, int], theme: str
) -> None:
    look = Look(THEMES[theme], {590: 768, 940: 768, 1420: 1080, 2600: 2160}[size[0]])
    face = laid(kind(), size, look)
    places = face.plan(face.diagram(frame)).places
    for one, other in combinations([place.whole for place in places.values()], 2):
        assert not one.intersects(other)
    for place in places.values():
        assert face.rect.contains(place.whole)


@pytest.mark.parametrize(("kind", "frame"), CASES)
def test_a_knob_lies_where_its_value_lies_and_the_pointer_there_means_that_value(
    qtbot: QtBot, kind: type[Wiring], frame: Frame
) -> None:
    face = laid(kind())
    diagram = face.diagram(frame)
    assert set(face.handles(frame)) == {node.name for node in diagram.nodes if node.moves or node.press}
    knobs = [node.name for node in diagram.nodes if node.moves]
    assert knobs
    for name in knobs:
        node = diagram.node(name)
        at = knob_at(node, face.plan(diagram).places[name].body, face.look)
        assert face.grab(at, frame) == name
        assert face.value(name, at, frame) == pytest.approx(node.value, abs=step(node) / 2)
        way = face.rail(name, frame)
        assert face.value(name, way.topLeft(), frame) == node.low
        assert face.value(name, way.topRight() + QPointF(500, 90), frame) == node.high


def test_a_value_comes_back_from_the_pixel_of_its_knob(qtbot: QtBot) -> None:
    lesson, face = ComputationGraph(), laid(GraphWiring())
    for k in range(-18, 19):
        frame = frame_of(lesson, a=k / 2)
        at = knob_at(face.diagram(frame).node("a"), face.plan(face.diagram(frame)).places["a"].body, face.look)
        assert face.value("a", at, frame) == k / 2


def test_arrows_add_a_step_and_stay_within_the_range(qtbot: QtBot) -> None:
    face, lesson = laid(GraphWiring()), ComputationGraph()
    frame = frame_of(lesson)
    assert face.nudged("a", frame, 1, 0) == 5.5
    assert face.nudged("a", frame, 0, -0.1) == 4.95
    assert face.nudged("a", frame_of(lesson, a=9.0), 1, 0) == 9.0


def test_pressing_a_node_that_chooses_says_what(qtbot: QtBot) -> None:
    face = laid(Net())
    assert face.grab(face.plan(NET).places["out"].body.center(), FRAME) == "unit=2"
    assert face.grab(face.plan(NET).places["h1"].body.center(), FRAME) == ""


def test_what_lies_under_the_pointer_has_a_name(qtbot: QtBot) -> None:
    face = laid(Net())
    plan = face.plan(NET)
    assert face.focus(plan.places["h1"].body.center(), FRAME) == "h1"
    assert face.focus(plan.ways[-1].pointAt(0.5), FRAME) == "h2>out"
    assert face.focus(QPointF(995, 5), FRAME) == ""


def test_a_wire_is_wider_for_a_larger_weight_and_the_way_back_lies_beside_it(qtbot: QtBot) -> None:
    look = Look()
    widths = [width_of(Wire("a", "b", weight=w), look, 2.0) for w in (0.0, -0.5, 1.0, -2.0)]
    assert widths == sorted(widths)
    way = laid(Net()).plan(NET).ways[0]
    lane = back_lane(way, look, widths[-1])
    assert lane.x1() == way.x1()
    assert lane.x2() == way.x2()
    assert distance(way, lane.center()) > widths[-1] / 2


def test_when_only_numbers_change_nothing_moves(qtbot: QtBot) -> None:
    face, lesson = laid(GraphWiring()), ComputationGraph()
    first = face.plan(face.diagram(frame_of(lesson, 0.0)))
    assert face.plan(face.diagram(frame_of(lesson, 9.0, a=-8.5, b=7.0))) is first


@pytest.mark.parametrize("share", [0.0, 0.01, 0.5, 0.99, 1.0])
def test_pulses_are_painted_wherever_they_are(qtbot: QtBot, share: float) -> None:
    face = Net()
    laid(face, (600, 400))
    moved = Diagram(NET.nodes, tuple(Wire(w.start, w.end, w.weight, forward=share, back=share, packet="1.2")
                                     for w in NET.wires))  # fmt: skip
    images = []
    for diagram in (NET, moved):
        face.shown = diagram
        image = QImage(600, 400, QImage.Format.Format_RGB32)
        image.fill(0)
        with QPainter(image) as painter:
            face.paint(painter, FRAME)
        images.append(image)
    assert share == 0 or images[0] != images[1]
