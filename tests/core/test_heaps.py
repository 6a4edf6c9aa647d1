"""Two heaps: what is done to them leaves the old ones as they were, and no picture lies in both."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core import heaps
from core.heaps import Heap, Heaps, Item


def item(shade: int, name: str = "") -> Item:
    return Item(name or str(shade), np.full((64, 64, 3), shade, np.uint8))


def lot(*shades: int) -> list[Item]:
    return [item(shade) for shade in shades]


def two(ones: tuple[int, ...] = (1, 2, 3), zeros: tuple[int, ...] = (4, 5)) -> Heaps:
    made, _ = heaps.added(Heaps(), "one", lot(*ones))
    return heaps.added(made, "zero", lot(*zeros))[0]


def shades(made: Heaps) -> tuple[list[int], list[int]]:
    one, zero = ([int(i.square[0, 0, 0]) for i in heap.items] for heap in (made.one, made.zero))
    return one, zero


def test_a_picture_that_is_there_already_is_left_out_and_counted() -> None:
    made, told = heaps.added(two(), "one", lot(3, 9, 9, 4))
    assert shades(made) == ([1, 2, 3, 9], [4, 5])
    assert told == heaps.Told(added=1, twice=2, other=1)


def test_a_heap_holds_two_hundred_and_says_how_many_were_too_many() -> None:
    rng = np.random.default_rng(0)
    many = [Item(str(k), rng.integers(0, 256, (64, 64, 3), np.uint8)) for k in range(heaps.MOST + 7)]
    made, told = heaps.added(Heaps(), "one", many)
    assert len(made.one.items) == heaps.MOST
    assert (told.added, told.many) == (heaps.MOST, 7)


def test_every_deed_leaves_the_old_heaps_as_they_were_and_shares_their_pictures() -> None:
    before = two()
    for after in (heaps.without(before, "one", 1), heaps.moved(before, "zero", 0, "one"),
                  heaps.renamed(before, "one", "Tea"), heaps.moved(before, "one", 0, "trial")):  # fmt: skip
        assert shades(before) == ([1, 2, 3], [4, 5])
        assert before.trial is None
        assert {id(i) for i in after.items} <= {id(i) for i in before.items}


def test_a_picture_moves_to_the_other_heap_and_is_only_copied_to_be_tried() -> None:
    assert shades(heaps.moved(two(), "one", 1, "zero")) == ([1, 3], [4, 5, 2])
    tried = heaps.moved(two(), "one", 1, "trial")
    assert shades(tried) == ([1, 2, 3], [4, 5])
    assert tried.trial is tried.one.items[1]
    assert shades(heaps.moved(replace(two(), trial=item(7)), "trial", 0, "zero"))[1] == [4, 5, 7]


def test_what_is_tried_and_lies_in_a_heap_already_does_not_come_twice() -> None:
    tried = heaps.moved(two(), "one", 1, "trial")
    assert heaps.moved(tried, "trial", 0, "one") is tried
    assert heaps.moved(tried, "trial", 0, "zero") is tried


@given(st.lists(st.tuples(st.sampled_from(("add", "out", "move")), st.sampled_from(heaps.SIDES), st.integers(0, 9)),
                max_size=25))  # fmt: skip
def test_whatever_is_done_no_picture_is_there_twice(deeds: list[tuple[str, heaps.Place, int]]) -> None:
    made = two()
    for deed, place, k in deeds:
        if deed == "add":
            made, _ = heaps.added(made, place, [item(k)])
        elif deed == "out":
            made = heaps.without(made, place, k)
        else:
            made = heaps.moved(made, place, k, "zero" if place == "one" else "one")
    marks = [i.mark for i in made.items]
    assert len(marks) == len(set(marks)) == len(made.y)
    assert made.y.sum() == len(made.one.items)


@pytest.mark.parametrize(
    ("ones", "zeros", "why"),
    [((), (), "both"), ((), (1, 2, 3), "one"), ((1, 2, 3), (), "zero"), ((1, 2), (3, 4, 5), "few"),
     ((1, 2, 3), (4, 5, 6), "")],
)  # fmt: skip
def test_it_is_known_why_nothing_can_be_learnt(ones: tuple[int, ...], zeros: tuple[int, ...], why: str) -> None:
    assert heaps.trouble(two(ones, zeros)) == why


def test_a_name_is_one_clean_line_and_an_empty_one_is_the_usual() -> None:
    assert heaps.clean("  two\nlines\u202e and \x00 more ") == "two lines and more"
    assert len(heaps.clean("x" * 500)) == heaps.LONGEST
    named = heaps.renamed(two(), "zero", "Dogs")
    assert heaps.renamed(named, "zero", " ").zero.name == ""
    assert heaps.renamed(named, "zero", "Dogs") is named


def test_a_sheet_is_taken_apart_row_by_row_and_black_places_are_none() -> None:
    sheet = np.zeros((128, 192, 3), np.uint8)
    for k in range(4):
        y, x = divmod(k, 3)
        sheet[64 * y : 64 * y + 64, 64 * x : 64 * x + 64] = k + 1
    assert [int(c[0, 0, 0]) for c in heaps.cells(sheet)] == [1, 2, 3, 4]
    assert Heaps(one=Heap("a")).heap("one").name == "a"
