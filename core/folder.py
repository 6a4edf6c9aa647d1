"""A whole folder of photos, each judged as it would be at the door.

First `walk` finds the files, in order of name; then `judge` opens one
after the other and tells in slices what became of it.  What the model
saw of each photo goes to a file of squares (12,288 bytes each), so
that nothing here grows with their number and another model can judge
the same photos again without reading them (`judge_again`).
"""

import os
import re
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from core import photo
from core.activation import sigmoid
from core.cat import SHAPE, AnyModel, Judge
from core.refusal import Refusal
from core.shipped import load_model
from core.sniff import HEIC, RAW, picture_format
from core.sources import CAT_FOLDERS

MOST = 100_000  # files in one folder
SQUARE = 64 * 64 * 3  # bytes that a model sees of one photo
SLICE = 0.1  # seconds of work between two tellings
BATCH = 64  # photos that are judged at once
PIECE = 2000  # files that are told of at once while walking
HEAD = 8192  # bytes that show whether a file is a picture at all
SUFFIXES = RAW | {
    "jpg", "jpeg", "jpe", "jfif", "png", "gif", "bmp", "webp", "tif",
    "tiff", "avif", *(brand.decode() for brand in HEIC), "heif", "jxl",
    "jp2", "psd", "svg", "ico",
}  # fmt: skip
Kept = Callable[[], AbstractContextManager[Any]]


@dataclass(frozen=True)
class Found:
    """Files that were found, by their names within the folder."""

    names: tuple[str, ...]
    more: bool = False  # there are more of them than MOST


@dataclass(frozen=True)
class Judged:
    """One photo: how large it is, and what the model says."""

    index: int  # of its file
    size: tuple[int, int]  # width and height in pixels, upright
    z: float
    probability: float


@dataclass(frozen=True)
class Missed:
    """One picture file that could not be read, and why."""

    index: int
    code: str  # of the Refusal
    values: dict[str, object]


@dataclass(frozen=True)
class Slice:
    """What became of the files before `upto`, since the last one."""

    upto: int
    judged: tuple[Judged, ...]
    missed: tuple[Missed, ...]
    others: int  # files that are no pictures, and do not claim it


def natural(name: str) -> tuple[Any, ...]:
    """To sort by: cat 2 comes before cat 10, whatever the case."""
    parts = re.split(r"([0-9]+)", name.casefold())
    parts[1::2] = [digits.zfill(20) for digits in parts[1::2]]
    return *parts, name


def truth(name: str) -> int:
    """1 in a folder called cat, cats or 猫, 0 in any other.

    -1 is not known: it lies in no folder within the folder.
    """
    end = max(name.rfind("/"), name.rfind(os.sep))
    return _truth(name[: max(end, 0)])


@lru_cache(maxsize=1000)  # 100,000 files lie in few folders
def _truth(folder: str) -> int:
    parts = [part.casefold() for part in Path(folder).parts]
    return int(any(p in CAT_FOLDERS for p in parts)) if parts else -1


def walk(root: str, most: int = MOST) -> Iterator[Found]:
    """All files, those of a folder before those of its folders.

    Hidden ones are left out.  A link to a folder is followed, but
    no folder is entered twice, nor one that holds the root itself.
    Refusals: folder_gone, not_readable.
    """
    top = Path(root)
    _still_there(top)
    seen = {_identity(above) for above in top.resolve().parents}
    waiting, found, count = [Path()], list[str](), 0
    while waiting:
        inside = waiting.pop()
        key = _identity(top / inside)
        if key is None or key in seen:
            continue
        seen.add(key)
        files, folders = _list(top, inside)
        waiting += reversed(folders)
        found += map(str, files[: most - count])
        count += len(files)
        if count > most:
            break
        if len(found) >= PIECE:
            yield Found(tuple(found))
            found = []
    yield Found(tuple(found), count > most)


def _identity(folder: Path) -> tuple[int, int] | None:
    """What makes a folder the same, by whatever name; None: gone."""
    try:
        told = folder.stat()
    except OSError:
        return None
    return told.st_dev, told.st_ino


def _list(top: Path, inside: Path) -> tuple[list[Path], list[Path]]:
    """Names of the files and the folders in a folder, sorted."""
    files: list[str] = []
    folders: list[str] = []
    try:
        with os.scandir(top / inside) as entries:
            for entry in entries:
                if not entry.name.startswith("."):
                    kind = folders if entry.is_dir() else files
                    kind.append(entry.name)
    except OSError as error:  # gone meanwhile, or locked
        if inside == Path():
            raise Refusal("not_readable", name=top.name) from error
    return (
        [inside / name for name in sorted(files, key=natural)],
        [inside / name for name in sorted(folders, key=natural)],
    )


def judge(
    root: str,
    names: tuple[str, ...],
    start: int,
    squares: str,
    slot: int,
    model: str | AnyModel,
    kept: Kept = nullcontext,
) -> Iterator[Slice]:
    """Open and judge these files; the first has the number `start`.

    What the model saw of the k-th photo that could be read becomes
    the square number slot + k of the file `squares`.
    kept: inside it one picture is read (a guard of time and memory).
    Refusals: folder_gone, folder_no_room, those of `load_model`.
    """
    asked, tray = _asked(model), _Tray()
    with _opened(squares) as file:
        for k, name in enumerate(names):
            try:
                with kept():
                    tray.take(start + k, Path(root, name))
            except Refusal as no:
                _still_there(Path(root))
                what = Missed(start + k, no.code, no.values)
                tray.missed.append(what)
            if tray.full or k == len(names) - 1:
                _write(file, slot, tray.squares)
                slot += len(tray.squares)
                yield tray.told(asked, start + k + 1)
                tray = _Tray()


def _asked(model: str | AnyModel) -> AnyModel:
    """A model itself, or one of ours by its name."""
    return load_model(model) if isinstance(model, str) else model


class _Tray:
    """What has been read since the last telling."""

    def __init__(self) -> None:
        self.until = time.monotonic() + SLICE
        self.seen: list[tuple[int, tuple[int, int]]] = []
        self.squares: list[NDArray[np.uint8]] = []
        self.missed: list[Missed] = []
        self.others = 0

    @property
    def full(self) -> bool:
        """Whether it is time to tell."""
        late = time.monotonic() > self.until
        return late or len(self.squares) == BATCH

    def take(self, index: int, path: Path) -> None:
        """Read one file. Refusals: those of `photo.read_file`."""
        suffix = path.suffix[1:].lower()
        if suffix not in SUFFIXES and not _looks_like_one(path):
            self.others += 1
            return
        whole = photo.read_file(path)
        self.squares.append(photo.square(whole.pixels))
        self.seen.append((index, whole.size))

    def told(self, model: Judge, upto: int) -> Slice:
        """Everything in it, with the model's answers."""
        z = model.z(np.stack(self.squares)) if self.seen else ()
        judged = tuple(
            Judged(*one, float(z_k), float(sigmoid(np.asarray(z_k))))
            for one, z_k in zip(self.seen, z, strict=True)
        )
        return Slice(upto, judged, tuple(self.missed), self.others)


def _looks_like_one(path: Path) -> bool:
    """Whether a file that does not call itself a picture is one."""
    try:
        if not path.is_file():  # a pipe would never end
            return False
        with path.open("rb") as file:
            picture_format(file.read(HEAD))
    except (OSError, ValueError, Refusal):
        return False
    return True


def _still_there(root: Path) -> None:
    """A file may be missing; if all of them are, say so once."""
    if not root.is_dir():
        raise Refusal("folder_gone", name=root.name or str(root))


def _opened(squares: str) -> BinaryIO:
    try:
        return Path(squares).open("r+b", buffering=0)
    except OSError as error:
        raise Refusal("folder_no_room") from error


def _write(file: BinaryIO, slot: int, squares: list[Any]) -> None:
    """Put these squares down, beginning at the one number `slot`."""
    data = b"".join(square.tobytes() for square in squares)
    try:
        file.seek(slot * SQUARE)
        while data:
            data = data[file.write(data) :]
    except OSError as error:
        raise Refusal("folder_no_room") from error


def judge_again(
    squares: str, count: int, model: str | AnyModel
) -> Iterator[tuple[int, NDArray[Any], NDArray[Any]]]:
    """Another model's answers about the same photos.

    Tells in slices: from which square on, their z, and their
    probabilities.  Refusals: folder_no_room, those of `load_model`.
    """
    asked = _asked(model)
    with _opened(squares) as file:
        for slot in range(0, count, BATCH):
            n = min(BATCH, count - slot)
            data = file.read(n * SQUARE)
            if len(data) < n * SQUARE:
                raise Refusal("folder_no_room")
            seen = np.frombuffer(data, np.uint8).reshape(n, *SHAPE)
            z = asked.z(seen)
            yield slot, z, np.asarray(sigmoid(z))
