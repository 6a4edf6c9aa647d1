"""What a teacher says comes to the photo that it is said of, whatever the order of the file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from core.refusal import Refusal
from core.sources import Pictures
from core.teaching import read_lessons
from tests.core import minds

PHOTOS = Pictures(
    minds.pictures(4), np.array([1, 0, 1, 0], np.uint8), np.full(4, "a"), id=np.array([30, 10, 99, 20])
)  # fmt: skip
WHOLE: dict[str, Any] = {
    "id": np.array([10, 20, 30]),
    "says": np.array([0.1, 0.2, 0.3]),
    "features": np.array([[1.0, 1.5], [2.0, 2.5], [3.0, 3.5]]),
}


def read(folder: Path, photos: Pictures = PHOTOS, **changes: Any) -> Any:
    np.savez(folder / "teacher.npz", **{k: v for k, v in (WHOLE | changes).items() if v is not None})
    return read_lessons(folder / "teacher.npz", photos, 0.5, 1.0)


def test_every_photo_gets_what_was_said_of_it(tmp_path: Path) -> None:
    for order in ([0, 1, 2], [2, 0, 1]):
        told = read(tmp_path, **{k: v[order] for k, v in WHOLE.items()})
        np.testing.assert_allclose(told.says, [0.3, 0.1, np.nan, 0.2], rtol=1e-6)
        np.testing.assert_allclose(told.features[[0, 1, 3]], [[3, 3.5], [1, 1.5], [2, 2.5]])
    assert read(tmp_path, features=None).features.shape == (4, 0)


@pytest.mark.parametrize(
    "changes",
    [
        {"says": None}, {"says": np.array([0.1, 0.2])}, {"says": np.array([0.1, 0.2, 1.3])},
        {"says": np.array([0.1, 0.2, np.nan])}, {"id": np.array(["a", "b", "c"])}, {"features": np.zeros((3, 9999))},
        {"features": np.full((3, 2), np.inf)}, {"id": np.array([{}, {}, {}], object)},
    ],
)  # fmt: skip
def test_a_file_that_does_not_fit_together_is_refused(tmp_path: Path, changes: dict[str, Any]) -> None:
    with pytest.raises(Refusal) as refused:
        read(tmp_path, **changes)
    assert refused.value.code == "teacher_broken"


def test_a_file_that_is_none_and_one_of_other_photos_are_refused(tmp_path: Path) -> None:
    (tmp_path / "bad.npz").write_bytes(b"rubbish")
    for name in ("bad.npz", "none.npz"):
        with pytest.raises(Refusal) as refused:
            read_lessons(tmp_path / name, PHOTOS, 0.5, 1.0)
        assert refused.value.code == "teacher_broken"
    numberless = Pictures(PHOTOS.X, PHOTOS.Y, PHOTOS.source)
    for photos in (numberless, PHOTOS.where(PHOTOS.id == 99)):
        with pytest.raises(Refusal) as refused:
            read(tmp_path, photos)
        assert refused.value.code == "teacher_other"
