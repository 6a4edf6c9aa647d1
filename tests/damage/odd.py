"""Odd files, made byte by byte: what suites of difficult pictures contain, and bombs. Each with its right answer.

An odd picture shows one of our drawings, or is refused in a way named beside it; another answer is unforeseen.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from core import photo
from tests.damage.bitmaps import bitmaps
from tests.damage.samples import KINDS, drawing, exif, packed, sample
from tests.damage.trial import Case, Seen

SIZE = 96, 72
UNREADABLE = ("broken", "truncated", "variant_not_supported", "not_a_picture")
NO_PICTURE = (*UNREADABLE, "empty", "a_text", "format_not_supported", "heic", "too_small", "too_large_pixels")
BIG = (*UNREADABLE, "too_large_pixels", "too_large_memory", "too_much_work", "too_small")
PASSES = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))


def seen(image: Image.Image) -> Seen:
    """What the model sees of a plain picture."""
    return photo.square(np.asarray(image.convert("RGB")))


def odd() -> Iterator[Case]:
    """All of them, once each."""
    image = drawing(0, SIZE)
    for name, data, shown in pngs(image):
        yield Case("odd PNG", name, data, seen(shown), may=("too_small",) if "narrow" in name else ("none",))
    for name, data, it, may in bitmaps(image):
        yield Case("odd BMP", name, data, seen(it) if it else None, may=may or ("none",))
    for name, data, shown in tiffs(image):
        yield Case("odd TIFF", name, data, seen(shown), may=("none",))
    for name, data, shown in gifs(image):
        yield Case("odd GIF", name, data, seen(shown), may=("none",))
    for name, data in bombs(image):
        yield Case("bomb", name, data, None, may=BIG)
    for name, data in rubbish():
        yield Case("no picture", name, data, None, may=NO_PICTURE)
    for kind in sorted(KINDS):
        yield Case("wrong name", kind, sample(kind, 1), photo.square(photo.read(sample(kind, 1)).pixels), "notes.txt")


# -- PNG -----------------------------------------------------------------------------------------------------------


def chunk(name: bytes, content: bytes) -> bytes:
    """One part of a PNG, with a checksum that is right."""
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def png(v: NDArray[np.uint8], depth: int, colour: int, *, interlaced: bool = False, before: bytes = b"",
        between: bytes = b"", pieces: int = 0) -> bytes:  # fmt: skip
    """A PNG of samples (h, w, channels), each below 2 to the depth (two bytes each for 16)."""
    h, w = v.shape[:2]
    rows = b""
    for left, top, right, down in PASSES if interlaced else ((0, 0, 1, 1),):
        part = v[top::down, left::right]
        if part.size:
            rows += b"".join(b"\0" + _row(line, depth) for line in part)
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", w, h, depth, colour, 0, 0, int(interlaced)))
    body = zlib.compress(rows)
    step = pieces or len(body)
    parts = b"".join(chunk(b"IDAT", body[k : k + step]) for k in range(0, len(body), step))
    return b"\x89PNG\r\n\x1a\n" + head + before + parts + between + chunk(b"IEND", b"")


def _row(line: NDArray[np.uint8], depth: int) -> bytes:
    flat = line.reshape(-1)
    if depth >= 8:
        return flat.tobytes()
    bits = np.unpackbits(flat[:, None], axis=1)[:, 8 - depth :].ravel()
    return np.packbits(bits).tobytes()


def pngs(image: Image.Image) -> Iterator[tuple[str, bytes, Image.Image]]:
    """Every colour type, depth and order; odd sizes; parts that may be there."""
    rgb = np.asarray(image)
    grey = np.asarray(image.convert("L"))
    for lace in (False, True):
        how = "interlaced" if lace else "plain"
        for depth in (1, 2, 4, 8):
            few = (grey >> (8 - depth)).astype(np.uint8)
            shown = Image.fromarray((few * (255 // (2**depth - 1))).astype(np.uint8))
            yield f"grey {depth} {how}", png(few[..., None], depth, 0, interlaced=lace), shown
            table = chunk(b"PLTE", b"".join(bytes([k * (255 // (2**depth - 1))] * 3) for k in range(2**depth)))
            yield f"palette {depth} {how}", png(few[..., None], depth, 3, interlaced=lace, before=table), shown
        two = np.stack([grey, grey], -1)  # 16 bits, high byte first
        yield f"grey 16 {how}", png(two, 16, 0, interlaced=lace), Image.fromarray(grey)
        yield f"colour 8 {how}", png(rgb, 8, 2, interlaced=lace), image
        deep = np.repeat(rgb, 2, axis=2)
        yield f"colour 16 {how}", png(deep, 16, 2, interlaced=lace), image
        solid = np.dstack([rgb, np.full(grey.shape, 255, np.uint8)])
        yield f"alpha 8 {how}", png(solid, 8, 6, interlaced=lace), image
        yield f"alpha 16 {how}", png(np.repeat(solid, 2, axis=2), 16, 6, interlaced=lace), image
        yield f"grey alpha 16 {how}", png(np.repeat(np.dstack([grey, grey * 0 + 255]), 2, axis=2), 16, 4,
                                          interlaced=lace), Image.fromarray(grey)  # fmt: skip
    clear = np.dstack([rgb, np.zeros_like(grey)])
    yield "all clear", png(clear, 8, 6), Image.new("RGB", SIZE, "white")
    for width in (8, 9, 15, 33):
        part = image.crop((0, 0, width, SIZE[1]))
        yield f"{width} wide, interlaced", png(rgb[:, :width], 8, 2, interlaced=True), part
    yield "7 narrow", png(rgb[:, :7], 8, 2), image
    yield "one byte a part", png(rgb, 8, 2, pieces=7), image
    gamma = chunk(b"gAMA", struct.pack(">I", 100_000))  # its numbers grow as light does
    seen = Image.fromarray(np.rint(255 * (rgb / 255) ** (1 / 2.2)).astype(np.uint8))
    yield "gAMA 1.0", png(rgb, 8, 2, before=gamma), seen
    extra = {
        "gAMA 0.455": chunk(b"gAMA", struct.pack(">I", 45_455)), "gAMA 0": chunk(b"gAMA", bytes(4)),
        "bKGD": chunk(b"bKGD", bytes(6)), "sRGB": chunk(b"sRGB", b"\0"), "pHYs": chunk(b"pHYs", bytes(9)),
        "cHRM": chunk(b"cHRM", bytes(32)), "sBIT": chunk(b"sBIT", b"\5\5\5"), "hIST": chunk(b"hIST", bytes(10)),
        "tIME": chunk(b"tIME", b"\x07\xd0\1\1\0\0\0"), "words": chunk(b"tEXt", b"Title\0A cat"),
        "unknown": chunk(b"abCd", b"?"), "PLTE in colour": chunk(b"PLTE", bytes(30)),
        "EXIF of rubbish": chunk(b"eXIf", b"II*\0\x08\0\0\0\xff\xff"), "broken profile": chunk(b"iCCP", b"x\0\0?"),
        "cICP": chunk(b"cICP", b"\1\x0d\0\1"),
    }  # fmt: skip
    for name, more in extra.items():
        yield name, png(rgb, 8, 2, before=more), image


# -- TIFF ----------------------------------------------------------------------------------------------------------


def tiffs(image: Image.Image) -> Iterator[tuple[str, bytes, Image.Image]]:
    """Modes and packings that scanners and microscopes write."""
    grey = image.convert("L")
    v = np.asarray(grey)
    yield "ones and zeros", packed(image.convert("1"), "TIFF"), image.convert("1").convert("L")
    yield "palette", packed(image.quantize(200), "TIFF"), image.quantize(200).convert("RGB")
    yield "32-bit whole numbers", packed(Image.fromarray(v.astype(np.int32) * 257), "TIFF"), grey
    yield "floats", packed(Image.fromarray(v.astype(np.float32) / 255), "TIFF"), grey
    wild = v.astype(np.float32) / 255
    wild[3, 3] = 1e30
    yield "floats, one of them wild", packed(Image.fromarray(wild), "TIFF"), grey
    yield "sixteen, big end first", packed(Image.fromarray((v.astype(np.uint16) * 257).astype(">u2")), "TIFF"), grey
    yield "YCbCr", packed(image, "TIFF", compression="jpeg"), image
    for name in ("tiff_lzw", "tiff_adobe_deflate", "packbits", "zstd", "lzma"):
        yield name, packed(image, "TIFF", compression=name), image
    for k in range(1, 9):
        yield f"held {k}", packed(_unturned(image, k), "TIFF", exif=exif(k)), image
    yield "endless chain of tables", _endless(packed(image, "TIFF")), image


def _unturned(image: Image.Image, held: int) -> Image.Image:
    ways = Image.Transpose
    undo = {2: ways.FLIP_LEFT_RIGHT, 3: ways.ROTATE_180, 4: ways.FLIP_TOP_BOTTOM, 5: ways.TRANSPOSE,
            6: ways.ROTATE_90, 7: ways.TRANSVERSE, 8: ways.ROTATE_270}  # fmt: skip
    return image.transpose(undo[held]) if held in undo else image


def _endless(data: bytes) -> bytes:
    """The next table is the first one again."""
    at = struct.unpack_from("<I", data, 4)[0]
    end = at + 2 + 12 * struct.unpack_from("<H", data, at)[0]
    return data[:end] + struct.pack("<I", at) + data[end + 4 :]


# -- GIF -----------------------------------------------------------------------------------------------------------


def gifs(image: Image.Image) -> Iterator[tuple[str, bytes, Image.Image]]:
    """Frames that are smaller than their ground, in other orders, with clear places."""
    few = image.quantize(128)
    shown = few.convert("RGB")
    yield "interlaced", packed(few, "GIF", interlace=1), shown
    yield "not interlaced", packed(few, "GIF", interlace=0), shown
    clear = few.copy()
    clear.info["transparency"] = 5
    on_white = Image.new("RGBA", SIZE, "white")
    on_white.alpha_composite(clear.convert("RGBA"))
    yield "one colour clear", packed(few, "GIF", transparency=5), on_white.convert("RGB")
    data = bytearray(packed(few, "GIF"))
    yield "rubbish behind the end", bytes(data) + b"\0" * 99, shown
    yield "87a", b"GIF87a" + bytes(data[6:]), shown
    yield "no end mark", bytes(data[:-1]), shown
    for disposal in range(4):
        made = packed(few, "GIF", save_all=True, append_images=[few.rotate(180)], disposal=disposal, duration=40)
        yield f"film, disposal {disposal}", made, shown
    yield "two colours", packed(image.convert("1"), "GIF"), image.convert("1").convert("L")


# -- bombs and rubbish ---------------------------------------------------------------------------------------------


def bombs(image: Image.Image) -> Iterator[tuple[str, bytes]]:
    """Small files that would become very large, or take very long."""
    big = Image.new("1", (8_000, 8_000))
    for format in ("PNG", "TIFF", "GIF"):
        how = {"compression": "group4"} if format == "TIFF" else {}
        yield f"{format} of 64 megapixels", packed(big if format != "GIF" else big.convert("L"), format, **how)
    yield "WebP of 268 megapixels", _webp_of(16383, 16383)
    rgb = np.asarray(image)
    flood = zlib.compress(bytes(100_000_000), 1)
    for name in (b"zTXt", b"iCCP", b"iTXt"):
        head = b"x\0\1\0\0\0" if name == b"iTXt" else b"x\0\0"
        yield f"{name.decode()} of 100 MB", png(rgb, 8, 2, before=chunk(name, head + flood))
    yield "PNG that never stops", _png_flood(flood)
    jpeg = packed(image.resize((3000, 2000)), "JPEG", progressive=True, quality=20)
    last = jpeg.rindex(b"\xff\xda")
    yield "JPEG of 4000 scans", jpeg[:last] + b"\xff\xda\0\x08\1\1\0\0\x3f\0" * 4000 + jpeg[last:]
    size = jpeg.index(b"\xff\xc2") + 5
    yield "JPEG that lies about its size", jpeg[:size] + struct.pack(">HH", 65500, 65500) + jpeg[size + 4 :]
    yield "TIFF of 60000 tables", _tables(60_000)
    yield "TIFF with a tile of 4 gigapixels", _tile()
    bmp = struct.pack("<IIIIiiHHIIIIII", 1 << 20, 0, 54, 40, 65535, 65535, 1, 24, *[0] * 6)
    yield "BMP of 4 gigapixels", b"BM" + bmp
    yield "AVIF of 4 gigapixels", _avif_of(65535, 65535)
    yield "GIF of 4 gigapixels", b"GIF89a" + struct.pack("<HH", 65535, 65535) + packed(image, "GIF")[10:]


def _webp_of(width: int, height: int) -> bytes:
    head = b"VP8X" + struct.pack("<II", 10, 0) + (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    body = b"WEBP" + head + packed(Image.new("RGB", (64, 64)), "WEBP")[12:]
    return b"RIFF" + struct.pack("<I", len(body)) + body


def _png_flood(flood: bytes) -> bytes:
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 5000, 4800, 8, 6, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", flood[:200]) + chunk(b"IEND", b"")


def _tables(count: int) -> bytes:
    """A chain of tables, each with nothing but a size."""
    one = b""
    for k in range(count):
        at = 8 + k * 30
        tags = struct.pack("<HHIHHHHIHH", 256, 3, 1, 9, 0, 257, 3, 1, 9, 0)
        one += struct.pack("<H", 2) + tags + struct.pack("<I", at + 30)
    return b"II*\0" + struct.pack("<I", 8) + one


def _tile() -> bytes:
    tags = ((256, 64), (257, 64), (258, 8), (259, 5), (262, 1), (277, 1), (322, 65520), (323, 65520),
            (324, 200), (325, 9))  # fmt: skip
    body = b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in tags)
    return (b"II*\0" + struct.pack("<IH", 8, len(tags)) + body + bytes(4)).ljust(220, b"\0")


def _avif_of(width: int, height: int) -> bytes:
    good = packed(drawing(0, SIZE), "AVIF")
    return good.replace(struct.pack(">II", *SIZE), struct.pack(">II", width, height))


def rubbish() -> Iterator[tuple[str, bytes]]:
    """Nothing, nearly nothing, other things, and first bytes without the rest."""
    chance = np.random.default_rng(11)
    yield "nothing", b""
    yield "one byte", b"\xff"
    yield "zeros", bytes(5000)
    yield "words", b"a letter about a cat\n" * 20
    yield "noise", chance.bytes(5000)
    yield "PDF", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + chance.bytes(200)
    yield "ZIP", b"PK\x03\x04" + chance.bytes(200)
    yield "HEIC without its rest", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"
    starts = (b"\xff\xd8\xff\xe0", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"BM", b"II*\0", b"MM\0*", b"II+\0",
              b"RIFF\x10\0\0\0WEBPVP8 ", b"RIFF\x10\0\0\0WEBPVP8L", b"RIFF\x10\0\0\0WEBPVP8X",
              b"\0\0\0\x1cftypavif\0\0\0\0avifmif1miaf")  # fmt: skip
    for start in starts:
        yield f"{start[:12]!r} alone", start
        yield f"{start[:12]!r} and zeros", start + bytes(3000)
        yield f"{start[:12]!r} and noise", start + chance.bytes(3000)
