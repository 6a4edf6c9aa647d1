"""Labelled pictures: drawn, from the course's files, from a folder; what is kept back, and what is refused."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from assets.drawing.heaps import small
from assets.drawing.homework import SHEETS
from core import album_door, album_file
from core.album import FOLDER, LEAST, Album, drawn, fifth, parted
from core.album_door import arrive
from core.refusal import Refusal

h5py = pytest.importorskip("h5py")


def pictures(m: int, seed: int = 0) -> Any:
    return np.random.default_rng(seed).integers(0, 256, (m, 64, 64, 3)).astype(np.uint8)


def h5(kind: str, m: int = 30, cats: int = 12) -> bytes:
    held = io.BytesIO()
    with h5py.File(held, "w") as file:
        file[f"{kind}_set_x"] = pictures(m)
        file[f"{kind}_set_y"] = (np.arange(m) < cats).astype(np.int64)
        file["list_classes"] = np.array([b"non-cat", b"cat"])
    return held.getvalue()


def whole(goods: Any) -> Album:
    last = list(arrive(goods))[-1]
    assert last.album is not None
    assert last.done == last.of
    return last.album


def test_there_are_as_many_of_each_kind_as_in_the_homework_and_no_two_are_alike() -> None:
    book = drawn()
    assert (book.m, int(book.y.sum()), len(book.test_y), int(book.test_y.sum())) == (209, 72, 50, 33)
    every = [picture.tobytes() for picture in (*book.pictures, *book.test_pictures)]
    assert len(set(every)) == 259
    assert 0.2 < book.y[:40].mean() < 0.6, "mixed"


@pytest.mark.parametrize("name", ["train_cats", "test_others"])
def test_a_picture_drawn_again_is_the_one_in_the_file(name: str) -> None:
    draws, first, _ = SHEETS[name]
    with Image.open(FOLDER / f"{name}.jpg") as image:
        stored = np.asarray(image.convert("RGB"))[:64, :64].astype(float)
    assert np.abs(small(draws, first) - stored).mean() < 5.0, "but for what JPEG leaves out"


def test_the_folder_holds_nothing_else_and_is_small() -> None:
    files = {file.stem: file.stat().st_size for file in FOLDER.iterdir()}
    assert set(files) == set(SHEETS)
    assert sum(files.values()) < 700_000


def test_a_fifth_of_each_kind_is_held_out_of_the_training_pictures() -> None:
    book = drawn()
    assert int(book.held.sum()) == 41
    assert int(book.y[book.held].sum()) == 14
    np.testing.assert_array_equal(book.held, fifth(book.y))


def test_both_files_of_the_course_in_either_order_are_training_and_test() -> None:
    train, test = h5("train"), h5("test", 24, 14)
    for goods in ((("a.h5", train), ("b.h5", test)), (("b.h5", test), ("a.h5", train))):
        book = whole(goods)
        assert (book.m, len(book.test_y), book.kind) == (30, 24, "course")
        np.testing.assert_array_equal(book.pictures, pictures(30))
        assert book.test_y.sum() == 14


def test_of_one_file_a_fifth_becomes_the_test(tmp_path: Path) -> None:
    (tmp_path / "train_catvnoncat.h5").write_bytes(h5("train", 50, 20))
    book = whole((str(tmp_path / "train_catvnoncat.h5"),))
    assert (book.m, len(book.test_y), int(book.test_y.sum())) == (40, 10, 4)


def test_two_sub_folders_become_two_classes_and_cats_are_class_one(tmp_path: Path) -> None:
    for name, seed in (("dogs", 1), ("cats", 2)):
        (tmp_path / name).mkdir()
        for k, picture in enumerate(pictures(LEAST, seed)):
            Image.fromarray(picture).save(tmp_path / name / f"{k}.png")
    (tmp_path / "cats" / "broken.png").write_bytes(b"nothing")
    news = list(arrive((str(tmp_path),)))
    assert [one.done for one in news] == [*range(1, 22), 21]
    book = news[-1].album
    assert book is not None
    assert news[-1].bad == 1
    assert book.names == ("cats", "dogs")
    assert book.m + len(book.test_y) == 20
    cats = {picture.tobytes() for picture in pictures(LEAST, 2)}
    for some, y in ((book.pictures, book.y), (book.test_pictures, book.test_y)):
        assert [picture.tobytes() in cats for picture in some] == (y == 1).tolist()


@pytest.mark.parametrize(
    ("goods", "code"),
    [
        ((("cat.png", b"x"),), "album_what"),
        ((("a.h5", b"nothing"),), "source_broken"),
        ((("a.h5", h5("train")), ("b.h5", h5("train"))), "album_twice"),
        ((("a.h5", h5("train")), ("b.png", b"x")), "album_what"),
        ((("a.h5", h5("train", 30, 3)),), "album_few"),
        ((("a.h5", h5("train", 30, 3)), ("b.h5", h5("test"))), "album_few"),
    ],
)
def test_what_does_not_fit_is_refused_by_name(goods: Any, code: str) -> None:
    with pytest.raises(Refusal) as caught:
        list(arrive(goods))
    assert caught.value.code == code


def test_a_folder_without_two_sub_folders_is_refused(tmp_path: Path) -> None:
    (tmp_path / "cats").mkdir()
    with pytest.raises(Refusal) as caught:
        list(arrive((str(tmp_path),)))
    assert caught.value.code == "album_folder"


def test_a_kept_album_comes_back_as_it_was_and_a_broken_one_is_refused() -> None:
    book = parted("own", pictures(12, 1), pictures(15, 2), ("猫", "dogs"))
    data = album_file.pack(book)
    again = album_door.open_album(data)
    assert (again.kind, again.names) == ("own", ("猫", "dogs"))
    np.testing.assert_array_equal(again.pictures, book.pictures)
    np.testing.assert_array_equal(again.test_y, book.test_y)
    assert album_file.is_album(data)
    for bad in (data[:-1], data + b"x", data[:40], b"", b"DH-ALBUM" + b"\xff" * 40, data.replace(b'"own"', b'"odd"')):
        with pytest.raises(Refusal, match="album_broken"):
            album_door.open_album(bad)


def lay(root: Path, part: str, kind: str, m: int, seed: int) -> None:
    (root / part / kind).mkdir(parents=True)
    for k, picture in enumerate(pictures(m, seed)):
        Image.fromarray(picture).save(root / part / kind / f"{k:03}.png")


@pytest.mark.parametrize(("train", "test"), [("train", "test"), ("Training_Set", "val")])
def test_a_folder_with_train_and_test_in_it_is_learnt_from_and_tried_on(tmp_path: Path, train: str, test: str) -> None:
    for part, seed, m in ((train, 1, 14), (test, 3, 11)):
        lay(tmp_path, part, "other", m, seed)
        lay(tmp_path, part, "Cat", m + 1, seed + 1)
    book = whole((str(tmp_path),))
    assert (book.m, int(book.y.sum()), len(book.test_y), int(book.test_y.sum())) == (29, 15, 23, 12)
    assert book.names == ("Cat", "other")
    one = {picture.tobytes() for picture in book.test_pictures[book.test_y == 1]}
    assert one == {picture.tobytes() for picture in pictures(12, 4)}


def test_a_folder_with_train_alone_keeps_a_fifth_of_it_back(tmp_path: Path) -> None:
    lay(tmp_path, "train", "cats", 15, 1)
    lay(tmp_path, "train", "dogs", 20, 2)
    book = whole((str(tmp_path),))
    assert (book.m, len(book.test_y), book.names) == (28, 7, ("cats", "dogs"))


def test_a_test_folder_without_one_of_the_kinds_is_refused_by_name(tmp_path: Path) -> None:
    for kind, seed in (("cat", 1), ("dog", 2)):
        lay(tmp_path, "train", kind, 12, seed)
    lay(tmp_path, "test", "cat", 12, 3)
    with pytest.raises(Refusal) as refused:
        whole((str(tmp_path),))
    assert (refused.value.code, refused.value.values) == (
        "album_sides", {"name": tmp_path.name, "test": "test", "kind": "dog"}
    )  # fmt: skip


def test_a_test_folder_with_too_few_of_a_kind_is_refused_with_its_name(tmp_path: Path) -> None:
    for kind, seed in (("cat", 1), ("dog", 2)):
        lay(tmp_path, "train", kind, 12, seed)
        lay(tmp_path, "test", kind, LEAST if kind == "cat" else LEAST - 1, seed + 2)
    with pytest.raises(Refusal) as refused:
        whole((str(tmp_path),))
    told = {"name": "test/dog", "good": LEAST - 1, "least": LEAST}
    assert (refused.value.code, refused.value.values) == ("album_few", told)


def test_cats_are_always_one_of_the_two_kinds_and_it_is_said_what_stays_out(tmp_path: Path) -> None:
    for kind, m in (("cats", 11), ("dog", 13), ("horse", 14)):
        lay(tmp_path, "train", kind, m, m)
    news = list(arrive((str(tmp_path),)))[-1]
    assert news.album is not None
    assert news.album.names == ("cats", "horse")
    assert news.left == ("dog",)


def test_cat_and_cats_are_one_kind_on_both_sides(tmp_path: Path) -> None:
    for part, cat in (("train", "cats"), ("test", "cat")):
        lay(tmp_path, part, cat, 12, 1)
        lay(tmp_path, part, "dog", 12, 2)
    book = whole((str(tmp_path),))
    assert (book.m, len(book.test_y), book.names) == (24, 24, ("cats", "dog"))


def test_a_test_folder_alone_is_told_that_train_is_missing(tmp_path: Path) -> None:
    for kind in ("cat", "dog"):
        lay(tmp_path, "test", kind, 12, 2)
    with pytest.raises(Refusal) as refused:
        whole((str(tmp_path),))
    assert (refused.value.code, refused.value.values) == ("album_no_train", {"name": tmp_path.name, "test": "test"})
