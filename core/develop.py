"""What Pillow decoded, developed to honest upright red, green, blue.

Files keep their colours in many ways: sixteen bits, floats, inks, a
palette, see-through places with hidden colours behind them.  Here
each becomes plain RGB, and a note says what was done.  No bytes are
decoded here: that is the photo door's part (photo.py).
"""

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
    f = longest / max(image.size)
    if f >= 1:
        return image
    w, h = (max(1, round(side * f)) for side in image.size)
    lanczos = Image.Resampling.LANCZOS
    return image.resize((w, h), lanczos, reducing_gap=3.0)


def plain(image: Image.Image, notes: list[str]) -> Image.Image:
    """Any mode as L, RGB, RGBA, CMYK or LAB, with 8 bits each."""
    if image.mode.startswith("I") or image.mode == "F":
        image = eight_bits(image, notes)
    if image.mode in ALPHA or "transparency" in image.info:
        image = image.convert("RGBA")
        opaque = image.getchannel("A").histogram()[255]
        whole = opaque == image.width * image.height
        return image.convert("RGB") if whole else image
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
        v = _stretched(image)
    if getattr(image, "tag_v2", {}).get(262) == 0:  # 0 is white
        v = 255 - v
    clear = image.info.get("transparency")
    if isinstance(clear, int):  # one shade is see-through
        v = np.where(np.asarray(image) == clear, np.uint8(255), v)
    grey = Image.fromarray(v)
    if "icc_profile" in image.info:
        grey.info["icc_profile"] = image.info["icc_profile"]
    return grey


def _stretched(image: Image.Image) -> NDArray[Any]:
    """In place: of large pictures there is no room for copies."""
    v = np.array(image, np.float32)  # (h, w)
    v[~np.isfinite(v)] = 0
    low, high = float(v.min()), float(v.max())
    white = _white(low, high, image.mode == "F")
    low = 0.0 if white else low
    v -= low
    v *= 255 / ((white or high) - low or 1.0)
    np.rint(v, out=v)
    return v.clip(0, 255, out=v).astype(np.uint8)


def _white(low: float, high: float, floats: bool) -> float | None:
    """The number that stands for white, if one can be guessed."""
    if low < 0:
        return None
    scales = (1.0, 255.0, 65535.0) if floats else (255.0, 65535.0)
    return next((white for white in scales if high <= white), None)


def flat(image: Image.Image, notes: list[str]) -> Image.Image:
    """Colours as on this screen, and white behind what is clear."""
    if image.mode != "RGBA":
        return colours(image, notes)
    alpha = image.getchannel("A")
    rgb = image.convert("RGB")
    rgb.info["icc_profile"] = image.info.get("icc_profile")
    notes.append("transparent_on_white")
    sheet = Image.new("RGB", image.size, "white")
    sheet.paste(colours(rgb, notes), mask=alpha)
    return sheet


def colours(image: Image.Image, notes: list[str]) -> Image.Image:
    """Inks and other profiles as sRGB; broken profiles are ignored."""
    if image.mode == "CMYK":
        notes.append("cmyk")
    icc = image.info.get("icc_profile")
    with suppress(Exception):  # a bad profile must not cost a picture
        if image.mode == "LAB":
            return _by(ImageCms.createProfile("LAB"), image)
        if icc:
            profile = ImageCms.ImageCmsProfile(BytesIO(icc))
            space = profile.profile.xcolor_space.strip()
            about = ImageCms.getProfileDescription(profile)
            if space == SPACES[image.mode] and "sRGB" not in about:
                done = _by(profile, image)
                notes.append("colours")
                return done
    return image.convert("RGB")


def _by(profile: Any, image: Image.Image) -> Image.Image:
    screen = ImageCms.createProfile("sRGB")
    done = ImageCms.profileToProfile(
        image, profile, screen, outputMode="RGB"
    )
    return done if done is not None else image.convert("RGB")
