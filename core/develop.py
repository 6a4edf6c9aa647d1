"""What Pillow decoded, developed to honest upright red, green, blue.

Files keep their colours in many ways: sixteen bits, floats, inks, a
palette, see-through places with hidden colours behind them.  Here
each becomes plain RGB, and a note says what was done.  No bytes are
decoded here: that is the photo door's part (photo.py).
"""

from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageCms

TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
LANCZOS = Image.Resampling.LANCZOS
WILD = 1e6  # times what nine of ten numbers are
BAND = 64  # rows of the small picture that are made at a time
ALPHA = ("RGBA", "LA", "PA", "RGBa")
SPACES = {"L": "GRAY", "RGB": "RGB", "CMYK": "CMYK", "LAB": "Lab"}


def orientation(image: Image.Image) -> int:
    """How the camera was held, 1 to 8; 1 if that cannot be read."""
    value: object = 1
    with suppress(Exception):  # broken EXIF, but a good picture
        value = image.getexif().get(0x0112, 1)
    return value if isinstance(value, int) and value in TURNS else 1


def turn(image: Image.Image, held: int) -> Image.Image:
    """The picture upright."""
    return image.transpose(TURNS[held]) if held in TURNS else image


def moves(image: Image.Image) -> bool:
    """Are there more pictures than the first?"""
    with suppress(Exception):  # what follows may well be broken
        return bool(getattr(image, "is_animated", False))
    return False


def middle(image: Image.Image, thinnest: int) -> Image.Image:
    """The middle of a strip, `thinnest` times as long as wide."""
    w, h = image.size
    w, h = min(w, thinnest * h), min(h, thinnest * w)
    left, top = (image.width - w) // 2, (image.height - h) // 2
    part = image.crop((left, top, left + w, top + h))
    part.info = image.info
    return part


def shrink(image: Image.Image, longest: int) -> Image.Image:
    """At most `longest` on the longer side; small ones stay."""
    size = fit(image.size, longest)
    if size == image.size:
        return image
    return image.resize(size, LANCZOS, reducing_gap=3.0)


def fit(size: tuple[int, int], longest: int) -> tuple[int, int]:
    """Width and height, at most `longest`; small ones stay."""
    f = min(1.0, longest / max(size))
    return max(1, round(size[0] * f)), max(1, round(size[1] * f))


def plain(image: Image.Image, notes: list[str]) -> Image.Image:
    """Any mode as L, RGB, RGBA, CMYK or LAB, with 8 bits each."""
    if image.mode.startswith("I") or image.mode == "F":
        image = eight_bits(image, notes)
    if image.mode in ALPHA or "transparency" in image.info:
        return image if image.mode == "RGBA" else image.convert("RGBA")
    if image.mode in ("L", "RGB", "CMYK", "LAB"):
        return image
    return image.convert("L" if image.mode == "1" else "RGB")


def eight_bits(image: Image.Image, notes: list[str]) -> Image.Image:
    """Sixteen bits, whole numbers and floats as 0..255.

    65,535 becomes 255 (divide by 257, do not cut off).  Of floats
    and larger numbers nobody says which one is white: 0..1, 0..255
    and 0..65,535 are taken as such, others stretched from the least
    to the greatest.
    """
    if image.mode.startswith("I;16"):
        notes.append("sixteen_bit")
        shades = np.rint(np.arange(65536) / 257).astype(np.uint8)
        v = shades[np.asarray(image)]  # (h, w)
    else:
        notes.append("stretched")
        v, wild = _stretched(image)
        notes.extend(["damaged"] * (wild and "damaged" not in notes))
    if getattr(image, "tag_v2", {}).get(262) == 0:  # 0 is white
        v = 255 - v
    clear = image.info.get("transparency")
    if isinstance(clear, int):  # one shade is see-through
        v = np.where(np.asarray(image) == clear, np.uint8(255), v)
    grey = Image.fromarray(v)
    for kept in ("icc_profile", "gamma", "srgb"):
        if kept in image.info:
            grey.info[kept] = image.info[kept]
    return grey


def _stretched(image: Image.Image) -> tuple[NDArray[Any], bool]:
    """Row by row: of large pictures there is no room for copies.

    True, if some numbers are beyond all measure: in a float one
    wrong bit can be a factor of ten to the nineteenth.
    """
    low, high, wild = _ends(image)
    white = _white(low, high, image.mode == "F")
    low = 0.0 if white else low
    f = 255 / ((white or high) - low or 1.0)
    done = [
        np.rint((v - low) * f).clip(0, 255).astype(np.uint8)
        for v in _floats(image)
    ]
    return np.concatenate(done), wild and image.mode == "F"  # (h, w)


def _ends(image: Image.Image) -> tuple[float, float, bool]:
    """The least and the greatest, but for one in ten thousand.

    One wild number must not make all others black; those WILD times
    as large as the others do not count at all.
    """
    step = max(1, image.width * image.height // 1_000_000)
    v = np.concatenate([r.ravel()[::step] for r in _floats(image)])
    size = np.abs(v)
    tame = size <= WILD * (np.quantile(size, 0.9) or np.inf)
    v = np.sort(v[tame])
    few = min(max(1, len(v) // 10_000), len(v) // 3)
    near, far = float(v[few]), float(v[-1 - few])
    low, high = float(v[0]), float(v[-1])
    reach = far - near
    low = low if near - low <= reach else near
    high = high if high - far <= reach else far
    return low, high, not tame.all()


def _floats(image: Image.Image) -> Iterator[NDArray[Any]]:
    """The numbers, some rows at a time; what is none is 0."""
    for top in range(0, image.height, 512):
        end = min(image.height, top + 512)
        rows = image.crop((0, top, image.width, end))
        v = np.array(rows, np.float64)
        v[~np.isfinite(v)] = 0
        yield v


def _white(low: float, high: float, floats: bool) -> float | None:
    """The number that stands for white, if one can be guessed."""
    if low < 0:
        return None
    scales = (1.0, 255.0, 65535.0) if floats else (255.0, 65535.0)
    return next((white for white in scales if high <= white), None)


def on_white(
    image: Image.Image, longest: int, notes: list[str]
) -> Image.Image:
    """White behind what is clear, and shrunk in the same go.

    First white, then smaller: hidden colours cannot bleed into what
    is seen.  Some rows at a time: a large picture is not held twice.
    """
    if image.getchannel("A").getextrema()[0] != 255:
        notes.append("transparent_on_white")
    width, height = fit(image.size, longest)
    f = image.height / height
    around = int(3 * f) + 2  # Lanczos looks so far
    done = Image.new("RGB", (width, height))
    for top in range(0, height, BAND):
        end = min(height, top + BAND)
        first = max(0, int(top * f) - around)
        last = min(image.height, int(end * f) + around)
        part = image.crop((0, first, image.width, last))
        sheet = Image.new("RGB", part.size, "white")
        sheet.paste(part, (0, 0), part)
        box = (0, top * f - first, image.width, end * f - first)
        size = (width, end - top)
        done.paste(sheet.resize(size, LANCZOS, box=box), (0, top))
    done.info = image.info
    return done


def flat(
    image: Image.Image, longest: int, notes: list[str]
) -> Image.Image:
    """At most `longest`, on white, in the colours of this screen."""
    if image.mode == "RGBA":
        return colours(on_white(image, longest, notes), notes)
    return colours(shrink(image, longest), notes)


def colours(image: Image.Image, notes: list[str]) -> Image.Image:
    """Inks and other profiles as sRGB; broken profiles are ignored."""
    if image.mode == "CMYK":
        notes.append("cmyk")
    icc = image.info.get("icc_profile")
    with suppress(Exception):  # a bad profile must not cost a picture
        if image.mode == "LAB":
            return _by(ImageCms.createProfile("LAB"), image)
        if not icc and "gamma" in image.info:
            return by_gamma(image, notes)
        if icc:
            profile = ImageCms.ImageCmsProfile(BytesIO(icc))
            space = profile.profile.xcolor_space.strip()
            about = ImageCms.getProfileDescription(profile)
            if space == SPACES[image.mode] and "sRGB" not in about:
                done = _by(profile, image)
                notes.append("colours")
                return done
    return image.convert("RGB")


def by_gamma(image: Image.Image, notes: list[str]) -> Image.Image:
    """A PNG that says how its numbers stand to light (gAMA).

    They are for a screen with 1 / gamma; this one has 2.2.  sRGB in
    the same file counts more.
    """
    power = 1 / (2.2 * image.info["gamma"])
    if "srgb" in image.info or not 0.1 < power < 10:
        return image.convert("RGB")
    if abs(power - 1) < 0.05:
        return image.convert("RGB")
    notes.append("colours")
    shades = np.rint(255 * (np.arange(256) / 255) ** power)
    table = shades.astype(np.uint8).tolist()
    return image.convert("RGB").point(table * 3)


def _by(profile: Any, image: Image.Image) -> Image.Image:
    screen = ImageCms.createProfile("sRGB")
    done = ImageCms.profileToProfile(
        image, profile, screen, outputMode="RGB"
    )
    return done if done is not None else image.convert("RGB")
