"""What a file is, from its first bytes: nothing is decoded here.

The door (photo.py) opens only the formats named below; everything
else is refused by its name, so that the person knows what to do.
"""

from core.refusal import Refusal

MARKS = (
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"GIF87a", "GIF"),
    (b"GIF89a", "GIF"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"II+\0", "TIFF"),
    (b"MM\0+", "TIFF"),
)
OTHERS = (
    (b"%PDF", "PDF"),
    (b"8BPS", "Photoshop"),
    (b"\0\0\1\0", "ICO"),
    (b"\0\0\2\0", "CUR"),
    (b"icns", "ICNS"),
    (b"\0\0\0\x0cjP", "JPEG 2000"),
    (b"\xff\x4f\xff\x51", "JPEG 2000"),
    (b"\0\0\0\x0cJXL", "JPEG XL"),
    (b"\xff\x0a", "JPEG XL"),
    (b"v/1\x01", "OpenEXR"),
    (b"gimp xcf", "GIMP"),
    (b"II\xbc\x01", "JPEG XR"),
    (b"\x89HDF", "HDF5"),
    (b"PK\x03\x04", "ZIP"),
    (b"\x1f\x8b", "gzip"),
    (b"7z\xbc\xaf", "7z"),
    (b"Rar!", "RAR"),
    (b"ID3", "MP3"),
    (b"OggS", "Ogg"),
    (b"\x1a\x45\xdf\xa3", "WebM/MKV"),
    (b"\x7fELF", "ELF"),
    (b"MZ", "EXE"),
    (b"\xd0\xcf\x11\xe0", "MS Office"),
    (b"\x93NUMPY", "NPY"),
    (b"qoif", "QOI"),
    (b"DDS ", "DDS"),
    (b"SIMPLE  =", "FITS"),
    (b"P1\n", "PNM"),
    (b"P2\n", "PNM"),
    (b"P3\n", "PNM"),
    (b"P4\n", "PNM"),
    (b"P5\n", "PNM"),
    (b"P6\n", "PNM"),
)
# Raw photos of cameras look like TIFF, but hold no ready picture.
RAW = frozenset((
    "arw", "cr2", "cr3", "crw", "dng", "erf", "kdc", "mrw", "nef",
    "nrw", "orf", "pef", "raf", "raw", "rw2", "sr2", "srf", "srw",
    "x3f",
))
HEIC = frozenset(
    (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1")
)


def picture_format(data: bytes, name: str = "") -> str:
    """The format, if it is one the door opens; else a Refusal.

    Codes: empty, format_not_supported, a_text,
    a_web_address, a_web_page, not_a_picture.
    """
    if not data:
        raise Refusal("empty")
    suffix = name.rpartition(".")[2].lower()
    if "." in name and suffix in RAW:
        raise Refusal("format_not_supported", format=suffix.upper())
    for mark, format in MARKS:
        if data.startswith(mark):
            return format
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WEBP"
    if data[4:8] == b"ftyp":
        return _boxed(data)
    words = _text(data)
    if words is not None:
        raise _refuse_text(words)
    if data[:2] == b"BM":
        return "BMP"
    for mark, format in OTHERS:
        if data.startswith(mark):
            raise Refusal("format_not_supported", format=format)
    if data[:4] == b"RIFF":
        raise Refusal("format_not_supported", format="AVI/WAV")
    raise Refusal("not_a_picture")


def _boxed(data: bytes) -> str:
    """AVIF, HEIC and films share one kind of box with brands in it."""
    end = min(int.from_bytes(data[:4], "big"), 256, len(data))
    brands = {data[8:12]}
    brands |= {data[i : i + 4] for i in range(16, end - 3, 4)}
    if brands & {b"avif", b"avis"}:
        return "AVIF"
    if brands & HEIC:
        return "HEIC"
    raise Refusal("format_not_supported", format="MP4/MOV")


def _text(data: bytes) -> str | None:
    """The first characters, if the bytes are text; else None."""
    head = data[:4096]
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return head.decode("utf-16", "replace").lstrip("\ufeff")
    try:
        words = head.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        cut = error.start > len(head) - 4 and len(data) > len(head)
        if not cut:
            return None
        words = head[: error.start].decode("utf-8-sig")
    odd = sum(not (c.isprintable() or c.isspace()) for c in words)
    return words if odd == 0 else None


def _refuse_text(words: str) -> Refusal:
    start = words.strip()[:1000].lower()
    if start.startswith("%pdf"):
        return Refusal("format_not_supported", format="PDF")
    if "<svg" in start:
        return Refusal("format_not_supported", format="SVG")
    if start.startswith(("<!doctype html", "<html", "<head")):
        return Refusal("a_web_page")
    web = start.startswith(("http://", "https://", "www."))
    if web and len(start.split()) == 1:
        return Refusal("a_web_address")
    if start.startswith(("p1", "p2", "p3")) and start[2:3].isspace():
        return Refusal("format_not_supported", format="PNM")
    return Refusal("a_text")


def webp_size(data: bytes) -> tuple[int, int]:
    """Width and height of a WebP, before memory is taken for it."""
    kind, head = data[12:16], data[20:30]
    if len(head) < 10:
        raise Refusal("truncated", format="WEBP")
    if kind == b"VP8X":
        w = int.from_bytes(head[4:7], "little") + 1
        return w, int.from_bytes(head[7:10], "little") + 1
    if kind == b"VP8L":
        bits = int.from_bytes(head[1:5], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    w = int.from_bytes(head[6:8], "little") & 0x3FFF
    return w, int.from_bytes(head[8:10], "little") & 0x3FFF
