"""The door to the environment: every command of ours that needs packages first says

    import bootstrap

    if __name__ == "__main__":
        bootstrap.enter("core.train")      # what stands behind python3 -m; nothing for a script

and goes on in an interpreter that has them. This file is read by whatever Python the person happens to have, so it
keeps to what Python 2.7 can parse and to the standard library; and it is read at every start, so it only looks whether
all is well. The work of the first start is in setup/, which is read when there is any.

The environment, .venv, carries copies of the locks it was made from in .venv/downhill. The same bytes, the same
packages: that comparison is all that a later start costs. DOWNHILL_VENV puts .venv elsewhere; DOWNHILL_ENTERED counts
restarts that follow a set-up, so that they cannot go in circles.
"""

import os
import sys

OLDEST, NEWEST = (3, 11), (3, 14)  # as requires-python in pyproject.toml
ROOT = os.path.dirname(os.path.abspath(__file__))
VENV = os.path.abspath(os.environ.get("DOWNHILL_VENV") or os.path.join(ROOT, ".venv"))
STAMP = os.path.join(VENV, "downhill")
LOCKS = {"run": ["requirements.lock"], "test": ["requirements.lock", "requirements-test.lock"]}
WINDOWS = os.name == "nt"
PYTHON = os.path.join(VENV, "Scripts", "python.exe") if WINDOWS else os.path.join(VENV, "bin", "python")


def enter(module=None, group="run"):
    """Returns in an interpreter that has the packages of the group ("run" or "test"), whatever that takes.

    It may take starting this very command again in another interpreter. What cannot be mended ends the program with
    exit code 1 and a sentence on stderr that says what to do. `module` is the name behind -m, for those sentences.
    """
    if not OLDEST <= sys.version_info[:2] <= NEWEST:
        stop(other_python(module))
    if getattr(sys, "frozen", False):
        return  # a packaged program brings everything with it
    tries = int(os.environ.pop("DOWNHILL_ENTERED", "0"))
    if at_home():
        if ready(group):
            return
    elif ready(group) and not elsewhere():
        restart()
    from setup.environment import prepare

    if not prepare(group, tries):
        os.environ["DOWNHILL_ENTERED"] = str(tries + 1)
        restart()


def system_libraries(screen=True):
    """On Linux, before Qt is imported: what Qt needs of the system is there, or is named in a sentence (exit code 1).

    `screen`: False (pictures only), True (the screen of this session) or "x11" (an X screen that a test will start).
    """
    if sys.platform.startswith("linux"):
        from setup.system import libraries

        libraries(screen)


def stop(sentence):
    """Ends the program with a sentence instead of a traceback."""
    sys.stderr.write(sentence + "\n")
    sys.exit(1)


# -- looking -------------------------------------------------------------------------------------------------------


def at_home():
    """True if this interpreter is the one in .venv."""
    try:
        return os.path.samefile(sys.prefix, VENV)
    except OSError:
        return False


def elsewhere():
    """True if somebody chose an environment for this start (venv, uv, conda): theirs is used if it will do."""
    return sys.prefix != sys.base_prefix or os.path.isdir(os.path.join(sys.prefix, "conda-meta"))


def ready(group):
    """True if .venv was made from the locks as they are now and nobody has changed it since."""
    try:
        if any(read(ROOT, lock) != read(STAMP, lock) for lock in LOCKS[group]):
            return False
        system, version, site, changed = read(STAMP, "python").decode("utf-8").splitlines()
        if system != this_system() or (at_home() and version != this_version()):
            return False
        return os.path.exists(PYTHON) and changed == last_change(os.path.join(VENV, site))
    except (OSError, ValueError):
        return False


def read(*path):
    """The bytes of a file."""
    with open(os.path.join(*path), "rb") as file:
        return file.read()


def this_system():
    """What the packages were made for, beside the version of Python."""
    return sys.platform + (" " + os.uname()[4] if hasattr(os, "uname") else "")


def this_version():
    """Such as cpython-311."""
    return sys.implementation.cache_tag


def last_change(folder):
    """When something was last installed into or removed from a folder, in nanoseconds."""
    return str(os.stat(folder).st_mtime_ns)


# -- starting again ------------------------------------------------------------------------------------------------


def restart():
    """Starts the same command again, with the same arguments and flags, in .venv; does not return."""
    command = [PYTHON] + sys.orig_argv[1:]
    sys.stdout.flush()
    sys.stderr.flush()
    if not WINDOWS:
        os.execv(PYTHON, command)
    import subprocess  # on Windows execv gives the console back at once, and the exit code is lost

    process = subprocess.Popen(command)
    while True:
        try:
            sys.exit(process.wait())
        except KeyboardInterrupt:
            pass  # the program has heard it, too, and decides


def other_python(module):
    """The sentence for a Python too old or too new, with the command that will do if there is one here."""
    needed = "Downhill needs Python %d.%d to %d.%d; this is Python %d.%d." % (OLDEST + NEWEST + sys.version_info[:2])
    for minor in range(NEWEST[1], OLDEST[1] - 1, -1):
        python = ["py", "-3.%d" % minor] if WINDOWS else ["python3.%d" % minor]
        if answers(python):
            rest = ["-m", module] + sys.argv[1:] if module else sys.argv
            return needed + " Start it with:  " + " ".join(python + rest)
    return needed + " Get one from https://www.python.org/downloads/ and start it with that."


def answers(python):
    """True if a command is a Python that starts."""
    import subprocess

    with open(os.devnull, "w") as nowhere:
        try:
            return subprocess.call(python + ["-c", ""], stdout=nowhere, stderr=nowhere) == 0
        except OSError:
            return False
