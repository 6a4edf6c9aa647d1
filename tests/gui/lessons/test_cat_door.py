"""The cat door shows what it promises: the model's own numbers, on every page, with a mouse or without."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from core import cat, door, logistic
from core.activation import sigmoid
from core.picture import to_column
from core.refusal import Refusal
from gui.figures import shown
from gui.language import LANGUAGES, Language
from gui.lesson import Document, Frame, Parcel, View
from gui.lessons import cat_door
from gui.lessons.cat_door import CatDoor, DoorParams
from gui.pictures.cat_door.canvas import pixel_of
from gui.pictures.cat_door.picture import DoorPicture
from gui.pictures.cat_easel import CHANNELS, Easel, Spot
from gui.pictures.cat_scene import in_sum, patch_of, position_of, tiles_added
from gui.pictures.photo import pixel_box
from gui.samples import NAMES
from gui.session import Session
from gui.theme import THEMES, Look

LESSON = CatDoor()


def frame(position: float = 0.0, focus: str = "", document: Document | None = None, **values: Any) -> Frame:
    """One moment of the lesson."""
    params = replace(DoorParams(), **values)
    scene = LESSON.scene(params, document)
    return Frame(params, scene, LESSON.trace(scene, params), position, View(focus=focus), document)


def brought(width: int = 90, height: int = 60, name: str = "mine.png") -> Document:
    """A document with a picture of noise."""
    pixels = np.random.default_rng(7).integers(0, 256, (height, width, 3), np.uint8)
    buffer = BytesIO()
    Image.fromarray(pixels).save(buffer, "PNG")
    return Document(Parcel(name, buffer.getvalue()), door.arrive(buffer.getvalue(), name))


@pytest.fixture
def picture(qtbot: QtBot) -> DoorPicture:
    made = LESSON.picture()
    assert isinstance(made, DoorPicture)
    qtbot.addWidget(made)
    made.resize(1200, 760)
    made.dress(Look(THEMES["light"], 900))
    made.speak(Language("en"))
    return made


def show(picture: DoorPicture, what: Frame) -> None:
    picture.draw(what)
    picture.canvas.grab()


# -- numbers ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_the_verdict_is_that_of_the_course_s_own_forward_step(name: str) -> None:
    scene = frame(sample=name).scene
    x = to_column(scene.seen.square).astype(np.float64) / 255
    w = scene.mind.w.astype(np.float64)
    assert scene.verdict.probability == pytest.approx(float(logistic.forward(w, scene.mind.b, x)[0, 0]), abs=1e-12)
    assert scene.verdict.probability == pytest.approx(float(sigmoid(scene.verdict.z)), abs=1e-15)


@pytest.mark.parametrize("against", ["black", "average"])
def test_the_opened_sum_ends_at_the_same_z(against: str) -> None:
    scene = frame(against=against).scene
    assert scene.sum_against(against).z == pytest.approx(scene.verdict.z, abs=1e-9)


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("why", ["way", "weights", "adds", "hide"])
def test_a_sum_that_is_said_to_be_equal_is_equal_to_the_last_digit(why: str, code: str) -> None:
    for name in NAMES[:6]:
        for against in ("black", "average"):
            here = frame(sample=name, why=why, against=against)
            assert sum(_check(row.terms) for row in LESSON.formula(here, Language(code))) == (3 if why == "hide" else 2)


def number(text: str) -> Decimal:
    """The number that a term of a formula writes, whatever sign or bracket it wears: −0.4, + 0.4, − 0.4, (−0.4)."""
    return shown(text.strip("()").replace(" ", "").lstrip("+"))


def _check(terms: tuple[Any, ...]) -> bool:
    """left = a + b − … or left ≈ …, of a row whose terms are only sums; whether it is such a row."""
    texts = [term.text for term in terms]
    if len(texts) < 5 or texts[1] not in ("=", "≈") or any(term.value is None for term in terms[2:]):
        return False
    assert all(text[:2] in ("+ ", "− ") for text in texts[3:])
    exact = sum(number(text) for text in texts[2:]) == number(texts[0])
    assert (texts[1] == "=") is exact
    assert sum(float(term.value) for term in terms[2:]) == pytest.approx(terms[0].value, abs=1e-9)
    return True


def test_every_number_of_the_formula_carries_its_full_value() -> None:
    for row in LESSON.formula(frame(), Language("en")):
        for term in row.terms:
            if term.value is not None:
                assert float(number(term.text)) == pytest.approx(term.value, abs=0.006)


def test_hiding_a_patch_in_the_words_is_hiding_it_in_the_picture() -> None:
    scene = frame(why="hide").scene
    n, hidden = scene.hidden.z.shape[0], scene.hidden
    for row, column in ((0, 0), (3, 9), (n - 1, n - 1)):
        here = frame(position_of(row, column, n), why="hide")
        covered = scene.seen.square.copy()
        y, x, size = row * hidden.stride, column * hidden.stride, hidden.patch
        covered[y : y + size, x : x + size] = scene.mind.average[y : y + size, x : x + size]
        after = cat.verdict(scene.mind, covered).probability
        assert f"{100 * after:.1f}" in LESSON.words(here, Language("en"))


def test_the_numbers_of_a_hidden_patch_are_those_of_that_patch() -> None:
    scene = frame(why="hide").scene
    n, hidden = scene.hidden.z.shape[0], scene.hidden
    for row, column in ((0, 0), (3, 9), (n - 1, n - 1)):
        rows = LESSON.formula(frame(position_of(row, column, n), why="hide"), Language("en"))
        z = next(term.value for line in rows for term in line.terms if term.above == "z′")
        a = next(term.value for line in rows for term in line.terms if term.above == "a′")
        assert z == pytest.approx(scene.verdict.z + hidden.z[row, column], abs=1e-9)
        assert a == pytest.approx(scene.verdict.probability + hidden.probability[row, column], abs=1e-9)
        assert f"row {row * hidden.stride}, column {column * hidden.stride}" in rows[0].head


@pytest.mark.parametrize("against", ["black", "average"])
def test_words_and_picture_count_whole_tiles_and_say_the_same_sum(
    picture: DoorPicture, monkeypatch: pytest.MonkeyPatch, against: str
) -> None:
    painted: list[str] = []
    text = Easel.text

    def watched(easel: Easel, box: QRectF, words: str, *rest: Any, **more: Any) -> None:
        painted.append(words)
        text(easel, box, words, *rest, **more)

    monkeypatch.setattr(Easel, "text", watched)
    for position in (0.0, 0.37, 1.5, 2.401, 2.9, 3.0, 3.5):
        painted.clear()
        here = frame(position, why="adds", against=against)
        show(picture, here)
        said = next(words for words in painted if words.startswith("Σ ≈ ")).removeprefix("Σ ≈ ")
        assert f"tiles added: {said}." in LESSON.words(here, Language("en"))
        assert float(shown(said)) == pytest.approx(
            here.scene.sum_against(against).running[tiles_added(here)], abs=0.0005
        )
    painted.clear()
    here = frame(4.0, why="adds", against=against)
    show(picture, here)
    z = next(words for words in painted if words.startswith("z ≈ "))
    assert z in LESSON.words(here, Language("en"))


@given(st.floats(-5, 5), st.floats(-2, 2))
def test_a_sum_in_words_adds_up_as_it_is_written(first: float, second: float) -> None:
    a, b, c = in_sum(first, second, first + second)
    assert abs(shown(a) + shown(b) - shown(c)) <= Decimal("1e-7")
    assert float(shown(a)) == pytest.approx(first, abs=0.0006)


@pytest.mark.parametrize("position", [6.0, 7.0, 8.0])
@pytest.mark.parametrize("code", LANGUAGES)
def test_while_a_question_is_open_nothing_answers_it(picture: DoorPicture, position: float, code: str) -> None:
    language = Language(code)
    shots = []
    for why, at in (("weights", 0.0), ("adds", position - 5.0), ("hide", position), ("way", position)):
        told = frame(at, why=why)
        asked = replace(told, view=replace(told.view, asking=True))
        assert LESSON.words(asked, language) == language("cat_door.words.asking")
        symbols = {term.symbol for row in LESSON.formula(asked, language) for term in row.terms}
        assert symbols <= {"x", "", *CHANNELS}
        show(picture, told)
        before = picture.canvas.grab().toImage()
        show(picture, asked)
        shots.append(picture.canvas.grab().toImage())
        assert shots[-1] != before
    assert shots[0] == shots[1] == shots[2]  # nothing but what the model sees


# -- what was brought ------------------------------------------------------------------------------------------------


def test_a_picture_that_was_brought_stands_at_the_door_under_its_own_name() -> None:
    here = frame(document=brought())
    assert here.scene.sample == ""
    words = LESSON.words(here, Language("en"))
    assert "mine.png" in words
    assert "90 × 60" in words
    assert "60 × 60" in words
    assert "clipboard" in LESSON.words(frame(document=brought(name="")), Language("en"))


def test_of_a_square_picture_all_goes_in_and_what_was_done_at_the_door_is_said() -> None:
    said = LESSON.words(frame(document=brought(80, 80)), Language("en"))
    assert "all of it" in said
    assert "Only" not in said
    document = brought(80, 60)
    photo = replace(document.content.photo, notes=("turned", "transparent_on_white", "cropped"))
    turned = replace(document, content=replace(document.content, photo=photo))
    for code in LANGUAGES:
        language = Language(code)
        said = LESSON.words(frame(document=turned), language)
        assert language("refusal.note_turned") in said
        assert language("refusal.note_transparent_on_white") in said
        assert language("refusal.note_cropped") not in said


def test_the_job_for_the_helper_makes_what_the_scene_takes() -> None:
    document = brought()
    job = LESSON.receive(document.parcel)
    assert job.target == "core.door:arrive"
    assert (door.arrive(*job.args).square == document.content.square).all()


def test_without_a_model_the_way_ends_at_the_column_and_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cat_door, "judge", lambda _name, _file: Refusal("weights_broken"))
    here = frame(4.0, why="hide")
    assert [stop.name for stop in here.trace] == list(door.WAY[:5])
    words = LESSON.words(here, Language("en"))
    assert Language("en")("refusal.weights_broken") in words
    assert LESSON.formula(here, Language("en"))


def test_with_nobody_at_the_door_the_stage_invites(monkeypatch: pytest.MonkeyPatch, picture: DoorPicture) -> None:
    monkeypatch.setattr(cat_door, "drawn", lambda _name: None)
    here = frame()
    show(picture, here)
    assert "drop" in LESSON.words(here, Language("en")).lower()
    assert LESSON.formula(here, Language("en")) == ()


# -- pages -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("theme", THEMES)
def test_every_page_is_painted_all_along_its_film(picture: DoorPicture, theme: str, code: str) -> None:
    picture.dress(Look(THEMES[theme], 768))
    picture.speak(Language(code))
    picture.resize(690, 460)
    for why, end in (("way", 8.0), ("weights", 0.0), ("adds", 4.0), ("hide", 14.0)):
        seen = set()
        for k in range(9):
            show(picture, frame(end * k / 8, why=why))
            image = picture.canvas.grab().toImage()
            seen.add(bytes(image.constBits()))
        assert len(seen) == (1 if why == "weights" else 9)


def test_a_strange_picture_reaches_the_painter_only_as_finite_numbers(picture: DoorPicture) -> None:
    for size in ((8, 8), (2000, 9), (9, 2000)):
        document = brought(*size)
        for position in (0.0, 0.5, 1.5, 8.0):
            show(picture, frame(position, document=document))
            sides = [(b.x(), b.y(), b.width(), b.height()) for b in (spot.box for spot in picture.canvas.spots)]
            assert all(math.isfinite(value) for box in sides for value in box)


def test_the_words_follow_the_whole_way_in_both_languages() -> None:
    for code in LANGUAGES:
        said = [LESSON.words(frame(float(k)), Language(code)) for k in range(9)]
        assert len(set(said)) == 9
        assert not any(re.search(r"[{}]", words) for words in said)


# -- hands -----------------------------------------------------------------------------------------------------------


def _spot(picture: DoorPicture, kind: str) -> Spot:
    return next(spot for spot in reversed(picture.canvas.spots) if spot.kind == kind)


def _send(picture: DoorPicture, kind: QEvent.Type, at: QPointF) -> None:
    """A mouse event of the left button in the canvas."""
    button = Qt.MouseButton.LeftButton
    held = button if kind != QEvent.Type.MouseButtonRelease else Qt.MouseButton.NoButton
    QApplication.sendEvent(picture.canvas, QMouseEvent(kind, at, at, button, held, Qt.KeyboardModifier.NoModifier))


@pytest.mark.parametrize("position", [2.0, 3.0, 4.0, 5.0, 6.0])
def test_pointing_at_a_pixel_says_its_row_and_column(picture: DoorPicture, qtbot: QtBot, position: float) -> None:
    show(picture, frame(position))
    spots = [spot for spot in picture.canvas.spots if spot.kind == "pixel"]
    assert spots
    for spot in spots:
        at = pixel_box(spot.box, 17, 40).center()
        with qtbot.waitSignal(picture.hovered) as pointed:
            _send(picture, QEvent.Type.MouseMove, at)
        assert pointed.args == [f"pixel 17 40 {spot.value}"]
        with qtbot.waitSignal(picture.dragged) as taken:
            _send(picture, QEvent.Type.MouseButtonPress, at)
        assert taken.args == ["pixel", (17, 40, spot.value), False]
        with qtbot.waitSignal(picture.dragged) as let_go:
            _send(picture, QEvent.Type.MouseButtonRelease, at)
        assert let_go.args[2] is True
    with qtbot.waitSignal(picture.hovered) as left:
        QApplication.sendEvent(picture.canvas, QEvent(QEvent.Type.Leave))
    assert left.args == [""]


def test_a_point_on_the_column_is_the_row_at_that_height(picture: DoorPicture, qtbot: QtBot) -> None:
    show(picture, frame(4.0))
    box = _spot(picture, "column").box
    row = 3 * (64 * 40 + 7) + 2
    with qtbot.waitSignal(picture.hovered) as pointed:
        _send(picture, QEvent.Type.MouseMove, QPointF(box.center().x(), box.top() + box.height() * (row + 0.5) / 12288))
    assert pointed.args == ["pixel 40 7 2"]


def test_a_row_of_the_magnifier_is_the_pixel_it_belongs_to(picture: DoorPicture, qtbot: QtBot) -> None:
    show(picture, frame(4.0, pixel=(10.0, 20.0, 1.0)))
    rows = [spot for spot in picture.canvas.spots if spot.kind == "row"]
    assert [spot.value for spot in rows] == list(range(3 * (64 * 10 + 20) - 3, 3 * (64 * 10 + 20) + 6))
    with qtbot.waitSignal(picture.dragged) as taken:
        QTest.mousePress(picture.canvas, Qt.MouseButton.LeftButton, pos=rows[5].box.center().toPoint())
    assert taken.args[:2] == ["pixel", (10, 20, 2)]
    QTest.mouseRelease(picture.canvas, Qt.MouseButton.LeftButton, pos=rows[5].box.center().toPoint())


def test_what_is_pointed_at_is_in_focus_and_what_was_chosen_last_after_that() -> None:
    assert pixel_of(frame(focus="pixel 3 4 2", pixel=(1.0, 2.0, 0.0))) == (3, 4, 2)
    assert pixel_of(frame(focus="w", pixel=(1.0, 2.0, 0.0))) == (1, 2, 0)
    assert pixel_of(frame(pixel=(999.0, -5.0, 9.0))) == (63, 0, 2)


def test_a_dragged_patch_lies_where_the_pointer_is(picture: DoorPicture, qtbot: QtBot) -> None:
    here = frame(why="hide")
    show(picture, here)
    box = _spot(picture, "patch").box
    n, patch = here.scene.hidden.z.shape[0], here.scene.hidden.patch
    for row, column in ((0, 0), (5, 8), (n - 1, n - 1)):
        middle = QPointF(column * 4 + patch / 2, row * 4 + patch / 2) * (box.width() / 64) + box.topLeft()
        with qtbot.waitSignal(picture.dragged) as taken:
            QTest.mousePress(picture.canvas, Qt.MouseButton.LeftButton, pos=middle.toPoint())
        QTest.mouseRelease(picture.canvas, Qt.MouseButton.LeftButton, pos=middle.toPoint())
        outcome = LESSON.drag(here, taken.args[0], taken.args[1])
        assert outcome is not None
        assert patch_of(replace(here, position=outcome[1]), n)[:2] == (row, column)


def test_a_clicked_station_is_where_the_film_goes(picture: DoorPicture, qtbot: QtBot) -> None:
    show(picture, frame())
    stations = [spot for spot in picture.canvas.spots if spot.kind == "station"]
    assert [spot.value for spot in stations] == list(range(9))
    with qtbot.waitSignal(picture.dragged) as taken:
        QTest.mouseClick(picture.canvas, Qt.MouseButton.LeftButton, pos=stations[6].box.center().toPoint())
    assert LESSON.drag(frame(), taken.args[0], taken.args[1]) == (DoorParams(), 6.0)


def test_the_arrow_keys_do_what_the_mouse_does(picture: DoorPicture, qtbot: QtBot) -> None:
    show(picture, frame(2.0, pixel=(0.0, 63.0, 0.0)))
    with qtbot.waitSignal(picture.dragged) as taken:
        QTest.keyClick(picture.canvas, Qt.Key.Key_Right)
    assert taken.args[:2] == ["pixel", (0, 0, 0)]
    with qtbot.waitSignal(picture.dragged) as taken:
        QTest.keyClick(picture.canvas, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert taken.args[:2] == ["pixel", (8, 63, 0)]
    here = frame(position_of(4, 5, 14), why="hide")
    show(picture, here)
    with qtbot.waitSignal(picture.dragged) as taken:
        QTest.keyClick(picture.canvas, Qt.Key.Key_Up)
    outcome = LESSON.drag(here, taken.args[0], taken.args[1])
    assert outcome is not None
    assert outcome[1] == position_of(3, 5, 14)


def test_the_arrows_belong_to_the_picture_only_while_it_has_the_focus(picture: DoorPicture) -> None:
    override = QEvent.Type.ShortcutOverride
    arrow = QKeyEvent(override, Qt.Key.Key_Left, Qt.KeyboardModifier.NoModifier)
    arrow.ignore()
    assert picture.canvas.event(arrow)
    assert arrow.isAccepted()
    space = QKeyEvent(override, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier)
    space.ignore()
    picture.canvas.event(space)
    assert not space.isAccepted()


def test_samples_and_actions_are_buttons_with_names(picture: DoorPicture, qtbot: QtBot) -> None:
    show(picture, frame(sample=NAMES[3]))
    strip = picture.strip
    assert [name for name, button in strip.samples.items() if button.isChecked()] == [NAMES[3]]
    assert all(button.accessibleName() for button in strip.samples.values())
    with qtbot.waitSignal(picture.chosen) as picked:
        strip.samples[NAMES[5]].click()
    assert picked.args == ["sample", NAMES[5]]
    for action in ("open", "paste"):
        with qtbot.waitSignal(picture.asked) as asked:
            strip.actions_[action].click()
        assert asked.args == [action]


@pytest.mark.parametrize("width", [560, 690, 1000, 1400, 3000])
def test_the_strip_shows_all_samples_at_any_width(picture: DoorPicture, width: int) -> None:
    picture.resize(width, 600)
    picture.show()
    inside = picture.strip.rect().adjusted(-1, -1, 1, 1)
    boxes = [b.geometry() for b in picture.strip.findChildren(QToolButton)]
    boxes += [b.geometry() for b in picture.strip.actions_.values()]
    assert all(inside.contains(box) and box.width() > 20 for box in boxes)
    assert not any(a.intersects(b) for k, a in enumerate(boxes) for b in boxes[k + 1 :])


# -- in the window ---------------------------------------------------------------------------------------------------


def test_a_sample_that_is_picked_puts_the_brought_picture_away_and_undo_brings_it_back(session: Session) -> None:
    document = brought()
    session.receive(document.parcel)
    assert session.work.wait("door", 20)
    session.player.pause()
    assert session.frame.scene.name == "mine.png"
    assert (session.frame.scene.seen.square == document.content.square).all()
    session.turn("sample", session.params.sample, True)
    assert (session.document, session.frame.scene.sample) == (None, session.params.sample)
    assert session.undo()
    assert session.frame.scene.name == "mine.png"


def test_a_picture_that_cannot_be_read_leaves_the_last_one_at_the_door(session: Session) -> None:
    codes: list[str] = []
    session.desk.refused.connect(lambda refusal: codes.append(refusal.code))
    for data in (b"", b"hello", brought().parcel.data[:200]):
        session.receive(Parcel("broken.png", data))
        assert session.work.wait("door", 20)
    assert codes == ["empty", "a_text", "truncated"]
    assert (session.document, session.frame.scene.sample) == (None, session.params.sample)


@pytest.mark.parametrize(
    ("size", "true", "untrue"),
    [
        ((64, 64), "nothing is shrunk", "become"),
        ((90, 64), "just as large", "shrunk"),
        ((40, 40), "enlarged", "shrunk"),
        ((30, 50), "enlarged", "shrunk"),
        ((200, 200), "200 × 200 pixels become 64 × 64", "enlarged"),
        ((90, 70), "shrunk to 64 × 64", "enlarged"),
    ],
)
def test_the_sentence_about_the_crop_is_true_of_every_size(size: tuple[int, int], true: str, untrue: str) -> None:
    now = frame(1.0, document=brought(*size))
    assert now.step.name == "crop"
    words = LESSON.words(now, Language("en"))
    assert true in words
    assert untrue not in words
    assert LESSON.words(now, Language("zh"))
