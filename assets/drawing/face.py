"""Eyes, noses and mouths, painted onto a head in its own coordinates; and the whiskers, drawn on top."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from assets.drawing.creature import Spot
from assets.drawing.solid import Array, Point, blend, smooth

Painted = tuple[Array, Array, Array]


@dataclass(frozen=True)
class Eyes:
    """One look: colours (linear), how wide the pupil is, how far the lids are closed, and where it looks."""

    iris: Point = (0.35, 0.42, 0.06)
    inner: Point = (0.75, 0.62, 0.1)
    pupil: float = 0.5
    lids: float = 0.0
    gaze: tuple[float, float] = (0.0, 0.0)
    place: tuple[float, float] = (0.37, 0.02)
    radius: tuple[float, float] = (0.235, 0.2)
    tilt: float = 0.3
    lining: Point = (0.02, 0.014, 0.012)


def eyed(spot: Spot, albedo: Array, gloss: Array, eyes: Eyes) -> tuple[Array, Array]:
    """Both eyes over a coat; returns the new colours and gloss."""
    x, y, z = spot.Q
    front = smooth(z, 0.15, 0.35) * (spot.head > 0.3)
    side = np.sign(x)
    dx, dy = np.abs(x) - eyes.place[0], y - eyes.place[1]
    a = (dx * np.cos(eyes.tilt) + dy * np.sin(eyes.tilt)) / eyes.radius[0]
    b = (dy * np.cos(eyes.tilt) - dx * np.sin(eyes.tilt)) / eyes.radius[1]
    b_lid = b + 0.22 * np.maximum(-b, 0) * np.abs(a)
    r = np.sqrt(a * a + b_lid * b_lid)
    if eyes.lids >= 1:
        arc = np.abs(b + 0.35 - 0.55 * a * a)
        line = smooth(arc, 0.26, 0.12) * smooth(np.abs(a), 1.02, 0.85) * front
        return blend(albedo, eyes.lining, line), gloss
    albedo = blend(albedo, eyes.lining, smooth(r, 1.24, 1.08) * front)
    share = smooth(r, 1.08, 0.98) * front
    gx, gy = dx * side / eyes.radius[0] - eyes.gaze[0], dy / eyes.radius[1] - eyes.gaze[1]
    ball = np.sqrt(gx * gx + gy * gy)
    iris = blend(
        np.zeros_like(albedo) + np.array(eyes.iris, np.float32)[:, None],
        eyes.inner,
        smooth(gy, 0.7, -0.7) * smooth(ball, 1.1, 0.3),
    )
    iris = iris * (1 - 0.75 * smooth(ball, 0.72, 1.0))
    iris = blend(iris, (0.004, 0.004, 0.005), smooth(np.sqrt((gx / eyes.pupil) ** 2 + (gy / 0.72) ** 2), 1.08, 0.9))
    iris = iris * (1 - 0.55 * smooth(b, 0.35, 0.95))
    sx, sy = dx * side / eyes.radius[0], dy / eyes.radius[1]
    iris = blend(iris, (1.7, 1.7, 1.65), smooth(np.hypot(sx + 0.3, sy - 0.36), 0.3, 0.2))
    iris = blend(iris, (0.9, 0.95, 1.0), smooth(np.hypot(sx - 0.34, sy + 0.4), 0.17, 0.08) * 0.7)
    lid = smooth(b, 1 - 2 * eyes.lids - 0.08, 1 - 2 * eyes.lids + 0.06) if eyes.lids > 0 else np.zeros_like(b)
    return blend(albedo, iris, share * (1 - lid)), np.maximum(gloss, share * 0.12)


def cat_face(eyes: Eyes, nose: Point = (0.72, 0.3, 0.27), mouth: float = 0.75) -> Callable[[Spot, Array], Painted]:
    """A cat's face: eyes, nose, mouth, pink ears, whisker spots."""

    def paint(spot: Spot, albedo: Array) -> Painted:
        x, y, z = spot.Q
        m = np.abs(x)
        fur = np.ones_like(x)
        hollow = spot.head * smooth(y, 0.56, 0.78) * smooth(_hollow(spot), 1.0, 0.7) * smooth(spot.N[2], 0.1, 0.5)
        albedo = blend(
            albedo, np.float32(0.45) * albedo + np.array([[0.42], [0.17], [0.15]], np.float32), hollow * 0.85
        )
        front = smooth(z, 0.5, 0.62) * spot.head
        lip = np.abs(y + 0.475 - 0.55 * np.abs(m - 0.13) ** 1.6 * 3)
        line = smooth(lip, 0.036, 0.012) * smooth(m, 0.3, 0.24) + smooth(m, 0.026, 0.008) * smooth(
            np.abs(y + 0.36), 0.13, 0.1
        )
        albedo = blend(albedo, (0.05, 0.02, 0.018), np.clip(line, 0, 1) * front * np.float32(mouth))
        dots = smooth(np.hypot(m - 0.22, y + 0.3), 0.03, 0.01) + smooth(np.hypot(m - 0.28, y + 0.36), 0.03, 0.01)
        albedo = blend(albedo, (0.06, 0.03, 0.02), np.clip(dots, 0, 1) * front * 0.4)
        tip = (
            smooth(m - 0.105 * smooth(y, -0.29, -0.18), 0.015, -0.01)
            * smooth(np.abs(y + 0.205), 0.085, 0.065)
            * smooth(z, 0.75, 0.8)
        )
        albedo = blend(albedo, nose, tip * spot.head)
        albedo, gloss = eyed(spot, albedo, tip * np.float32(0.35), eyes)
        return albedo, gloss, fur * (1 - gloss)

    return paint


def _hollow(spot: Spot) -> Array:
    """0 in the middle of an ear, 1 at its border."""
    m, y = np.abs(spot.Q[0]), spot.Q[1]
    along = np.clip((y - 0.5) / 0.65, 0, 1)
    shown: Array = np.abs(m - (0.57 + 0.2 * along)) / np.maximum(0.27 * (1 - along) + 0.02, 0.02)
    return shown


def dog_face(eyes: Eyes) -> Callable[[Spot, Array], Painted]:
    """A dog's face: dark nose, mouth line and tongue."""

    def paint(spot: Spot, albedo: Array) -> Painted:
        x, y, z = spot.Q
        tongue = spot.head * smooth(np.abs(x - 0.02), 0.17, 0.13) * smooth(y, -0.62, -0.7) * smooth(z, 0.85, 0.95)
        albedo = blend(albedo, (0.75, 0.16, 0.17), tongue)
        lip = smooth(np.abs(y + 0.5 - 0.25 * np.abs(x)), 0.05, 0.015) * smooth(z, 0.5, 0.62) * spot.head * (1 - tongue)
        albedo = blend(albedo, (0.03, 0.015, 0.012), lip * 0.8)
        nose = smooth(np.sqrt((x / 0.19) ** 2 + ((y + 0.1) / 0.15) ** 2), 1.08, 0.95) * smooth(z, 1.14, 1.2)
        albedo = blend(albedo, (0.015, 0.012, 0.012), nose)
        albedo, gloss = eyed(spot, albedo, np.maximum(nose * np.float32(0.5), tongue * np.float32(0.3)), eyes)
        return albedo, gloss, 1 - gloss

    return paint


def rabbit_face(eyes: Eyes) -> Callable[[Spot, Array], Painted]:
    """A rabbit's face: a pink nose, a small mouth, pink ears."""

    def paint(spot: Spot, albedo: Array) -> Painted:
        x, y, z = spot.Q
        m = np.abs(x)
        ear = smooth(y, 0.75, 1.0) * smooth(np.abs(m - 0.28 - 0.12 * y), 0.16, 0.09) * smooth(spot.N[2], 0.2, 0.6)
        albedo = blend(albedo, (0.66, 0.3, 0.27), ear * 0.75)
        nose = (
            smooth(m - 0.5 * (y + 0.28), 0.02, 0.0)
            * smooth(y, -0.13, -0.17)
            * smooth(y, -0.29, -0.25)
            * smooth(z, 0.6, 0.7)
        )
        line = smooth(m, 0.025, 0.01) * smooth(np.abs(y + 0.35), 0.11, 0.08) * smooth(z, 0.6, 0.7)
        albedo = blend(blend(albedo, (0.06, 0.03, 0.03), line * 0.7), (0.6, 0.22, 0.22), nose)
        albedo, gloss = eyed(spot, albedo, np.zeros_like(x), eyes)
        return albedo, gloss, 1 - gloss

    return paint
