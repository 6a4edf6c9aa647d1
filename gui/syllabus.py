"""The two weeks as a plan: what each lesson needs before it. Lessons find themselves; the plan only knows their names.

A row of the map is five lessons by number: what a network is; one neuron; slopes; arrays without loops; the whole.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from gui.lesson import Lesson

ROW = 5  # lessons in a row
NEEDS: dict[str, tuple[str, ...]] = {
    "house_price": (),
    "kinds_of_data": (),
    "kinds_of_network": ("house_price", "kinds_of_data"),
    "why_now": ("house_price",),
    "sigmoid_relu": ("house_price",),
    "logistic_regression": ("house_price",),
    "notation": ("kinds_of_data",),
    "picture_to_column": ("kinds_of_data", "notation"),
    "loss_and_cost": ("logistic_regression",),
    "gradient_descent": ("loss_and_cost",),
    "slope_of_a_line": (),
    "slopes_that_change": ("slope_of_a_line",),
    "computation_graph": ("slope_of_a_line",),
    "one_example": ("computation_graph", "loss_and_cost"),
    "many_examples": ("one_example",),
    "vectorization": ("notation",),
    "broadcasting": ("notation",),
    "rank_one": ("broadcasting",),
    "sigmoid_code": ("logistic_regression",),
    "dot_or_star": ("notation",),
    "build_the_classifier": ("picture_to_column", "gradient_descent", "many_examples"),
    "cat_door": (),
    "teach": ("cat_door",),
}


def row(lesson: Lesson) -> int:
    """The row of the map that a lesson stands in, from 0."""
    return min((lesson.number - 1) // ROW, 4)


def needs(name: str, there: Collection[str]) -> tuple[str, ...]:
    """What a lesson needs before it; for a lesson that is not there, what that one needs."""
    found: list[str] = []
    for need in NEEDS.get(name, ()):
        found += [need] if need in there else needs(need, there)
    return tuple(dict.fromkeys(found))


def next_lesson(lessons: Sequence[Lesson], visited: Collection[str]) -> str | None:
    """Where to go on: after the furthest lesson that was visited the first that was not; else the first; or None."""
    names = [lesson.name for lesson in lessons]
    fresh = [name for name in names if name not in visited]
    last = max((names.index(name) for name in names if name in visited), default=-1)
    ready = [name for name in fresh if all(need in visited for need in needs(name, names))]
    after = [name for name in ready if names.index(name) > last]
    return next(iter([*after, *ready, *fresh]), None)
