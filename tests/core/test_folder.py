"""A folder of photos: what is found, what is judged, what is refused, and what is left alone."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from core import cat, door, folder, shipped
from core.folder import Judged, Missed, Slice
from core.refusal import Refusal

SAMPLES = sorted((Path(__file__).resolve().parents[2] / "assets" / "samples").glob("*.png"))


def paint(path: Path, seed: int = 0, size: tuple[int, int] = (40, 30)) -> Path:
    """A small picture of its own."""
    path.parent.mkdir(parents=True, exist_ok=True)
    pixels = np.random.default_rng(seed).integers(0, 256, (size[1], size[0], 3), dtype=np.uint8)
    Image.fromarray(pixels).save(path)
    return path


def names(root: Path, most: int = folder.MOST) -> list[str]:
    return [name for found in folder.walk(str(root), most) for name in found.names]


def squares(tmp_path: Path) -> Path:
    file = tmp_path / "squares"
    file.touch()
    return file


def judged(root: Path, tmp_path: Path, **more: Any) -> Slice:
    """Everything that is told, as one slice."""
    told = list(folder.judge(str(root), tuple(names(root)), 0, str(squares(tmp_path)), 0, "logistic", **more))
    return Slice(
        told[-1].upto if told else 0, tuple(one for t in told for one in t.judged),
        tuple(no for t in told for no in t.missed), sum(t.others for t in told),
    )  # fmt: skip


# -- finding -------------------------------------------------------------------------------------------------------


def test_files_come_in_order_of_name_and_those_of_a_folder_before_those_of_its_folders(tmp_path: Path) -> None:
    for name in ("b/1.png", "a/10.png", "a/2.png", "z.png", "A.png", "a/deep/er.png"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    assert [Path(n).as_posix() for n in names(tmp_path)] == [
        "A.png", "z.png", "a/2.png", "a/10.png", "a/deep/er.png", "b/1.png",
    ]  # fmt: skip


def test_hidden_files_and_folders_are_left_out(tmp_path: Path) -> None:
    for name in (".hidden.png", "seen.png"):
        (tmp_path / name).touch()
    (tmp_path / ".thumbnails").mkdir()
    (tmp_path / ".thumbnails" / "x.png").touch()
    assert names(tmp_path) == ["seen.png"]


@pytest.mark.skipif(sys.platform == "win32", reason="links to folders need rights there")
def test_links_that_go_round_in_a_circle_are_walked_once(tmp_path: Path) -> None:
    root = tmp_path / "root"
    (root / "a").mkdir(parents=True)
    (root / "a" / "one.png").touch()
    (tmp_path / "stranger.png").touch()
    (root / "a" / "loop").symlink_to(root)
    (root / "b").symlink_to(root / "a")
    (root / "up").symlink_to(tmp_path)
    (root / "nowhere").symlink_to(root / "gone")
    assert names(root) == ["nowhere", os.path.join("a", "one.png")]  # noqa: PTH118


@pytest.mark.skipif(sys.platform == "win32", reason="links to folders need rights there")
def test_a_link_to_a_folder_elsewhere_is_followed(tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "one.png").touch()
    (tmp_path / "root").mkdir()
    (tmp_path / "root" / "cats").symlink_to(tmp_path / "photos")
    assert [Path(n).as_posix() for n in names(tmp_path / "root")] == ["cats/one.png"]


@pytest.mark.parametrize(("there", "taken", "more"), [(4, 4, False), (5, 5, False), (6, 5, True), (9, 5, True)])
def test_no_more_files_are_taken_than_the_cap_and_it_is_said(
    tmp_path: Path, there: int, taken: int, more: bool
) -> None:
    for k in range(there):
        (tmp_path / f"{k % 3}").mkdir(exist_ok=True)
        (tmp_path / f"{k % 3}" / f"{k}.png").touch()
    found = list(folder.walk(str(tmp_path), 5))
    assert sum(len(f.names) for f in found) == taken
    assert found[-1].more is more


def test_a_long_walk_is_told_in_pieces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder, "PIECE", 3)
    for k in range(4):
        (tmp_path / f"{k}").mkdir()
        for j in range(2):
            (tmp_path / f"{k}" / f"{j}.png").touch()
    found = [len(f.names) for f in folder.walk(str(tmp_path))]
    assert sum(found) == 8
    assert len(found) > 2


def test_a_folder_that_is_gone_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="folder_gone") as refused:
        names(tmp_path / "none")
    assert refused.value.values == {"name": "none"}


@given(st.lists(st.text(max_size=12), max_size=8))
def test_any_names_can_be_put_in_order(some: list[str]) -> None:
    order = sorted(some, key=folder.natural)
    assert sorted(order) == sorted(some)
    some.reverse()
    assert sorted(some, key=folder.natural) == order


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("x.png", -1), ("cat/x.png", 1), ("Cats/x.png", 1), ("猫/x.png", 1), ("dogs/x.png", 0), ("cats/big/x.png", 1),
        ("test/cat/x.png", 1), ("test/dog/x.png", 0), ("not cat/x.png", 0), ("cat.png", -1), ("dogs/cat.png", 0),
    ],
)  # fmt: skip
def test_the_folders_say_what_is_true(name: str, says: int) -> None:
    assert folder.truth(str(Path(name))) == says


# -- judging -------------------------------------------------------------------------------------------------------


def test_a_photo_is_judged_as_it_would_be_at_the_door(tmp_path: Path) -> None:
    root = tmp_path / "root"
    root.mkdir()
    for file in SAMPLES:
        (root / file.name).write_bytes(file.read_bytes())
    told = judged(root, tmp_path)
    model = shipped.load_model("logistic")
    assert [one.index for one in told.judged] == list(range(len(SAMPLES)))
    for one, file in zip(told.judged, sorted(SAMPLES, key=lambda f: folder.natural(f.name)), strict=True):
        arrival = door.arrive(file.read_bytes(), file.name)
        verdict = cat.verdict(model, arrival.square)
        assert one.size == arrival.photo.size
        assert one.z == pytest.approx(verdict.z, abs=1e-10)
        assert one.probability == pytest.approx(verdict.probability, abs=1e-10)


def test_the_squares_are_what_the_model_saw_in_the_order_of_the_photos(tmp_path: Path) -> None:
    root = tmp_path / "root"
    for k in range(3):
        paint(root / f"{k}.png", k)
    (root / "1b.png").write_bytes(b"no picture")
    assert len(judged(root, tmp_path).judged) == 3
    kept = np.fromfile(tmp_path / "squares", np.uint8).reshape(-1, 64, 64, 3)
    wanted = [door.arrive((root / f"{k}.png").read_bytes()).square for k in range(3)]
    np.testing.assert_array_equal(kept, wanted)


def test_reading_goes_on_behind_the_photos_that_are_there(tmp_path: Path) -> None:
    for k in range(5):
        paint(tmp_path / "root" / f"{k}.png", k)
    root, file = str(tmp_path / "root"), str(squares(tmp_path))
    all_ = tuple(names(tmp_path / "root"))
    first = list(folder.judge(root, all_[:2], 0, file, 0, "logistic"))
    second = list(folder.judge(root, all_[2:], 2, file, 2, "logistic"))
    halves = Path(file).read_bytes()
    whole = judged(tmp_path / "root", tmp_path)
    assert [one.index for s in first + second for one in s.judged] == [0, 1, 2, 3, 4]
    assert whole.upto == second[-1].upto == 5
    assert Path(file).read_bytes() == halves


def test_what_is_no_picture_is_counted_and_what_claims_to_be_one_is_refused(tmp_path: Path) -> None:
    root = tmp_path / "root"
    paint(root / "a.png")
    paint(root / "no_suffix.png").rename(root / "no_suffix")
    (root / "b.txt").write_text("hello")
    (root / "c.pdf").write_bytes(b"%PDF-1.7")
    (root / "Thumbs.db").write_bytes(b"\xd0\xcf\x11\xe0")
    (root / "d.jpg").write_text("hello")
    (root / "e.heic").write_bytes(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic")
    (root / "f.png").write_bytes((root / "a.png").read_bytes()[:200])
    (root / "g.jpg").touch()
    told = judged(root, tmp_path)
    assert told.others == 3
    assert {no.code for no in told.missed} == {"a_text", "heic", "truncated", "empty"}
    assert len(told.judged) == 2
    assert told.upto == 9


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with names are of POSIX")
@pytest.mark.parametrize("name", ["pipe.jpg", "pipe"])
def test_a_pipe_is_not_waited_for(tmp_path: Path, name: str) -> None:
    (tmp_path / "root").mkdir()
    os.mkfifo(tmp_path / "root" / name)
    told = judged(tmp_path / "root", tmp_path)
    assert (len(told.missed), told.others) == ((1, 0) if "." in name else (0, 1))


def test_a_file_that_vanishes_is_refused_and_the_others_are_read(tmp_path: Path) -> None:
    root = tmp_path / "root"
    for k in range(3):
        paint(root / f"{k}.png", k)
    all_ = tuple(names(root))
    (root / "1.png").unlink()
    (told,) = folder.judge(str(root), all_, 0, str(squares(tmp_path)), 0, "logistic")
    assert [one.index for one in told.judged] == [0, 2]
    assert told.missed == (Missed(1, "no_such_file", {"name": "1.png"}),)


def test_a_folder_that_vanishes_is_said_once(tmp_path: Path) -> None:
    paint(tmp_path / "root" / "0.png")
    all_ = tuple(names(tmp_path / "root"))
    (tmp_path / "root").rename(tmp_path / "elsewhere")
    with pytest.raises(Refusal, match="folder_gone"):
        list(folder.judge(str(tmp_path / "root"), all_, 0, str(squares(tmp_path)), 0, "logistic"))


def test_slow_photos_are_told_of_one_by_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder, "SLICE", 0.0)
    for k in range(3):
        paint(tmp_path / "root" / f"{k}.png", k)
    told = list(folder.judge(str(tmp_path / "root"), tuple(names(tmp_path / "root")), 7, str(squares(tmp_path)), 0,
                             "logistic"))  # fmt: skip
    assert [s.upto for s in told] == [8, 9, 10]
    assert [one.index for s in told for one in s.judged] == [7, 8, 9]


def test_every_picture_is_read_under_guard(tmp_path: Path) -> None:
    for k in range(3):
        paint(tmp_path / "root" / f"{k}.png", k)
    entered = []

    @contextmanager
    def kept() -> Iterator[None]:
        entered.append("in")
        yield
        entered.append("out")

    judged(tmp_path / "root", tmp_path, kept=kept)
    assert entered == ["in", "out"] * 3


def test_without_room_for_the_squares_it_is_said(tmp_path: Path) -> None:
    paint(tmp_path / "root" / "0.png")
    with pytest.raises(Refusal, match="folder_no_room"):
        list(folder.judge(str(tmp_path / "root"), ("0.png",), 0, str(tmp_path / "no" / "file"), 0, "logistic"))
    with pytest.raises(Refusal, match="folder_no_room"):
        list(folder.judge_again(str(tmp_path / "no" / "file"), 1, "logistic"))


def test_a_full_disk_is_said(tmp_path: Path) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("only Linux has a disk that is always full")
    paint(tmp_path / "root" / "0.png")
    with pytest.raises(Refusal, match="folder_no_room"):
        list(folder.judge(str(tmp_path / "root"), ("0.png",), 0, str(full), 0, "logistic"))


# -- another model -------------------------------------------------------------------------------------------------


def test_judging_again_gives_the_same_answers_without_the_photos(tmp_path: Path) -> None:
    root = tmp_path / "root"
    for k in range(5):
        paint(root / f"{k}.png", k)
    first: tuple[Judged, ...] = judged(root, tmp_path).judged
    for file in root.iterdir():
        file.unlink()
    told = list(folder.judge_again(str(tmp_path / "squares"), 5, "logistic"))
    np.testing.assert_allclose(np.concatenate([z for _, z, _ in told]), [one.z for one in first], atol=1e-10)
    np.testing.assert_allclose(np.concatenate([p for _, _, p in told]), [one.probability for one in first], atol=1e-12)


def test_judging_again_goes_in_slices(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder, "BATCH", 2)
    (tmp_path / "squares").write_bytes(bytes(5 * folder.SQUARE))
    told = list(folder.judge_again(str(tmp_path / "squares"), 5, "logistic"))
    assert [(slot, len(z)) for slot, z, _ in told] == [(0, 2), (2, 2), (4, 1)]


def test_squares_that_are_not_there_are_refused(tmp_path: Path) -> None:
    (tmp_path / "squares").write_bytes(bytes(folder.SQUARE))
    with pytest.raises(Refusal, match="folder_no_room"):
        list(folder.judge_again(str(tmp_path / "squares"), 2, "logistic"))


def test_a_model_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="no_such_model"):
        list(folder.judge(str(tmp_path), ("a.png",), 0, str(squares(tmp_path)), 0, "oracle"))
