"""Where labelled pictures come from: .npz, .h5 and folders, and what is wrong with those that are refused."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import h5py
import numpy as np
import pytest
from PIL import Image

from core import sources
from core.refusal import Refusal
from tests.core.made import packed, scene


def code(path: Path) -> str:
    with pytest.raises(Refusal) as refused:
        sources.read_source(path)
    return refused.value.code


def pictures(m: int) -> list[Image.Image]:
    chance = np.random.default_rng(0)
    return [Image.new("RGB", (64, 64), tuple(int(c) for c in chance.integers(0, 256, 3))) for _ in range(m)]


def write_npz(path: Path, m: int = 6, **other: Any) -> Path:
    """An .npz as in the project's own data."""
    parts = [packed(one, "JPEG", quality=95) for one in pictures(m)]
    arrays: dict[str, Any] = {
        "jpeg": np.frombuffer(b"".join(parts), np.uint8),
        "jpeg_offsets": np.cumsum([0, *map(len, parts)]),
        "label": np.arange(m, dtype=np.uint8) % 2,
        "source": (np.arange(m) // 3).astype(np.uint8),
        "source_names": np.array(["one", "two"]),
    }
    arrays |= other
    np.savez(path, **{k: v for k, v in arrays.items() if v is not None})
    return path


def write_h5(path: Path, m: int = 5, kind: str = "train") -> Path:
    with h5py.File(path, "w") as file:
        file[f"{kind}_set_x"] = np.random.default_rng(1).integers(0, 256, (m, 64, 64, 3), dtype=np.uint8)
        file[f"{kind}_set_y"] = np.arange(m) % 2
        file["list_classes"] = np.array([b"non-cat", b"cat"])
    return path


def test_an_npz_gives_its_pictures_labels_and_sources(tmp_path: Path) -> None:
    told: list[int] = []
    made = sources.read_source(write_npz(tmp_path / "a.npz"), lambda _, i, n: told.append(i))
    assert made.X.shape == (6, 64, 64, 3)
    assert made.Y.tolist() == [0, 1, 0, 1, 0, 1]
    assert made.source.tolist() == ["one"] * 3 + ["two"] * 3
    assert told == list(range(6))
    for one, whole in zip(made.X, pictures(6), strict=True):
        assert np.abs(one.astype(int) - np.asarray(whole)).max() <= 3


def test_an_npz_without_sources_is_one_source(tmp_path: Path) -> None:
    made = sources.read_source(write_npz(tmp_path / "mine.npz", source=None, source_names=None))
    assert set(made.source) == {"mine"}


@pytest.mark.parametrize(
    "wrong",
    [
        {"jpeg": None},
        {"label": np.array([0, 1, 2, 0, 1, 0], np.uint8)},
        {"label": np.zeros(5, np.uint8)},
        {"label": np.zeros((6, 1), np.uint8)},
        {"jpeg_offsets": np.array([0, 5, 3, 9, 12, 13, 20])},
        {"jpeg_offsets": np.array([0, 1, 2, 3, 4, 5, 10**9])},
        {"jpeg_offsets": np.arange(7) * 1.0},
        {"source": np.full(6, 9, np.uint8)},
        {"label": np.array([None] * 6, object)},
    ],
    ids=str,
)
def test_an_npz_whose_parts_do_not_fit_is_broken(tmp_path: Path, wrong: dict[str, Any]) -> None:
    assert code(write_npz(tmp_path / "a.npz", **wrong)) == "source_broken"


def test_an_npz_that_unpacks_a_thousandfold_is_refused_before_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    np.savez_compressed(tmp_path / "bomb.npz", jpeg=np.zeros(10_000_000, np.uint8))
    assert (tmp_path / "bomb.npz").stat().st_size < 100_000
    monkeypatch.setattr(sources, "UNPACKED", 1_000_000)
    assert code(tmp_path / "bomb.npz") == "source_too_large"


def test_other_files_and_no_files_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("hello")
    (tmp_path / "b.npz").write_bytes(b"PK\x03\x04 and no more")
    (tmp_path / "c.h5").write_bytes(b"\x89HDF\r\n\x1a\n and no more")
    (tmp_path / "empty").mkdir()
    assert code(tmp_path / "a.txt") == "source_unknown"
    assert code(tmp_path / "b.npz") == "source_broken"
    assert code(tmp_path / "c.h5") == "source_broken"
    assert code(tmp_path / "empty") == "source_empty"
    assert code(tmp_path / "none.npz") == "no_such_file"


def test_a_folder_s_name_says_what_its_photos_show(tmp_path: Path) -> None:
    for name in ("Cats", "cat", "dogs", "houses/cat", "cat/not"):
        (tmp_path / name).mkdir(parents=True, exist_ok=True)
        (tmp_path / name / "a.png").write_bytes(packed(Image.fromarray(scene()), "PNG"))
    (tmp_path / "dogs" / "notes.txt").write_text("no picture")
    made = sources.read_source(tmp_path)
    assert len(made.Y) == 5
    assert made.Y.sum() == 3
    assert made.refused == 1
    alone = sources.read_source(tmp_path / "dogs")
    assert alone.Y.tolist() == [0]


def test_the_course_s_file_gives_pictures_and_labels(tmp_path: Path) -> None:
    X, Y = sources.read_h5(write_h5(tmp_path / "train.h5"))
    assert X.shape == (5, 64, 64, 3)
    assert Y.tolist() == [0, 1, 0, 1, 0]
    made = sources.read_source(write_h5(tmp_path / "test.h5", kind="test"))
    assert made.source[0] == "test"


def test_an_h5_that_points_outside_itself_is_refused(tmp_path: Path) -> None:
    secret = tmp_path / "secret.bin"
    secret.write_bytes(bytes(2 * 64 * 64 * 3))
    labels = np.array([0, 1])
    shape = (2, 64, 64, 3)
    with h5py.File(tmp_path / "external.h5", "w") as file:
        file.create_dataset("train_set_x", shape, np.uint8, external=[(str(secret), 0, h5py.h5f.UNLIMITED)])
        file["train_set_y"] = labels
    write_h5(tmp_path / "other.h5", 2)
    with h5py.File(tmp_path / "link.h5", "w") as file:
        file["train_set_x"] = h5py.ExternalLink("other.h5", "/train_set_x")
        file["train_set_y"] = labels
    with h5py.File(tmp_path / "soft.h5", "w") as file:
        file["deep/x"] = np.zeros(shape, np.uint8)
        file["train_set_x"] = h5py.SoftLink("/deep/x")
        file["train_set_y"] = labels
    layout = h5py.VirtualLayout(shape, np.uint8)
    layout[:] = h5py.VirtualSource(str(tmp_path / "other.h5"), "train_set_x", shape)
    with h5py.File(tmp_path / "virtual.h5", "w") as file:
        file.create_virtual_dataset("train_set_x", layout)
        file["train_set_y"] = labels
    for name in ("external", "link", "soft", "virtual"):
        assert code(tmp_path / f"{name}.h5") == "h5_outside", name


def test_an_h5_with_something_else_in_it_is_not_the_course_s(tmp_path: Path) -> None:
    def written(name: str, **arrays: Any) -> Path:
        with h5py.File(tmp_path / name, "w") as file:
            for key, value in arrays.items():
                file[key] = value
        return tmp_path / name

    x, y = np.zeros((2, 64, 64, 3), np.uint8), np.array([0, 1])
    cases = [
        written("a.h5", other=x),
        written("b.h5", train_set_x=x.astype(float), train_set_y=y),
        written("c.h5", train_set_x=x[:, :32], train_set_y=y),
        written("d.h5", train_set_x=x, train_set_y=np.array([0, 1, 1])),
        written("e.h5", train_set_x=x, train_set_y=np.array([0, 2])),
        written("f.h5", train_set_x=x[:0], train_set_y=y[:0]),
    ]
    with h5py.File(tmp_path / "g.h5", "w") as file:
        file.create_group("train_set_x")
        file["train_set_y"] = y
    for path in [*cases, tmp_path / "g.h5"]:
        assert code(path) == "h5_not_the_course", path.name


def test_without_h5py_the_file_is_refused_with_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    path = write_h5(tmp_path / "train.h5")
    monkeypatch.setitem(sys.modules, "h5py", None)
    assert code(path) == "h5py_missing"


def test_sources_are_joined_and_halved_with_both_kinds_in_each_half() -> None:
    X = np.arange(10, dtype=np.uint8)[:, None, None, None] * np.ones((1, 64, 64, 3), np.uint8)
    one = sources.Pictures(X, np.array([1, 0, 0, 0, 1, 0, 0, 0, 0, 0], np.uint8), np.full(10, "a"))
    both = sources.join([one, one])
    assert len(both.Y) == 20
    first, second = sources.halves(one, 0), sources.halves(one, 1)
    assert first.Y.sum() == second.Y.sum() == 1
    together = sorted([*first.X[:, 0, 0, 0], *second.X[:, 0, 0, 0]])
    assert together == list(range(10))


def test_the_tenth_set_apart_holds_each_kind_of_each_source() -> None:
    Y = np.array(([1] * 40 + [0] * 60) * 2, np.uint8)
    part = sources.Pictures(np.zeros((200, 1, 1, 3), np.uint8), Y, np.array(["a"] * 100 + ["b"] * 100))
    back = sources.tenth(part, 1)
    for name in "ab":
        assert np.sum(back & (Y == 1) & (part.source == name)) == 4
        assert np.sum(back & (Y == 0) & (part.source == name)) == 6
    assert (back == sources.tenth(part, 1)).all()
    assert (back != sources.tenth(part, 2)).any()


def test_the_project_s_own_photos_can_be_read(photos: Path) -> None:
    made = sources.read_source(photos / "val.npz")
    assert made.X.shape == (4386, 64, 64, 3)
    assert int(made.Y.sum()) == 1407
    assert "tiny_imagenet" in made.source
    with np.load(photos / "val.npz") as z:
        first = z["jpeg"][z["jpeg_offsets"][7] : z["jpeg_offsets"][8]].tobytes()
    with Image.open(io.BytesIO(first)) as image:
        np.testing.assert_array_equal(made.X[7], np.asarray(image.convert("RGB")))


def test_kinds_and_numbers_come_along_where_they_are_known(tmp_path: Path) -> None:
    part = packed(Image.new("RGB", (64, 64), (90, 60, 30)), "JPEG")
    whole: dict[str, Any] = {
        "jpeg": np.frombuffer(part * 4, np.uint8),
        "jpeg_offsets": np.arange(5) * len(part),
        "label": np.array([1, 0, 0, 1], np.uint8),
    }
    np.savez(tmp_path / "plain.npz", **whole)
    names = np.array(["cat", "dog", "car"])
    named: dict[str, Any] = {"kind": np.array([0, 1, 2, 0]), "kind_names": names, "id": np.array([9, 8, 7, 6])}
    np.savez(tmp_path / "named.npz", **whole, **named)
    plain, told = (sources.read_source(tmp_path / f"{name}.npz") for name in ("plain", "named"))
    assert (len(plain.kind), len(plain.id)) == (0, 0)
    assert told.kind.tolist() == ["cat", "dog", "car", "cat"]
    assert told.where(told.Y == 1).id.tolist() == [9, 6]
    assert plain.where(plain.Y == 1).kind.tolist() == []
    assert sources.join([told, told]).id.tolist() == [9, 8, 7, 6] * 2
    assert sources.join([told, plain]).kind.tolist() == []  # half known is not known
    np.savez(tmp_path / "short.npz", **whole, **{**named, "id": np.arange(3)})
    with pytest.raises(Refusal) as refused:
        sources.read_source(tmp_path / "short.npz")
    assert refused.value.code == "source_broken"


def test_a_folder_s_photos_are_of_the_kind_that_their_folder_is_called(tmp_path: Path) -> None:
    for name in ("cats", "dog"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.png").write_bytes(packed(Image.new("RGB", (64, 64), (90, 60, 30)), "PNG"))
    assert sources.read_source(tmp_path).kind.tolist() == ["cats", "dog"]
