"""What is brought to build a classifier on: the course's .h5 files,
or a folder with two sub-folders of photos.  Read in the helper.

Of one .h5 file, and of a folder that has no test of its own, a fifth
is kept back as the test.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import numpy as np

from core import album_file, photo
from core.album import LEAST, MOST, Album, Pixels, parted, shuffled
from core.heaps import clean
from core.heaps_door import Good, pictures_in
from core.refusal import Refusal
from core.sources import CAT_FOLDERS, open_h5

H5 = (".h5", ".hdf5")
TRAIN = ("train", "training", "training_set", "train_set")
TEST = ("test", "testing", "test_set", "val", "valid", "validation")
Kinds: TypeAlias = "tuple[Path, Path]"  # the folder of class 1 first
Part: TypeAlias = "tuple[Pixels, Pixels, bool]"  # X, y, for testing?


@dataclass(frozen=True)
class AlbumNews:
    """So many files are read, of so many; at the end the album."""

    done: int
    of: int
    album: Album | None = None
    bad: int = 0  # files that were no pictures
    left: tuple[str, ...] = ()  # folders that stay out: two are enough


def open_album(data: bytes) -> Album:
    """A kept album.  Refusals: those of `album_file.unpack`."""
    return album_file.unpack(data)


def arrive(goods: tuple[Good, ...]) -> Iterator[AlbumNews]:
    """One or two .h5 files, or a folder with two sub-folders.

    Refusals: album_what for anything else, album_few, album_twice,
    folder_empty, not_readable, and those of `sources.open_h5`.
    """
    first = goods[0] if goods else ""
    alone = len(goods) == 1 and isinstance(first, str)
    if alone and Path(path := str(first)).is_dir():
        try:
            yield from folder(Path(path))
        except OSError as error:
            name = Path(path).name
            raise Refusal("not_readable", name=name) from error
        return
    names = [g if isinstance(g, str) else g[0] for g in goods]
    if not 1 <= len(goods) <= 2 or not all(map(_is_h5, names)):
        other = next((n for n in names if not _is_h5(n)), names[0])
        raise Refusal("album_what", name=Path(other).name)
    yield AlbumNews(0, len(goods))
    whole = course([_bytes(good) for good in goods])
    yield AlbumNews(len(goods), len(goods), whole)


def _is_h5(name: str) -> bool:
    return name.lower().endswith(H5)


def _bytes(good: Good) -> tuple[str, bytes]:
    if not isinstance(good, str):
        return good
    path = Path(good)
    try:
        if path.stat().st_size > photo.BYTES:
            most = photo.BYTES // 1_000_000
            raise Refusal("too_large_bytes", limit=most)
        return path.name, path.read_bytes()
    except OSError as error:
        raise Refusal("not_readable", name=path.name) from error


def course(files: list[tuple[str, bytes]]) -> Album:
    """One file of the course, or both: pictures, labels, test."""
    parts = [_some(*open_h5(data, name)) for name, data in files]
    if len(parts) == 1:
        X, y, _ = parts[0]
        _enough([X[y == 1], X[y == 0]], [files[0][0]] * 2)
        return parted("course", X[y == 1], X[y == 0], ("", ""))
    (X, y, _), (T, t, _) = sorted(parts, key=lambda part: part[2])
    if parts[0][2] == parts[1][2]:
        raise Refusal("album_twice", name=files[1][0])
    for some, labels in ((X, y), (T, t)):
        heaps = [some[labels == 1], some[labels == 0]]
        _enough(heaps, [files[0][0]] * 2)
    return Album("course", X, y * 1.0, T, t * 1.0)


def _some(X: Pixels, y: Pixels, test: bool) -> Part:
    """Of each kind no more than can be learnt from in a lesson."""
    kept = np.zeros(len(y), bool)
    for kind in (0, 1):
        kept[np.flatnonzero(y == kind)[:MOST]] = True
    return X[kept], y[kept], test


def folder(path: Path) -> Iterator[AlbumNews]:
    """Its two largest sub-folders; one called cat is class 1.

    Otherwise the first by the alphabet is; cats always belong.  Where
    it holds a folder called train, that is learnt from; one called
    test beside it, with the same sub-folders, is the test.
    """
    sides, left = _sides(path)
    lots = [pictures_in(d)[:MOST] for side in sides for d in side]
    of, done = sum(map(len, lots)), 0
    kinds: list[list[Pixels]] = [[] for _ in lots]
    for lot, kind in zip(lots, kinds, strict=True):
        for file in lot:
            done += 1
            try:
                kind.append(photo.square(photo.read_file(file).pixels))
            except Refusal:
                continue
            finally:
                yield AlbumNews(done, of)
    heaps = [_stacked(kind) for kind in kinds]
    _enough(heaps, [_told(path, d) for side in sides for d in side])
    names = clean(sides[0][0].name), clean(sides[0][1].name)
    made = parted("own", heaps[0], heaps[1], names)
    if len(sides) == 2:
        train, test = shuffled(*heaps[:2]), shuffled(*heaps[2:])
        made = Album("own", *train, *test, names)
    yield AlbumNews(of, of, made, of - sum(map(len, heaps)), left)


def _sides(path: Path) -> tuple[list[Kinds], tuple[str, ...]]:
    """Both kinds; where there is a test, those of the test, too.

    And what the folders are called that stay out.
    """
    within = {d.name.lower(): d for d in _folders(path)}
    train = next((within[n] for n in TRAIN if n in within), path)
    test = next((within[n] for n in TEST if n in within), None)
    try:
        two, left = _kinds(train)
    except Refusal:
        if test is None or train != path:
            raise
        name, only = path.name, test.name
        raise Refusal("album_no_train", name=name, test=only) from None
    if train == path or test is None:
        return [two], left
    there = {_kind(d): d for d in _folders(test)}
    for d in two:
        if _kind(d) not in there:
            raise Refusal(
                "album_sides",
                name=path.name,
                test=test.name,
                kind=d.name,
            )
    return [two, (there[_kind(two[0])], there[_kind(two[1])])], left


def _folders(path: Path) -> list[Path]:
    return sorted(d for d in path.iterdir() if d.is_dir())


def _kind(folder: Path) -> str:
    """What it holds, whether it is called cat or cats."""
    name = folder.name.lower()
    return "cat" if name in CAT_FOLDERS else name


def _kinds(path: Path) -> tuple[Kinds, tuple[str, ...]]:
    """Two folders of pictures, class 1 first; what stays out.

    Cats, if there are any, and the largest folder beside them.
    """
    files = {d: len(pictures_in(d)) for d in _folders(path)}
    full = [d for d in files if files[d]]
    full.sort(key=lambda d: -files[d])
    if len(full) < 2:
        raise Refusal("album_folder", name=path.name)
    full.sort(key=lambda d: _kind(d) != "cat")
    two = sorted(full[:2], key=lambda d: (_kind(d) != "cat", d.name))
    return (two[0], two[1]), tuple(sorted(d.name for d in full[2:]))


def _told(path: Path, folder: Path) -> str:
    """Its name, with that of the side it is on."""
    return folder.relative_to(path).as_posix()


def _enough(heaps: list[Pixels], names: list[str]) -> None:
    for heap, name in zip(heaps, names, strict=True):
        n = len(heap)
        if n < LEAST:
            raise Refusal("album_few", name=name, good=n, least=LEAST)


def _stacked(kind: list[Pixels]) -> Pixels:
    nothing = np.empty((0, 64, 64, 3), np.uint8)
    return np.stack(kind) if kind else nothing
