"""What is brought to the heaps: pictures one after another, folders that become heaps, and what cannot be read."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core import heaps_door
from core.refusal import Refusal


def picture(path: Path, shade: int) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(np.full((40, 60, 3), shade, np.uint8)).save(path)
    return path


def test_several_files_are_told_one_after_another_and_a_bad_one_does_not_stop_the_rest(tmp_path: Path) -> None:
    good = [str(picture(tmp_path / f"{k}.png", 40 * k + 10)) for k in range(3)]
    (tmp_path / "bad.png").write_bytes(b"\x89PNG\r\n\x1a\nnothing")
    pasted = "pasted", Path(good[2]).read_bytes()
    news = list(heaps_door.arrive((good[0], str(tmp_path / "bad.png"), good[1], pasted)))
    assert [(one.done, one.of) for one in news] == [(1, 4), (2, 4), (3, 4), (4, 4)]
    assert [one.item.name if one.item else "" for one in news] == ["0", "", "1", "pasted"]
    assert news[1].refusal is not None
    assert news[0].item is not None
    assert news[0].item.square.shape == (64, 64, 3)


def test_the_two_largest_sub_folders_become_heaps_with_their_names(tmp_path: Path) -> None:
    for name, count in (("zebra", 4), ("cup", 3), ("few", 1), ("nothing", 0)):
        (tmp_path / name).mkdir()
        for k in range(count):
            picture(tmp_path / name / "deep" / f"{k}.jpg", 20 * k + 5)
    (tmp_path / "cup" / "notes.txt").write_text("no picture")
    first, *news = heaps_door.arrive((str(tmp_path),))
    assert first.folders == ("cup", "zebra")
    assert first.more == 1
    assert [one.heap for one in news] == ["one"] * 3 + ["zero"] * 4
    assert all(one.item is not None for one in news)


def test_a_folder_of_pictures_is_a_lot_of_pictures(tmp_path: Path) -> None:
    for k in range(3):
        picture(tmp_path / f"{k}.png", 30 * k + 9)
    news = list(heaps_door.arrive((str(tmp_path),)))
    assert [one.heap for one in news] == ["", "", ""]
    assert not any(one.folders for one in news)


def test_a_folder_without_pictures_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    with pytest.raises(Refusal, match="folder_empty"):
        list(heaps_door.arrive((str(tmp_path),)))


def test_no_more_are_read_than_a_heap_holds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(heaps_door, "MOST", 2)
    for name in ("a", "b"):
        for k in range(4):
            picture(tmp_path / name / f"{k}.png", 30 * k + 9)
    assert len(list(heaps_door.arrive((str(tmp_path),)))) == 1 + 2 * 2
