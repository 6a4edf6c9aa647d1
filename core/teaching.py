"""What a teacher says of the photos, from a file: an .npz with

id        (n,) whole numbers: the photos, as in the photos' .npz
says      (n,) how probable the teacher thinks a cat is, 0 to 1
features  (n, t) what else it knows of each (may be missing)

Photos of which it says nothing are learnt from their labels alone.
"""

import zipfile
from pathlib import Path
from typing import Any

import numpy as np

from core.learn_net import Lessons
from core.refusal import Refusal
from core.sources import Pictures

MOST = 1024  # features of a photo
BROKEN = (OSError, EOFError, ValueError, KeyError, zipfile.BadZipFile)


def read_lessons(
    path: str | Path, photos: Pictures, soft: float, share: float
) -> Lessons:
    """What the file says of these photos, in their order.

    Refusals: teacher_broken, teacher_other.
    """
    path = Path(path)
    try:
        with np.load(path) as z:
            number, says = z["id"], z["says"]
            nothing = np.zeros((len(says), 0), np.float32)
            features = z.get("features", nothing)
    except BROKEN as error:
        raise Refusal("teacher_broken", name=path.name) from error
    if not _sound(number, says, features):
        raise Refusal("teacher_broken", name=path.name)
    order = np.argsort(number, kind="stable")
    at = np.searchsorted(number, photos.id, sorter=order)
    row = order[np.minimum(at, len(order) - 1)]
    told = number[row] == photos.id
    if len(photos.id) == 0 or not told.any():
        raise Refusal("teacher_other", name=path.name)
    return Lessons(
        says=np.where(told, says[row], np.nan).astype(np.float32),
        features=np.asarray(features[row], np.float32),
        soft=soft,
        share=share,
    )


def _sound(number: Any, says: Any, features: Any) -> bool:
    """Do the arrays fit together, and hold numbers that are some?"""
    return bool(
        number.ndim == says.ndim == 1
        and features.ndim == 2
        and 0 < len(number) == len(says) == len(features)
        and number.dtype.kind in "iu"
        and says.dtype.kind == features.dtype.kind == "f"
        and features.shape[1] <= MOST
        and np.isfinite(features).all()
        and np.all((says >= 0) & (says <= 1))
    )
