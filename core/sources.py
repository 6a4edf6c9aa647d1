"""Where labelled pictures to learn from come from.

An .npz as in the project's own data (JPEG files of 64 x 64 joined
into one array), the course's .h5, or a folder of photos, in which a
photo shows a cat if the folder it lies in is called cat or cats.
"""

import sys
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core import photo
from core.refusal import Refusal

SHAPE = (photo.SIDE, photo.SIDE, 3)
MOST = 300_000  # pictures; 3.7 GB
UNPACKED = 4_000_000_000  # bytes in one .npz
CAT_FOLDERS = ("cat", "cats", "猫")
BROKEN = (  # what the readers of damaged files raise
    OSError,
    EOFError,
    ValueError,
    TypeError,
    LookupError,
    RuntimeError,
    zipfile.BadZipFile,
)
Told = Callable[[str, int, int], None]  # what, how many done, of all


def unknown() -> NDArray[np.str_]:
    """Nobody said of what kind the photos are."""
    return np.zeros(0, np.str_)


def numberless() -> NDArray[np.int64]:
    """The photos have no numbers."""
    return np.zeros(0, np.int64)


@dataclass(frozen=True, eq=False)
class Pictures:
    """m labelled pictures, and the source each one came from."""

    X: NDArray[np.uint8]  # (m, 64, 64, 3)
    Y: NDArray[np.uint8]  # (m,), 1 = cat
    source: NDArray[np.str_]  # (m,)
    refused: int = 0  # files that were no pictures
    kind: NDArray[np.str_] = field(default_factory=unknown)
    id: NDArray[np.int64] = field(default_factory=numberless)

    # kind: dog, person, ...; id: the number in the .npz; both are
    # (m,), or (0,) where nobody said

    def where(self, keep: NDArray[np.bool_]) -> "Pictures":
        """Only those for which `keep` (m,) is true."""
        m = len(self.Y)
        kind = self.kind[keep] if len(self.kind) == m else unknown()
        number = self.id[keep] if len(self.id) == m else numberless()
        return Pictures(
            self.X[keep], self.Y[keep], self.source[keep],
            kind=kind, id=number)


def quiet(what: str, done: int, of: int) -> None:
    """Tell nobody."""


def read_source(path: str | Path, told: Told = quiet) -> Pictures:
    """Labelled pictures from an .npz, an .h5 or a folder.

    Refusals: no_such_file, source_unknown, source_broken,
    source_too_large, source_empty, and those of `read_h5`.
    """
    path = Path(path)
    if path.is_dir():
        return _folder(path, told)
    if not path.is_file():
        raise Refusal("no_such_file", name=path.name)
    if path.suffix == ".npz":
        return _npz(path, told)
    if path.suffix in (".h5", ".hdf5"):
        X, Y = read_h5(path)
        return Pictures(X, Y, np.full(len(Y), path.stem))
    raise Refusal("source_unknown", name=path.name)


def _folder(path: Path, told: Told) -> Pictures:
    files = sorted(f for f in path.rglob("*") if f.is_file())
    if len(files) > MOST:
        raise Refusal("source_too_large", name=path.name, limit=MOST)
    X, Y, kind = [], [], []
    for i, file in enumerate(files):
        told(path.name, i, len(files))
        try:
            X.append(photo.square(photo.read_file(file).pixels))
        except Refusal:
            continue
        Y.append(file.parent.name.lower() in CAT_FOLDERS)
        kind.append(file.parent.name)
    if not X:
        raise Refusal("source_empty", name=path.name)
    source = np.full(len(Y), path.name)
    missed = len(files) - len(X)
    return Pictures(
        np.stack(X), np.array(Y, np.uint8), source, missed,
        np.array(kind))


def _npz(path: Path, told: Told) -> Pictures:
    try:
        with zipfile.ZipFile(path) as parts:
            unpacked = sum(part.file_size for part in parts.infolist())
        if unpacked > UNPACKED:
            gb = UNPACKED // 1_000_000_000
            raise Refusal("source_too_large", name=path.name, limit=gb)
        with np.load(path) as z:
            data, at, Y = z["jpeg"], z["jpeg_offsets"], z["label"]
            names = [path.stem], np.zeros(len(Y), np.uint8)
            if "source" in z.files:
                names = z["source_names"], z["source"]
            kind, number = unknown(), numberless()
            if "kind" in z.files:
                kind = np.asarray(z["kind_names"])[z["kind"]]
            if "id" in z.files:
                number = z["id"].astype(np.int64)
        source = np.asarray(names[0])[names[1]]
    except BROKEN as error:
        raise Refusal("source_broken", name=path.name) from error
    whole = {len(source), len(kind) or len(Y), len(number) or len(Y)}
    if not _sound(data, at, Y) or whole != {len(Y)}:
        raise Refusal("source_broken", name=path.name)
    X = np.empty((len(Y), *SHAPE), np.uint8)
    for i in range(len(Y)):
        told(path.name, i, len(Y))
        one = photo.read(data[at[i] : at[i + 1]].tobytes()).pixels
        X[i] = one if one.shape == SHAPE else photo.square(one)
    return Pictures(
        X, Y.astype(np.uint8), source, kind=kind.astype(str), id=number)


def _sound(data: Any, at: Any, Y: Any) -> bool:
    """Do the arrays of an .npz fit together?"""
    return bool(
        data.dtype == np.uint8
        and data.ndim == at.ndim == Y.ndim == 1
        and at.dtype.kind in "iu"
        and Y.dtype.kind in "iub"
        and 0 < len(Y) <= MOST
        and len(at) == len(Y) + 1
        and at[0] >= 0
        and at[-1] <= len(data)
        and np.all(at[1:] >= at[:-1])
        and np.all((Y == 0) | (Y == 1))
    )


def read_h5(
    path: str | Path,
) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """The course's pictures (m, 64, 64, 3) and labels (m,).

    Such a file can point to any other file on the disk; one that
    does is refused.  Refusals: h5py_missing, no_such_file,
    source_broken, h5_outside, h5_not_the_course.
    """
    path = Path(path)
    if not path.is_file():
        raise Refusal("no_such_file", name=path.name)
    X, Y, _ = _h5(path, path.name)
    return X, Y


def open_h5(
    data: bytes, name: str
) -> tuple[NDArray[np.uint8], NDArray[np.uint8], bool]:
    """The same from bytes, and whether it says it is for testing.

    Refusals: those of `read_h5`.
    """
    return _h5(BytesIO(data), name)


def _h5(
    source: Any, name: str
) -> tuple[NDArray[np.uint8], NDArray[np.uint8], bool]:
    try:
        import h5py
    except ImportError:
        raise Refusal("h5py_missing", python=sys.executable) from None
    try:
        with h5py.File(source, "r") as file:
            X = _dataset(file, "_x", name)[()]
            Y = _dataset(file, "_y", name)[()]
            test = any(key.startswith("test_set") for key in file)
    except BROKEN as error:
        raise Refusal("source_broken", name=name) from error
    if len(X) != len(Y) or not np.all((Y == 0) | (Y == 1)):
        raise Refusal("h5_not_the_course", name=name)
    return X, Y.astype(np.uint8), test


def _dataset(file: Any, end: str, name: str) -> Any:
    """The one dataset whose name ends so, if it lies in this file."""
    import h5py

    for key in file:
        if key.endswith("_set" + end):
            break
    else:
        raise Refusal("h5_not_the_course", name=name)
    if type(file.get(key, getlink=True)) is not h5py.HardLink:
        raise Refusal("h5_outside", name=name)
    found = file[key]
    if not isinstance(found, h5py.Dataset):
        raise Refusal("h5_not_the_course", name=name)
    if found.external or found.is_virtual:
        raise Refusal("h5_outside", name=name)
    if end == "_x":
        fits = found.shape[1:] == SHAPE and found.dtype == np.uint8
    else:
        fits = found.ndim == 1 and found.dtype.kind in "iu"
    if not fits or not 0 < found.shape[0] <= MOST:
        raise Refusal("h5_not_the_course", name=name)
    return found


def join(parts: list[Pictures]) -> Pictures:
    """Several sources as one; kinds and numbers only if all know."""
    known = all(len(part.kind) == len(part.Y) for part in parts)
    numbered = all(len(part.id) == len(part.Y) for part in parts)
    kinds = [part.kind if known else unknown() for part in parts]
    ids = [part.id if numbered else numberless() for part in parts]
    return Pictures(
        np.concatenate([part.X for part in parts]),
        np.concatenate([part.Y for part in parts]),
        np.concatenate([part.source for part in parts]),
        kind=np.concatenate(kinds),
        id=np.concatenate(ids),
    )


def halves(part: Pictures, which: int) -> Pictures:
    """Every other photo of each kind, so both halves have both."""
    keep = np.zeros(len(part.Y), bool)
    for kind in (0, 1):
        keep[np.flatnonzero(kind == part.Y)[which::2]] = True
    return part.where(keep)


def tenth(part: Pictures, seed: int) -> NDArray[np.bool_]:
    """A random tenth of each kind from each source, at least 2."""
    rng = np.random.default_rng(seed)
    chosen = np.zeros(len(part.Y), bool)
    for name in np.unique(part.source):
        for kind in (0, 1):
            here = (part.source == name) & (kind == part.Y)
            order = rng.permutation(np.flatnonzero(here))
            chosen[order[: max(2, len(order) // 10)]] = True
    return chosen
