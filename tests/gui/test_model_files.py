"""Models through the window: opened by the menu or dropped, saved, written as ONNX; what is refused changes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import onnx
import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from core import heaps_file, shipped, weights
from gui.catalogue import lessons
from gui.drop import read_file
from gui.lesson import Parcel
from gui.lessons.teach import ready
from gui.settings import Settings
from gui.window import Window
from tests.core import minds


def window_with(qtbot: QtBot, settings: Path) -> Window:
    made = Window(lessons(), Settings(str(settings)), "en", "light", True)
    qtbot.addWidget(made)
    made.show()
    made.visit("cat_door")
    return made


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    made = window_with(qtbot, tmp_path / "s.ini")
    yield made
    made.close()


def packed(which: str, folder: Path) -> Path:
    file = folder / f"{which}.safetensors"
    weights.save(minds.mind(which), file)
    return file


def choose(monkeypatch: pytest.MonkeyPatch, what: str, path: Path | None) -> None:
    """The person chooses this file in the next dialog, or none."""
    monkeypatch.setattr(QFileDialog, what, lambda *_: (str(path) if path else "", ""))


def test_a_model_from_the_menu_judges_at_once_and_again_after_a_restart(
    window: Window, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, tmp_path: Path
) -> None:
    choose(monkeypatch, "getOpenFileName", packed("network", tmp_path))
    window.actions_["open_model"]()
    assert window.session is not None
    scene = window.session.frame.scene
    p = minds.net("network").probability(scene.seen.square[None])[0]
    assert scene.verdict.probability == pytest.approx(float(p), abs=1e-6)
    window.close()
    again = window_with(qtbot, tmp_path / "s.ini")
    assert again.session is not None
    assert again.session.frame.scene.verdict.probability == pytest.approx(float(p), abs=1e-6)
    again.close()


def test_a_model_file_that_is_dropped_is_opened_and_not_read_as_a_picture(window: Window, tmp_path: Path) -> None:
    file = packed("logistic", tmp_path)
    window.bring(lambda: read_file(file))
    assert window.session is not None
    assert window.session.params.model == "opened"
    assert window.session.document is None
    assert not window.stage.notice.isVisible()


def test_a_bad_model_file_is_a_sentence_and_the_old_model_stays(window: Window, tmp_path: Path) -> None:
    assert window.session is not None
    window.bring(lambda: read_file(packed("network", tmp_path)))
    before = window.session.params
    data = packed("network", tmp_path).read_bytes()
    for bad in (b"not a model", data[:100], data[:-7], data.replace(b'"F16"', b'"F32"', 1)):
        window.stage.notice.hide()
        window.bring(lambda bad=bad: Parcel("bad.safetensors", bad))  # type: ignore[misc]
        assert window.stage.notice.isVisible()
        assert len(window.stage.notice.label.text()) > 20
        assert window.session.params == before


def test_what_is_saved_can_be_opened_and_says_the_same(
    window: Window, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert window.session is not None
    choose(monkeypatch, "getSaveFileName", tmp_path / "taken.safetensors")
    for name in shipped.models():
        window.session.set_values({"model": name})
        window.actions_["save_model"]()
        P = minds.pictures(2)
        taken = weights.load(tmp_path / "taken.safetensors")
        np.testing.assert_allclose(taken.probability(P), shipped.load_model(name).probability(P), atol=1e-6)
        assert taken.figures == shipped.load_model(name).figures


def test_the_helper_writes_onnx_and_says_so(window: Window, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    choose(monkeypatch, "getSaveFileName", tmp_path / "out.onnx")
    window.actions_["export_onnx"]()
    assert window.work.wait("onnx", 30)
    onnx.checker.check_model(str(tmp_path / "out.onnx"))
    assert "out.onnx" in window.stage.notice.label.text()


def test_a_place_that_cannot_be_written_is_a_sentence(
    window: Window, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for action, name in (("save_model", "x.safetensors"), ("export_onnx", "x.onnx")):
        window.stage.notice.hide()
        choose(monkeypatch, "getSaveFileName", tmp_path / "nowhere" / name)
        window.actions_[action]()
        assert action == "save_model" or window.work.wait("onnx", 30)
        assert window.stage.notice.isVisible()
        assert name in window.stage.notice.label.text()


def test_a_dialog_that_is_left_does_nothing(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    assert window.session is not None
    before = window.session.params
    for what in ("getOpenFileName", "getSaveFileName"):
        choose(monkeypatch, what, None)
    for action in ("open_model", "save_model", "export_onnx"):
        window.actions_[action]()
    assert window.session.params == before
    assert not window.stage.notice.isVisible()


def test_from_another_lesson_an_opened_model_leads_to_the_door(window: Window, tmp_path: Path) -> None:
    window.visit("gradient_descent")
    window.bring(lambda: read_file(packed("network", tmp_path)))
    assert window.session is not None
    assert (window.session.lesson.name, window.session.params.model) == ("cat_door", "opened")


def mime_of(path: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    return mime


def test_a_model_dropped_on_the_heaps_is_opened_at_the_door(window: Window, tmp_path: Path) -> None:
    window.visit("teach")
    assert window.bringing.take(mime_of(packed("logistic", tmp_path)), None)
    assert window.session is not None
    assert window.session.lesson.name == "cat_door"
    assert window.session.params.model == "opened"
    assert not window.stage.notice.isVisible()


def test_heaps_dropped_on_the_door_are_opened_where_heaps_are(window: Window, tmp_path: Path) -> None:
    file = tmp_path / "red – blue.safetensors"
    file.write_bytes(heaps_file.pack(ready("colours")))
    window.bring(lambda: read_file(file))
    assert window.session is not None
    assert window.session.lesson.name == "teach"
    assert window.work.wait("door", 60)
    assert window.session.frame.scene.heaps.kind == "colours"


def test_a_file_that_is_neither_is_refused_for_what_it_is_and_nothing_changes(window: Window, tmp_path: Path) -> None:
    window.visit("teach")
    assert window.session is not None
    other, torn = tmp_path / "other.safetensors", tmp_path / "torn.safetensors"
    header = b'{"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}'
    other.write_bytes(len(header).to_bytes(8, "little") + header + b"\0" * 4)
    torn.write_bytes(packed("network", tmp_path).read_bytes()[:50])
    for file, why in ((other, "weights_description"), (torn, "weights_broken")):
        window.stage.notice.hide()
        assert window.bringing.take(mime_of(file), None)
        assert window.stage.notice.label.text() == window.language(f"refusal.{why}")
        assert window.session.lesson.name == "teach"
        assert window.session.document is None
