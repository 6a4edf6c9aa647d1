"""`python3 -m tests`: set up what the tests need, then check the style, the types, the walls, and run every test.

Arguments go to pytest: `python3 -m tests -k bowl -x`. All checks are run even when an early one fails.
"""

import bootstrap

if __name__ == "__main__":
    bootstrap.enter("tests", group="test")

import os
import subprocess
import sys
from pathlib import Path

import pytest

from setup.system import for_tests

ROOT = Path(__file__).resolve().parent.parent
CHECKS = {
    "ruff (style)": ["-m", "ruff", "check", "--quiet", "--output-format", "concise"],
    "mypy (types)": ["-m", "mypy", "--no-error-summary"],
    "import-linter (walls)": ["-c", "from importlinter.cli import lint_imports_command as check; check()"],
}


class Verdict:
    """Says in pytest's summary, shortly before its last line, which checks had failed."""

    def __init__(self, failed: list[str]) -> None:
        self.failed = failed

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        for name in self.failed:
            terminalreporter.write_line(f"FAILED {name}: see above the tests", red=True)


def check(name: str, command: list[str]) -> bool:
    """Runs one of the tools that read the code; True if it found nothing, otherwise what it says is shown."""
    print(f"{name} ... ", end="", flush=True)
    done = subprocess.run([sys.executable, *command], cwd=ROOT, capture_output=True, text=True)
    print("FAILED\n" + done.stdout + done.stderr if done.returncode else "ok", flush=True)
    return done.returncode == 0


def main(arguments: list[str]) -> int:
    """Runs everything; 0 only if all of it passed."""
    os.chdir(ROOT)
    failed = [name for name, command in CHECKS.items() if not check(name, command)]
    if failed:
        print(f"FAILED: {', '.join(failed)}; the tests go on.", flush=True)
    code = int(pytest.main(arguments, plugins=[Verdict(failed)]))
    return code or bool(failed)


if __name__ == "__main__":
    bootstrap.system_libraries(screen=False)
    for_tests()
    sys.exit(main(sys.argv[1:]))
