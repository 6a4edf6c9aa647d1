"""The album: every recipe by its name; cats come from cats.py, the rest is here."""

from collections.abc import Callable
from dataclasses import replace

from assets.drawing import building, coat, outlook, place, thing
from assets.drawing.cats import PLACES, black, ginger, grey, in_tails, kitten, patched, pointed, white
from assets.drawing.creature import Creature, dog_head, rabbit_head
from assets.drawing.face import Eyes, dog_face, rabbit_face
from assets.drawing.place import Place, Random, shifted
from assets.drawing.pose import LIE, SIT
from assets.drawing.scene import Solid
from assets.drawing.shot import Recipe, Shot, framed, posed, shot
from assets.drawing.solid import Point


def dog(rng: Random, where: Callable[[Random], Place] = place.meadow) -> Shot:
    """A dog, in the grass if nothing else is said."""
    eyes = Eyes((0.12, 0.05, 0.02), (0.22, 0.09, 0.03), 0.62, 0.0, (0, 0), (0.33, 0.15), (0.14, 0.15), 0.0)
    base = [(0.8, 0.56, 0.32), (0.66, 0.42, 0.26), (0.9, 0.78, 0.6)][int(rng.integers(3))]
    pose = replace(posed(rng, SIT, -0.5), size=0.5, tail=((0, 0.3, -0.7), (0.2, 0.42, -0.95), (0.45, 0.7, -1.0)))
    animal = Creature(pose, dog_head, coat.hound(shifted(rng, base)), dog_face(eyes), int(rng.integers(1000)))
    whole = shot(rng, where(rng), [Solid(animal.distance, animal.paint)], framed(rng, (0, 0.95, 0), 2.25), animal)
    return replace(whole, animal=None)


def rabbit(rng: Random, where: Callable[[Random], Place] = place.meadow) -> Shot:
    """A rabbit, in the grass if nothing else is said."""
    eyes = Eyes((0.04, 0.018, 0.01), (0.1, 0.04, 0.02), 0.72, 0.0, (0, 0), (0.5, 0.1), (0.15, 0.17), 0.0)
    base = [(0.72, 0.6, 0.48), (0.9, 0.88, 0.85), (0.5, 0.45, 0.42)][int(rng.integers(3))]
    pose = replace(
        posed(rng, LIE, 0.95, 0.45), size=0.4, tail=((0, 0.4, -1.0), (0, 0.46, -1.16)), tail_width=(0.15, 0.17)
    )
    animal = Creature(
        pose, rabbit_head, coat.solid_coat(shifted(rng, base, 0.03)), rabbit_face(eyes), int(rng.integers(1000))
    )
    return shot(rng, where(rng), [Solid(animal.distance, animal.paint)], framed(rng, (0, 0.88, 0), 2.3), animal)


def still(
    make: Callable[[Random], list[Solid]],
    where: Callable[[Random], Place],
    target: Point,
    view: float,
    pitch: float = 0.2,
    grass: float = 1.0,
) -> Recipe:
    """A thing in a place."""

    def recipe(rng: Random) -> Shot:
        whole = shot(rng, where(rng), make(rng), framed(rng, target, view, pitch))
        return replace(whole, grass=whole.grass * grass)

    return recipe


def nothing(_rng: Random) -> list[Solid]:
    """No solids: the place is the picture."""
    return []


RECIPES: dict[str, Recipe] = {
    "cat_1_ginger": ginger,
    "cat_2_black": black,
    "cat_3_white": white,
    "cat_4_grey": grey,
    "cat_5_tuxedo": in_tails,
    "cat_6_calico": patched,
    "cat_7_siamese": pointed,
    "cat_8_kitten": kitten,
    "other_1_dog": dog,
    "other_2_rabbit": rabbit,
    "other_3_teapot": still(thing.teapot, outlook.table, (0.05, 0.82, 0), 3.1),
    "other_4_bicycle": still(thing.bicycle, outlook.street, (0, 0.8, 0), 2.9, 0.14),
    "other_5_house": still(building.house, place.meadow, (0.1, 1.05, 0), 3.2, 0.16, 0.8),
    "other_6_fish": still(thing.fish, outlook.sea, (-0.12, 0.98, 0), 2.95, 0.12),
    "other_7_cupcake": still(thing.cupcake, outlook.table, (0, 1.1, 0), 2.9, 0.24),
    "other_8_mountains": still(nothing, outlook.mountains, (0, 1, 0), 2.4),
}


def any_other(rng: Random) -> Shot:
    """Something that is not a cat, often where a cat might be, sometimes the place alone; for training."""
    where, turn = PLACES[int(rng.integers(len(PLACES)))], rng.random()
    if turn < 0.25:
        return still(nothing, where, (0, 0.9, 0), 2.2)(rng)
    if turn < 0.5:
        return (dog, rabbit)[int(rng.integers(2))](rng, where)
    if turn < 0.75:
        make = (thing.teapot, thing.cupcake, thing.bicycle, building.box)[int(rng.integers(4))]
        return still(make, where, (0, 0.9, 0), 2.9)(rng)
    names = [name for name in RECIPES if name.startswith("other_")]
    return RECIPES[names[int(rng.integers(len(names)))]](rng)
