"""Makes and mends .venv, so that a cut at any moment, a second start or a changed lock leaves nothing half done.

What is in .venv is believed only with its stamp: .venv/downhill holds copies of the locks, and in the file `python` for
which Python and system they were installed. That file is taken away before anything changes and put back when all is
done. A folder without it is thrown away and made anew; an environment that somebody else made is moved aside.
"""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import bootstrap
from setup import pip, ranges
from setup.sentences import Stop, of_error, say

VENV = Path(bootstrap.VENV)
STAMP = Path(bootstrap.STAMP)
ROOT = Path(bootstrap.ROOT)
SEAL = STAMP / "python"  # there only while all is well
TRIES = 3  # starts in a row that may each find something to set up (another one may be at it at the same time)


def prepare(group: str, tries: int) -> bool:
    """Sees to an interpreter with the packages of a group. True: this one. False: the one in .venv, now ready."""
    try:
        return _prepare(group, tries)
    except KeyboardInterrupt:
        say("Stopped. The next start begins the set-up again.")
        raise SystemExit(130) from None
    except Stop as sentence:
        bootstrap.stop(str(sentence))
    except OSError as error:
        bootstrap.stop(of_error(error, VENV, pip.MEGABYTES[group]))
    raise AssertionError("stop() does not return")


def _prepare(group: str, tries: int) -> bool:
    """As prepare, but speaks in exceptions."""
    if not (bootstrap.at_home() and STAMP.is_dir()) and ranges.satisfied(group):
        return True
    if tries >= TRIES:
        raise Stop(f"The packages in {VENV} do not stay as they were put. Delete that folder and start again.")
    with _alone() as lock:
        if not bootstrap.ready(group):
            _make(group, lock)
    return False


# -- one at a time -------------------------------------------------------------------------------------------------


@contextmanager
def _alone() -> Iterator[int]:
    """Only one set-up at a time: the file lock ends with the last process that holds it, however that ends.

    pip inherits it, so that a pip whose parent was killed is waited for, too.
    """
    VENV.parent.mkdir(parents=True, exist_ok=True)
    with Path(f"{VENV}.lock").open("ab") as file:
        if not _lock(file.fileno(), wait=False):
            say("Another start is setting Downhill up; waiting for it.")
            _lock(file.fileno(), wait=True)
        yield file.fileno()


def _lock(file: int, wait: bool) -> bool:
    """Takes the lock; False if somebody else has it. A file system without locks has to do without."""
    if sys.platform == "win32":
        return _lock_windows(file, wait)
    import fcntl

    try:
        fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except OSError as error:
        return error.errno not in {errno.EWOULDBLOCK, errno.EACCES}
    return True


def _lock_windows(file: int, wait: bool) -> bool:
    """The same by the means of Windows, whose own waiting gives up after ten seconds."""
    import msvcrt
    import time

    while True:
        try:
            os.lseek(file, 0, os.SEEK_SET)
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        except OSError:
            if not wait:
                return False
            time.sleep(0.2)
        else:
            return True


# -- making --------------------------------------------------------------------------------------------------------


def _make(group: str, lock: int) -> None:
    """Brings .venv to the state of the locks: by the shortest way if it is whole, from nothing if not."""
    if not _is_ours():
        if _has(group):
            STAMP.mkdir()
            _seal(group)
            return
        _set_aside()
    if not _is_whole():
        _build(group, lock)
        return
    if (STAMP / "requirements-test.lock").exists():
        group = "test"  # what is there stays there, and stays fitting
    if _is_current(group) and _has(group):
        _seal(group)  # somebody has touched it, and it is still as it should be
    else:
        _mend(group, lock)


def _is_ours() -> bool:
    """True if .venv was begun by us, or is nothing yet."""
    return not os.path.lexists(VENV) or (VENV.is_dir() and (STAMP.is_dir() or not any(VENV.iterdir())))


def _is_whole() -> bool:
    """True if .venv is finished, and its Python is still the one it was made for."""
    if not SEAL.exists():
        return False
    tag = _ask("import sys; print(sys.implementation.cache_tag)")
    return SEAL.read_text(encoding="utf-8").splitlines()[:2] == [bootstrap.this_system(), tag]


def _is_current(group: str) -> bool:
    """True if .venv was made from the locks as they are now."""
    pairs = ((ROOT / name, STAMP / name) for name in bootstrap.LOCKS[group])
    return all(copy.exists() and copy.read_bytes() == lock.read_bytes() for lock, copy in pairs)


def _has(group: str) -> bool:
    """True if the Python in .venv finds every package of the group in a version that will do."""
    where = f"import sys; sys.path.insert(0, {bootstrap.ROOT!r}); from setup import ranges; "
    return _ask(f"{where}print(ranges.satisfied({group!r}))") == "True"


def _ask(code: str) -> str | None:
    """What a line of code prints in .venv; None if it, or that Python, fails."""
    try:
        done = subprocess.run([bootstrap.PYTHON, "-I", "-c", code], capture_output=True, text=True, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.strip() if done.returncode == 0 else None


def _set_aside() -> None:
    """Moves what somebody else made out of the way."""
    number = next(n for n in range(1, 1000) if not os.path.lexists(f"{VENV}.{n}"))
    say(f"{VENV.name} was not made by Downhill and lacks what it needs: it is kept as {VENV.name}.{number}.")
    VENV.rename(f"{VENV}.{number}")


def _mend(group: str, lock: int) -> None:
    """Installs what the locks ask for into a whole .venv."""
    new = group == "test" and not (STAMP / "requirements-test.lock").exists()
    say("Adding what the tests need." if new else "The list of packages has changed: setting up what is new.")
    before = SEAL.read_bytes()
    SEAL.unlink()
    try:
        pip.install(group, lock)
    except pip.Untouched:
        SEAL.write_bytes(before)  # no network, say: the next start need not begin from nothing
        raise
    _seal(group)


def _build(group: str, lock: int) -> None:
    """Makes .venv from nothing."""
    say(f"Setting Downhill up in {VENV} (once; about {pip.MEGABYTES[group]} MB).")
    if VENV.exists():
        shutil.rmtree(VENV)
    if shutil.disk_usage(VENV.parent).free < pip.MEGABYTES[group] * 1_000_000:
        raise OSError(errno.ENOSPC, "not enough space", str(VENV))  # better now than after the downloads
    STAMP.mkdir(parents=True)
    pip.make_venv(VENV, lock)
    pip.install(group, lock)
    _seal(group)
    say("Ready.")


def _seal(group: str) -> None:
    """Writes down that .venv is finished, and what it was made from. Replacing a file cannot be cut in half."""
    for name in bootstrap.LOCKS[group]:
        shutil.copyfile(ROOT / name, STAMP / name)
    answer = _ask("import sys, sysconfig; print(sys.implementation.cache_tag); print(sysconfig.get_path('purelib'))")
    if answer is None:
        raise Stop(f"The Python in {VENV} does not start. Delete that folder and start again.")
    version, site = answer.splitlines()
    lines = [bootstrap.this_system(), version, os.path.relpath(site, VENV), bootstrap.last_change(site)]
    draft = STAMP / "python.new"
    draft.write_text("\n".join(lines) + "\n", encoding="utf-8")
    draft.replace(SEAL)
