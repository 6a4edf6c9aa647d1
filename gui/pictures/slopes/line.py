"""The slope of a line: its film (three places, then all of them), its moments, its words and its numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any

from PySide6.QtCore import QRectF

from core.slope import Nudge
from gui.figures import equals
from gui.language import Language
from gui.lesson import Frame, Row, Term
from gui.pictures.axes import Scale
from gui.pictures.faces import FacesPicture
from gui.pictures.pace import part
from gui.pictures.slopes.faces import CurveFace, GlassFace
from gui.pictures.slopes.fraction import FractionFace
from gui.pictures.slopes.layout import beside
from gui.pictures.slopes.moment import Function, Moment, plain, slope_text, standing

NAME = "slope_of_a_line"
PLACES = (5.0, -1.0)  # where the film goes after the place that can be dragged; 2 and 5 are the course's
ALL = tuple(float(a) for a in range(-2, 6))  # the last step: triangles everywhere
BEATS = {"here": 0.0, "width": 0.2, "height": 0.4, "slope": 0.6}
GROWS = 0.1  # a leg is whole at its beat, where a clicker stops, and grows in so much of a step before
LEAVES = 0.8  # when the dot sets out for the next place
X, Y = Scale(-3.0, 6.5), Scale(-13.0, 26.0)


@dataclass(frozen=True)
class Step:
    """A place, and the nudge there; `everywhere`: and all other places, too."""

    nudge: Nudge
    everywhere: bool = False


@lru_cache(maxsize=64)
def line(k: float) -> Function:
    """f(a) = k a: the same function object for the same k."""
    def f(a: Any) -> Any:
        return k * a

    return f


def film(k: float, a: float, width: float) -> Sequence[Step]:
    """Here, there, elsewhere, everywhere."""
    f = line(k)
    steps = [Step(standing(f, place, width)) for place in (a, *PLACES)]
    return (*steps, Step(standing(f, PLACES[-1], width), everywhere=True))


def moment(frame: Frame) -> Moment:
    """What is to be seen now."""
    step, after, phase = frame.step, frame.next, frame.phase
    k, way = frame.params.k, part(phase, LEAVES, 1.0)
    f, here = line(k), step.nudge
    if step.everywhere:
        copies = tuple(standing(f, a, 1.0) for a in ALL)
        return Moment(f, label(k), X, Y, here, here.a, here.width, copies=copies)
    leaving = way > 0.0
    grown = (0.0, 0.0) if leaving else (part(phase, BEATS["width"] - GROWS, BEATS["width"]),
                                        part(phase, BEATS["height"] - GROWS, BEATS["height"]))  # fmt: skip
    return Moment(f, label(k), X, Y, here, here.a + way * (after.nudge.a - here.a), here.width, grown,
                  told=not leaving and phase >= BEATS["slope"] - 1e-6)


def label(k: float) -> str:
    """f(a) = 3a"""
    return "f(a) = " + times(k)


def times(k: float) -> str:
    """3a, −a, 0"""
    return "a" if k == 1 else "−a" if k == -1 else "0" if k == 0 else plain(k) + "a"


# -- words and numbers -------------------------------------------------------------------------------------------


def words(frame: Frame, language: Language) -> str:
    """One beat in a sentence."""
    step, made, asking = frame.step, frame.step.nudge, frame.view.asking
    values = {
        "a": plain(made.a), "f": plain(made.f), "width": plain(made.width), "a2": plain(made.a + made.width),
        "f2": plain(made.f_nudged), "height": plain(made.height), "slope": slope_text(made),
        "k": plain(frame.params.k), "by": plain(abs(made.height)),
    }  # fmt: skip
    if step.everywhere:
        return language(f"{NAME}.words." + ("ask" if asking else "all"), **values)
    beat = [name for name, phase in BEATS.items() if phase <= frame.phase + 1e-6][-1] if frame.view.beats else "slope"
    if asking:
        beat = "ask"
    elif beat == "height":
        beat += "_up" if made.height > 0 else "_down" if made.height < 0 else "_flat"
    return language(f"{NAME}.words.{beat}", **values)


def formula(frame: Frame, language: Language) -> tuple[Row, ...]:
    """f here, f a little further, height, slope: as far as the film has come."""
    made, k, asking = frame.step.nudge, frame.params.k, frame.view.asking
    done = 1.0 if frame.step.everywhere or not frame.view.beats else frame.phase + 1e-6
    rows = [Row(head=language(f"{NAME}.formula.here")), _value(k, made.a, made.f, "a")]
    if asking:
        return tuple(rows)
    if done >= BEATS["width"]:
        rows += [Row(head=language(f"{NAME}.formula.nudged", width=plain(made.width)))]
        rows += [_value(k, made.a + made.width, made.f_nudged, "a + " + plain(made.width))]
    if done >= BEATS["height"]:
        rows += [Row(head=language(f"{NAME}.formula.slope")), height_row(made, language)]
    if done >= BEATS["slope"]:
        rows += [slope_row(made, language)]
    return tuple(rows)


def _value(k: float, a: float, f: float, name: str) -> Row:
    number, place, value = plain(k), plain(a), plain(f)
    here = equals(value, lambda k, a: k * a, number, place)
    shown = f"({place})" if a < 0 else place
    return Row((Term(value, "J", f, above=f"f({name})"), Term(here, above="="), Term(number, "", k, above=number),
                Term("·", above="·"), Term(shown, "a", a, above=name)))  # fmt: skip


def height_row(made: Nudge, language: Language) -> Row:
    """height = after − before, in words over numbers."""
    height, after, before = plain(made.height), plain(made.f_nudged), plain(made.f)
    is_so = equals(height, lambda f2, f: f2 - f, after, before)
    before = f"({before})" if made.f < 0 else before
    return Row((Term(height, "J", made.height, above=language(f"{NAME}.label.height")), Term(is_so, above="="),
                Term(after, "J", made.f_nudged, above=language(f"{NAME}.label.after")), Term("−", above="−"),
                Term(before, "J", made.f, above=language(f"{NAME}.label.before"))))  # fmt: skip


def slope_row(made: Nudge, language: Language) -> Row:
    """slope = height / width."""
    slope, height, width = slope_text(made), plain(made.height), plain(made.width)
    is_so = equals(slope, lambda h, w: h / w if w else Decimal("NaN"), height, width)
    return Row((Term(slope, "slope", made.slope, above=language(f"{NAME}.label.slope")), Term(is_so, above="="),
                Term(height, "J", made.height, above=language(f"{NAME}.label.height")), Term(" / ", above=" / "),
                Term(width, "a", made.width, above=language(f"{NAME}.label.width"))))  # fmt: skip


# -- the picture -------------------------------------------------------------------------------------------------


class LinePicture(FacesPicture):
    """The line, a glass on the triangle, the fraction."""

    lesson = NAME

    def __init__(self) -> None:
        self.curve = CurveFace(moment, f"{NAME}.face.curve")
        self.glass, self.fraction = GlassFace(self.curve), FractionFace(moment)
        super().__init__(self.glass, self.curve, self.fraction)  # the rays of the glass lie under the curve

    def arrange(self, whole: QRectF, frame: Frame) -> Sequence[QRectF]:
        """The line is the largest."""
        s = self.look.space
        curve, glass, fraction = beside(whole.adjusted(s, s, -s, -s), s * 2, self.look.px("huge") * 3.4)
        return glass, curve, fraction
