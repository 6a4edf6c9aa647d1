"""What somebody types as the shape of an array: (3, 1), (4,) or ().

    shape = "(" lengths ")" | lengths
    lengths = [ length { "," length } [ "," ] ]

Nothing typed is ever run as code.  What cannot be read raises a
Refusal that knows the place: values["at"] and values["length"].
"""

import re

from core.refusal import Refusal

Shape = tuple[int, ...]
MOST_AXES = 3
LONGEST = 100  # of one axis: a million numbers are run at once
LETTERS = 60  # of the typed text
_PIECE = re.compile(r"[0-9]+|[(),]|\S")
_ALSO = {"、": ",", "\u3000": " "}
_Piece = tuple[str, int]  # a number or a sign, and its place


def read_shape(text: str) -> Shape:
    """The shape that this text means; Refusal if it means none.

    3 and (3) are read as (3,), as `np.zeros` reads them.
    """
    pieces = _pieces(text)
    if len(pieces) == 1:
        raise _fault("empty", 0)
    shape = _lengths(_inside(pieces))
    if len(shape) > MOST_AXES:
        at = _numbers(pieces)[MOST_AXES][1]
        raise _fault("axes", at, limit=MOST_AXES)
    return shape


def _pieces(text: str) -> list[_Piece]:
    """Numbers and signs with their places, and an end."""
    if len(text) > LETTERS:
        p = re.search(r"[0-9]{4,}", text[:LETTERS])
        if p is not None:
            at, end = p.span()
            raise _fault("length", at, end - at, limit=LONGEST)
        raise _fault("axes", LETTERS, limit=MOST_AXES)
    plain = "".join(_ALSO.get(c, _narrow(c)) for c in text)
    made = [(p.group(), p.start()) for p in _PIECE.finditer(plain)]
    for piece, at in made:
        if not (_is_length(piece) or piece in "(),"):
            raise _fault("sign", at, sign=text[at])
    return [*made, ("", len(text.rstrip()))]


def _narrow(sign: str) -> str:
    """A sign typed at full width (３) as the plain one."""
    wide = "！" <= sign <= "～"
    return chr(ord(sign) - 0xFEE0) if wide else sign


def _is_length(piece: str) -> bool:
    return piece.isascii() and piece.isdigit()


def _numbers(pieces: list[_Piece]) -> list[_Piece]:
    return [p for p in pieces if _is_length(p[0])]


def _inside(pieces: list[_Piece]) -> list[_Piece]:
    """What stands between the brackets, with its end."""
    body, end = pieces[:-1], pieces[-1]
    if body[0][0] == "(":
        if body[-1][0] != ")":
            raise _fault("close", body[0][1])
        body, end = body[1:-1], body[-1]
    for piece, at in body:
        if piece in ("(", ")"):
            raise _fault("bracket", at)
    return [*body, end]


def _lengths(pieces: list[_Piece]) -> Shape:
    """Length, comma, length, comma, ..."""
    made: list[int] = []
    for k, (piece, at) in enumerate(pieces[:-1]):
        if k % 2 == 0 and piece == ",":
            raise _fault("missing", at)
        if k % 2 == 1 and piece != ",":
            raise _fault("comma", at, len(piece), name=piece)
        if k % 2 == 0:
            made.append(_length(piece, at))
    return tuple(made)


def _length(piece: str, at: int) -> int:
    if len(piece) > 9 or not 1 <= int(piece) <= LONGEST:
        raise _fault("length", at, len(piece), limit=LONGEST)
    return int(piece)


def _fault(
    why: str, at: int, length: int = 1, **more: object
) -> Refusal:
    """The Refusal "shape_<why>" at this place of the text."""
    return Refusal("shape_" + why, at=at, length=length, **more)
