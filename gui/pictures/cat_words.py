"""What the cat door says: the line of words for every moment."""

from __future__ import annotations

from core.picture import row_of
from gui.figures import fixed, percent
from gui.language import Language
from gui.lesson import Frame
from gui.pictures.cat_canvas import pixel_of
from gui.pictures.cat_pages import picture_name
from gui.pictures.cat_scene import Scene, in_sum, patch_of, secret, tiles_added
from gui.pictures.cat_table import signed

CHANNELS = ("red", "green", "blue")


def words(frame: Frame, language: Language) -> str:
    """What the picture shows now."""
    scene: Scene = frame.scene
    if scene.arrival is None:
        return language("cat_door.words.empty")
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
    width, height = frame.scene.seen.photo.size
    if name in ("photo", "crop") and width == height:
        return f"{name}_square"
    if name == "adds" and tiles_added(frame) > 192:
        return f"adds_all_{frame.params.against}"
    return name


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
    tiles = tiles_added(frame)
    all_of_it, rest, z = in_sum(answer.z - total.rest, total.rest, answer.z)
    values: dict[str, object] = {
        "z": fixed(answer.z, 3), "a": fixed(answer.probability, 3), "percent": percent(answer.probability),
        "verdict": language("cat_door.label.cat" if answer.cat else "cat_door.label.not_cat"),
        "w": signed(float(model.w.reshape(64, 64, 3)[y, x, c]), 5), "wx": signed(float(total.parts[y, x, c]), 5),
        "adds": signed(float(total.parts[y, x].sum()), 4), "sum": all_of_it, "rest": rest, "z_sum": z,
        "tiles": min(tiles, 192), "running": fixed(float(total.running[tiles]), 3),
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
