"""Teach it yourself: what hands do to the heaps, what is learnt from them, what is said, and what comes back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from core import heaps, heaps_file, heaps_learn
from core.heaps import Heaps, Item
from core.heaps_film import LEARN
from core.refusal import Refusal
from gui.language import LANGUAGES, Language
from gui.lesson import Frame, Parcel
from gui.lessons import teach
from gui.lessons.teach import Teach, TeachParams
from gui.pictures.teach.picture import TeachPicture
from gui.pictures.teach.scene import shares_of, shown_z
from gui.session import Session
from gui.settings import Settings
from gui.window import Window


@pytest.fixture(autouse=True)
def _without_a_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Raw pixels alone: what a network sees is not this file's business, and takes longer."""
    monkeypatch.setattr(teach, "has_network", lambda: False)


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    made = opened(tmp_path)
    yield made
    made.close()


def opened(folder: Path) -> Window:
    made = Window([Teach()], Settings(str(folder / "s.ini")), "en", "light", False)
    made.resize(1280, 800)
    made.show()
    made.visit("teach")
    return made


def session_of(window: Window) -> Session:
    assert window.session is not None
    return window.session


def picture_of(window: Window) -> TeachPicture:
    picture = window.stage.built["teach"][0]
    assert isinstance(picture, TeachPicture)
    return picture


def learn(window: Window) -> Frame:
    """Let everything be read and learnt."""
    for channel in ("door", "gather"):
        assert window.work.wait(channel, 60)
    window.player.tick(1.0)
    assert window.work.wait("lesson", 60)
    QApplication.processEvents()
    return session_of(window).frame


def shades(window: Window) -> tuple[int, int]:
    both: Heaps = session_of(window).frame.scene.heaps
    return len(both.one.items), len(both.zero.items)


def file(folder: Path, name: str, shade: int, size: tuple[int, int] = (70, 90)) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(np.full((*size, 3), shade, np.uint8)).save(path)
    return path


def mime_of(*paths: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def over(window: Window, place: heaps.Place) -> QPoint:
    canvas = picture_of(window).canvas
    return canvas.mapTo(window, canvas.rooms().room(place).center().toPoint())


# -- what it shows -------------------------------------------------------------------------------------------------


def test_drawn_cats_are_remembered_and_not_known_while_red_and_blue_are_known(window: Window) -> None:
    frame = learn(window)
    assert len(frame.trace) == LEARN + 21
    y, last = frame.scene.heaps.y, frame.trace[-1]
    assert heaps_learn.score(last.z, y).right == 40
    low, high = heaps_learn.score(last.left, y).interval
    assert low < 0.5 < high
    session_of(window).turn("start", "colours", True)
    frame = learn(window)
    assert heaps_learn.score(frame.trace[-1].left, frame.scene.heaps.y).rate > 0.9


def test_the_numbers_beside_it_are_counted_here_once_more(window: Window) -> None:
    learn(window)
    window.player.seek(1e6)
    frame = session_of(window).frame
    z, left = frame.step.z, frame.step.left
    right = sum((v > 0) == (k < 20) for k, v in enumerate(z))
    known = sum((v > 0) == (k < 20) for k, v in enumerate(left))
    rows = Teach().formula(frame, Language("en"))
    text = {row.head: "".join(t.text for t in after.terms) for row, after in pairwise(rows) if row.head}
    assert text["Right, of those it learnt from"].startswith(f"{right}/40")
    assert text["Right, of those left out"].startswith(f"{known}/40")
    assert text["Always the larger heap"] == "20/40=50.0\u202f%"
    words = Teach().words(frame, Language("en"))
    assert f"Left out: {round(100 * known / 40):.0f}" in words


@pytest.mark.parametrize("code", LANGUAGES)
def test_there_is_a_sentence_for_every_moment_of_the_film(window: Window, code: str) -> None:
    learn(window)
    session, language, said = session_of(window), Language(code), set()
    for k in range(len(session.trace)):
        window.player.seek(k)
        words = session.lesson.words(session.frame, language)
        assert not re.search(r"\{|nan|None|\d\.\d{6,}", words)
        said.add(words)
    assert len(said) > 0.9 * len(session.trace)


def test_while_a_question_is_open_nothing_tells_the_answer(window: Window) -> None:
    learn(window)
    window.player.seek(1e6)
    open_ = window.stage.pictures.grab().toImage()
    session_of(window).look(asking=True)
    shot = picture_of(window).grab().toImage()
    window.player.seek(LEARN)
    assert picture_of(window).grab().toImage() == shot != open_
    rows = Teach().formula(session_of(window).frame, Language("en"))
    assert not any(row.head.startswith("Right") for row in rows)


@pytest.mark.parametrize(("ones", "zeros"), [(0, 0), (0, 3), (3, 0), (2, 5)])
@pytest.mark.parametrize("code", LANGUAGES)
def test_too_few_pictures_are_said_in_a_sentence_and_nothing_is_learnt(ones: int, zeros: int, code: str) -> None:
    made = Heaps()
    for place, start, count in (("one", 0, ones), ("zero", 100, zeros)):
        lot = [Item("", np.full((64, 64, 3), start + k, np.uint8)) for k in range(count)]
        made, _ = heaps.added(made, "one" if place == "one" else "zero", lot)
    lesson, params = Teach(), TeachParams()
    scene = lesson.scene(params, teach._document(made))
    trace = lesson.trace(scene, params)
    assert lesson.job(scene, params) is None
    assert str(heaps.LEAST) in lesson.words(Frame(params, scene, trace), Language(code))


def test_without_a_network_there_is_no_switch_for_it(window: Window) -> None:
    assert Teach().hidden(TeachParams()) == {"eye"}
    assert Teach().scene(TeachParams(eye="network")).eye == "pixels"


# -- what hands do -------------------------------------------------------------------------------------------------


def test_a_drop_lands_on_the_heap_under_the_pointer(window: Window, tmp_path: Path) -> None:
    files = [file(tmp_path, f"{k}.png", 20 * k + 3) for k in range(3)]
    assert window.bringing.take(mime_of(*files), over(window, "zero"))
    learn(window)
    assert shades(window) == (20, 23)
    assert window.bringing.take(mime_of(file(tmp_path, "one.png", 200)), over(window, "one"))
    learn(window)
    assert shades(window) == (21, 23)
    assert session_of(window).frame.scene.heaps.one.items[-1].name == "one"


def test_after_a_drop_the_outcome_is_shown_and_undo_takes_all_of_it_back(window: Window, tmp_path: Path) -> None:
    learn(window)
    files = [file(tmp_path, f"{k}.png", 20 * k + 3) for k in range(4)]
    window.bringing.take(mime_of(*files), over(window, "one"))
    frame = learn(window)
    assert frame.position == len(frame.trace) - 1
    session_of(window).undo()
    learn(window)
    assert shades(window) == (20, 20)
    session_of(window).redo()
    learn(window)
    assert shades(window) == (24, 20)


def test_what_is_dropped_on_try_it_is_judged_and_nothing_is_learnt_anew(window: Window, tmp_path: Path) -> None:
    learn(window)
    before = session_of(window).trace
    window.bringing.take(mime_of(file(tmp_path, "mine.png", 90)), over(window, "trial"))
    assert window.work.wait("gather", 60)
    window.player.tick(1.0)
    frame = session_of(window).frame
    assert session_of(window).trace is before
    assert not window.work.busy("lesson")
    from gui.pictures.teach.scene import trial_z

    mind = frame.trace[LEARN].mind
    f = np.full(12288, 90 / 255)
    assert trial_z(frame) == pytest.approx(float(f @ mind.w + mind.b), abs=1e-4)


def test_a_folder_with_two_folders_becomes_two_heaps_with_their_names(window: Window, tmp_path: Path) -> None:
    for name, start in (("tea", 10), ("coffee", 100)):
        for k in range(3):
            file(tmp_path / "cups", f"{name}/{k}.jpg", start + 9 * k)
    window.bringing.take(mime_of(tmp_path / "cups"), over(window, "one"))
    frame = learn(window)
    assert (frame.scene.heaps.one.name, frame.scene.heaps.zero.name) == ("coffee", "tea")
    assert shades(window) == (3, 3)


def test_what_cannot_be_read_or_is_there_already_is_said(window: Window, tmp_path: Path) -> None:
    (tmp_path / "bad.png").write_bytes(b"\x89PNG\r\n\x1a\nno")
    good = file(tmp_path, "good.png", 77)
    window.bringing.take(mime_of(good, tmp_path / "bad.png"), over(window, "one"))
    learn(window)
    assert shades(window) == (21, 20)
    assert "bad.png" in window.stage.notice.label.text()
    window.bringing.take(mime_of(good), over(window, "zero"))
    learn(window)
    assert shades(window) == (21, 20)
    assert "other heap" in window.stage.notice.label.text()


def test_a_click_on_the_corner_removes_and_a_drag_moves(window: Window) -> None:
    learn(window)
    canvas = picture_of(window).canvas
    from gui.pictures.teach.plan import close_box

    first = session_of(window).frame.scene.heaps.one.items[0]
    corner = close_box(canvas.cell(("one", 0)), canvas.look.px("body")).center().toPoint()
    cell = canvas.cell(("one", 0))
    corner = QPoint(min(corner.x(), int(cell.right()) - 1), max(corner.y(), int(cell.y()) + 1))
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=corner)
    learn(window)
    assert shades(window) == (19, 20)
    assert first not in session_of(window).frame.scene.heaps.items
    moved = session_of(window).frame.scene.heaps.one.items[2]
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=canvas.cell(("one", 2)).center().toPoint())
    for place in ("one", "zero"):
        QTest.mouseMove(canvas, canvas.rooms().room("one" if place == "one" else "zero").center().toPoint())
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=canvas.rooms().room("zero").center().toPoint())
    learn(window)
    assert shades(window) == (18, 21)
    assert session_of(window).frame.scene.heaps.zero.items[-1] is moved


def test_the_keyboard_alone_chooses_removes_moves_and_tries(window: Window) -> None:
    learn(window)
    canvas = picture_of(window).canvas
    canvas.setFocus()
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    assert session_of(window).view.focus == "item one 0"
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    chosen = session_of(window).frame.scene.heaps.one.items[1]
    assert session_of(window).view.focus == "item one 1"
    QTest.keyClick(canvas, Qt.Key.Key_Y)
    assert session_of(window).frame.scene.heaps.trial is chosen
    QTest.keyClick(canvas, Qt.Key.Key_X)
    assert shades(window) == (19, 21)
    QTest.keyClick(canvas, Qt.Key.Key_Delete)
    assert shades(window) == (18, 21)
    for _ in range(12):
        QTest.keyClick(canvas, Qt.Key.Key_Right)
    assert session_of(window).view.focus.startswith("item zero")


def test_a_name_is_written_in_place_is_undone_and_nothing_is_learnt_for_it(window: Window) -> None:
    learn(window)
    before = session_of(window).trace
    field: QLineEdit = picture_of(window).names["one"]
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "My 1st cats")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert session_of(window).frame.scene.heaps.one.name == "My 1st cats"
    assert session_of(window).trace is before
    assert not window.player.playing  # the space in the name was written, not pressed
    session_of(window).undo()
    QApplication.processEvents()
    assert field.text() == "Cats"
    field.setFocus()
    QTest.keyClicks(field, "x")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == "Cats"


# -- kept and taken along ------------------------------------------------------------------------------------------


def test_heaps_come_back_at_the_next_start(qtbot: QtBot, tmp_path: Path) -> None:
    window = opened(tmp_path)
    window.bringing.take(mime_of(file(tmp_path, "mine.png", 66)), over(window, "one"))
    learn(window)
    picture_of(window).dragged.emit("name", ("zero", "Dogs"), True)
    window.close()
    again = opened(tmp_path)
    learn(again)
    both = session_of(again).frame.scene.heaps
    assert (len(both.one.items), both.zero.name) == (21, "Dogs")
    session_of(again).reset()
    again.close()
    last = opened(tmp_path)
    assert shades(last) == (20, 20)
    assert session_of(last).document is None
    last.close()


def test_what_was_made_is_saved_in_one_file_and_opened_again(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    learn(window)
    target = tmp_path / "mine.safetensors"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    window.player.seek(1e6)
    picture_of(window).save.click()
    saved = heaps_file.unpack(target.read_bytes())
    assert len(saved.items) == 40
    session_of(window).turn("start", "empty", True)
    window.bringing.take(mime_of(target), over(window, "one"))
    learn(window)
    assert shades(window) == (20, 20)
    session_of(window).undo()
    assert shades(window) == (0, 0)


def test_a_broken_file_of_heaps_is_refused_and_nothing_changes(window: Window, tmp_path: Path) -> None:
    data = heaps_file.pack(teach.ready("colours"))
    window.bringing.take(mime_of(_file(tmp_path, data[:5000])), over(window, "one"))
    learn(window)
    assert shades(window) == (20, 20)
    assert "heaps" in window.stage.notice.label.text()


def _file(folder: Path, data: bytes) -> Path:
    path = folder / "broken.safetensors"
    path.write_bytes(data)
    return path


def test_undo_reaches_far_back_because_heaps_share_their_pictures(window: Window) -> None:
    session = session_of(window)
    for k in range(15):
        session.drag("remove", ("one", 0), True)
        assert shades(window)[0] == 19 - k
    for _ in range(15):
        assert session.undo()
    assert shades(window) == (20, 20)
    assert session.document is None


def test_a_single_picture_from_the_command_line_is_tried(window: Window, tmp_path: Path) -> None:
    path = file(tmp_path, "cat.png", 50)
    window.bring(lambda: Parcel(path.name, path.read_bytes()))
    learn(window)
    assert session_of(window).frame.scene.heaps.trial.name == "cat"


def test_every_remark_is_a_sentence_in_every_language() -> None:
    values: dict[str, Any] = {"count": 3, "good": 2, "name": "x", "most": 200, "more": 1, "one": "a", "zero": "b"}
    values["limit"] = 16
    codes = ("heaps_some_not", "heaps_two_folders", "heaps_twice", "heaps_other", "heaps_many", "heaps_broken",
             "heaps_not_ours", "heaps_too_large", "folder_empty")  # fmt: skip
    for code in LANGUAGES:
        for refusal in codes:
            assert "{" not in Language(code).refusal(Refusal(refusal, **values))


def test_what_is_pasted_goes_where_one_clicked_last(window: Window) -> None:
    canvas = picture_of(window).canvas
    room = canvas.rooms().room("zero")
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=QPointF(room.right() - 4, room.bottom() - 4).toPoint())
    assert window.bringing.target(None) == "zero"
    assert window.bringing.target(over(window, "trial")) == "trial"


@pytest.mark.parametrize("rival", ["network", "pixels"])
@pytest.mark.parametrize(("network", "pixels"), [(9, 5), (5, 9), (7, 7)])
def test_the_comparison_says_which_eye_is_the_better_one_here(rival: str, network: int, pixels: int) -> None:
    from dataclasses import replace

    from core import heaps_film
    from core.heaps_learn import Score
    from gui.pictures.teach.scene import Scene

    both = teach.ready("colours")
    left = np.where(both.y == 1, 1.0, -1.0)
    mine = pixels if rival == "network" else network
    left[mine:] *= -1
    other = network if rival == "network" else pixels
    step = replace(heaps_film.start(both), name="compare", left=left, rival=(Score(32, 32), Score(other, 32)))
    scene = Scene(both, "pixels" if rival == "network" else "network", rival)
    words = Teach().words(Frame(TeachParams(), scene, (step,)), Language("en"))
    assert ("raw pixels are enough" in words) == (network <= pixels)
    assert f"{100 * other / 32:.0f}" in words


def test_nothing_is_ever_said_to_be_quite_certain() -> None:
    from gui.pictures.teach.scene import sure

    assert sure(0.99999) == "> 99.9\u202f%"
    assert sure(0.873) == "87.3\u202f%"


def chosen_start(window: Window) -> list[str]:
    """Which ready-made pair “Begin with” shows as chosen."""
    buttons = window.stage.built["teach"][1].knobs["start"].buttons
    return [name for name, button in buttons.items() if button.isChecked()]


def test_begin_with_shows_no_ready_made_pair_once_the_heaps_are_ones_own(window: Window, tmp_path: Path) -> None:
    assert chosen_start(window) == ["cats"]
    window.bringing.take(mime_of(file(tmp_path, "a.png", 200)), over(window, "one"))
    learn(window)
    assert chosen_start(window) == []
    assert session_of(window).undo()
    QApplication.processEvents()
    assert chosen_start(window) == ["cats"]
    session_of(window).redo()
    window.stage.built["teach"][1].knobs["start"].buttons["cats"].click()
    assert chosen_start(window) == ["cats"]
    assert shades(window) == (20, 20)


def test_what_is_shown_of_a_heap_is_the_same_whichever_way_one_came(window: Window) -> None:
    learn(window)
    canvas, player = picture_of(window).canvas, window.player
    window.setFocus()
    steps = (0.0, 5.0, 13.0, 20.0)
    straight = []
    for step in steps:
        canvas._cache.clear()
        player.seek(step)
        straight.append(canvas.grab().toImage())
    assert straight[0] != straight[1] != straight[2] != straight[3]
    for step, image in reversed(list(zip(steps, straight, strict=True))):
        player.seek(step)
        assert canvas.grab().toImage() == image


def test_heaps_or_a_model_among_pictures_are_named_and_the_pictures_come_in(window: Window, tmp_path: Path) -> None:
    window.bringing.take(mime_of(_file(tmp_path, b"x"), file(tmp_path, "a.png", 90)), over(window, "one"))
    learn(window)
    assert shades(window) == (21, 20)
    assert "broken.safetensors" in window.stage.notice.label.text()
    assert "by itself" in window.stage.notice.label.text()


def test_shares_are_those_of_the_single_pictures(window: Window) -> None:
    learn(window)
    for step in (3.0, 15.0):
        window.player.seek(step)
        frame = session_of(window).frame
        for place, sign in (("one", 1), ("zero", -1)):
            shares, left = shares_of(frame, place)  # type: ignore[arg-type]
            for k, share in enumerate(shares):
                seen = shown_z(frame, k if place == "one" else k + 20)
                assert seen is not None
                assert share == pytest.approx(1 / (1 + np.exp(-sign * seen[0])))
                assert left[k] == seen[1]
