"""What the cat door says: the line of words for every moment, and the live numbers."""

from __future__ import annotations

from decimal import Decimal

from core.picture import row_of
from gui.figures import equals, fixed, percent, short
from gui.language import MINUS, Language
from gui.lesson import Frame, Row, Term
from gui.pictures.cat_canvas import pixel_of
from gui.pictures.cat_pages import picture_name
from gui.pictures.cat_scene import Scene, added, patch_of
from gui.pictures.cat_table import signed

CHANNELS = ("red", "green", "blue")


def words(frame: Frame, language: Language) -> str:
    """What the picture shows now."""
    scene: Scene = frame.scene
    if scene.arrival is None:
        return language("cat_door.words.empty")
    if scene.model is None and frame.step.name == "column" and scene.refusal is not None:
        return language("cat_door.words.no_model", why=language.refusal(scene.refusal))
    name = f"cat_door.words.{frame.step.name}"
    return language(name, **_values(frame, language))


def _values(frame: Frame, language: Language) -> dict[str, object]:
    """Every number that a sentence may want."""
    scene: Scene = frame.scene
    photo, (y, x, c) = scene.seen.photo, pixel_of(frame)
    red, green, blue = (int(v) for v in scene.seen.square[y, x])
    values: dict[str, object] = {
        "name": picture_name(scene, language), "width": photo.size[0], "height": photo.size[1], "side": min(photo.size),
        "y": y, "x": x, "red": red, "green": green, "blue": blue, "row": f"{row_of(y, x, c, 64):,}",
        "colour": language(f"cat_door.label.{CHANNELS[c]}"), "byte": int(scene.seen.square[y, x, c]),
        "value": fixed(scene.seen.square[y, x, c] / 255, 3),
    }  # fmt: skip
    if scene.answer is not None and scene.model is not None:
        values |= _judged(frame, language, (y, x, c))
    return values


def _judged(frame: Frame, language: Language, pixel: tuple[int, int, int]) -> dict[str, object]:
    """The numbers that only a model makes."""
    scene: Scene = frame.scene
    against = frame.params.against if frame.params.why == "adds" else "black"
    answer, model, total = scene.verdict, scene.mind, scene.sum_against(against)
    y, x, c = pixel
    tiles = added(frame) if frame.step.name == "adds" else 193.0
    values: dict[str, object] = {
        "z": fixed(answer.z, 3), "a": fixed(answer.probability, 3), "percent": percent(answer.probability),
        "verdict": language("cat_door.label.cat" if answer.cat else "cat_door.label.not_cat"),
        "w": signed(float(model.w.reshape(64, 64, 3)[y, x, c]), 5), "wx": signed(float(total.parts[y, x, c]), 5),
        "adds": signed(float(total.parts[y, x].sum()), 4), "sum": fixed(answer.z - model.b, 3), "b": fixed(model.b, 3),
        "rest": fixed(total.rest, 3), "tiles": min(int(tiles), 192),
        "running": fixed(float(total.running[int(tiles)]), 3),
    }  # fmt: skip
    if frame.step.name == "hide" and scene.hidden is not None:
        hidden = scene.hidden
        row, column, _ = patch_of(frame, hidden.z.shape[0])
        change = float(hidden.probability[row, column])
        values |= {
            "after": percent(answer.probability + change),
            "change": signed(100 * change, 1),
            "patch": hidden.patch,
            "py": row * hidden.stride,
            "px": column * hidden.stride,
        }
    if model.figures.checks:
        check = model.figures.checks[0]
        values |= {"n": f"{check.n:,}", "right": percent(check.accuracy, 0),
                   "always_cat": percent(check.always_cat, 0), "always_not": percent(check.always_not, 0)}  # fmt: skip
    else:
        values |= dict.fromkeys(("n", "right", "always_cat", "always_not"), "?")
    return values


# -- the live numbers ------------------------------------------------------------------------------------------------


def formula(frame: Frame, language: Language) -> tuple[Row, ...]:
    """What this pixel adds, all of them together, and what the sigmoid makes of it."""
    scene: Scene = frame.scene
    if scene.arrival is None:
        return ()
    if scene.model is None or scene.answer is None:
        return _bytes(frame, language)
    against = frame.params.against if frame.params.why == "adds" else "black"
    return (*_pixel(frame, language, against), *_sum(frame, language, against), *_answer(scene, language))


def _bytes(frame: Frame, language: Language) -> tuple[Row, ...]:
    """Without a model there is only x."""
    y, x, _ = pixel_of(frame)
    rows = [Row(head=language("cat_door.label.this_pixel", y=y, x=x))]
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
    total, model = scene.sum_against(against), scene.mind
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


def _sum(frame: Frame, language: Language, against: str) -> tuple[Row, ...]:
    """z = red + green + blue + b; and one colour opened into the rows of its tiles."""
    scene: Scene = frame.scene
    total = scene.sum_against(against)
    _, _, c = pixel_of(frame)
    parts = [fixed(float(v), 3) for v in total.colours] + [fixed(total.rest, 3)]
    sign = equals(fixed(total.z, 3), lambda *p: sum(p, Decimal(0)), *parts)
    terms = [Term(fixed(total.z, 3), "z", total.z, above="z"), Term(sign)]
    names = [language(f"cat_door.label.sum_{channel}") for channel in CHANNELS] + [
        "b" if against == "black" else language("cat_door.label.rest")
    ]
    numbers = [*(float(v) for v in total.colours), total.rest]
    for k, (text, name, number) in enumerate(zip(parts, names, numbers, strict=True)):
        terms += [Term("+")] if k else []
        symbol = (*CHANNELS, "b")[k]
        terms.append(Term(_closed(text) if k else text, symbol, number, above=name))
    opened = [float(v) for v in total.tiles[c].sum(axis=1)]
    texts = [fixed(v, 2) for v in opened]
    colour = fixed(float(total.colours[c]), 2)
    sign = equals(colour, lambda *p: sum(p, Decimal(0)), *texts)
    tiles = [Term(colour, CHANNELS[c], float(total.colours[c])), Term(sign)]
    for k, (text, number) in enumerate(zip(texts, opened, strict=True)):
        tiles += [Term("+")] if k else []
        tiles.append(Term(_closed(text) if k else text, "", number))
    return (
        Row(head=language("cat_door.label.all_of_them")), Row(tuple(terms)),
        Row(head=language(f"cat_door.label.opened_{CHANNELS[c]}")), Row(tuple(tiles)),
    )  # fmt: skip


def _answer(scene: Scene, language: Language) -> tuple[Row, ...]:
    """a = σ(z)."""
    answer = scene.verdict
    terms = (
        Term(short(answer.probability, 3), "a", answer.probability, above="a"), Term("≈"), Term("σ("),
        Term(fixed(answer.z, 3), "z", answer.z, above="z"), Term(")"),
    )  # fmt: skip
    return Row(head=language("cat_door.label.the_probability")), Row(terms)
