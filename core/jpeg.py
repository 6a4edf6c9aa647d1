"""What is special about JPEG: too much work, lies, free shrinking."""

from io import BytesIO
from typing import Any

import numpy as np

from core.refusal import Refusal

PIECE = 65536 - 8  # what Pillow is told to ask for at a time
WORK = 1_500_000_000  # pixels times passes over them


def check_work(data: bytes, pixels: int) -> None:
    """Refuse a JPEG that promises too much.

    Every block of 8 x 8 takes at least one bit (but not with
    arithmetic coding, FFC9 and FFCA), and every scan is one more
    pass over all of them.
    """
    passes = data.count(b"\xff\xda")
    if pixels * passes > WORK:
        raise Refusal("too_much_work")
    if len(data) * 8 < pixels // 64 and not arithmetic(data):
        raise Refusal("truncated", format="JPEG")


def arithmetic(data: bytes) -> bool:
    """Is it packed in the rare way, which asks for all at once?"""
    return b"\xff\xc9" in data or b"\xff\xca" in data


class Slow(BytesIO):
    """A file that is handed out in crumbs towards its end.

    Pillow asks for more until the last row is there.  Where it stops
    asking tells how much of the file was needed.
    """

    def __init__(self, data: bytes, end: int) -> None:
        super().__init__(data)
        self.near = end - 4096

    def read(self, size: int | None = -1, /) -> bytes:
        """As much as was asked for, but little near the end."""
        left = self.near - self.tell()
        if left <= 0:
            return super().read(8 if size == PIECE else size)
        return super().read(min(size, left) if size == PIECE else size)


def grey_end(image: Any, step: int = 0) -> bool:
    """Does a picture end all at once in the very grey of nothing?

    Where the packed pixels of a JPEG run out, the decoder goes on
    with 128: to the right of some place, and in all rows below; or
    in all rows from some block on, where a block has `step` rows.
    """
    w, h = image.size
    if not _nothing(image.crop((w - 2, h - 2, w, h))).all():
        return False  # nearly every picture
    grey: Any = _nothing(image)  # (h, w)
    rows: Any = grey.all(axis=1)
    top = h - int(np.argmin(rows[::-1]))  # the first row all grey
    side = grey[:top, -1][::-1]  # upwards along the right edge
    high = min(8, int(np.argmin(side)))
    if rows.all():
        return False
    if high < 2:
        between = step > 0 and top < h and top % step == 0
        return between and bool(grey[top - 1].mean() < 0.2)
    right = grey[top - high : top].all(axis=0)
    edge = w - int(np.argmin(right[::-1]))
    left = grey[top - high : top, :edge].mean()
    return 0 < edge < w and bool(left < 0.2)


def _nothing(image: Any) -> Any:
    """Where a picture has the grey of no data, in every channel."""
    v = np.asarray(image).astype(np.int16)  # (h, w) or (h, w, c)
    off = np.abs(v.reshape(*v.shape[:2], -1) - 128)
    return (off <= 1).all(axis=2)


def draft(image: Any, longest: int, shortest: int) -> None:
    """Let a large JPEG come out at 1/2, 1/4 or 1/8 of its size.

    Never with its longer side below `longest`, nor its shorter one
    below `shortest`: what a model sees of it, 64 x 64, stays the
    same to the last level or two.
    """
    f = max(longest / max(image.size), shortest / min(image.size))
    least = [max(1, int(side * min(1, f))) for side in image.size]
    image.draft(None, least)
