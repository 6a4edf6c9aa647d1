"""What is brought to the heaps: pictures, folders, a file of heaps.

All of it is read in the helper process.

Every thing that was read is told at once, so that a hundred photos
show how far they are, and can be stopped without losing the first.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from core import heaps_file, photo
from core.heaps import MOST, Heaps, Item, clean
from core.refusal import Refusal

Good: TypeAlias = "tuple[str, bytes] | str"  # name and bytes; a path
SUFFIXES = (
    ".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".gif", ".bmp",
    ".webp", ".tif", ".tiff", ".avif", ".heic", ".heif",
)
LISTED = 20_000  # files of a folder that are looked through


@dataclass(frozen=True)
class News:
    """One thing was read (or not); `done` of `of` are through."""

    done: int
    of: int
    item: Item | None = None
    heap: str = ""  # the sub-folder it lay in: "one", "zero" or ""
    refusal: tuple[str, dict[str, object]] | None = None
    name: str = ""
    folders: tuple[str, str] | None = None  # names of both heaps
    more: int = 0  # further sub-folders that were left


def open_heaps(data: bytes) -> Heaps:
    """A file of heaps.  Refusals: those of `heaps_file.unpack`."""
    return heaps_file.unpack(data)


def arrive(goods: tuple[Good, ...]) -> Iterator[News]:
    """Read them one after another; a folder with sub-folders first
    says what they are called.

    Refusals: folder_empty if a folder holds no pictures,
    not_readable if one may not look into it.
    """
    if len(goods) == 1 and isinstance(goods[0], str):
        path = Path(goods[0])
        if path.is_dir():
            try:
                yield from folder(path)
            except OSError as error:
                name = path.name
                raise Refusal("not_readable", name=name) from error
            return
    flat = [g for good in goods for g in _flat(good)]
    for k, good in enumerate(flat):
        yield _read(good, k + 1, len(flat))


def folder(path: Path) -> Iterator[News]:
    """A folder: its two largest sub-folders become the heaps.

    A folder that holds pictures itself, and no two folders of them,
    is a lot of pictures.
    """
    within = sorted(d for d in path.iterdir() if d.is_dir())
    inner = {d: pictures_in(d) for d in within}
    full = [d for d in inner if inner[d]]
    here = _pictures(path.iterdir())
    if len(full) < 2:
        files = here + [f for d in full for f in inner[d]]
        if not files:
            raise Refusal("folder_empty", name=path.name)
        for k, file in enumerate(files[:MOST]):
            yield _read(str(file), k + 1, min(len(files), MOST))
        return
    two = sorted(full, key=lambda d: -len(inner[d]))[:2]
    two.sort(key=lambda d: d.name)
    names = clean(two[0].name), clean(two[1].name)
    both = [
        (heap, file)
        for heap, d in zip(("one", "zero"), two, strict=True)
        for file in inner[d][:MOST]
    ]
    yield News(0, len(both), folders=names, more=len(full) - 2)
    for k, (heap, file) in enumerate(both):
        yield _read(str(file), k + 1, len(both), heap)


def _flat(good: Good) -> list[Good]:
    if isinstance(good, str) and Path(good).is_dir():
        return [str(file) for file in pictures_in(Path(good))]
    return [good]


def pictures_in(path: Path) -> list[Path]:
    """All pictures in a folder, and in the folders in it."""
    found = []
    for k, file in enumerate(path.rglob("*")):
        if k >= LISTED:
            break
        found.append(file)
    return _pictures(found)


def _pictures(files: Iterator[Path] | list[Path]) -> list[Path]:
    """Those whose names are names of pictures."""
    return sorted(
        f for f in files
        if f.suffix.lower() in SUFFIXES and not f.name.startswith(".")
    )


def _read(good: Good, done: int, of: int, heap: str = "") -> News:
    name = Path(good).name if isinstance(good, str) else good[0]
    try:
        whole = _photo(good)
        item = Item(clean(Path(name).stem), photo.square(whole.pixels))
    except Refusal as refusal:
        why = refusal.code, refusal.values
        return News(done, of, None, heap, why, name)
    return News(done, of, item, heap, None, name)


def _photo(good: Good) -> photo.Photo:
    name = good if isinstance(good, str) else good[0]
    if name.lower().endswith(heaps_file.SUFFIX):
        raise Refusal("heaps_alone", name=Path(name).name)
    if isinstance(good, str):
        return photo.read_file(good)
    return photo.read(good[1], good[0])
