"""The short form of `python3 -m tests.damage`: no crash, no hang, and odd files end as they should."""

from __future__ import annotations

from tests.damage.__main__ import table
from tests.damage.making import broken
from tests.damage.odd import odd
from tests.damage.trial import Tally, Trials, look

SILENT = 0.09  # the share of broken files whose picture is off without a sign of it; what it is stands in the notes


def test_broken_files_never_crash_or_hang_the_helper_and_few_go_unnoticed() -> None:
    tally = Tally()
    with Trials() as trials:
        for case in broken(340, 7):
            tally.add(trials.of(case))
    assert tally.total("crash") == tally.total("timeout") == tally.total("memory") == 0, table(tally)
    assert tally.total("wrong") <= SILENT * tally.files, table(tally)


def test_every_odd_file_shows_its_picture_or_is_refused_as_foreseen() -> None:
    tally = Tally()
    with Trials() as trials:
        for case in odd():
            tally.add(trials.of(case))
    assert tally.worst == [], table(tally)
    assert f"all {tally.files}" in table(tally)


def test_looking_tells_what_it_cost() -> None:
    seen, notes, seconds, memory = look(next(odd()).data, "")
    assert seen.shape == (64, 64, 3)
    assert notes == ("cropped",)
    assert seconds >= 0
    assert memory >= 0
