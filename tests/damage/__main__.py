"""`python3 -m tests.damage [--count N] [--seed S]`: breaks thousands of pictures, brings them to the door, tells.

Rows are kinds of damage, columns what happened: right (the picture, as it was), with a word (a picture, and the note
that it may be damaged), no telling (the wrong picture, and the note that a file of this kind keeps no check), refused
(with a sentence), and what must never be: wrong without a word, crash, hang.
"""

import bootstrap

if __name__ == "__main__":
    bootstrap.enter("tests.damage", group="test")

import argparse
import os
import sys
from collections import Counter
from pathlib import Path

from core.command import Progress
from tests.damage.making import cases
from tests.damage.trial import CLOSE, Outcome, Tally, Trials

COLUMNS = {
    "right": ("right", "picture"), "with a word": ("word",), "no telling": ("unchecked",), "refused": (),
    "WRONG": ("wrong",), "crash": ("crash",), "too slow": ("timeout",), "too large": ("memory",),
    "other": ("unforeseen",),
}  # fmt: skip


def main(words: list[str]) -> int:
    """0 if there was no crash, no hang, and no unforeseen answer to an odd file."""
    says = argparse.ArgumentParser(prog="python3 -m tests.damage", description="Break pictures, and see what happens.")
    says.add_argument("--count", type=int, default=2500, metavar="N", help="files by damage (beside the odd ones)")
    says.add_argument("--seed", type=int, default=1, metavar="S", help="another number, other damage")
    says.add_argument("--keep", type=Path, metavar="FOLDER", help="write there what went wrong")
    options = says.parse_args(words)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    tally = tried(options.count, options.seed)
    print(table(tally))
    if options.keep:
        keep(tally, options.keep)
    return int(any(tally.total(bad) for bad in ("crash", "unforeseen")))


def tried(count: int, seed: int) -> Tally:
    """Bring all of them to the door."""
    tally, told, made = Tally(), Progress(), list(cases(count, seed))
    with Trials() as trials:
        for k, case in enumerate(made):
            told("files", k, len(made))
            tally.add(trials.of(case))
    told.end()
    return tally


def _cells(count: Counter[str]) -> list[int]:
    refused = sum(n for verdict, n in count.items() if verdict.startswith("refused"))
    return [refused if name == "refused" else sum(count[v] for v in kinds) for name, kinds in COLUMNS.items()]


def table(tally: Tally) -> str:
    """What happened, for people."""
    widest = max(map(len, tally.counts)) + 2
    lines = ["".ljust(widest) + "".join(f"{name:>13}" for name in COLUMNS)]
    everything: Counter[str] = Counter()
    for harm, count in tally.counts.items():
        everything.update(count)
        lines.append(harm.ljust(widest) + "".join(f"{n or '':>13}" for n in _cells(count)))
    lines.append(f"all {tally.files}".ljust(widest) + "".join(f"{n:>13}" for n in _cells(everything)))
    lines.append("\nrefused: " + ", ".join(f"{v[8:]} {n}" for v, n in everything.most_common() if v.startswith("ref")))
    lines.append(f"most work: {tally.seconds:.2f} s ({tally.slowest})")
    lines.append(f"most memory of a helper: {tally.memory / 1e6:.0f} MB ({tally.largest})")
    lines.append(f"WRONG: more than {CLOSE:g} of 255 levels from the undamaged picture, on average over the 64 x 64:")
    by = Counter(f"{o.verdict}: {o.case.kind}, {o.case.harm}" for o in tally.worst)
    lines += [f"  {n:>3}  {what}" for what, n in by.most_common()]
    return "\n".join(lines)


def keep(tally: Tally, folder: Path) -> None:
    """Write down what went wrong, to be looked at."""
    folder.mkdir(parents=True, exist_ok=True)
    for k, outcome in enumerate(tally.worst):
        (folder / f"{k:04} {_name(outcome)}").write_bytes(outcome.case.data)


def _name(outcome: Outcome) -> str:
    return f"{outcome.verdict} {outcome.off:.0f} {outcome.case.harm}, {outcome.case.kind}".replace("/", "-")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
