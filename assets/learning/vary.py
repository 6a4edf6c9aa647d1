"""The same photo, seen differently: so that shape, size, light and colour of a photo give nothing away.

Three quarters of the photos of cats exist only squashed; others are crops, or small, or grey. A network would learn
that instead of cats. Every picture is turned, cut, squashed, mirrored, blurred, sharpened, lit, coloured and half
hidden anew.
"""

from __future__ import annotations

import math
from typing import Any

import torch
from torch.nn import functional

LUMA = (0.299, 0.587, 0.114)


def vary(x: Any, g: torch.Generator) -> Any:
    """Pictures (m, 3, 64, 64), 0..255, varied by what the generator says; the same generator, the same variation."""
    x = placed(x, g)
    soften(x, g)
    x = coloured(x, g)
    some = chosen(len(x), 0.2, g)
    if len(some):
        x[some] += torch.randn(len(some), 3, 64, 64, generator=g) * (8 * chance(g, len(some), 1, 1, 1))
    for i in chosen(len(x), 0.3, g).tolist():
        h, w = (int(8 + chance(g, 1) * 20) for _ in range(2))
        top, left = int(chance(g, 1) * (64 - h)), int(chance(g, 1) * (64 - w))
        x[i, :, top : top + h, left : left + w] = chance(g, 3, 1, 1) * 255
    return x.clamp(0, 255)


def chance(g: torch.Generator, *shape: int) -> Any:
    """Numbers from 0 to 1."""
    return torch.rand(*shape, generator=g)


def chosen(m: int, share: float, g: torch.Generator) -> Any:
    """Which of m pictures it happens to."""
    return torch.where(chance(g, m) < share)[0]


def placed(x: Any, g: torch.Generator) -> Any:
    """A part of 59 to 100 % of each side, up to 1.6 times as wide as high or as high as wide, turned, mirrored."""
    m = len(x)
    size = (chance(g, m) * 0.65 + 0.35) ** 0.5 * (1 + 0.15 * (chance(g, m) < 0.3) * chance(g, m))
    shape = torch.exp((chance(g, m) - 0.5) * 2 * math.log(1.6))
    wide, high = (size * shape**0.5).clamp(max=1.25), (size / shape**0.5).clamp(max=1.25)
    right, down = ((chance(g, m) * 2 - 1) * (1 - side).abs() for side in (wide, high))
    angle = (chance(g, m) - 0.5) * 0.5 * (chance(g, m) < 0.5)
    mirror = torch.where(chance(g, m) < 0.5, -1.0, 1.0)
    c, s = torch.cos(angle), torch.sin(angle)
    rows = (torch.stack([wide * c * mirror, -high * s, right], 1), torch.stack([wide * s * mirror, high * c, down], 1))
    grid = functional.affine_grid(torch.stack(rows, 1), list(x.shape), align_corners=False)
    return functional.grid_sample(x, grid, mode="bilinear", padding_mode="reflection", align_corners=False)


def soften(x: Any, g: torch.Generator) -> None:
    """Some were tiny once (20 to 55 pixels), some are sharpened; in place."""
    some = chosen(len(x), 0.25, g)
    if len(some):
        side = int(20 + chance(g, 1) * 36)
        tiny = functional.interpolate(x[some], size=(side, side), mode="area")
        x[some] = functional.interpolate(tiny, size=(64, 64), mode="bilinear", align_corners=False)
    some = chosen(len(x), 0.2, g)
    if len(some):
        blur = functional.avg_pool2d(functional.pad(x[some], (1, 1, 1, 1), mode="replicate"), 3, 1)
        x[some] = x[some] + (x[some] - blur) * chance(g, len(some), 1, 1, 1) * 1.2


def coloured(x: Any, g: torch.Generator) -> Any:
    """Light, contrast, tint and saturation: one 3 x 3 matrix and one shift for each picture; one in eight is grey."""
    m = len(x)
    gain = (1 + (chance(g, m, 1) - 0.5) * 0.8) * (1 + (chance(g, m, 3) - 0.5) * 0.3)
    contrast = torch.exp((chance(g, m, 1) - 0.5) * 1.2)
    grey = torch.zeros(1)
    saturation = torch.where(chance(g, m, 1) < 0.12, grey, (chance(g, m, 1) * 1.6).clamp(max=1.4))[:, :, None]
    luma = torch.tensor(LUMA).view(1, 1, 3).expand(m, 3, 3)
    mix = saturation * torch.eye(3) + (1 - saturation) * luma
    mean = x.mean((1, 2, 3))[:, None]
    shift = torch.bmm(mix, ((1 - contrast) * mean * gain)[:, :, None])
    return torch.baddbmm(shift, mix * (gain * contrast)[:, None, :], x.reshape(m, 3, -1)).reshape(x.shape)
