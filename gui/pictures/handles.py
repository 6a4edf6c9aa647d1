"""What the keyboard can take hold of on the bowl, and what a press of an arrow makes of it."""

from __future__ import annotations

from PySide6.QtCore import Qt

from gui.lesson import Frame

ARROWS = {
    Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, 1), Qt.Key.Key_Down: (0, -1),
}  # fmt: skip


def handles(frame: Frame | None) -> tuple[str, ...]:
    """What Tab walks through: the ball, the camera, every point of the data."""
    points = len(frame.scene.surface.x) if frame is not None else 0
    return ("ball", "camera", *(f"point:{k}" for k in range(points)))


def nudged(frame: Frame, handle: str, right: float, up: float) -> tuple[float, float]:
    """Where the ball or a point comes to lie: 1 is a sixtieth of the window (across the data: a hundredth).

    Up and down change the class of a point, where there are classes.
    """
    hill = frame.scene
    if handle == "ball":
        size = (hill.window.w_high - hill.window.w_low) / 60
        w, b = hill.pin(frame.trace[0].w + right * size, frame.trace[0].b + up * size)
        return float(w), float(b)
    k = int(handle.split(":")[1])
    x = float(hill.surface.x[k]) + right * (hill.x_high - hill.x_low) / 100
    y = float(hill.surface.y[k])
    if hill.classes:
        y = 1.0 if up > 0 else 0.0 if up < 0 else y
    else:
        y = min(max(y + up * (hill.y_high - hill.y_low) / 60, hill.y_low), hill.y_high)
    return min(max(x, hill.x_low), hill.x_high), y
