"""The cat door with networks, and with all models side by side: what is shown is what core works out another way."""

from __future__ import annotations

import inspect
import re
from dataclasses import replace
from decimal import Decimal
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core import cat, shipped, study, weights
from core.activation import sigmoid
from core.cat import AnyModel
from core.door import Arrival
from core.models import NetModel
from core.photo import Photo
from gui import opened
from gui.figures import percent, shown
from gui.language import LANGUAGES, Language
from gui.lesson import Document, Frame, Parcel, View
from gui.lessons.cat_door import MODELS, CatDoor, DoorParams
from gui.pictures.cat_door.canvas import pixel_of
from gui.pictures.cat_door.judges import elsewhere, hardest, same, together
from gui.pictures.cat_door.net import grid
from gui.pictures.cat_door.parts import by_features, by_rows, ladder
from gui.pictures.cat_door.picture import DoorPicture
from gui.pictures.cat_easel import Easel
from gui.pictures.cat_scene import patches_along, patches_of, position_of, stations
from gui.samples import NAMES
from gui.session import Session
from gui.theme import THEMES, Look
from tests.core import minds

LESSON = CatDoor()
EN = Language("en")
PAGES = ("way", "weights", "adds", "hide", "judges")


@pytest.fixture(autouse=True)
def no_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is opened here is not kept anywhere."""
    monkeypatch.setattr(opened, "shelf", opened.Opened())


def open_model(model: AnyModel, tmp_path: Any) -> str:
    """Open a model as from a file; its name."""
    weights.save(model, tmp_path / "m.safetensors")
    return opened.shelf.add((tmp_path / "m.safetensors").read_bytes())


def frame(position: float = 0.0, focus: str = "", document: Document | None = None, **values: Any) -> Frame:
    """One moment, of a film that is complete."""
    params = replace(DoorParams(), **values)
    scene = LESSON.scene(params, document)
    trace = list(LESSON.trace(scene, params))
    job = LESSON.job(scene, params)
    if job is not None:
        assert job.target == "core.study:cover"
        for steps in study.cover(*job.args):
            trace.extend(steps)  # type: ignore[arg-type]
    return Frame(params, scene, trace, min(position, len(trace) - 1), View(focus=focus), document)


def noise() -> Document:
    """A picture unlike any photo."""
    pixels = np.random.default_rng(1).integers(0, 256, (64, 64, 3), np.uint8)
    return Document(Parcel("noise.png", b"noise"), Arrival(Photo(pixels, (64, 64), "PNG", ()), pixels))


@pytest.fixture
def picture(qtbot: QtBot) -> DoorPicture:
    made = LESSON.picture()
    assert isinstance(made, DoorPicture)
    qtbot.addWidget(made)
    made.resize(1200, 760)
    made.dress(Look(THEMES["light"], 900))
    made.speak(EN)
    return made


def show(picture: DoorPicture, what: Frame) -> bytes:
    picture.draw(what)
    image = picture.canvas.grab().toImage()
    return bytes(image.constBits())


@pytest.fixture(params=minds.PLANS)
def network(request: pytest.FixtureRequest, tmp_path: Any) -> dict[str, Any]:
    """An opened network of every plan: the values that choose it."""
    return {"model": "opened", "opened": open_model(minds.net(request.param), tmp_path)}


# -- numbers ---------------------------------------------------------------------------------------------------------


def test_the_stairs_end_at_the_z_of_the_model(network: dict[str, Any]) -> None:
    scene = frame(**network).scene
    model = scene.net
    z = float(model.z(scene.seen.square[None])[0])
    for parts in (ladder(scene), by_features(scene.seen_by)):
        assert sum(part.value for part in parts) == pytest.approx(z, abs=1e-4)
    if model.has_map:
        places, rest = model.cat_map(scene.seen.square)
        rows = [part.value for part in by_rows(scene.seen_by) if part.kind == "row"]
        np.testing.assert_allclose(rows, places.mean(axis=1) / len(places), atol=1e-6)
        assert sum(rows) + rest == pytest.approx(z, abs=1e-4)


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_sum_that_is_said_to_be_equal_is_equal_as_written(network: dict[str, Any], code: str) -> None:
    for why in ("way", "adds", "hide"):
        here = frame(99, why=why, **network)
        rows = [row.terms for row in LESSON.formula(here, Language(code)) if len(row.terms) > 3 and row.terms[0].above]
        sums = [terms for terms in rows if terms[0].above[0] == "z" and terms[1].text in "=≈"]
        assert sums
        for terms in sums:
            written = [shown(term.text.replace(" ", "").lstrip("+")) for term in terms[2:]]
            assert (terms[1].text == "=") is (sum(written, Decimal(0)) == shown(terms[0].text))
            assert sum(term.value or 0.0 for term in terms[2:]) == pytest.approx(terms[0].value, abs=1e-9)


def test_the_words_add_up_the_stairs_one_by_one(network: dict[str, Any]) -> None:
    here = frame(why="adds", **network)
    parts = ladder(here.scene)
    for k in (0, 1, len(parts) - 1, len(parts)):
        said = LESSON.words(replace(here, position=float(k)), EN)
        running = re.match(rf"{k} of {len(parts)} parts added: (−?[\d.]+)\.", said)
        assert running is not None
        assert float(shown(running[1])) == pytest.approx(sum(part.value for part in parts[:k]), abs=6e-4)


def test_a_place_of_the_map_says_its_own_number(tmp_path: Any) -> None:
    values: dict[str, Any] = {"model": "opened", "opened": open_model(minds.net("convolution"), tmp_path)}
    here = frame(1, why="adds", **values)
    side = here.scene.seen_by.map.shape[0]
    for y, x in ((0, 0), (3, 5), (side - 1, side - 1)):
        pointed = replace(here, view=View(focus=f"map -1 0 {y} {x} {side}"))
        value = here.scene.net.cat_map(here.scene.seen.square)[0][y, x]
        assert f"row {y}, column {x} says {value:+.2f}".replace("-", "−") in LESSON.words(pointed, EN)


def test_hiding_a_patch_is_hiding_it_in_the_picture(network: dict[str, Any]) -> None:
    here = frame(why="hide", patch=24, **network)
    n, scene = patches_along(24), here.scene
    assert np.isfinite(patches_of(here).z).all()
    for row, column in ((0, 0), (2, n - 1), (n - 1, 3)):
        covered = scene.seen.square.copy()
        where = slice(4 * row, 4 * row + 24), slice(4 * column, 4 * column + 24)
        covered[where] = scene.net.average[where]
        at = replace(here, position=position_of(row, column, n))
        assert percent(cat.verdict(scene.net, covered).probability) in LESSON.words(at, EN)
        a = next(t.value for line in LESSON.formula(at, EN) for t in line.terms if t.above == "a′")
        assert a == pytest.approx(float(scene.net.probability(covered[None])[0]), abs=1e-5)


def test_what_is_not_yet_known_of_hidden_patches_is_not_shown_as_a_number(
    network: dict[str, Any], picture: DoorPicture
) -> None:
    params = replace(DoorParams(), why="hide", **network)
    scene = LESSON.scene(params)
    here = Frame(params, scene, LESSON.trace(scene, params))
    assert LESSON.words(here, EN) == EN("cat_door.words.hide_waiting")
    assert all(np.isfinite(t.value) for row in LESSON.formula(here, EN) for t in row.terms if t.value is not None)
    assert show(picture, here)


@pytest.mark.parametrize("name", shipped.models())
def test_the_verdict_is_that_of_the_model_that_was_chosen(name: str) -> None:
    for sample in NAMES[:3]:
        scene = frame(model=name, sample=sample).scene
        p = float(shipped.load_model(name).probability(scene.seen.square[None])[0])
        assert scene.verdict.probability == pytest.approx(p, abs=1e-6)
        assert percent(p) in LESSON.words(frame(99, model=name, sample=sample), EN) or scene.strange


# -- all of them -----------------------------------------------------------------------------------------------------


def test_all_models_are_asked_and_their_records_are_those_of_their_files(tmp_path: Any) -> None:
    here = frame(2, why="judges", opened=open_model(minds.net("network"), tmp_path))
    assert here.scene.names == (*shipped.models(), "opened")
    for name, one in zip(shipped.models(), here.scene.jury, strict=False):
        model = shipped.load_model(name)
        assert one.verdict.probability == pytest.approx(
            float(sigmoid(model.z(here.scene.seen.square[None])[0])), abs=1e-6
        )
        check = elsewhere(model)
        assert check is None or (check.elsewhere and check.n == max(c.n for c in model.figures.checks if c.elsewhere))
        check = same(model)
        assert check is None or not check.elsewhere
        words = LESSON.words(frame(1, why="judges"), EN)
        best = elsewhere(model) or same(model)
        assert best is None or percent(best.balanced, 0) in words


def test_the_hardest_kinds_come_first_and_rare_ones_not_at_all() -> None:
    for name in shipped.models():
        for check in shipped.load_model(name).figures.checks:
            kinds = hardest(check, 4)
            assert [kind.rate for kind in kinds] == sorted(kind.rate for kind in kinds)
            assert all(kind.n >= 20 for kind in kinds)


def test_whether_they_agree_is_said() -> None:
    def opinion(p: float, score: float | None = None) -> study.Opinion:
        unlike = None if score is None else cat.Unlike(score, 1.0, score > 1)
        return study.Opinion(minds.logistic(), cat.Verdict(p, 0.0, p > 0.5, "x"), unlike)

    assert together((opinion(0.9), opinion(0.8, 0.5))) == "cat"
    assert together((opinion(0.1), opinion(0.2))) == "not"
    assert together((opinion(0.1), opinion(0.9, 0.2))) == "disagree"
    assert together((opinion(0.1), opinion(0.9, 2.0))) == "stranger"
    assert together((opinion(0.9, 2.0),)) == "strange"
    assert together((opinion(0.9),)) == "one"


def test_a_click_on_a_judge_chooses_it(picture: DoorPicture, qtbot: QtBot) -> None:
    here = frame(2, why="judges")
    show(picture, here)
    spots = [spot for spot in picture.canvas.spots if spot.kind == "model"]
    assert [spot.symbol for spot in spots] == list(shipped.models())
    with qtbot.waitSignal(picture.dragged) as taken:
        QTest.mouseClick(picture.canvas, Qt.MouseButton.LeftButton, pos=spots[-1].box.center().toPoint())
    what, value, done = taken.args
    outcome = LESSON.drag(here, what, value)
    assert done
    assert outcome is not None
    assert outcome[0].model == shipped.models()[-1]


# -- what is strange -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_picture_unlike_any_photo_is_said_to_be_so_and_not_judged(
    code: str, picture: DoorPicture, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [n for n in shipped.models() if getattr(shipped.load_model(n), "familiar", None) is not None]
    if not names:
        pytest.skip("no model here remembers what it has seen")
    painted: list[str] = []
    text = Easel.text

    def watched(easel: Easel, box: Any, words: str, *rest: Any, **more: Any) -> None:
        painted.append(words)
        text(easel, box, words, *rest, **more)

    monkeypatch.setattr(Easel, "text", watched)
    language = Language(code)
    picture.speak(language)
    here = frame(99, document=noise(), model=names[0])
    show(picture, here)
    assert language("cat_door.label.verdict_strange") in painted
    assert not {language("cat_door.label.verdict_cat"), language("cat_door.label.verdict_not")} & set(painted)
    far = study.ask(shipped.load_model(names[0]), here.scene.seen.square).unlike
    assert far is not None
    assert f"{far.score:.1f}" in LESSON.words(here, language)
    show(picture, frame(2, document=noise(), why="judges"))
    assert language("cat_door.label.jury_stranger") in painted


# -- pages -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_page_of_every_network_is_painted_all_along_its_film(
    picture: DoorPicture, network: dict[str, Any], code: str
) -> None:
    language = Language(code)
    picture.dress(Look(THEMES["projector"], 768))
    picture.speak(language)
    picture.resize(690, 460)
    for why in PAGES:
        here = frame(why=why, patch=32, **network)
        end, seen = len(here.trace) - 1, set()
        for k in range(7):
            at = replace(here, position=end * k / 6)
            seen.add(show(picture, at))
            assert not re.search(r"[{}]|nan|cat_door\.", LESSON.words(at, language))
            boxes = [(b.x(), b.y(), b.width(), b.height()) for b in (spot.box for spot in picture.canvas.spots)]
            assert np.isfinite(boxes).all()
        assert len(seen) == {"weights": 1, "judges": 5}.get(why, 7)  # the beats of the judges have come before they end


@pytest.mark.parametrize("name", shipped.models())
@pytest.mark.parametrize("why", PAGES)
def test_while_a_question_is_open_nothing_answers_it(picture: DoorPicture, name: str, why: str) -> None:
    told = frame(99, why=why, model=name)
    asked = replace(told, view=replace(told.view, asking=True))
    assert LESSON.words(asked, EN) == EN("cat_door.words.asking")
    assert {term.symbol for row in LESSON.formula(asked, EN) for term in row.terms} <= {"x", "", "red", "green", "blue"}
    assert show(picture, asked) != show(picture, told)


def test_the_running_line_stands_once_in_the_code_beside_it(network: dict[str, Any]) -> None:
    for values in (network, *({"model": name} for name in shipped.models())):
        for why in PAGES:
            here = frame(why=why, **values)
            for k in range(len(here.trace)):
                line = LESSON.running(replace(here, position=float(k)))
                source = "".join(inspect.getsource(thing) for thing in LESSON.code(here.params))
                assert line
                assert source.count(line) == 1, (values, why, k, line)


def test_the_stations_are_those_that_the_model_has() -> None:
    assert stations(minds.net("convolution"))[3:6] == ("filters", "deeper", "parts")
    assert stations(minds.net("network"))[3:8] == ("colours", "column", "units", "deeper", "parts")
    assert stations(None)[-1] == "column"
    assert "times" in stations(minds.logistic())


@pytest.mark.parametrize("n", [1, 5, 24, 32])
@pytest.mark.parametrize(("width", "height"), [(700, 300), (300, 700), (1000, 90)])
def test_a_grid_stays_in_its_box_and_nothing_overlaps(n: int, width: float, height: float) -> None:
    from PySide6.QtCore import QRectF

    box = QRectF(10, 20, width, height)
    cells, unit = grid(box, n, 1.6, 1.1)
    assert len(cells) == n
    assert unit > 0
    assert all(box.adjusted(-1e-6, -1e-6, 1e-6, 1e-6).contains(cell) for cell in cells)
    less = [cell.adjusted(1e-6, 1e-6, -1e-6, -1e-6) for cell in cells]
    assert not any(a.intersects(b) for k, a in enumerate(less) for b in less[k + 1 :])


def test_pointing_at_a_map_puts_the_middle_of_that_place_in_focus(picture: DoorPicture, qtbot: QtBot) -> None:
    name = next((n for n in shipped.models() if shipped.load_model(n).kind == "convolution"), "")
    if not name:
        pytest.skip("no convolutional network here")
    here = frame(3, model=name)
    show(picture, here)
    spot = next(spot for spot in picture.canvas.spots if spot.kind == "map")
    at = QPointF(spot.box.x() + spot.box.width() * 5.5 / spot.side, spot.box.y() + spot.box.height() * 9.5 / spot.side)
    none = Qt.MouseButton.NoButton
    with qtbot.waitSignal(picture.hovered) as pointed:
        move = QMouseEvent(QEvent.Type.MouseMove, at, at, none, none, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(picture.canvas, move)
    assert pointed.args == [f"map {spot.symbol} 9 5 {spot.side}"]
    focused = replace(here, view=View(focus=pointed.args[0]))
    assert pixel_of(focused)[:2] == (int(9.5 * 64 / spot.side), int(5.5 * 64 / spot.side))


# -- in the window ---------------------------------------------------------------------------------------------------


def test_the_helper_hides_the_patches_of_a_network_and_the_film_grows_by_them(session: Session, tmp_path: Any) -> None:
    session.drag("opened", open_model(minds.net("network"), tmp_path), True)
    assert session.params.model == "opened"
    assert isinstance(session.frame.scene.model, NetModel)
    session.set_values({"why": "hide", "patch": 16})
    session.player.tick(1.0)
    assert session.work.wait("lesson", 20)
    assert len(session.trace) == patches_along(16) + 1
    whole = cat.hide_patches(session.frame.scene.net, session.frame.scene.seen.square, 16, 4)
    np.testing.assert_allclose(patches_of(session.frame).z, whole.z, atol=1e-4)
    assert session.undo()


def test_opening_a_model_can_be_undone(session: Session, tmp_path: Any) -> None:
    session.drag("opened", open_model(minds.net("network"), tmp_path), True)
    assert session.undo()
    assert (session.params.model, session.params.opened) == (MODELS[0], "")
    assert session.redo()
    assert session.frame.scene.mind.name == "mine"


def test_an_opened_model_that_is_gone_ends_the_way_with_a_sentence() -> None:
    here = frame(99, model="opened", opened="0123456789abcdef")
    assert here.step.name == "column"
    assert EN("refusal.opened_gone") in LESSON.words(here, EN)
