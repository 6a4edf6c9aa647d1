"""The memory of the whole program with every lesson visited: the window and, apart, its helper processes (Linux)."""

from __future__ import annotations

import os
from pathlib import Path

from tests.bench.figures import Figure, compared
from tests.bench.screen import ask

MB = 1024.0  # kB
KINDS = ("Rss", "Pss", "Private_Dirty")


def of(pid: int) -> dict[str, float]:
    """MB of a process: all it sees (rss), its fair share of what is shared (pss), its very own (private_dirty)."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    kept = {line.split(":")[0]: float(line.split()[1]) / MB for line in lines[1:]}
    return {kind.lower(): kept[kind] for kind in KINDS}


def of_all() -> dict[str, list[dict[str, float]]]:
    """The process that asks, and all that it has started."""
    return {"own": [of(os.getpid())], "helpers": [of(pid) for pid in children(os.getpid())]}


def children(pid: int) -> list[int]:
    """The processes that a process has started, and theirs."""
    found = [
        int(child)
        for task in Path(f"/proc/{pid}/task").iterdir()
        for child in (task / "children").read_text().split()
    ]
    return found + [more for child in found for more in children(child)]


def figures(quick: bool = False) -> list[Figure]:
    """Fair shares (pss), so that what the processes share counts once."""
    blank = ask("tests.bench.blank", "memory")["own"][0]
    made, room = [], "memory, 1920×1080"
    for when, told in ask("tests.bench.visiting", "1" if quick else "40").items():
        own, helpers = told["own"][0], told["helpers"]
        for name, sizes, aim in (
            ("window", [own], None),
            (f"{len(helpers)} helper processes", helpers, None),
            ("all", [own, *helpers], 200.0),
        ):
            size, rss = (sum(process[kind] for process in sizes) for kind in ("pss", "rss"))
            made.append(compared(room, f"{when}: {name}", size, "MB", "empty window with one plot", blank["pss"],
                                 aim=aim, aim_of="value", more={"rss": rss}))  # fmt: skip
    return made
