"""Whatever is dropped, pasted or opened becomes one parcel or one refusal."""

from __future__ import annotations

import base64
import contextlib
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QByteArray, QMimeData, QUrl
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from core import photo
from core.refusal import Refusal
from gui import drop
from gui.language import Language
from gui.lesson import Parcel

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


@pytest.fixture(autouse=True)
def _application(qtbot: QtBot) -> None:
    """The clipboard's pictures need an application."""


def _refused(mime: QMimeData) -> str:
    with pytest.raises(Refusal) as caught:
        drop.parcel(mime)
    return caught.value.code


def _with(**parts: object) -> QMimeData:
    mime = QMimeData()
    for name, value in parts.items():
        getattr(mime, "set" + name)(value)
    return mime


def _files(*paths: Path) -> QMimeData:
    return _with(Urls=[QUrl.fromLocalFile(str(path)) for path in paths])


@pytest.mark.parametrize("name", ["cat.png", "my cat #1 100%.png", "猫.jpg", "no suffix"])
def test_a_file_comes_with_its_name_and_bytes(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(PIXEL)
    parcel = drop.parcel(_files(tmp_path / name))
    assert (parcel.name, parcel.data) == (name, PIXEL)


def test_the_bytes_are_read_at_the_drop_because_the_file_may_vanish(tmp_path: Path) -> None:
    file = tmp_path / "cat.png"
    file.write_bytes(PIXEL)
    parcel = drop.parcel(_files(file))
    file.unlink()
    assert parcel.data == PIXEL


def test_what_cannot_be_one_picture_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(PIXEL)
    assert _refused(_files(tmp_path / "a.png", tmp_path / "a.png")) == "drop_several"
    assert _refused(_files(tmp_path)) == "a_folder"
    assert _refused(_files(tmp_path / "gone.png")) == "no_such_file"
    assert _refused(QMimeData()) == "drop_nothing"
    assert _refused(_with(Text="   \n")) == "drop_nothing"
    assert _refused(_with(Text="what a nice cat")) == "a_text"
    assert _refused(_with(Html="<p>what a <b>nice</b> cat</p>")) == "a_text"
    assert _refused(_with(Text="https://example.org/cat.jpg")) == "a_web_address"
    assert _refused(_with(Urls=[QUrl("https://example.org/cat.jpg")])) == "a_web_address"
    assert _refused(_with(Html='<a href="x"><img alt="a" src="https://example.org/cat.jpg"></a>')) == "a_web_address"
    assert _refused(_with(Urls=[QUrl("trash:///cat.jpg")])) == "drop_address"
    assert _refused(_with(Text="data:image/png;base64,???")) == "drop_data"
    assert _refused(_with(Text="data:image/png")) == "drop_data"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_or_a_device_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.png")
    assert _refused(_files(tmp_path / "pipe.png")) == "not_readable"
    assert _refused(_files(Path("/dev/zero"))) == "not_readable"


def test_a_file_that_may_not_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(*_: object) -> None:
        raise PermissionError

    (tmp_path / "cat.png").write_bytes(PIXEL)
    monkeypatch.setattr(drop, "_at_once", locked)
    assert _refused(_files(tmp_path / "cat.png")) == "not_readable"


def test_a_file_beyond_the_cap_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drop, "MOST", len(PIXEL))
    (tmp_path / "cat.png").write_bytes(PIXEL)
    assert drop.parcel(_files(tmp_path / "cat.png")).data == PIXEL
    (tmp_path / "cat.png").write_bytes(PIXEL + b"!")
    assert _refused(_files(tmp_path / "cat.png")) == "too_large_bytes"


def test_a_list_of_files_may_hold_comments_and_percent_signs(tmp_path: Path) -> None:
    file = tmp_path / "a cat.png"
    file.write_bytes(PIXEL)
    mime = QMimeData()
    mime.setData("text/uri-list", QByteArray(b"# a comment\r\n" + file.as_uri().encode() + b"\r\n"))
    assert "%20" in file.as_uri()
    assert drop.parcel(mime).name == "a cat.png"


def test_a_file_copied_in_a_file_manager_can_be_pasted(tmp_path: Path) -> None:
    file = tmp_path / "cat.png"
    file.write_bytes(PIXEL)
    mime = QMimeData()
    mime.setData("x-special/gnome-copied-files", QByteArray(b"copy\n" + file.as_uri().encode()))
    assert drop.parcel(mime).data == PIXEL
    assert drop.parcel(_with(Text=file.as_uri())).data == PIXEL
    assert drop.parcel(_with(Text=str(file))).data == PIXEL


@pytest.mark.parametrize("address", ["file://no-such-host/share/cat.png", "file://10.255.255.1/share/cat.png"])
def test_a_file_on_another_machine_is_refused_without_asking_for_it(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drop, "read_file", lambda path: pytest.fail(f"asked for {path}"))
    assert _refused(_with(Urls=[QUrl(address)])) == "drop_network"
    assert _refused(_with(Text=address)) == "drop_network"


@pytest.mark.parametrize("scheme", ["smb", "sftp", "mtp", "trash", "admin"])
def test_other_addresses_of_file_managers_are_named(scheme: str) -> None:
    assert _refused(_with(Urls=[QUrl(f"{scheme}://somewhere/cat.png")])) == "drop_address"


def test_this_machine_s_own_name_in_an_address_is_no_network(tmp_path: Path) -> None:
    (tmp_path / "cat.png").write_bytes(PIXEL)
    assert drop.parcel(_with(Urls=[QUrl(f"file://localhost{tmp_path}/cat.png")])).data == PIXEL


def test_a_link_leads_to_its_file_and_a_circle_of_links_is_refused(tmp_path: Path) -> None:
    (tmp_path / "cat.png").write_bytes(PIXEL)
    (tmp_path / "link.png").symlink_to("cat.png")
    (tmp_path / "circle.png").symlink_to("circle.png")
    (tmp_path / "nowhere.png").symlink_to("gone.png")
    assert drop.parcel(_files(tmp_path / "link.png")).data == PIXEL
    assert _refused(_files(tmp_path / "circle.png")) == "not_readable"
    assert _refused(_files(tmp_path / "nowhere.png")) == "no_such_file"


NAMES = ["a+b.png", "50%25 off?.png", "cat#1.png", "\u732b \u4e00.png", " spaces  .png", "é.png"]


@pytest.mark.parametrize("name", NAMES)
def test_any_name_comes_through_a_list_of_addresses(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(PIXEL)
    mime = QMimeData()
    address = QUrl.fromLocalFile(str(tmp_path / name)).toEncoded()
    mime.setData("text/uri-list", QByteArray(b"# from a file manager\r\n" + address.data() + b"\r\n"))
    assert drop.parcel(mime) == Parcel(name, PIXEL)


def test_a_list_of_nothing_but_comments_holds_nothing() -> None:
    mime = QMimeData()
    mime.setData("text/uri-list", QByteArray(b"# one\r\n# two\r\n"))
    assert _refused(mime) in ("drop_nothing", "a_text")


def test_an_empty_file_is_a_parcel_that_the_door_calls_empty(tmp_path: Path) -> None:
    (tmp_path / "cat.png").write_bytes(b"")
    with pytest.raises(Refusal) as refused:
        photo.read(drop.parcel(_files(tmp_path / "cat.png")).data)
    assert refused.value.code == "empty"


def test_a_percent_encoded_address_is_unpacked() -> None:
    address = "data:image/png," + "".join(f"%{byte:02x}" for byte in PIXEL)
    assert drop.parcel(_with(Text=address)).data == PIXEL


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_file_that_becomes_a_pipe_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "cat.png").write_bytes(PIXEL)
    was = (tmp_path / "cat.png").stat()
    os.mkfifo(tmp_path / "pipe.png")
    monkeypatch.setattr(Path, "stat", lambda *_, **__: was)
    assert drop.read_file(tmp_path / "pipe.png").data == b""


@pytest.mark.parametrize("how", ["Text", "Html", "Urls"])
def test_a_picture_inside_an_address_is_unpacked(how: str) -> None:
    address = "data:image/png;base64," + base64.b64encode(PIXEL).decode()
    value = {"Text": address, "Html": f"<img src='{address}'>", "Urls": [QUrl(address)]}[how]
    assert drop.parcel(_with(**{how: value})).data == PIXEL


@given(data=st.binary(min_size=1, max_size=300), padded=st.booleans(), safe=st.booleans())
def test_any_bytes_survive_their_packing_in_an_address(data: bytes, padded: bool, safe: bool) -> None:
    body = (base64.urlsafe_b64encode if safe else base64.b64encode)(data).decode()
    address = "data:image/png;base64," + (body if padded else body.rstrip("="))
    assert drop.parcel(_with(Text=address)).data == data


def test_the_colours_of_a_picture_on_the_clipboard_reach_the_door_unchanged() -> None:
    image = QImage(9, 8, QImage.Format.Format_ARGB32)
    image.fill(QColor(10, 200, 30))
    image.setPixelColor(3, 2, QColor(255, 0, 127))
    read = photo.read(drop.parcel(_with(ImageData=image)).data)
    assert read.pixels.shape == (8, 9, 3)
    assert read.pixels[2, 3].tolist() == [255, 0, 127]
    assert read.pixels[0, 0].tolist() == [10, 200, 30]


def test_a_picture_dragged_from_the_browser_is_taken_though_its_address_is_on_the_web() -> None:
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    image.fill(QColor(1, 2, 3))
    mime = _with(ImageData=image, Urls=[QUrl("https://example.org/pets/cat.jpg?x=1")], Html='<img src="https://x/y">')
    parcel = drop.parcel(mime)
    assert parcel.name == "cat.jpg"
    assert parcel.data.startswith(b"\x89PNG")


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=60)
@given(text=st.text(max_size=60), html=st.text(max_size=60), raw=st.binary(max_size=60))
def test_nothing_that_is_dropped_ends_in_anything_but_a_parcel_or_a_refusal(text: str, html: str, raw: bytes) -> None:
    for mime in (_with(Text=text), _with(Html=html), _with(Text="data:" + text), _with(Text="file://" + text)):
        mime.setData("text/uri-list", QByteArray(raw))
        result: object = None
        with contextlib.suppress(Refusal):
            result = drop.parcel(mime)
        assert result is None or isinstance(result, Parcel)


def test_the_dialog_offers_what_the_lesson_reads_beside_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def ask(_parent: object, _title: str, _folder: str, filters: str) -> tuple[list[str], str]:
        asked.append(filters.split(";;", maxsplit=1)[0])
        return [], ""

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", ask)
    drop.open_dialog(None, Language("en"), True, ("h5",))
    drop.open_dialog(None, Language("en"), True)
    assert asked[0].startswith("What can be read here (*.h5 *.H5 *.jpg")
    assert asked[1].startswith("Pictures (*.jpg")
