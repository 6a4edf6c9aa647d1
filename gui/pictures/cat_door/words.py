"""What the cat door says: the line of words for every moment."""

from __future__ import annotations

from functools import reduce

import numpy as np

from core.models import NetModel
from core.picture import row_of
from core.plan import Conv, Dense, weights_in
from gui.figures import fixed, percent
from gui.language import Language
from gui.lesson import Frame
from gui.pictures.cat_door.canvas import pixel_of
from gui.pictures.cat_door.judges import elsewhere, same
from gui.pictures.cat_door.pages import picture_name
from gui.pictures.cat_door.parts import ladder
from gui.pictures.cat_door.table import signed
from gui.pictures.cat_scene import Scene, in_sum, parts_added, patch_of, patches_of, secret, tiles_added

SEEN = 64  # pixels on a side of what the models see

CHANNELS = ("red", "green", "blue")


def words(frame: Frame, language: Language) -> str:
    """What the picture shows now."""
    scene: Scene = frame.scene
    if scene.arrival is None:
        return language("cat_door.words.empty")
    if scene.refusal is not None and frame.step.name != "judges" and scene.refusal.code.startswith("opened_"):
        return language.refusal(scene.refusal)  # at once: it is the choice that was just made
    if scene.model is None and frame.step.name == "column" and scene.refusal is not None:
        return language("cat_door.words.no_model", why=language.refusal(scene.refusal))
    said = language(f"cat_door.words.{_key(frame)}", **_values(frame, language))
    if frame.step.name == "photo":
        for note in scene.seen.photo.notes:
            if note != "cropped" and language.has(f"refusal.note_{note}"):
                said = language("cat_door.label.both", first=said, second=language(f"refusal.note_{note}"))
    return said


def _key(frame: Frame) -> str:
    """Which sentence fits."""
    name: str = frame.step.name
    if secret(frame):
        return "asking"
    if name == "judges":
        return ("judges_say", "judges_right", "judges_mean")[min(frame.index, 2)]
    net = isinstance(frame.scene.model, NetModel)
    if name == "verdict" and frame.scene.strange:
        return "verdict_strange"
    if name == "hide" and not np.isfinite(_change(frame)[0]):
        return "hide_waiting"
    if net and name == "weights":
        return f"weights_{frame.scene.net.kind}"
    if net and name == "adds":
        return f"adds_{'map' if frame.scene.seen_by.map is not None else 'features'}"
    if net and name in ("sigmoid", "column"):
        return f"{name}_net"
    if net and name == "verdict":
        return "verdict_network"
    width, height = frame.scene.seen.photo.size
    if name == "crop":
        return _cropped(width, height)
    if name == "photo" and width == height:
        return "photo_square"
    if name == "adds" and tiles_added(frame) > 192:
        return f"adds_all_{frame.params.against}"
    return name


def _cropped(width: int, height: int) -> str:
    """What happens to the photo: cut or not; shrunk, enlarged, or neither."""
    side = min(width, height)
    size = "_small" if side < SEEN else "_same" if side == SEEN else ""
    return f"crop{'_square' if width == height else ''}{size}"


def _values(frame: Frame, language: Language) -> dict[str, object]:
    """Every number that a sentence may want."""
    scene: Scene = frame.scene
    photo, (y, x, c) = scene.seen.photo, pixel_of(frame)
    red, green, blue = (int(v) for v in scene.seen.square[y, x])
    values: dict[str, object] = {
        "name": picture_name(scene, language), "width": photo.size[0], "height": photo.size[1],
        "side": min(photo.size),
        "y": y, "x": x, "red": red, "green": green, "blue": blue, "row": f"{row_of(y, x, c, 64):,}",
        "colour": language(f"cat_door.label.{CHANNELS[c]}"), "byte": int(scene.seen.square[y, x, c]),
        "value": fixed(scene.seen.square[y, x, c] / 255, 3),
    }  # fmt: skip
    if frame.step.name == "judges":
        values |= _jury(scene, language)
    if scene.model is not None:
        values |= _judged(frame, language)
        values |= _of_network(frame, (y, x)) if scene.study is not None else _of_neuron(frame, (y, x, c))
    return values


def _jury(scene: Scene, language: Language) -> dict[str, object]:
    """What all of them say."""
    said = []
    for name, one in zip(scene.names, scene.jury, strict=True):
        word = language(f"cat_door.label.{'stranger' if one.strange else 'cat' if one.verdict.cat else 'not_cat'}")
        called = language(f"cat_door.control.model_{name}")
        said.append(language("cat_door.label.one_says", model=called, verdict=word,
                             percent=percent(one.verdict.probability, 0)))  # fmt: skip
    rates, errors = [], []
    for name, one in zip(scene.names, scene.jury, strict=True):
        check = elsewhere(one.model) or same(one.model)
        if check is not None:
            called = language(f"cat_door.control.model_{name}")
            rates.append(language("cat_door.label.one_right", model=called, percent=percent(check.balanced, 0)))
            off = percent(check.calibration_error, 0) if check.bins else "?"
            errors.append(language("cat_door.label.one_right", model=called, percent=off))
    return {key: _listed(parts, language) for key, parts in (("said", said), ("rates", rates), ("errors", errors))}


def _listed(parts: list[str], language: Language) -> str:
    """Several findings as one, as the language lists them."""
    return reduce(lambda a, b: language("cat_door.label.between", a=a, b=b), parts) if parts else ""


def _change(frame: Frame) -> tuple[float, int, int]:
    """By how much the hidden patch changes the probability (nan: not yet known), and where it lies."""
    hidden = patches_of(frame)
    row, column, _ = patch_of(frame, hidden.z.shape[0])
    return float(hidden.probability[row, column]), row * hidden.stride, column * hidden.stride


def _judged(frame: Frame, language: Language) -> dict[str, object]:
    """The numbers that every model makes."""
    scene: Scene = frame.scene
    answer, model = scene.verdict, scene.mind
    values: dict[str, object] = {
        "z": fixed(answer.z, 3), "a": fixed(answer.probability, 3), "percent": percent(answer.probability),
        "verdict": language("cat_door.label.cat" if answer.cat else "cat_door.label.not_cat"),
        "photos": f"{model.figures.photos:,}", "patch": frame.params.patch,
    }  # fmt: skip
    if frame.step.name == "hide":
        change, y, x = _change(frame)
        values |= {"after": percent(answer.probability + change), "change": signed(100 * change, 1), "py": y, "px": x}
    if model.figures.checks:
        check = model.figures.checks[0]
        values |= {"n": f"{check.n:,}", "right": percent(check.accuracy, 0),
                   "always_cat": percent(check.always_cat, 0), "always_not": percent(check.always_not, 0)}  # fmt: skip
    else:
        values |= dict.fromkeys(("n", "right", "always_cat", "always_not"), "?")
    opinion = scene.opinion
    if opinion is not None and opinion.unlike is not None:
        values["far"] = fixed(opinion.unlike.score / opinion.unlike.threshold, 1)
    return values


def _of_neuron(frame: Frame, pixel: tuple[int, int, int]) -> dict[str, object]:
    """The numbers of one neuron: its weights, and what every pixel adds."""
    scene: Scene = frame.scene
    against = frame.params.against if frame.params.why == "adds" else "black"
    answer, total, tiles = scene.verdict, scene.sum_against(against), tiles_added(frame)
    y, x, c = pixel
    all_of_it, rest, z = in_sum(answer.z - total.rest, total.rest, answer.z)
    return {
        "w": signed(float(scene.neuron.w.reshape(64, 64, 3)[y, x, c]), 5), "wx": signed(float(total.parts[y, x, c]), 5),
        "adds": signed(float(total.parts[y, x].sum()), 4), "sum": all_of_it, "rest": rest, "z_sum": z,
        "tiles": min(tiles, 192), "running": fixed(float(total.running[tiles]), 3),
    }  # fmt: skip


def _of_network(frame: Frame, pixel: tuple[int, int]) -> dict[str, object]:
    """The numbers of a network: its layers, and the parts of z."""
    scene: Scene = frame.scene
    study, plan = scene.seen_by, scene.net.network.plan
    parts = ladder(scene)
    done = min(int(parts_added(frame) + 1e-9), len(parts)) if frame.step.name == "adds" else len(parts)
    all_of_it, rest, z = in_sum(scene.verdict.z - study.b, study.b, scene.verdict.z)
    first = study.layers[0]
    values: dict[str, object] = {
        "layers": sum(isinstance(layer, Conv | Dense) for layer in plan), "features": len(study.features),
        "sum": all_of_it, "rest": rest, "z_sum": z, "done": done, "of": len(parts),
        "running": fixed(sum(part.value for part in parts[:done]), 3), "filters": first.shape[-1],
        "maps": first.shape[0], "weights": f"{weights_in(plan, scene.net.network.shape):,}",
        "active": int((first > 0).sum()), "neurons": first.size,
    }  # fmt: skip
    if isinstance(plan[0], Conv):
        values |= {"k": plan[0].k}
    if study.map is not None:
        rows, columns = study.map.shape
        y, x = pixel[0] * rows // 64, pixel[1] * columns // 64
        share = float(study.map[y, x])
        values |= {"place": signed(share, 2), "share": signed(share / study.map.size, 3), "my": y, "mx": x,
                   "places": study.map.size}  # fmt: skip
    return values
