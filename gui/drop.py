"""What is dropped on the window, pasted or opened: it becomes one Parcel (a name and bytes), or a Refusal says why not.

Nothing is decoded here but the envelope: percent-encoding, base64, the web page round a picture. A file is read at
once, while it is there (a browser's temporary file vanishes); core/photo.py opens the bytes later, in a helper process.
"""

from __future__ import annotations

import base64
import binascii
import os
import re
import stat
from collections.abc import Sequence
from pathlib import Path
from socket import gethostname
from urllib.parse import unquote_to_bytes

from PySide6.QtCore import QBuffer, QIODevice, QMimeData, QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDropEvent, QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from core import photo
from core.refusal import Refusal
from gui.language import Language
from gui.lesson import Good, Parcel

MOST = photo.BYTES
MOST_PIXELS = 64_000_000
SUFFIXES = ("jpg", "jpeg", "jpe", "jfif", "png", "gif", "bmp", "webp", "tif", "tiff", "avif", "heic", "heif")
_COPIED = "x-special/gnome-copied-files"
_SOURCE = re.compile(r"<img\b[^>]*?\bsrc\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", re.IGNORECASE)
_WEB = ("http", "https", "ftp")


def parcel(mime: QMimeData) -> Parcel:
    """The one picture in what was dropped or pasted.

    Refusals: drop_nothing, drop_several, drop_network, drop_address, drop_data,
    a_web_address, a_text, and those of `read_file`.
    """
    urls = _addresses(mime)
    files = [_path(url) for url in urls if url.isLocalFile() and not _far(url)]
    if len(files) > 1:
        raise Refusal("drop_several", count=len(files))
    if files:
        return read_file(files[0])
    if any(map(_far, urls)):
        raise Refusal("drop_network")
    if mime.hasImage():
        image = mime.imageData()
        if isinstance(image, QImage) and not image.isNull():
            return Parcel(_name_of(urls), _packed(image))
    return _from_words(mime, urls)


def goods(mime: QMimeData) -> tuple[Good, ...]:
    """Everything in what was dropped or pasted, for a lesson that takes many: files, folders, or one picture.

    Refusals: those of `parcel`.
    """
    urls = _addresses(mime)
    files = [_path(url) for url in urls if url.isLocalFile() and not _far(url)]
    return of_files(files) if files else (parcel(mime),)


def of_files(files: Sequence[Path]) -> tuple[Good, ...]:
    """A single file is read at once: a browser's temporary file may vanish. Refusals: those of `read_file`."""
    if len(files) == 1 and not files[0].is_dir():
        return (read_file(files[0]),)
    return tuple(files)


def folder(mime: QMimeData) -> Path | None:
    """The folder in what was dropped or pasted, if it is nothing but one."""
    urls = _addresses(mime)
    files = [_path(url) for url in urls if url.isLocalFile() and not _far(url)]
    try:
        return files[0] if len(urls) == len(files) == 1 and files[0].is_dir() else None
    except (OSError, ValueError):
        return None


def take_a_copy(event: QDropEvent) -> None:
    """Accept, but never as a move: a file manager that proposes one would then delete the person's file."""
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()


def read_file(path: Path) -> Parcel:
    """The bytes of one file. Refusals: no_such_file, a_folder, not_readable, too_large_bytes."""
    name = path.name or str(path)
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise Refusal("a_folder", name=name)
        if not stat.S_ISREG(mode):  # a pipe or a device would never end
            raise Refusal("not_readable", name=name)
        with os.fdopen(_at_once(path), "rb") as file:
            data = file.read(MOST + 1)
    except FileNotFoundError:
        raise Refusal("no_such_file", name=name) from None
    except (OSError, ValueError):  # not allowed, a network that is gone, a name with a null byte
        raise Refusal("not_readable", name=name) from None
    return Parcel(name, _checked(data))


def _at_once(path: Path) -> int:
    """Open without waiting: what was a file a moment ago may be a pipe by now."""
    return os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))


def open_dialog(
    parent: QWidget | None, language: Language, many: bool = False, also: tuple[str, ...] = ()
) -> list[Path]:
    """Ask for a file, or for several; none if nothing was chosen. `also`: suffixes of what is no picture."""
    kinds = " ".join(f"*.{suffix} *.{suffix.upper()}" for suffix in (*also, *SUFFIXES))
    filters = f"{language('drop.readable' if also else 'drop.pictures')} ({kinds});;{language('drop.all_files')} (*)"
    title, folder = language("drop.open_title"), usual_folder()
    if many:
        several, _ = QFileDialog.getOpenFileNames(parent, title, folder, filters)
        return [Path(one) for one in several]
    chosen, _ = QFileDialog.getOpenFileName(parent, title, folder, filters)
    return [Path(chosen)] if chosen else []


def usual_folder() -> str:
    """Where people keep their pictures."""
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)


def _addresses(mime: QMimeData) -> list[QUrl]:
    """The addresses in it: a list of files, a file manager's copy, or a text that is nothing but one file's address."""
    urls = [url for url in mime.urls() if url.scheme()]  # a list may hold # comments, which have none
    if not urls and mime.hasFormat(_COPIED):
        lines = bytes(mime.data(_COPIED).data()).decode("utf-8", "replace").splitlines()
        urls = [url for line in lines if (url := QUrl(line.strip())).isLocalFile()]
    if not urls:
        text = mime.text().strip()
        if text.lower().startswith("file:") and "\n" not in text:
            urls = [QUrl(text)]
        elif text and "\n" not in text and len(text) < 4096 and _is_there(text):
            urls = [QUrl.fromLocalFile(text)]
    return urls


def _far(url: QUrl) -> bool:
    """Whether it lies on another machine: asking for it could stand still for a minute."""
    return url.isLocalFile() and url.host().lower() not in ("", "localhost", gethostname().lower())


def _path(url: QUrl) -> Path:
    """The file behind an address that may name this machine."""
    here = QUrl(url)
    here.setHost("")
    return Path(here.toLocalFile())


def _is_there(path: str) -> bool:
    """Whether a text is the whole path of something on this machine."""
    try:
        return not path.startswith(("//", "\\\\")) and Path(path).is_absolute() and Path(path).exists()
    except (OSError, ValueError):
        return False


def _from_words(mime: QMimeData, urls: list[QUrl]) -> Parcel:
    """No file and no picture: a data: address holds one; anything else is explained."""
    html = mime.html() if mime.hasHtml() else ""
    sources = [next(filter(None, match), "") for match in _SOURCE.findall(html)]
    text = mime.text().strip() if mime.hasText() else ""
    addresses = [url.toString(QUrl.ComponentFormattingOption.FullyEncoded) for url in urls] + sources + [text]
    for address in addresses:
        if address[:5].lower() == "data:":
            return Parcel("", _from_data(address))
    if any(QUrl(address).scheme().lower() in _WEB for address in addresses if " " not in address):
        raise Refusal("a_web_address")
    if sources:
        raise Refusal("a_web_address")
    if urls:
        raise Refusal("drop_address", address=urls[0].scheme())
    raise Refusal("a_text" if text or html else "drop_nothing")


def _from_data(address: str) -> bytes:
    """The bytes in data:image/png;base64,… (spaces and line ends in it are tolerated)."""
    if len(address) > MOST * 4 // 3 + 1024:
        raise Refusal("too_large_bytes", limit=MOST // 1_000_000)
    head, comma, body = address.partition(",")
    if not comma:
        raise Refusal("drop_data")
    data = unquote_to_bytes(body)
    if head.lower().endswith(";base64"):
        data = b"".join(data.split()).replace(b"-", b"+").replace(b"_", b"/")
        try:
            data = base64.b64decode(data + b"=" * (-len(data) % 4), validate=True)
        except (binascii.Error, ValueError):
            raise Refusal("drop_data") from None
    return _checked(data)


def _packed(image: QImage) -> bytes:
    """A picture from the clipboard as PNG, lightly packed: the way through the door begins at bytes."""
    if image.width() * image.height() > MOST_PIXELS:
        raise Refusal("too_large_bytes", limit=MOST // 1_000_000)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not image.save(buffer, "PNG", 85):  # type: ignore[call-overload]
        raise Refusal("drop_data")
    return _checked(bytes(buffer.data().data()))


def _checked(data: bytes) -> bytes:
    if len(data) > MOST:
        raise Refusal("too_large_bytes", limit=MOST // 1_000_000)
    return data


def _name_of(urls: list[QUrl]) -> str:
    """The name a picture had on the web, if it came with its address."""
    return urls[0].fileName() if urls and urls[0].scheme().lower() in _WEB else ""
