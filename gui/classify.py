"""`main.py --classify FILE …`: the cat door without a window, a line a file. It knows no Qt.

Files are read in a helper process that may cost as much as it may behind the window: 2 s of work, 500 MB.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Iterable
from io import TextIOWrapper
from typing import Any, TextIO

from core.refusal import Refusal
from gui.figures import percent
from gui.glancing import Glancer
from gui.language import Language

Line = dict[str, Any]


def classify(
    files: Iterable[str], model_name: str | None = None, as_json: bool = False, language: Language | None = None,
    out: TextIO | None = None, clock: Callable[[], float] = time.perf_counter,
) -> int:  # fmt: skip
    """Judge every file; 0 if all could be read, else 1. A bad file does not keep the next one waiting."""
    from core import shipped

    language, out = language or Language(), out or sys.stdout
    try:
        model = shipped.load_model(model_name or shipped.best())
    except Refusal as refusal:
        print(language.refusal(refusal), file=sys.stderr)
        return 1
    refused, glancer = False, Glancer()
    if isinstance(out, TextIOWrapper):
        out.reconfigure(errors="backslashreplace")  # a name that this terminal cannot write must not stop the rest
    try:
        for file in files:
            line = _judge(str(file), glancer, model, language, clock)
            refused = refused or "reason" in line
            print(json.dumps(line, ensure_ascii=False) if as_json else sentence(line, language), file=out, flush=True)
    except BrokenPipeError:  # whoever was reading has heard enough (… | head)
        _be_quiet(out)
    finally:
        glancer.close()
    return int(refused)


def _judge(file: str, glancer: Glancer, model: Any, language: Language, clock: Callable[[], float]) -> Line:
    """What the model says of one file, or why nothing can be said."""
    from core import cat

    start = clock()
    try:
        seen, notes = glancer.read(file)
    except Refusal as refusal:
        return {
            "file": file, "verdict": None, "probability": None, "model": model.name,
            "seconds": round(clock() - start, 4), "reason": language.refusal(refusal),
        }  # fmt: skip
    answer, unlike = cat.verdict(model, seen), cat.strange(model, seen)
    strange = {"strange": unlike.strange} if unlike is not None else {}
    warned = {"warning": language("refusal.note_damaged")} if "damaged" in notes else {}
    return {
        "file": file, "verdict": "cat" if answer.cat else "not a cat", "probability": answer.probability,
        "model": model.name, "seconds": round(clock() - start, 4),
        **strange, **warned,
    }  # fmt: skip


def sentence(line: Line, language: Language) -> str:
    """One file in words."""
    file = printable(line["file"])
    if line["verdict"] is None:
        return language("cat_door.classify.refused", file=file, reason=line["reason"])
    verdict = language("cat_door.label.cat" if line["verdict"] == "cat" else "cat_door.label.not_cat")
    share = percent(line["probability"])
    key = "cat_door.classify.strange" if line.get("strange") else "cat_door.classify.line"
    said = language(key, file=file, verdict=verdict, percent=share, model=line["model"])
    return f"{said} {line['warning']}" if "warning" in line else said


def printable(name: str) -> str:
    """A file name that cannot break its line or the terminal, whatever bytes it was made of."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape", "surrogatepass").decode() for c in name)


def _be_quiet(out: TextIO) -> None:
    """Nobody listens any more: what is still in the buffer must not raise when Python ends."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), out.fileno())
    except (OSError, ValueError):
        return
