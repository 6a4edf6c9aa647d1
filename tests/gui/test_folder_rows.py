"""What is known of a folder's files: which are shown, in what order, what is counted, and the table that is copied."""

from __future__ import annotations

import csv
import io
import math
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.folder import Judged, Missed, Slice
from gui.folder_rows import FILTERS, ORDERS, Table
from gui.folder_table import HEADS, as_commas, as_tabs, lines, save
from gui.language import Language

NAMES = ("cats/a.png", "cats/b.png", "cats/c.png", "dogs/d.png", "dogs/e.png", "dogs/f.txt", "dogs/g.jpg", "h.png")
Z = {0: 2.0, 1: -0.5, 2: 0.1, 3: -3.0, 4: 1.0, 7: 4.0}


def filled(names: tuple[str, ...] = NAMES) -> Table:
    """Three cats (one missed), two dogs (one called a cat), a note, a broken one, and one in no sub-folder."""
    table = Table()
    table.found(names, False)
    table.begin()
    judged = tuple(Judged(k, (100 + k, 50), z, 1 / (1 + math.exp(-z))) for k, z in Z.items())
    table.take(Slice(len(names), judged, (Missed(6, "broken", {"format": "JPEG"}),), 1))
    return table


def test_each_filter_lets_through_what_it_says() -> None:
    table = filled()
    shown = {name: table.shown(name, "name").tolist() for name in FILTERS}
    assert shown == {
        "all": [0, 1, 2, 3, 4, 7], "cat": [0, 2, 4, 7], "not": [1, 3], "wrong": [1, 4], "refused": [6],
    }  # fmt: skip
    assert table.counts() == {name: len(rows) for name, rows in shown.items()}


@pytest.mark.parametrize(
    ("order", "wanted"),
    [
        ("name", [0, 1, 2, 3, 4, 7]), ("likely", [7, 0, 4, 2, 1, 3]), ("unlikely", [3, 1, 2, 4, 0, 7]),
        ("unsure", [2, 1, 4, 0, 3, 7]), ("wrong", [4, 1, 2, 0, 3, 7]),
    ],
)  # fmt: skip
def test_each_order_puts_first_what_it_says(order: str, wanted: list[int]) -> None:
    assert filled().shown("all", order).tolist() == wanted


@given(st.lists(st.floats(-900, 900), min_size=1, max_size=30))
def test_every_order_shows_every_photo_once(answers: list[float]) -> None:
    table = Table()
    table.found([f"{'cat' if k % 2 else 'dog'}/{k}.png" for k in range(len(answers))], False)
    table.begin()
    table.take(Slice(len(answers), tuple(Judged(k, (9, 9), z, 0.7) for k, z in enumerate(answers)), (), 0))
    for order in ORDERS:
        assert sorted(table.shown("all", order)) == list(range(len(answers)))


def test_probabilities_that_are_both_rounded_to_one_are_still_told_apart() -> None:
    table = Table()
    table.found(["a.png", "b.png"], False)
    table.begin()
    table.take(Slice(2, (Judged(0, (9, 9), 40.0, 1.0), Judged(1, (9, 9), 50.0, 1.0)), (), 0))
    assert table.shown("all", "likely").tolist() == [1, 0]


def test_both_kinds_of_error_are_counted_and_what_is_not_known_is_not() -> None:
    check = filled().check()
    assert check is not None
    assert (check.cats, check.cats_missed, check.others, check.false_alarms) == (3, 1, 2, 1)
    assert check.balanced == pytest.approx((2 / 3 + 1 / 2) / 2)
    assert (check.always_cat, check.always_not) == (3 / 5, 2 / 5)


def test_folders_that_name_no_cats_say_nothing_about_right_and_wrong() -> None:
    table = filled(tuple(name.replace("cats", "holiday") for name in NAMES))
    assert not table.named
    assert table.check() is None
    assert table.counts()["wrong"] == 0


def test_nothing_is_shown_while_files_are_still_being_found() -> None:
    table = Table()
    table.found(NAMES, False)
    assert table.shown("all", "likely").tolist() == []
    assert set(table.counts().values()) == {0}
    assert table.check() is None


def test_another_models_answers_take_the_place_of_the_first_by_slot() -> None:
    table = filled()
    z = np.arange(6.0)
    table.answer_again(z, z / 10)
    np.testing.assert_array_equal(table.z[[0, 1, 2, 3, 4, 7]], z)
    assert np.isnan(table.z[[5, 6]]).all()


# -- the table -----------------------------------------------------------------------------------------------------


def test_the_copied_table_has_full_precision_and_every_line_as_many_cells() -> None:
    table = filled()
    text = as_tabs(lines(table, [0, 1, 3, 6, 7], "logistic", Language("en")))
    rows = [line.split("\t") for line in text.splitlines()]
    assert rows[0] == list(HEADS)
    assert {len(row) for row in rows} == {len(HEADS)}
    assert float(rows[2][4]) == table.p[1]
    assert [row[5:8] for row in rows[1:]] == [
        ["cat", "cat", "yes"], ["not_cat", "cat", "no"], ["not_cat", "not_cat", "yes"], ["", "", ""], ["cat", "", ""],
    ]  # fmt: skip
    assert rows[4][-1] == Language("en")("refusal.broken", format="JPEG")


@given(st.lists(st.text(min_size=1, max_size=20), min_size=1, max_size=4, unique=True))
def test_any_names_survive_the_csv_file(names: list[str]) -> None:
    names = [f"{k}{name}".replace("/", "").replace("\0", "") for k, name in enumerate(names)]
    names = [name.encode("utf-8", "replace").decode() for name in names]
    table = Table()
    table.found(names, False)
    table.begin()
    table.take(Slice(len(names), tuple(Judged(k, (9, 9), 0.1 * k, 0.5) for k in range(len(names))), (), 0))
    text = as_commas(lines(table, range(len(names)), "logistic", Language("en")))
    read = list(csv.reader(io.StringIO(text, newline="")))
    assert [row[0] for row in read[1:]] == names
    tabs = as_tabs(lines(table, range(len(names)), "logistic", Language("en")))
    assert [line.count("\t") for line in tabs.split("\n")[:-1]] == [len(HEADS) - 1] * (len(names) + 1)


def test_a_name_that_is_no_text_can_be_written() -> None:
    table = Table()
    table.found(["cat\udcff.png"], False)
    table.begin()
    table.take(Slice(1, (Judged(0, (9, 9), 0.0, 0.5),), (), 0))
    assert as_tabs(lines(table, [0], "logistic", Language("en"))).splitlines()[1].startswith("cat?.png\t9\t9")


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    save(tmp_path / "t.csv", "a,猫\r\n")
    assert (tmp_path / "t.csv").read_bytes() == b"\xef\xbb\xbf" + "a,猫\r\n".encode()
    with pytest.raises(OSError, match="none"):
        save(tmp_path / "none" / "t.csv", "a")
    assert [file.name for file in tmp_path.iterdir()] == ["t.csv"]
