"""The table of verdicts as text, with full precision: tabs for the clipboard, commas for a file. No Qt."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import Path

from gui.folder_rows import Table
from gui.language import Language

HEADS = ("file", "width", "height", "z", "probability_of_cat", "called", "in_folder_of", "right", "model", "refused")


def lines(table: Table, rows: Iterable[int], model: str, language: Language) -> Iterator[tuple[str, ...]]:
    """One tuple of cells for each of these files, under HEADS."""
    yield HEADS
    for row in rows:
        name = table.names[row].encode("utf-8", "replace").decode("utf-8")
        if row in table.missed:
            yield (name, *[""] * (len(HEADS) - 2), language.refusal(table.missed[row]))
            continue
        width, height = map(int, table.size[row])
        known = int(table.truth[row])
        yield (
            name, str(width), str(height), repr(float(table.z[row])), repr(float(table.p[row])),
            "cat" if table.says_cat(row) else "not_cat", ("", "not_cat", "cat")[known + 1],
            "" if known < 0 else "no" if table.wrong(row) else "yes", model, "",
        )  # fmt: skip


def as_tabs(cells: Iterable[tuple[str, ...]]) -> str:
    """For the clipboard: a tab between cells; a name that holds one loses it."""
    return "".join("\t".join(" ".join(cell.split()) for cell in line) + "\n" for line in cells)


def as_commas(cells: Iterable[tuple[str, ...]]) -> str:
    """For a file (RFC 4180)."""
    out = io.StringIO()
    csv.writer(out).writerows(cells)
    return out.getvalue()


def save(path: Path, text: str) -> None:
    """Write it whole or not at all; with a mark at its start, so that spreadsheets see that it is UTF-8."""
    beside = path.with_name(path.name + ".part")
    try:
        beside.write_text(text, encoding="utf-8-sig", newline="")
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
