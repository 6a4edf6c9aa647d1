"""The line of words and the live numbers of "a picture becomes a column"."""

from __future__ import annotations

from gui.language import Language
from gui.lesson import Frame, Row, Term
from gui.pictures.column_scene import CHANNELS, N_X, Pixel, Scene, pixel_in, sources, station
from gui.pictures.door_strip import sample_name

KEY = "picture_to_column"


def called(scene: Scene, language: Language) -> str:
    """What the picture is called."""
    if scene.sample:
        return sample_name(scene.sample, language)
    return scene.name or language(f"{KEY}.label.own")


def words(frame: Frame, language: Language) -> str:
    """What is seen at this station, with its numbers."""
    scene: Scene = frame.scene
    at = station(frame)
    if frame.view.asking:
        return language(f"{KEY}.words.asked_{frame.params.order}", m=len(scene.pictures))
    if frame.params.order == "mistake":
        return _mixed(frame, language, at)
    y, x, _ = pixel_in(frame)
    red, green, blue = (int(v) for v in scene.square[y, x])
    rows = [f"{scene.row((y, x, k)):,}" for k in range(3)]
    key = f"{frame.params.order}" if at == 2 else ("picture", "apart", "", "back")[at]
    return language(f"{KEY}.words.{key}", name=called(scene, language), y=y, x=x, red=red, green=green, blue=blue,
                    first=rows[0], second=rows[1], third=rows[2], same=f"{scene.same:,}")  # fmt: skip


def _mixed(frame: Frame, language: Language, at: int) -> str:
    m = len(frame.scene.pictures)
    if at < 2:
        return language(f"{KEY}.words.{('given', 'right')[at]}", m=m)
    y, x, c = pixel_in(frame)
    j = min(frame.params.seen, m - 1)
    source = sources(j, y, x, m)[c]
    return language(f"{KEY}.words.wrong", m=m, j=j + 1, y=y, x=x, colour=language(f"{KEY}.label.{CHANNELS[c]}"),
                    theirs=language(f"{KEY}.label.{CHANNELS[source.pixel[2]]}"), i=source.picture + 1,
                    row=source.pixel[0], column=source.pixel[1])  # fmt: skip


def formula(frame: Frame, language: Language) -> tuple[Row, ...]:
    """How many numbers, in which rows they stand, and what comes back."""
    size = (Term("n", "x", sub="x"), Term("="), Term("64 · 64 · 3"), Term("="), Term(f"{N_X:,}", "x", float(N_X)))
    rows = [Row(head=language(f"{KEY}.head.size")), Row(size)]
    if frame.view.asking or station(frame) == 0:
        return tuple(rows)
    if frame.params.order == "mistake":
        return (*rows, *_dealt(frame, language))
    scene: Scene = frame.scene
    y, x, _ = pixel_in(frame)
    if station(frame) == 1:
        return (*rows, Row(head=language(f"{KEY}.head.pixel", y=y, x=x)), _colours(scene, y, x, language))
    rows.append(Row(head=language(f"{KEY}.head.rows", y=y, x=x)))
    for c in range(3):
        rows += _row_of(scene, (y, x, c), language)
    right, below = (1, 64) if scene.stacked else (3, 192)
    rows += [Row(head=language(f"{KEY}.head.near")),
             Row((Term(language(f"{KEY}.label.right"), maths=False), Term(f"+ {right}", value=float(right)),
                  Term(language(f"{KEY}.label.below"), maths=False), Term(f"+ {below}", value=float(below)))),
             ]  # fmt: skip
    if station(frame) == 3:
        rows += [Row(head=language(f"{KEY}.head.back")),
                 Row((Term(f"{scene.same:,}", "x", float(scene.same)),
                      Term(language(f"{KEY}.label.of", n=f"{N_X:,}"), maths=False)))]  # fmt: skip
    return tuple(rows)


def _colours(scene: Scene, y: int, x: int, language: Language) -> Row:
    """The three numbers of a pixel."""
    terms: list[Term] = []
    for c, name in enumerate(CHANNELS):
        value = int(scene.square[y, x, c])
        terms += [Term(language(f"{KEY}.label.{name}"), name, maths=False),
                  Term(f"{value}", f"pixel {y} {x} {c}", float(value))]  # fmt: skip
    return Row(tuple(terms))


def _row_of(scene: Scene, pixel: Pixel, language: Language) -> list[Row]:
    """The row, worked out; and the number that stands there."""
    y, x, c = pixel
    row, value, symbol = scene.row(pixel), int(scene.square[pixel]), f"pixel {y} {x} {c}"
    made = f"({c} · 64 + {y}) · 64 + {x}" if scene.stacked else f"3 · ({y} · 64 + {x}) + {c}"
    name = Term(language(f"{KEY}.label.{CHANNELS[c]}"), CHANNELS[c], maths=False)
    return [Row((name, Term(f"{made} ="), Term(f"{row:,}", symbol, float(row)))),
            Row((Term("x", "x", sub=f"{row:,}"), Term("="), Term(f"{value}", symbol, float(value))))]  # fmt: skip


def _dealt(frame: Frame, language: Language) -> list[Row]:
    """Both ways have one shape; the mistake gives every column some of every picture."""
    m = len(frame.scene.pictures)
    shape = Term("→"), Term(f"({N_X}, {m})", "x")
    rows = [Row(head=language(f"{KEY}.head.shape")), Row((Term(f"reshape({m}, −1).T", maths=False), *shape))]
    if station(frame) < 2:
        return rows
    y, x, _ = pixel_in(frame)
    j = min(frame.params.seen, m - 1)
    rows += [Row((Term(f"reshape({N_X}, {m})", maths=False), *shape)),
             Row(head=language(f"{KEY}.head.from", j=j + 1, y=y, x=x))]  # fmt: skip
    for c, source in enumerate(sources(j, y, x, m)):
        value = int(frame.scene.wrong[j, y, x, c])
        told = language(f"{KEY}.label.from", i=source.picture + 1, y=source.pixel[0], x=source.pixel[1],
                        colour=language(f"{KEY}.label.{CHANNELS[source.pixel[2]]}"))  # fmt: skip
        rows.append(Row((Term(language(f"{KEY}.label.{CHANNELS[c]}"), CHANNELS[c], maths=False), Term("="),
                         Term(f"{value}", f"pixel {y} {x} {c}", float(value)), Term(told, maths=False))))  # fmt: skip
    return rows
