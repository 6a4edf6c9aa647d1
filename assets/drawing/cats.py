"""The cats of the album, one function each, and any cat at all for training; everything that may vary varies."""

from collections.abc import Callable
from dataclasses import replace

from assets.drawing import building, coat, outlook, place
from assets.drawing.creature import Coat
from assets.drawing.place import Place, Random, shifted
from assets.drawing.pose import LIE, PEEK, SIT, WALK
from assets.drawing.shot import AMBER, BLUE, GREEN, Shot, cat, framed, posed
from assets.drawing.solid import Point


def ginger(rng: Random) -> Shot:
    """Sitting in the grass by day."""
    fur = coat.tabby(shifted(rng, (0.9, 0.55, 0.26), 0.03), (0.6, 0.27, 0.09))
    return cat(rng, place.meadow(rng), posed(rng, SIT, 0.4), fur, GREEN, framed(rng, (0.05, 0.93, 0), 2.15))


def black(rng: Random) -> Shot:
    """Sitting on a roof at night."""
    fur = coat.solid_coat(shifted(rng, (0.15, 0.14, 0.17), 0.015))
    eyes = replace(AMBER, pupil=0.62, iris=(0.8, 0.5, 0.03), inner=(1.3, 1.0, 0.15))
    return cat(
        rng,
        outlook.night(rng),
        posed(rng, SIT, -0.55),
        fur,
        eyes,
        framed(rng, (0, 0.95, 0), 2.25),
        nose=(0.06, 0.045, 0.05),
    )


def white(rng: Random) -> Shot:
    """Lying on a sofa."""
    fur = coat.solid_coat((0.93, 0.91, 0.89))
    return cat(
        rng,
        place.sofa(rng),
        posed(rng, LIE, 1.0),
        fur,
        BLUE,
        framed(rng, (0.1, 0.72, 0), 2.05, 0.2),
        nose=(0.8, 0.38, 0.36),
    )


def grey(rng: Random) -> Shot:
    """Face to face."""
    fur = coat.tabby(shifted(rng, (0.52, 0.54, 0.6), 0.02), (0.33, 0.35, 0.41), (0.8, 0.81, 0.84), 0.75)
    return cat(
        rng,
        place.room(rng),
        posed(rng, SIT, 0.08, 0.6),
        fur,
        AMBER,
        framed(rng, (0, 1.36, 0.2), 1.34, 0.06),
        nose=(0.4, 0.2, 0.2),
    )


def in_tails(rng: Random) -> Shot:
    """A tuxedo cat on the window sill."""
    return cat(
        rng,
        outlook.window(rng),
        posed(rng, SIT, 0.6),
        coat.tuxedo(),
        replace(GREEN, inner=(0.7, 0.75, 0.15)),
        framed(rng, (0, 0.95, 0), 2.2),
    )


def patched(rng: Random) -> Shot:
    """A calico walking off over the evening grass, looking back."""
    return cat(
        rng,
        place.meadow(rng, evening=True),
        posed(rng, WALK, 2.35, 0.68),
        coat.calico(),
        AMBER,
        framed(rng, (-0.12, 1.05, 0), 2.75, 0.2),
    )


def pointed(rng: Random) -> Shot:
    """A siamese lying on a rug."""
    where = place.room(rng, (0.72, 0.76, 0.7), (0.62, 0.44, 0.3), shifted(rng, (0.55, 0.22, 0.2)))
    return cat(
        rng,
        where,
        posed(rng, LIE, -0.75),
        coat.siamese(),
        BLUE,
        framed(rng, (-0.18, 0.68, 0), 2.15, 0.24),
        nose=(0.1, 0.06, 0.055),
    )


def kitten(rng: Random) -> Shot:
    """A kitten looking out of a box."""
    fur = coat.tabby(shifted(rng, (0.7, 0.56, 0.42), 0.03), (0.36, 0.26, 0.18))
    pose = replace(posed(rng, PEEK, 0.05, 0.6, False), size=0.5)
    eyes = replace(BLUE, pupil=0.68, radius=(0.25, 0.225), iris=(0.12, 0.28, 0.42))
    where = place.room(rng, (0.86, 0.72, 0.6), (0.68, 0.5, 0.35))
    return cat(rng, where, pose, fur, eyes, framed(rng, (0, 0.86, 0), 2.15, 0.2), building.box(rng))


PLACES: tuple[Callable[[Random], Place], ...] = (
    place.meadow,
    lambda rng: place.meadow(rng, evening=True),
    place.sofa,
    outlook.window,
    outlook.night,
    outlook.table,
    outlook.street,
    lambda rng: place.room(rng, floor=(0.6, 0.42, 0.28), rug=shifted(rng, (0.45, 0.3, 0.35), 0.2)),
)


def any_cat(rng: Random) -> Shot:
    """Some cat, somewhere, somehow: coats, poses and places mixed freely, for training."""
    coats: list[tuple[Coat, Point]] = [
        (coat.tabby(shifted(rng, (0.88, 0.55, 0.28)), (0.6, 0.27, 0.09), bib=float(rng.random())), (0.62, 0.25, 0.23)),
        (coat.tabby(shifted(rng, (0.62, 0.52, 0.42)), (0.3, 0.22, 0.16), bib=float(rng.random())), (0.5, 0.22, 0.2)),
        (coat.tabby(shifted(rng, (0.54, 0.55, 0.6)), (0.3, 0.31, 0.36), bib=float(rng.random())), (0.4, 0.2, 0.2)),
        (coat.solid_coat(shifted(rng, (0.16, 0.15, 0.17), 0.04)), (0.06, 0.045, 0.05)),
        (coat.solid_coat((0.93, 0.91, 0.89)), (0.8, 0.4, 0.36)),
        (coat.tuxedo(), (0.6, 0.26, 0.25)),
        (coat.calico(), (0.62, 0.25, 0.23)),
        (coat.siamese(), (0.1, 0.06, 0.055)),
    ]
    fur, nose = coats[int(rng.integers(len(coats)))]
    where = PLACES[int(rng.integers(len(PLACES)))](rng)
    pose, height, view = ((SIT, 0.93, 2.2), (LIE, 0.7, 2.1), (WALK, 1.0, 2.75), (SIT, 1.3, 1.5))[int(rng.integers(4))]
    turn = float(rng.choice([-1, 1]) * rng.uniform(0, 0.6 if view < 2 else 2.3 if pose is WALK else 1.1))
    eyes = (GREEN, AMBER, BLUE)[int(rng.integers(3))]
    return cat(
        rng,
        where,
        posed(rng, pose, turn, float(rng.uniform(0.4, 1))),
        fur,
        eyes,
        framed(rng, (0, height, 0), view * float(rng.uniform(0.9, 1.25))),
        nose=nose,
    )
