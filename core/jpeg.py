"""What is special about JPEG: too much work, lies, free shrinking."""

from typing import Any

from core.refusal import Refusal

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
    rare = b"\xff\xc9" in data or b"\xff\xca" in data
    if len(data) * 8 < pixels // 64 and not rare:
        raise Refusal("truncated", format="JPEG")


def draft(image: Any, longest: int, shortest: int) -> None:
    """Let a large JPEG come out at 1/2, 1/4 or 1/8 of its size.

    Never with its longer side below `longest`, nor its shorter one
    below `shortest`: what a model sees of it, 64 x 64, stays the
    same to the last level or two.
    """
    f = max(longest / max(image.size), shortest / min(image.size))
    least = [max(1, int(side * min(1, f))) for side in image.size]
    image.draft(None, least)
