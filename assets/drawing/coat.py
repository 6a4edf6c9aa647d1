"""Coats: the colour of the fur from where it grows."""

import numpy as np

from assets.drawing.creature import Coat, Spot
from assets.drawing.solid import Array, Point, blend, clouds, column, smooth


def plain(spot: Spot, colour: Point) -> Array:
    """One colour with slow, small changes."""
    slow = clouds(spot.P * np.float32(2.5), spot.seed, 2)
    return np.clip(column(colour) * (0.9 + 0.2 * slow), 0, 1).astype(np.float32)


def solid_coat(colour: Point) -> Coat:
    """The same colour all over, a little lighter on the muzzle."""

    def coat(spot: Spot) -> Array:
        return blend(plain(spot, colour), tuple(min(1.0, c * 1.12 + 0.03) for c in colour), muzzle(spot) * 0.6)

    return coat


def muzzle(spot: Spot) -> Array:
    """1 on the muzzle and chin."""
    x, y, z = spot.Q
    return spot.head * smooth(np.hypot(x / 0.42, (y + 0.42) / 0.27), 1.15, 0.75) * smooth(z, 0.3, 0.55)


def chest(spot: Spot) -> Array:
    """1 on the throat, the breast and the belly in front."""
    x, _, z = spot.P
    return (
        smooth(np.abs(x), 0.3, 0.14)
        * smooth(spot.N[2], 0.1, 0.5)
        * smooth(z, 0.0, 0.2)
        * (1 - spot.head)
        * (1 - spot.tail)
    )


def stripes(spot: Spot) -> Array:
    """Tabby stripes: an M upon the brow, bars on the cheeks, bands round body, legs and tail."""
    wobble = clouds(spot.P * np.float32(3), spot.seed + 7, 2) - np.float32(0.5)
    x, y, z = spot.Q
    m = np.abs(x)
    brow = np.sin(m * 17 + 1.2 + y * 3) * smooth(y, 0.25, 0.42) * smooth(m, 0.62, 0.45)
    cheek = np.sin((y - 0.35 * m) * 15 + wobble * 3 + 0.6) * smooth(m, 0.52, 0.68) * smooth(y, 0.3, 0.12)
    back = np.sin(m * 14) * smooth(z, 0.1, -0.2)
    on_head = np.maximum(np.maximum(brow, cheek), back)
    P = spot.P
    body = np.sin((P[2] * 1.0 - np.abs(P[0]) * 0.35 + 0.25 * P[1]) * 13 + wobble * 7)
    legs = np.sin(P[1] * 21 + wobble * 4)
    on_body = np.where((P[1] < 0.5) & (P[2] > 0.12), legs, body)
    on_tail = np.sin((P[0] + P[2] * 1.2 + P[1]) * 17)
    wave = on_head * spot.head + (on_tail * spot.tail + on_body * (1 - spot.tail)) * (1 - spot.head)
    return smooth(wave, 0.05, 0.65)


def tabby(base: Point, dark: Point, light: Point = (0.98, 0.93, 0.86), bib: float = 1.0) -> Coat:
    """Stripes of `dark` on `base`, with a light muzzle, chest and toes."""

    def coat(spot: Spot) -> Array:
        colour = blend(plain(spot, base), dark, stripes(spot) * 0.75)
        pale = np.clip(muzzle(spot) + chest(spot) + spot.paw, 0, 1)
        return blend(colour, light, pale * np.float32(bib))

    return coat


def tuxedo(dark: Point = (0.1, 0.1, 0.115), light: Point = (0.96, 0.94, 0.92)) -> Coat:
    """Black, with a white bib, white socks and a white blaze."""

    def coat(spot: Spot) -> Array:
        x, y, z = spot.Q
        blaze = (
            smooth(np.abs(x) - (0.42 - 0.55 * (y + 0.3)) * 0.55, 0.06, -0.03)
            * smooth(y, 0.36, 0.2)
            * smooth(z, 0.25, 0.45)
        )
        breast = smooth(np.abs(spot.P[0]), 0.3, 0.2) * smooth(spot.P[2], 0.02, 0.16) * (1 - spot.tail) * (1 - spot.head)
        white = np.clip(np.maximum(blaze * spot.head, muzzle(spot)) + breast + spot.paw, 0, 1)
        return blend(plain(spot, dark), light, white)

    return coat


def calico(light: Point = (0.97, 0.94, 0.89)) -> Coat:
    """White with patches of orange and near black."""

    def coat(spot: Spot) -> Array:
        first = clouds(spot.P * column((1.9, 1.7, 1.7)) + np.float32(3.1), spot.seed + 20, 2)
        second = clouds(spot.P * np.float32(2.1) + np.float32(9.7), spot.seed + 40, 2)
        x, y, _ = spot.Q
        low = smooth(y, 0.0, 0.2)
        orange = blend(smooth(first, 0.44, 0.5), smooth(x, 0.02, 0.1) * low, spot.head)
        black = blend(smooth(second, 0.5, 0.55), smooth(x, -0.1, -0.2) * low, spot.head)
        foot = (1 - smooth(spot.P[1], 0.5, 0.25)) * (1 - muzzle(spot))
        colour = blend(plain(spot, light), (0.9, 0.52, 0.22), orange * foot)
        return blend(colour, (0.16, 0.14, 0.14), np.maximum(black * foot, spot.tail * 0.95))

    return coat


def siamese(light: Point = (0.94, 0.87, 0.77), dark: Point = (0.3, 0.21, 0.17)) -> Coat:
    """Cream, with a dark mask, ears, paws and tail."""

    def coat(spot: Spot) -> Array:
        x, y, z = spot.Q
        mask = smooth(np.hypot(x / 0.62, (y + 0.12) / 0.55), 1.15, 0.45) * smooth(z, 0.1, 0.5)
        ears = smooth(y, 0.62, 0.85)
        points = np.maximum(np.clip(mask + ears, 0, 1) * spot.head, np.maximum(spot.tail, spot.paw))
        legs = smooth(spot.P[1], 0.34, 0.1) * smooth(spot.P[2], 0.3, 0.5) * (1 - spot.head)
        return blend(plain(spot, light), dark, np.maximum(points, legs * 0.8) * np.float32(0.95))

    return coat


def hound(base: Point = (0.8, 0.55, 0.3), dark: Point = (0.42, 0.25, 0.14), light: Point = (0.97, 0.93, 0.86)) -> Coat:
    """A dog's: tan, with dark ears and a white blaze, chest and feet."""

    def coat(spot: Spot) -> Array:
        x, _, z = spot.Q
        ears = smooth(np.abs(x), 0.68, 0.78) * spot.head
        blaze = smooth(np.abs(x), 0.2, 0.1) * smooth(z, 0.3, 0.5) * spot.head
        nose = spot.head * smooth(z, 0.72, 0.86)
        pale = np.clip(np.maximum(blaze, nose) + chest(spot) + spot.paw, 0, 1) * (1 - ears)
        return blend(blend(plain(spot, base), dark, ears), light, pale)

    return coat
