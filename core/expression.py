"""What somebody types as a formula: read by a small grammar.

    sum     = product { ("+" | "-") product }
    product = sign { ["*" | "/"] sign }     2a means 2 * a;
              1/2a could mean two things and is refused
    sign    = ("+" | "-") sign | power
    power   = atom [ ("^" | "**") sign ]    -a^2 is -(a^2)
    atom    = number | "a" | "e" | "pi" | "(" sum ")"
            | function "(" sum ")"

Nothing typed is ever run as code.  What cannot be read raises a
Refusal that knows the place: values["at"] and values["length"].
"""

import re
import unicodedata
from dataclasses import dataclass

from core.refusal import Refusal

LONGEST = 120  # characters
DEEPEST = 24  # brackets, signs and powers inside each other
NAMES = {"pi": 3.141592653589793, "π": 3.141592653589793,
         "e": 2.718281828459045}  # fmt: skip
FUNCTIONS = ("log", "ln", "exp", "sqrt", "sin", "cos", "tan", "tanh",
             "abs", "sigmoid", "relu")  # fmt: skip
_ALSO = {"·": "*", "×": "*", "÷": "/", "−": "-", "–": "-",
         "（": "(", "）": ")"}  # fmt: skip
_POWERS = {"²": 2.0, "³": 3.0}
_PIECE = re.compile(
    r"(?P<number>(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?)"
    r"|(?P<name>[^\W\d_²³]+)|(?P<sign>\*\*|[-+*/^()²³])"
)


@dataclass(frozen=True)
class Node:
    """A piece of a formula: "number", "a", a sign or a function."""

    kind: str
    parts: tuple["Node", ...] = ()
    number: float = 0.0


@dataclass(frozen=True)
class Piece:
    """A number, a name or a sign, and where it stands."""

    kind: str
    text: str
    at: int


def parse(text: str) -> Node:
    """The formula that this text means; Refusal if it means none."""
    return _Parser(text).whole()


def pieces(text: str) -> list[Piece]:
    """The text cut into numbers, names and signs, with an end."""
    if len(text) > LONGEST:
        raise fault("long", LONGEST, limit=LONGEST)
    plain = "".join(_ALSO.get(c, _narrow(c)) for c in text)
    made, at = [], 0
    while at < len(plain):
        found = _PIECE.match(plain, at)
        if found is not None:
            kind = str(found.lastgroup)
            made.append(Piece(kind, found.group(), at))
        elif not plain[at].isspace():
            raise fault("sign", at, sign=text[at])
        at = found.end() if found is not None else at + 1
    return [*made, Piece("end", "", len(text.rstrip()))]


def _narrow(sign: str) -> str:
    """A sign typed at full width (１ ＋ ａ) as the plain one."""
    plain = unicodedata.normalize("NFKC", sign)
    return sign if len(plain) != 1 or sign in _POWERS else plain


def fault(
    why: str, at: int, length: int = 1, **more: object
) -> Refusal:
    """The Refusal "formula_<why>" at this place of the text."""
    return Refusal("formula_" + why, at=at, length=length, **more)


def unknown(why: str, piece: Piece) -> Refusal:
    """The Refusal that points at this piece and says its name."""
    length = len(piece.text)
    return fault(why, piece.at, length, name=piece.text)


class _Parser:
    """One function for each line of the grammar."""

    def __init__(self, text: str) -> None:
        self.pieces, self.k, self.depth = pieces(text), 0, 0

    @property
    def here(self) -> Piece:
        return self.pieces[self.k]

    def take(self, *signs: str) -> bool:
        """Go on if one of these stands here."""
        found = self.here.kind == "sign" and self.here.text in signs
        self.k += found
        return found

    def whole(self) -> Node:
        if self.here.kind == "end":
            raise fault("empty", 0)
        node = self.sum()
        if self.here.text == ")":
            raise fault("open", self.here.at)
        if self.here.kind != "end":
            raise unknown("beside", self.here)
        return node

    def sum(self) -> Node:
        node = self.product()
        while self.here.text in ("+", "-"):
            sign = self.here.text
            self.k += 1
            node = Node(sign, (node, self.product()))
        return node

    def product(self) -> Node:
        node, over = self.signed(), False
        while True:
            if self.take("*"):
                node, over = Node("*", (node, self.signed())), False
            elif self.take("/"):
                node, over = Node("/", (node, self.signed())), True
            elif self.here.kind == "name" or self.here.text == "(":
                if over:  # 1/2a: (1/2) * a, or 1/(2a)?
                    raise unknown("under", self.here)
                node = Node("*", (node, self.signed()))
            else:
                return node

    def signed(self) -> Node:
        self.deeper()
        if self.take("-"):
            node = Node("-", (self.signed(),))
        elif self.take("+"):
            node = self.signed()
        else:
            node = self.power()
        self.depth -= 1
        return node

    def power(self) -> Node:
        node, sign = self.atom(), self.here.text
        if self.take("^", "**"):
            return Node("^", (node, self.signed()))
        if self.take(*_POWERS):
            return Node("^", (node, Node("number", (), _POWERS[sign])))
        return node

    def atom(self) -> Node:
        piece = self.here
        self.k += 1
        if piece.kind == "number":
            return _number(piece)
        if piece.kind == "name":
            return self.named(piece)
        if piece.text == "(":
            return self.inside(piece)
        raise fault("missing", piece.at, max(1, len(piece.text)))

    def named(self, piece: Piece) -> Node:
        if piece.text == "a":
            return Node("a")
        if piece.text in NAMES:
            return Node("number", (), NAMES[piece.text])
        if piece.text not in FUNCTIONS:
            raise unknown("name", piece)
        if not self.take("("):
            raise unknown("call", piece)
        name = "log" if piece.text == "ln" else piece.text
        return Node(name, (self.inside(self.pieces[self.k - 1]),))

    def inside(self, opened: Piece) -> Node:
        node = self.sum()
        if not self.take(")"):
            if self.here.kind != "end":
                raise unknown("beside", self.here)
            raise fault("close", opened.at)
        return node

    def deeper(self) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            raise fault("deep", self.here.at, limit=DEEPEST)


def _number(piece: Piece) -> Node:
    number = float(piece.text)
    if number > 1e100:
        raise fault("huge", piece.at, len(piece.text))
    return Node("number", (), number)
