"""What the set-up says: progress on stderr, and for all that can go wrong one sentence with the remedy."""

from __future__ import annotations

import errno
import os
import platform
import re
import sys
import tempfile
from pathlib import Path

FULL = {errno.ENOSPC, errno.EDQUOT}
FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}
NETWORK = (
    "NewConnectionError|Failed to establish a new connection|ConnectTimeoutError|ReadTimeoutError|NameResolutionError|"
    "Temporary failure in name resolution|getaddrinfo failed|ProxyError|Connection aborted|Connection broken|"
    "IncompleteRead|Read timed out|Network is unreachable|Max retries exceeded|RemoteDisconnected|connection error"
)


class Stop(Exception):
    """What ends the set-up, in a sentence that says what to do."""


def say(line: str) -> None:
    """A line of progress; stdout belongs to the program."""
    sys.stderr.write(line + "\n")
    sys.stderr.flush()


def of_error(error: OSError, venv: Path, megabytes: int) -> str:
    """The sentence for what the operating system refused."""
    if error.errno in FULL or getattr(error, "winerror", None) == 112:
        return full(venv, megabytes)
    if error.errno in FORBIDDEN:
        return forbidden(error.filename or str(venv))
    return f"The set-up of Downhill could not go on: {error}."


def full(venv: Path, megabytes: int) -> str:
    """No space left, here or where pip unpacks."""
    return (
        f"The disk is full: Downhill needs about {megabytes} MB in {venv.parent}, and meanwhile 200 MB in "
        f"{tempfile.gettempdir()}. Make room, or name another place with the variable DOWNHILL_VENV, and start again."
    )


def forbidden(path: str) -> str:
    """A folder that cannot be written to, or (on Windows) a file that is in use."""
    busy = "Close every Downhill that is open. Otherwise: " if os.name == "nt" else ""
    return (
        f"Downhill may not write to {path}, where its packages go. {busy}Copy its folder to a place of your own and "
        f"start it there, or name a folder of your own with the variable DOWNHILL_VENV."
    )


def of_pip(output: str, venv: Path, megabytes: int) -> str:
    """The sentence for what pip gave up over, read from what it wrote."""
    if re.search(r"\[Errno (28|122)\]|WinError 112|No space left on device|Disk quota exceeded", output):
        return full(venv, megabytes)
    if "DO NOT MATCH THE HASHES" in output:
        return (
            "A downloaded package is not the one Downhill was tested with (its checksum differs): start again, and if "
            "it stays so, ask whoever runs this network, or the package index in use, what changes the files."
        )
    if "CERTIFICATE_VERIFY_FAILED" in output or "SSLError" in output:
        return (
            "The package index could not be trusted: its certificate is not known here. Ask whoever runs this network "
            "for their certificate and name its file with the variable PIP_CERT."
        )
    if re.search(NETWORK, output, re.IGNORECASE):
        return (
            "The packages could not be fetched: no connection to the package index. The first start needs the network "
            "once (behind a proxy, set HTTPS_PROXY): connect and start again."
        )
    if re.search(r"\[Errno (1|13|30)\]|WinError (5|32)\b", output):
        return forbidden(str(venv))
    return _missing_wheel(output) or "pip could not install the packages. It said:\n" + "\n".join(_tail(output))


def _missing_wheel(output: str) -> str:
    """The sentence for a package that nobody has built for a machine like this one; "" if that is not the reason."""
    found = re.search(r"No matching distribution found for ([\w.-]+==[\w.]+)", output)
    if not found:
        return ""
    free = "" if getattr(sys, "_is_gil_enabled", lambda: True)() else ", free-threaded"
    python = f"Python {platform.python_version()}{free}"
    here = f"{python}, {platform.system()} {platform.machine()}, {' '.join(platform.libc_ver()) or platform.release()}"
    return (
        f"There is no ready-made {found[1]} for this machine ({here}). Downhill runs on 64-bit Windows, on macOS 13 or "
        f"newer and on Linux with glibc 2.34 or newer, with an ordinary 64-bit Python 3.11 to 3.14."
    )


def _tail(output: str) -> list[str]:
    """The last lines that say something."""
    lines = [line for line in output.splitlines() if line.strip() and not line.startswith("Progress ")]
    return lines[-8:]
