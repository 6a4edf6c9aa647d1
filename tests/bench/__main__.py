"""`python3 -m tests.bench [--only ROOM ...] [--json FILE] [--quick]`: measures, and prints a table.

Every figure stands beside something plain that was measured in the same run, so that their ratio can be believed where
the times themselves cannot (another machine, other things going on). CONTRIBUTING.md says how to read it.
"""

import bootstrap

if __name__ == "__main__":
    bootstrap.enter("tests.bench", group="test")

import argparse
import importlib
import json
import subprocess
import sys
from pathlib import Path

from tests.bench.figures import Figure, machine, record, table
from tests.bench.screen import NoScreen, x_screen

ROOMS = ("starting", "playing", "hands", "door", "learning", "networks", "memory", "growing")


def main(words: list[str]) -> int:
    """Measure what was asked for; 0, whatever aim is missed: that is for people to judge. 1 if a room gave nothing."""
    says = argparse.ArgumentParser(prog="python3 -m tests.bench", description="Measure Downhill beside plain things.")
    says.add_argument("--only", metavar="ROOM", nargs="+", choices=ROOMS, help=f"some of: {', '.join(ROOMS)}")
    says.add_argument("--json", metavar="FILE", help="write the figures there, too")
    says.add_argument("--quick", action="store_true", help="a few of each: to see that it runs, not to believe")
    options = says.parse_args(words)
    try:
        with x_screen():
            figures, lost = measured(options.only or ROOMS, options.quick)
    except NoScreen as sentence:
        print(sentence, file=sys.stderr)
        return 1
    where = machine()
    print(", ".join(f"{key} {value}" for key, value in where.items()))
    print("\n" + table(figures))
    if options.json:
        text = json.dumps(record(figures, where), indent=1, ensure_ascii=False)
        Path(options.json).write_text(text + "\n", encoding="utf-8")
    return 1 if lost else 0


def measured(rooms: tuple[str, ...] | list[str], quick: bool) -> tuple[list[Figure], list[str]]:
    """The figures of these rooms, and the rooms that broke: one does not cost the figures of the others."""
    made: list[Figure] = []
    lost: list[str] = []
    for name in rooms:
        print(f"{name} ...", file=sys.stderr, flush=True)
        try:
            made += importlib.import_module(f"tests.bench.{name}").figures(quick)
        except (RuntimeError, subprocess.TimeoutExpired) as problem:
            print(f"{name}: {problem}", file=sys.stderr, flush=True)
            lost.append(name)
    return made, lost


if __name__ == "__main__":
    bootstrap.system_libraries(screen="x11")
    sys.exit(main(sys.argv[1:]))
