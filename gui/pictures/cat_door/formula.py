"""The live numbers of the cat door: what a pixel or a patch adds, all of it together, and what the sigmoid makes of it.

A sign stands in one term with its number, so that no line ends in a lonely plus.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from decimal import Decimal

from core.activation import sigmoid
from gui.figures import equals, fixed, short
from gui.language import MINUS, Language
from gui.lesson import Frame, Row, Term
from gui.pictures.cat_door.canvas import pixel_of
from gui.pictures.cat_door.parts import Part, by_features, ladder, part_symbol
from gui.pictures.cat_door.table import signed
from gui.pictures.cat_scene import Scene, patch_of, patches_of

CHANNELS = ("red", "green", "blue")


def formula(frame: Frame, language: Language) -> tuple[Row, ...]:
    """What this pixel adds, all of them together, and what the sigmoid makes of it."""
    scene: Scene = frame.scene
    if scene.arrival is None:
        return ()
    if scene.model is None or frame.view.asking:
        return _bytes(frame, language)
    if frame.step.name == "judges":
        return _jury(scene, language)
    if scene.study is not None:
        return _network(frame, language)
    if frame.step.name == "hide":
        return _patch(frame, language)
    against = frame.params.against if frame.params.why == "adds" else "black"
    return (*_pixel(frame, language, against), *_sum(frame, language, against), *_answer(scene.verdict.z, language))


def _bytes(frame: Frame, language: Language) -> tuple[Row, ...]:
    """Without a model, and while one is asked what it will say, there is only x."""
    y, x, _ = pixel_of(frame)
    rows = [Row(head=language("cat_door.label.these_bytes", y=y, x=x))]
    for c, channel in enumerate(CHANNELS):
        byte = int(frame.scene.seen.square[y, x, c])
        rows.append(Row((_name(language, channel), Term(f"{byte}", "x", byte), Term("/ 255"), Term("≈"),
                         Term(fixed(byte / 255, 3), "x", byte / 255))))  # fmt: skip
    return tuple(rows)


def _name(language: Language, channel: str) -> Term:
    return Term(language(f"cat_door.label.{channel}_short"), channel, maths=False)


def _pixel(frame: Frame, language: Language, against: str) -> tuple[Row, ...]:
    """w times x (or times x − the average) of the three numbers of the pixel in focus."""
    scene: Scene = frame.scene
    y, x, _ = pixel_of(frame)
    total, model = scene.sum_against(against), scene.neuron
    rows = [Row(head=language("cat_door.label.this_pixel", y=y, x=x))]
    for c, channel in enumerate(CHANNELS):
        value, weight = scene.seen.square[y, x, c] / 255, float(model.w.reshape(64, 64, 3)[y, x, c])
        terms = [_name(language, channel)]
        shown = fixed(value, 3)
        factor = [Term(shown, "x", float(value))]
        if against == "average":
            mean = float(model.average[y, x, c]) / 255
            factor = [Term("("), *factor, Term(MINUS), Term(fixed(mean, 3), "x", mean), Term(")")]
            shown = fixed(value - mean, 3)
        product = float(total.parts[y, x, c])
        sign = equals(signed(product, 5), lambda a, b: a * b, shown, fixed(weight, 5))
        terms += [
            *factor,
            Term("·"),
            Term(_closed(fixed(weight, 5)), "w", weight),
            Term(sign),
            Term(signed(product, 5), f"pixel {y} {x} {c}", product),
        ]
        rows.append(Row(tuple(terms)))
    return tuple(rows)


def _closed(text: str) -> str:
    """A negative number in brackets, where a sign stands before it."""
    return f"({text})" if text.startswith(MINUS) else text


def added_up(
    total: float, parts: Sequence[float], names: Sequence[str], symbols: Sequence[str], places: int, first: str = ""
) -> list[Term]:
    """total = part + part − part …: the sign of a part stands in its term; = only if the written numbers add up."""
    texts = [fixed(part, places) for part in parts]
    sign = equals(fixed(total, places), lambda *p: sum(p, Decimal(0)), *texts)
    terms = [Term(fixed(total, places), "z" if first.startswith("z") else "", total, above=first), Term(sign)]
    for k, (text, name, symbol, part) in enumerate(zip(texts, names, symbols, parts, strict=True)):
        if k:
            text = f"{MINUS} {text[1:]}" if text.startswith(MINUS) else f"+ {text}"
            name = name and (f"{MINUS} {name[1:]}" if name.startswith(MINUS) else f"+ {name}")
        terms.append(Term(text, symbol, float(part), above=name))
    return terms


def _sum(frame: Frame, language: Language, against: str) -> tuple[Row, ...]:
    """z = red + green + blue + b; and one colour opened into the rows of its tiles."""
    scene: Scene = frame.scene
    total = scene.sum_against(against)
    _, _, c = pixel_of(frame)
    black = against == "black"
    names = [language(f"cat_door.label.sum_{channel}") for channel in CHANNELS]
    names.append("b" if black else language("cat_door.label.rest"))
    terms = added_up(total.z, [*total.colours, total.rest], names, (*CHANNELS, "b" if black else ""), 3, "z")
    opened = total.tiles[c].sum(axis=1)
    colour = float(total.colours[c])
    tiles = added_up(colour, opened, [""] * len(opened), [""] * len(opened), 2)
    tiles[0] = Term(tiles[0].text, CHANNELS[c], colour)
    return (
        Row(head=language("cat_door.label.all_of_them")), Row(tuple(terms)),
        Row(head=language(f"cat_door.label.opened_{CHANNELS[c]}")), Row(tuple(tiles)),
    )  # fmt: skip


def _patch(frame: Frame, language: Language) -> tuple[Row, ...]:
    """What the patch adds to z as it is, what the average picture adds in its place, and what that makes."""
    scene: Scene = frame.scene
    hidden, black, average = patches_of(frame), scene.sum_against("black"), scene.sum_against("average")
    row, column, _ = patch_of(frame, hidden.z.shape[0])
    y, x, size = row * hidden.stride, column * hidden.stride, hidden.patch
    here = slice(y, y + size), slice(x, x + size)
    before = black.parts[here].sum(axis=(0, 1))
    after = (black.parts - average.parts)[here].sum(axis=(0, 1))
    names = [language(f"cat_door.label.sum_{channel}") for channel in CHANNELS]
    patch, cover = (language(f"cat_door.label.{key}") for key in ("patch", "cover"))
    rows = [Row(head=language("cat_door.label.this_patch", y=y, x=x, size=size))]
    for name, sums in ((patch, before), (cover, after)):
        rows.append(Row(tuple(added_up(float(sums.sum()), sums, names, CHANNELS, 3, name))))
    less, more = -float(before.sum()), float(after.sum())
    z = scene.verdict.z + less + more
    terms = added_up(z, [scene.verdict.z, less, more], ["z", MINUS + patch, cover], ["z", "", ""], 3, "z′")
    rows += [Row(head=language("cat_door.label.patch_hidden")), Row(tuple(terms))]
    return (*rows, *_answer(z, language, "′"))


def _jury(scene: Scene, language: Language) -> tuple[Row, ...]:
    """a = σ(z) of every model."""
    rows: list[Row] = []
    for name, one in zip(scene.names, scene.jury, strict=True):
        _, terms = _answer(one.verdict.z, language)
        rows += [Row(head=language(f"cat_door.control.model_{name}")), terms]
    return tuple(rows)


def _network(frame: Frame, language: Language) -> tuple[Row, ...]:
    """z of a network, of its parts; with a patch hidden, what that changes."""
    scene: Scene = frame.scene
    if frame.step.name == "hide":
        hidden = patches_of(frame)
        row, column, _ = patch_of(frame, hidden.z.shape[0])
        change = float(hidden.z[row, column])
        where = {"y": row * hidden.stride, "x": column * hidden.stride, "size": hidden.patch}
        head = Row(head=language("cat_door.label.this_patch_net", **where))
        if not math.isfinite(change):
            return (head, *_answer(scene.verdict.z, language))
        z = scene.verdict.z + change
        terms = added_up(z, [scene.verdict.z, change], ["z", "Δz"], ["z", ""], 3, "z′")
        return (head, Row(tuple(terms)), *_answer(z, language, "′"))
    parts = ladder(scene) if frame.step.name == "adds" else by_features(scene.seen_by)
    key = "parts_row" if parts[0].kind == "row" else "parts_feature"
    head = Row(head=language(f"cat_door.label.{key}"))
    return (head, _parts(parts, language), *_answer(scene.verdict.z, language))


def _parts(parts: tuple[Part, ...], language: Language) -> Row:
    """z = part + part + … + b."""
    names = [language(f"cat_door.label.above_{part.kind}", k=part.k) for part in parts]
    values, symbols = [part.value for part in parts], [part_symbol(part) for part in parts]
    terms = added_up(sum(values), values, names, symbols, 3, "z")
    return Row(tuple(terms))


def _answer(z: float, language: Language, mark: str = "") -> tuple[Row, ...]:
    """a = σ(z)."""
    a = float(sigmoid(z))
    terms = (
        Term(short(a, 3), "a", a, above="a" + mark), Term("≈"), Term("σ("),
        Term(fixed(z, 3), "z", z, above="z" + mark), Term(")"),
    )  # fmt: skip
    return Row(head=language("cat_door.label.the_probability")), Row(terms)
