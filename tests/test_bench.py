"""The bench tells the truth about what it is given; what it measures is never asserted."""

from __future__ import annotations

import json
import math
from typing import Any, cast

import numpy as np
import pytest
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from core import convnet, learn_net
from core.loss import cost
from core.plan import Conv, Dense, MeanPool
from gui.player import Player
from gui.window import Window
from tests.bench import __main__ as bench
from tests.bench import figures, growing, learning, networks, playing, rivals
from tests.bench.figures import Figure, compared, growth, in_turns, number, percentile, record, table
from tests.bench.paints import Watch


def figure(value: float = 12.0, base: float = 10.0, **rest: Any) -> Figure:
    return compared("room", "name", value, "ms", "plain", base, **rest)


@pytest.mark.parametrize(
    ("rest", "met"),
    [
        ({}, None),
        ({"aim": 1.2}, True),
        ({"aim": 1.19}, False),
        ({"aim": 12.0, "aim_of": "value"}, True),
        ({"aim": 11.9, "aim_of": "value"}, False),
    ],
)
def test_an_aim_is_met_up_to_its_edge_by_the_ratio_or_by_the_value(rest: dict[str, Any], met: bool | None) -> None:
    assert figure(**rest).met is met


def test_the_95th_percentile_is_a_time_that_was_measured_and_19_of_20_do_not_exceed_it() -> None:
    assert percentile([float(k) for k in range(20, 0, -1)], 0.95) == 19.0
    assert percentile([3.0], 0.95) == 3.0


@pytest.mark.parametrize("power", [0.0, 1.0, 2.0])
def test_growth_finds_the_exponent_of_a_power(power: float) -> None:
    sizes = (1, 10, 100)
    assert growth(sizes, [0.3 * n**power for n in sizes]) == pytest.approx(power)


def test_two_things_are_measured_in_turns_and_the_ratio_is_that_of_pairs_not_of_medians() -> None:
    order: list[str] = []
    times = {"ours": iter([2.0, 30.0, 4.0]), "plain": iter([1.0, 10.0, 4.0])}

    def take(name: str) -> float:
        order.append(name)
        return next(times[name])

    assert in_turns(lambda: take("ours"), lambda: take("plain"), 3) == (4.0, 4.0, 2.0)
    assert order == ["ours", "plain", "plain", "ours", "ours", "plain"]


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.0123456, "0.0123"), (1.234, "1.23"), (12345.6, "12,300"), (0.0, "0"), (math.inf, "inf"), (999.6, "1,000")],
)
def test_a_number_is_written_with_three_digits(value: float, text: str) -> None:
    assert number(value) == text


def test_the_table_has_a_row_for_every_figure_under_its_room_and_its_columns_are_even() -> None:
    made = [figure(aim=1.0), figure(more={"median": 3.0}), compared("other room", "x", 1.0, "MB", "plain", 2.0)]
    first, second = table(made).split("\n\n")
    assert [line.split("|")[1].strip() for line in first.splitlines()] == ["room", "-" * 6, "name", "name"]
    assert second.splitlines()[0].startswith("| other room")
    assert {len(line) for line in first.splitlines()} == {len(first.splitlines()[0])}
    assert "1.20" in first
    assert "≤ 1.00" in first
    assert "MISSED" in first
    assert "12.0 ms, median 3.00" in first


def test_the_json_holds_every_figure_with_its_verdict_and_the_machine() -> None:
    told = json.loads(json.dumps(record([figure(aim=1.0)], figures.machine())))
    assert told["figures"][0] | {"name": "name", "value": 12.0, "ratio": 1.2, "met": False} == told["figures"][0]
    assert told["machine"]["cores"].isdigit()
    assert not any("/" in text and text.startswith("/") for text in told["machine"].values())


def test_frames_become_a_percentile_a_median_and_the_share_that_comes_too_late(monkeypatch: pytest.MonkeyPatch) -> None:
    times = [10.0] * 15 + [20.0] * 5
    monkeypatch.setattr(playing, "ask", lambda *_: [{"name": "toy", "times": times, "blank": [2.0]}])
    (toy,) = playing.figures(quick=True)
    assert (toy.value, toy.base, toy.met) == (20.0, 2.0, False)
    assert list(toy.more.values()) == [10.0, 25.0]


def test_the_plain_mathematics_beside_ours_gives_the_same_numbers() -> None:
    import numpy as np

    from core import descent, logistic
    from core.bowl import LogisticBowl
    from core.data import hours

    rng = np.random.default_rng(0)
    X, Y = rng.random((5, 8)), np.array([[0, 1, 0, 1, 1, 0, 0, 1]], float)
    *_, last = logistic.train(X, Y, 0.1, 7)
    w, b, _ = learning.homework(X, Y, 0.1, 7)
    assert np.allclose(last.w, w)
    assert last.b == pytest.approx(b)
    x, y = hours(1.0)
    ours = [(s.w, s.b, s.dw, s.db, s.cost) for s in descent.walk(LogisticBowl(x, y), 0.0, 0.0, 1.0, 4)]
    assert np.allclose(ours, learning.downhill(x, y, 0.0, 0.0, 1.0, len(ours)))


def test_a_growing_series_has_a_row_for_every_size_and_the_exponent_at_its_end() -> None:
    made = growing.rows("loops", (1, 2), lambda n: sum(range(100 * n)), 1)
    assert [row.name for row in made] == ["loops: 1", "loops: 2"]
    assert made[0].ratio == 1.0
    assert list(made[1].more) == ["exponent"]


def test_without_a_screen_the_bench_says_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("shutil.which", lambda _name: None)
    assert bench.main(["--only", "growing"]) == 1
    out, err = capsys.readouterr()
    assert (out, err.count("\n"), "Xvfb" in err) == ("", 1, True)


def test_a_room_that_breaks_does_not_cost_the_figures_of_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_quick: bool) -> list[Figure]:
        raise RuntimeError("it ended without an answer")

    monkeypatch.setattr(growing, "figures", broken)
    monkeypatch.setattr(learning, "figures", lambda _quick: [figure()])
    assert bench.measured(["growing", "learning"], True) == ([figure()], ["growing"])


def test_after_a_blank_repaint_the_window_itself_is_painted_again(qtbot: QtBot) -> None:
    painted: list[int] = []

    class Below(QWidget):
        def paintEvent(self, event: QPaintEvent) -> None:
            painted.append(1)

    class Small(QWidget):
        def __init__(self) -> None:
            super().__init__()
            self.player, self.below = Player(self), Below(self)

    window = Small()
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    watch = Watch(cast(Window, window))
    assert len(watch.blank(3)) == 3
    painted.clear()
    watch.once(window.below.update)
    assert painted == [1]


def test_what_is_compared_with_other_libraries_are_the_same_answers() -> None:
    pictures = np.random.default_rng(3).integers(0, 256, (3, 64, 64, 3), np.uint8)
    ours = rivals.model()
    assert np.allclose(rivals.in_onnx(ours)(pictures), ours.probability(pictures), atol=1e-4)


def test_our_step_of_training_walks_downhill() -> None:
    plan = (Conv(3, 4, stride=2), MeanPool(), Dense(1))
    X = np.random.default_rng(4).integers(0, 256, (8, 64, 64, 3), np.uint8)
    y = np.arange(8, dtype=np.float32) % 2
    X[y == 1] //= 4
    walk = learn_net.start(convnet.start(0, plan))
    step, before = rivals.our_step(walk, X, y), cost(convnet.forward(walk.network, X)[0][:, 0], y)
    for _ in range(60):
        step()
    assert cost(convnet.forward(walk.network, X)[0][:, 0], y) < 0.9 * before


def test_each_number_of_threads_is_asked_of_a_program_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def told(what: str, threads: int, rounds: int) -> list[dict[str, Any]]:
        asked.append((what, threads))
        return [{"what": what, "beside": "PyTorch", "ours": 0.3, "base": 0.2, "ratio": 1.5}]

    monkeypatch.setattr(networks, "told", told)
    made = networks.figures(quick=True)
    assert asked == [("judge", 1), ("judge", 2), ("train", 1), ("train", 2)]
    assert [(one.aim, one.met) for one in made] == [(2.0, True), (2.0, True), (2.5, True), (2.5, True)]
    assert "2 threads" in made[1].beside
    monkeypatch.setattr(networks, "told", lambda *_: [])
    with pytest.raises(RuntimeError, match="neither"):
        networks.figures()
