"""Makes a bare environment and lets its pip install the locks, telling on stderr what comes and how far it is."""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import bootstrap
from setup import system
from setup.sentences import Stop, of_pip, say

MEGABYTES = {"run": 450, "test": 950}  # what the packages take, measured, with some room
WHEEL = r"([\w.]+)-([\w.]+)-\S*whl(?!\S)(?: (\([\d.]+ \w+\)))?"  # name, version, size
OPTIONS = ["--require-hashes", "--only-binary", ":all:", "--no-input", "--disable-pip-version-check"]


class Untouched(Stop):
    """pip gave up before it changed anything."""


def make_venv(folder: Path, lock: int) -> None:
    """A bare environment with pip in it, from the Python that this one was made from."""
    if importlib.util.find_spec("venv") is None or importlib.util.find_spec("ensurepip") is None:
        system.venv_module()
    _run([getattr(sys, "_base_executable", None) or sys.executable, "-m", "venv", str(folder)], lock)


def install(group: str, lock: int) -> None:
    """Installs the locks of a group. Raises Stop with a sentence; Untouched if nothing has changed yet."""
    if not _version():  # an environment that uv has made
        _run([bootstrap.PYTHON, "-m", "ensurepip"], lock)
    files = [Path(bootstrap.ROOT, name) for name in bootstrap.LOCKS[group]]
    names = [argument for file in files for argument in ("-r", str(file))]
    bar = "raw" if _version() >= [24, 1] else "off"  # a form of progress that can be read here
    command = [bootstrap.PYTHON, "-m", "pip", "install", *OPTIONS, *_retries(), "--progress-bar", bar, *names]
    with _start(command, lock) as process:
        output = "".join(_tell(process.stdout or iter(()), _pins(files)))
    if process.returncode:
        sentence = of_pip(output, Path(bootstrap.VENV), MEGABYTES[group])
        raise (Stop if "\nInstalling collected packages" in output else Untouched)(sentence)


def _run(command: list[str], lock: int) -> None:
    """A step that is quick and has nothing to tell unless it fails."""
    with _start(command, lock) as process:
        output = process.communicate()[0]
    if process.returncode:
        raise Stop(of_pip(output, Path(bootstrap.VENV), MEGABYTES["run"]))


def _start(command: list[str], lock: int) -> subprocess.Popen[str]:
    """Starts a step whose words are read here; it holds the lock, too, in case it outlives us."""
    environment = {key: value for key, value in os.environ.items() if key not in {"PIP_TARGET", "PIP_PREFIX"}}
    environment |= {"PIP_USER": "0", "PYTHONUNBUFFERED": "1", "PYTHONIOENCODING": "utf-8:replace"}
    return subprocess.Popen(
        command,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        pass_fds=() if bootstrap.WINDOWS else (lock,),
    )


def _retries() -> list[str]:
    """Without a network the sentence should come within seconds; whoever has set something is obeyed."""
    return [] if "PIP_RETRIES" in os.environ else ["--retries", "2"]


def _version() -> list[int]:
    """The version of pip in .venv, as [23, 2]; empty if there is none."""
    found = next(Path(bootstrap.VENV).glob("[Ll]ib/**/site-packages/pip-*.dist-info"), None)
    return [int(number) for number in re.findall(r"\d+", found.name)[:2]] if found else []


def _pins(files: list[Path]) -> int:
    """How many packages the locks name."""
    return sum(len(re.findall(r"^[\w.-]+==", file.read_text(encoding="utf-8"), re.MULTILINE)) for file in files)


def _tell(lines: Iterator[str] | Iterator[bytes], total: int) -> Iterator[str]:
    """Passes pip's lines through and says what they mean: which package of how many, its size, how much has come."""
    seen = 0
    for line in map(str, lines):
        yield line
        word, _, rest = line.strip().partition(" ")
        seen += line.startswith("Requirement already satisfied")
        if word in {"Downloading", "Using", "Processing"} and (found := re.search(WHEEL, rest)):
            seen += 1
            say(f"  {seen} of {total}  {found[1]} {found[2]} {found[3] or ''}".rstrip())
        elif word == "Progress":
            _percent(rest)
        elif word == "Installing":
            say(f"  putting {rest.count(',') + 1} packages in place (half a minute or so)")


def _percent(rest: str) -> None:
    """Shows "1000 of 4000" on one line that is written over and over; nothing where lines are kept."""
    done, _, total = rest.partition(" of ")
    if sys.stderr.isatty() and done.isdigit() and total.isdigit() and int(total):
        end = "\r" if int(done) < int(total) else "\r          \r"
        sys.stderr.write(f"    {100 * int(done) // int(total):3d} %{end}")
        sys.stderr.flush()
