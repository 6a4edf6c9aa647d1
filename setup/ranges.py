"""Whether the interpreter that runs this already has what pyproject.toml asks for (as under `uv run`).

The locks say what we install; the ranges say what will do. Only the forms that pyproject.toml uses are understood.
"""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

PYPROJECT = Path(__file__).resolve().parent.parent / "pyproject.toml"


def satisfied(group: str) -> bool:
    """True if every package of the group ("run" or "test") is here in a version within its range."""
    return all(_here(requirement) for requirement in requirements(group))


def requirements(group: str) -> list[str]:
    """The lines of pyproject.toml, such as "numpy>=2.3,<2.5"."""
    project = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))
    needed: list[str] = project["project"]["dependencies"]
    return needed + (project["dependency-groups"]["test"] if group == "test" else [])


def _here(requirement: str) -> bool:
    """True if one requirement is met."""
    name, conditions = parts(requirement)
    try:
        return within(version(name), conditions)
    except PackageNotFoundError:
        return False


def parts(requirement: str) -> tuple[str, list[tuple[str, str]]]:
    """Reads "numpy>=2.3,<2.5" as its name and [(">=", "2.3"), ("<", "2.5")]. Raises ValueError for other forms."""
    found = re.fullmatch(r"([A-Za-z0-9._-]+?)((?:(?:[<>]=?|[!=]=)[0-9.]+,?)*)", requirement)
    if not found:
        raise ValueError(requirement)
    return found[1], re.findall(r"([<>!=]=?)([0-9.]+)", found[2])


def within(have: str, conditions: list[tuple[str, str]]) -> bool:
    """True if a version meets all conditions; one before its release ("2.4.0rc1") meets none."""
    if re.search(r"(a|b|rc|dev)\d", have):
        return False
    mine = _numbers(have)
    test = {
        ">=": lambda other: mine >= other,
        "<=": lambda other: mine <= other,
        ">": lambda other: mine > other,
        "<": lambda other: mine < other,
        "==": lambda other: mine == other,
        "!=": lambda other: mine != other,
    }
    return all(test[sign](_numbers(bound)) for sign, bound in conditions)


def _numbers(version: str) -> tuple[int, ...]:
    """Reads "2.10.0" as (2, 10), so that 2.10 and 2.10.0 are the same and follow 2.9."""
    numbers = [int(part) for part in re.match(r"[0-9.]*", version)[0].strip(".").split(".")]  # type: ignore[index]
    while numbers and numbers[-1] == 0:
        numbers.pop()
    return tuple(numbers)
