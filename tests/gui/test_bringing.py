"""How things come into a window and leave it by hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from gui import drop
from gui.lesson import Parcel
from gui.lessons import teach
from gui.lessons.teach import Teach
from gui.settings import Settings
from gui.window import Window
from tests.gui import toy


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Window]:
    monkeypatch.setattr(teach, "has_network", lambda: False)
    toy.teach_words(monkeypatch)
    made = Window([toy.Toy(), Teach()], Settings(str(tmp_path / "s.ini")), "en", "light", False)
    made.resize(1280, 800)
    made.show()
    made.visit("teach")
    yield made
    made.close()


def pictures(folder: Path, count: int) -> list[Path]:
    files = [folder / f"{k}.png" for k in range(count)]
    for k, path in enumerate(files):
        Image.fromarray(np.full((30, 30, 3), 9 + k, np.uint8)).save(path)
    return files


def mime_of(*paths: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def middle(window: Window, place: str) -> QPoint:
    canvas = window.stage.built["teach"][0].canvas  # type: ignore[attr-defined]
    point: QPoint = canvas.mapTo(window, canvas.rooms().room(place).center().toPoint())
    return point


def drop_event(kind: type[QDropEvent], point: QPoint, mime: QMimeData) -> QDropEvent:
    where = QPointF(point) if kind is QDropEvent else point
    return kind(where, Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)


def test_one_file_is_read_at_once_and_many_or_a_folder_later(tmp_path: Path) -> None:
    one, two = pictures(tmp_path, 2)
    assert drop.goods(mime_of(one)) == (Parcel("0.png", one.read_bytes()),)
    assert drop.goods(mime_of(one, two)) == (one, two)
    assert drop.goods(mime_of(tmp_path)) == (tmp_path,)


def test_what_is_held_over_a_heap_lights_it_and_carried_away_it_does_not(window: Window, tmp_path: Path) -> None:
    mime = mime_of(*pictures(tmp_path, 2))
    assert window.session is not None
    event = drop_event(QDragMoveEvent, middle(window, "zero"), mime)
    window.dragMoveEvent(event)  # type: ignore[arg-type]
    assert window.session.view.focus == "drop zero"
    assert event.dropAction() == Qt.DropAction.CopyAction
    assert "Others" in window.stage.header.words.text()
    window.dragLeaveEvent(QDragLeaveEvent())
    assert window.session.view.focus == ""


def test_a_drop_of_many_goes_to_the_lesson_that_gathers(window: Window, tmp_path: Path) -> None:
    mime = mime_of(*pictures(tmp_path, 3))  # the event does not own it
    window.dropEvent(drop_event(QDropEvent, middle(window, "one"), mime))
    assert window.work.wait("gather", 60)
    assert window.session is not None
    assert len(window.session.frame.scene.heaps.one.items) == 23


def test_another_lesson_still_takes_one_picture_and_says_so(window: Window, tmp_path: Path) -> None:
    window.visit("toy")
    mime = mime_of(*pictures(tmp_path, 3))
    assert not window.bringing.take(mime, QPoint(600, 300))
    window.dropEvent(drop_event(QDropEvent, QPoint(600, 300), mime))
    assert "one picture at a time" in window.stage.notice.label.text()


def test_several_files_are_opened_at_once_where_many_may_be_brought(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = [str(path) for path in pictures(tmp_path, 4)]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: (files, ""))
    window.stage.built["teach"][0].opens["zero"].click()  # type: ignore[attr-defined]
    assert window.work.wait("gather", 60)
    assert window.session is not None
    assert len(window.session.frame.scene.heaps.zero.items) == 24
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([], ""))
    window.bringing.open()
    assert not window.work.busy("gather")


def test_the_stop_button_keeps_what_has_been_read(window: Window, tmp_path: Path) -> None:
    window.bringing.take(mime_of(*pictures(tmp_path, 40)), middle(window, "one"))
    session = window.session
    assert session is not None
    while session.view.reading[0] < 3:
        window.work._runs["gather"].worker.wait(0.05)
        window.player.tick(0.03)
        QApplication.processEvents()
    window.stage.built["teach"][0].stop.click()  # type: ignore[attr-defined]
    QApplication.processEvents()
    assert not session.gatherer.busy
    assert session.view.reading == (0, 0)
    assert 23 <= len(session.frame.scene.heaps.one.items) <= 60


def test_a_lesson_that_makes_nothing_says_that_there_is_nothing_to_save(window: Window) -> None:
    window.visit("toy")
    window.bringing.save()
    assert "nothing" in window.stage.notice.label.text()


def test_a_place_that_cannot_be_written_to_is_said(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = str(tmp_path / "nowhere" / "x.safetensors")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (target, ""))
    window.bringing.save()
    assert "nowhere" in window.stage.notice.label.text()
