"""A hand at a picture without the window round it: what is dragged becomes the next frame, as the stage does it."""

from __future__ import annotations

from typing import Any

from gui.lesson import Frame, Lesson, Picture


def followed(lesson: Lesson, picture: Picture, frame: Frame) -> list[Frame]:
    """The frames so far; each drag that the lesson understands adds one, and is drawn."""
    seen = [frame]

    def dragged(what: str, value: Any, _done: bool) -> None:
        outcome = lesson.drag(seen[-1], what, value)
        assert outcome is not None
        params, position = outcome
        scene = lesson.scene(params)
        seen.append(Frame(params, scene, lesson.trace(scene, params), position, seen[-1].view))
        picture.draw(seen[-1])

    picture.dragged.connect(dragged)
    picture.draw(frame)
    return seen
