"""The set-up of .venv, tried on a small program of its own with two small packages, and without a network."""

from __future__ import annotations

import ast
import base64
import errno
import hashlib
import importlib.util
import os
import re
import shutil
import signal
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import bootstrap
from setup import environment, pip, ranges, sentences, system

ROOT = Path(__file__).resolve().parent.parent
PERSONS_PYTHON = getattr(sys, "_base_executable", sys.executable)  # not the one of the tests' own environment
PROGRAM = """
import sys
import bootstrap
if __name__ == "__main__":
    bootstrap.enter()
    import alpha
    print(alpha.VERSION, sys.prefix, sys.argv[1:], sys.flags.optimize)
    sys.exit(7)
"""
MODULE = PROGRAM.replace("bootstrap.enter()", 'bootstrap.enter("checks", group="test")').replace("alpha", "beta")
PYPROJECT = """
[project]
dependencies = ["alpha>=1.0,<2"]
[dependency-groups]
test = ["beta>=1.0,<2"]
"""




def wheel(folder: Path, name: str, version: str) -> str:
    """Writes a package that knows its version; returns its line in a lock."""
    folder.mkdir(exist_ok=True)
    info = f"{name}-{version}.dist-info"
    files = {
        f"{name}/__init__.py": f"VERSION = {version!r}\n",
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = ""
    for path, text in files.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()
        record += f"{path},sha256={digest},{len(text.encode())}\n"
    files[f"{info}/RECORD"] = record + f"{info}/RECORD,,\n"
    packed = folder / f"{name}-{version}-py3-none-any.whl"
    with zipfile.ZipFile(packed, "w") as archive:
        for inside, text in files.items():
            archive.writestr(inside, text)
    return f"{name}=={version} \\\n    --hash=sha256:{hashlib.sha256(packed.read_bytes()).hexdigest()}\n"


class Place:
    """A folder with a small program that is set up as Downhill is."""

    def __init__(self, folder: Path, new: bool = True) -> None:
        self.folder = folder
        self.venv = folder / ".venv"
        self.wheels = folder / "wheels"
        if new:
            folder.mkdir()
            shutil.copy(ROOT / "bootstrap.py", folder)
            shutil.copytree(ROOT / "setup", folder / "setup", ignore=shutil.ignore_patterns("__pycache__"))
            (folder / "main.py").write_text(PROGRAM)
            (folder / "checks.py").write_text(MODULE)
            (folder / "pyproject.toml").write_text(PYPROJECT)
            self.lock("1.0")
            (folder / "requirements-test.lock").write_text(wheel(self.wheels, "beta", "1.0"))

    def lock(self, version: str) -> None:
        """Asks for a version of alpha."""
        (self.folder / "requirements.lock").write_text("# made by hand\n" + wheel(self.wheels, "alpha", version))

    def environment(self, **more: str) -> dict[str, str]:
        """Nothing of this machine's settings, and no network."""
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("PIP_", "DOWNHILL_", "PYTHON", "VIRTUAL_ENV"))}
        own = {"PYTHONPATH": str(self.folder / "fake")} if (self.folder / "fake").exists() else {}
        own |= {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(self.wheels), "PIP_CONFIG_FILE": os.devnull}
        return kept | own | more

    def begin(self, *command: str, **more: str) -> subprocess.Popen[str]:
        """Starts the program and does not wait for it."""
        return subprocess.Popen(
            [PERSONS_PYTHON, *(command or ("main.py", "--flag", "a b"))],
            cwd=self.folder,
            env=self.environment(**more),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def quick(self, template: Path) -> Place:
        """Lets `python -m venv` copy a template, which is ten times faster than what it does."""
        (self.folder / "fake" / "venv").mkdir(parents=True)
        copy = f"shutil.copytree({str(template)!r}, sys.argv[1], symlinks=True, dirs_exist_ok=True)"
        (self.folder / "fake" / "venv" / "__init__.py").touch()
        (self.folder / "fake" / "venv" / "__main__.py").write_text(f"import shutil, sys\n{copy}\n")
        return self

    def start(self, *command: str, **more: str) -> subprocess.CompletedProcess[str]:
        """Starts the program and waits for its end."""
        with self.begin(*command, **more) as process:
            out, err = process.communicate(timeout=120)
        return subprocess.CompletedProcess(process.args, process.returncode, out, err)


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> tuple[Place, subprocess.CompletedProcess[str]]:
    """A place after its first start, and what that start said."""
    place = Place(tmp_path_factory.mktemp("first") / "place")
    done = place.start()
    for spare in next(place.venv.glob("[Ll]ib/**/site-packages")).glob("setuptools*"):
        shutil.rmtree(spare)  # brought by venv up to Python 3.11; the copies are quicker without
    reseal(place)
    return place, done


@pytest.fixture(scope="module")
def template(first: tuple[Place, object], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `python -m venv` makes."""
    bare = tmp_path_factory.mktemp("template") / ".venv"
    shutil.copytree(first[0].venv, bare, symlinks=True, ignore=shutil.ignore_patterns("alpha*", "downhill"))
    return bare


@pytest.fixture
def place(template: Path, tmp_path: Path) -> Place:
    """A place before its first start."""
    return Place(tmp_path / "place").quick(template)


@pytest.fixture
def made(first: tuple[Place, object], template: Path, tmp_path: Path) -> Place:
    """A place after its first start, to be spoilt."""
    shutil.copytree(first[0].folder, tmp_path / "place", symlinks=True)
    return Place(tmp_path / "place", new=False).quick(template)


def reseal(place: Place) -> None:
    """Lets an environment pass for finished in the state in which it is."""
    seal = place.venv / "downhill" / "python"
    system, version, site, _ = seal.read_text().splitlines()
    seal.write_text("\n".join([system, version, site, bootstrap.last_change(str(place.venv / site))]) + "\n")


def ran_in_venv(place: Place, done: subprocess.CompletedProcess[str], version: str = "1.0") -> bool:
    """True if the program itself has run, in .venv, with its arguments and its exit code."""
    said = f"{version} {place.venv} ['--flag', 'a b'] 0\n"
    assert (done.returncode, done.stdout) == (7, said), done.stderr
    return True


def is_one_sentence(done: subprocess.CompletedProcess[str], *words: str) -> bool:
    """True if the program ended with exit code 1 and a last line, no traceback, that holds the words."""
    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stderr
    last = done.stderr.strip().splitlines()[-1]
    assert all(word in last for word in words), last
    return True


# -- starts --------------------------------------------------------------------------------------------------------


def test_the_first_start_makes_the_environment_and_goes_on_in_it(
    first: tuple[Place, subprocess.CompletedProcess[str]],
) -> None:
    place, done = first
    assert ran_in_venv(place, done)
    assert "1 of 1  alpha 1.0" in done.stderr
    assert "Ready." in done.stderr


def test_a_later_start_says_nothing_and_needs_neither_pip_nor_the_modules_of_the_set_up(made: Place) -> None:
    shutil.rmtree(made.folder / "setup")
    next(made.venv.glob("[Ll]ib/**/pip/__main__.py")).unlink()
    done = made.start()
    assert ran_in_venv(made, done)
    assert done.stderr == ""


def test_the_flags_of_python_survive_the_restart(made: Place) -> None:
    done = made.start("-OO", "main.py")
    assert done.stdout.endswith(" [] 2\n")


def test_the_python_of_the_environment_needs_no_restart(made: Place) -> None:
    done = subprocess.run(
        [made.venv / "bin/python", "-X", "importtime", "main.py", "--flag", "a b"],
        cwd=made.folder, env=made.environment(), capture_output=True, text=True,
    )  # fmt: skip
    assert ran_in_venv(made, done)
    assert done.stderr.count("| bootstrap") == 1


def test_an_interpreter_that_has_the_packages_is_used_as_it_is(made: Place, tmp_path: Path) -> None:
    other = made.venv.rename(tmp_path / "other")
    shutil.rmtree(other / "downhill")
    done = subprocess.run(
        [other / "bin/python", "main.py"], cwd=made.folder, env=made.environment(), capture_output=True, text=True
    )
    assert done.stdout == f"1.0 {other} [] 0\n"
    assert not made.venv.exists()


def test_an_interpreter_that_has_too_old_packages_is_left_for_the_environment(made: Place, tmp_path: Path) -> None:
    other = tmp_path / "other"
    shutil.copytree(made.venv, other, symlinks=True)
    (made.folder / "pyproject.toml").write_text(PYPROJECT.replace("alpha>=1.0", "alpha>=1.0.1"))
    done = subprocess.run(
        [other / "bin/python", "main.py"], cwd=made.folder, env=made.environment(), capture_output=True, text=True
    )
    assert done.stdout == f"1.0 {made.venv} [] 0\n"


def test_a_changed_lock_is_noticed_and_only_what_is_new_is_installed(made: Place) -> None:
    mark = made.venv / "mark"
    mark.touch()
    made.lock("1.1")
    done = made.start()
    assert ran_in_venv(made, done, "1.1")
    assert "list of packages has changed" in done.stderr
    assert mark.exists()
    assert made.start().stderr == ""


def test_the_tests_packages_are_added_and_a_later_program_start_keeps_them(made: Place) -> None:
    done = made.start("-m", "checks", "-k", "x")
    assert done.stdout == f"1.0 {made.venv} ['-k', 'x'] 0\n", done.stderr
    assert ran_in_venv(made, made.start())
    made.lock("1.2")
    assert ran_in_venv(made, made.start(), "1.2")
    again = made.start("-m", "checks")
    assert (again.returncode, again.stderr) == (7, "")


def test_the_program_never_demands_the_tests_packages(made: Place) -> None:
    (made.folder / "requirements-test.lock").write_text("beta==9.9 --hash=sha256:00\n")
    done = made.start()
    assert ran_in_venv(made, done)
    assert done.stderr == ""


def test_a_package_that_was_removed_comes_back(made: Place) -> None:
    subprocess.run([made.venv / "bin/python", "-m", "pip", "uninstall", "-qy", "alpha"], env=made.environment())
    assert ran_in_venv(made, made.start())


def test_another_python_under_the_environment_makes_it_anew(made: Place) -> None:
    seal = made.venv / "downhill" / "python"
    seal.write_text(seal.read_text().replace(str(sys.implementation.cache_tag), "cpython-310"))
    mark = made.venv / "mark"
    mark.touch()
    assert ran_in_venv(made, made.start())
    assert not mark.exists()


def test_an_environment_of_somebody_else_is_moved_aside_and_not_deleted(place: Place) -> None:
    place.venv.mkdir()
    (place.venv / "precious").write_text("x")
    done = place.start()
    assert ran_in_venv(place, done)
    assert (place.folder / ".venv.1" / "precious").read_text() == "x"
    assert ".venv.1" in done.stderr


def test_an_environment_that_uv_made_is_taken_over_and_gets_what_it_lacks(made: Place) -> None:
    shutil.rmtree(made.venv / "downhill")
    for file in next(made.venv.glob("[Ll]ib/**/site-packages")).glob("pip*"):
        shutil.rmtree(file)
    mark = made.venv / "mark"
    mark.touch()
    assert made.start().stderr == ""
    assert made.start("-m", "checks").returncode == 7
    assert mark.exists()


# -- cut off, two at once ------------------------------------------------------------------------------------------


@pytest.mark.skipif(os.name == "nt", reason="kills in the way of POSIX")
@pytest.mark.parametrize("moment", ["Setting", "1 of 1", "putting"])
def test_a_set_up_that_was_killed_heals_itself(place: Place, moment: str) -> None:
    with place.begin() as process:
        assert process.stderr is not None
        assert any(moment in line for line in process.stderr)
        process.kill()  # pip, or venv, lives on for a while, as it would
    assert process.returncode == -signal.SIGKILL
    assert ran_in_venv(place, place.start())
    assert place.start().stderr == ""


def test_a_half_written_environment_is_not_believed(made: Place) -> None:
    (made.venv / "downhill" / "python").unlink()  # as it is between the first and the last act of a set-up
    (next(made.venv.glob("[Ll]ib/**/alpha")) / "__init__.py").write_text("")
    assert ran_in_venv(made, made.start())


def test_of_two_starts_at_once_one_sets_up_and_both_run(place: Place) -> None:
    with place.begin() as one, place.begin() as two:
        ends = [(*process.communicate(timeout=120), process.returncode) for process in (one, two)]
    said = sorted(err for _, err, _ in ends)
    assert [code for *_, code in ends] == [7, 7], said
    assert "waiting" in said[0]
    assert "Ready." not in said[0]
    assert "Ready." in said[1]


# -- what can go wrong ---------------------------------------------------------------------------------------------


def test_a_package_with_another_checksum_is_refused(made: Place) -> None:
    lock = made.folder / "requirements.lock"
    made.lock("1.1")
    lock.write_text(re.sub(r"sha256:\w{4}", "sha256:0000", lock.read_text()))
    assert is_one_sentence(made.start(), "checksum", "start again")


def test_without_a_network_the_sentence_says_so_and_nothing_is_lost(made: Place) -> None:
    before = (made.folder / "requirements.lock").read_bytes()
    made.lock("1.1")
    closed = {"PIP_INDEX_URL": "http://127.0.0.1:9/simple", "PIP_RETRIES": "1"}  # nobody listens on this port
    assert is_one_sentence(made.start(PIP_NO_INDEX="0", PIP_FIND_LINKS="", **closed), "no connection", "start again")
    (made.folder / "requirements.lock").write_bytes(before)
    assert made.start().stderr == ""


def test_a_package_nobody_built_for_this_machine_is_named(made: Place) -> None:
    made.lock("1.1")
    (made.wheels / "alpha-1.1-py3-none-any.whl").rename(made.wheels / "alpha-1.1-cp39-cp39-win32.whl")
    assert is_one_sentence(made.start(), "alpha==1.1", "Python 3.")


@pytest.mark.skipif(not os.path.ismount("/sys"), reason="needs a folder that not even root may write to")
def test_a_folder_that_may_not_be_written_to_is_named_with_the_remedy(place: Place) -> None:
    assert is_one_sentence(place.start(DOWNHILL_VENV="/sys/downhill"), "/sys/downhill", "DOWNHILL_VENV")


def test_the_environment_can_be_put_elsewhere(made: Place, tmp_path: Path) -> None:
    made.venv.rename(tmp_path / "else")
    done = made.start(DOWNHILL_VENV=str(tmp_path / "else"))
    assert done.stdout.startswith(f"1.0 {tmp_path / 'else'} ")
    assert not made.venv.exists()


def test_a_full_disk_is_told_before_anything_is_fetched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(environment, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(environment, "STAMP", tmp_path / ".venv" / "downhill")
    monkeypatch.setattr(environment, "SEAL", tmp_path / ".venv" / "downhill" / "python")
    monkeypatch.setattr(bootstrap, "STAMP", str(tmp_path / ".venv" / "downhill"))
    monkeypatch.setattr(ranges, "satisfied", lambda group: False)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: shutil._ntuple_diskusage(10, 10, 0))
    with pytest.raises(SystemExit) as end:
        environment.prepare("run", 0)
    said = capsys.readouterr().err
    assert end.value.code == 1
    assert "disk is full" in said
    assert "Make room" in said


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("OSError: [Errno 28] No space left on device", "disk is full"),
        ("ERROR: Could not install packages due to an OSError: [WinError 112] x", "disk is full"),
        ("OSError: [Errno 122] Disk quota exceeded: '/x'", "disk is full"),
        ("THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE", "checksum"),
        ("NewConnectionError('<x>: Failed to establish a new connection: [Errno 111]')", "no connection"),
        ("[Errno 11001] getaddrinfo failed'))\nERROR: No matching distribution found for a==1", "no connection"),
        ("SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED]'))", "certificate"),
        ("ERROR: Could not install packages due to an OSError: [Errno 13] Permission denied: '/x'", "may not write"),
        ("ERROR: No matching distribution found for numpy==2.4.6", "ready-made numpy==2.4.6"),
        ("ERROR: the moon\n", "It said:\nERROR: the moon"),
    ],
)
def test_what_pip_gave_up_over_becomes_a_sentence(words: str, answer: str, tmp_path: Path) -> None:
    assert answer in sentences.of_pip(words, tmp_path, 450)


def test_what_the_system_refuses_becomes_a_sentence(tmp_path: Path) -> None:
    assert "disk is full" in sentences.of_error(OSError(errno.EDQUOT, "x"), tmp_path, 1)
    assert "may not write to /a/b" in sentences.of_error(OSError(errno.EROFS, "x", "/a/b"), tmp_path, 1)
    assert "Is a directory" in sentences.of_error(OSError(errno.EISDIR, "Is a directory"), tmp_path, 1)


def test_a_debian_without_the_venv_module_gets_the_command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    on(monkeypatch, "apt-get")
    with pytest.raises(SystemExit):
        pip.make_venv(tmp_path, 0)
    command = "sudo apt-get install -y --no-install-recommends"
    assert f"{command} python3.{sys.version_info[1]}-venv\n" in capsys.readouterr().err


def test_the_words_of_pip_become_progress(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    words = """Collecting numpy==2.4.6 (from -r x.lock (line 4))
  Using cached numpy-2.4.6-cp311-cp311-manylinux_2_27_x86_64.manylinux_2_28_x86_64.whl (16.9 MB)
Requirement already satisfied: pillow==13.0.0 in ./x
Collecting pyside6-essentials==6.11.3
  Downloading pyside6_essentials-6.11.3-cp310-abi3-win_amd64.whl.metadata (4.0 kB)
Processing /a-b/pyqtgraph-0.14.0-py3-none-any.whl (from -r x.lock (line 6))
Downloading pyside6_essentials-6.11.3-cp310-abi3-win_amd64.whl (78.1 MB)
Progress 20 of 80
Installing collected packages: numpy, pyside6-essentials
"""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    assert "".join(pip._tell(iter(words.splitlines(keepends=True)), 4)) == words
    assert capsys.readouterr().err.splitlines() == [
        "  1 of 4  numpy 2.4.6 (16.9 MB)",
        "  3 of 4  pyqtgraph 0.14.0",
        "  4 of 4  pyside6_essentials 6.11.3 (78.1 MB)",
        "     25 %",
        "  putting 2 packages in place (half a minute or so)",
    ]


# -- old and new Pythons -------------------------------------------------------------------------------------------


def old_pythons() -> list[Path]:
    """Pythons on this machine that are too old or too new for Downhill."""
    names = [f"python{v}" for v in ("2.7", "3.4", "3.5", "3.6", "3.7", "3.8", "3.9", "3.10", "3.15")]
    places = [*os.get_exec_path(), *map(str, Path.home().glob(".pyenv/versions/*/bin"))]
    found = (Path(place, name) for name in names for place in places)
    return [path for path in found if path.exists() and bootstrap.answers([str(path)])]


def test_a_python_too_old_or_too_new_is_told_so_in_one_sentence() -> None:
    pythons = old_pythons()
    if not pythons:
        pytest.skip("no other Python here")
    for python in pythons:
        alone = os.environ | {"PATH": "", "PYTHONDONTWRITEBYTECODE": "1"}
        done = subprocess.run([python, "main.py", "--lesson", "x"], cwd=ROOT, env=alone, capture_output=True, text=True)
        assert done.returncode == 1, python
        assert re.fullmatch(r"Downhill needs Python 3\.11 to 3\.14; this is Python \d\.\d+\. .+\n", done.stderr), python
        assert done.stdout == ""


def test_a_fitting_python_on_the_machine_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bootstrap, "WINDOWS", False)
    monkeypatch.setattr(bootstrap, "answers", lambda command: command == ["python3.12"])
    monkeypatch.setattr(sys, "argv", ["main.py", "cat.jpg"])
    assert bootstrap.other_python(None).endswith("Start it with:  python3.12 main.py cat.jpg")
    assert bootstrap.other_python("tests").endswith("Start it with:  python3.12 -m tests cat.jpg")
    monkeypatch.setattr(bootstrap, "answers", lambda command: False)
    assert "python.org" in bootstrap.other_python(None)


@pytest.mark.parametrize("name", ["bootstrap.py", "main.py"])
def test_what_every_python_reads_first_has_no_new_grammar(name: str) -> None:
    tree = ast.parse((ROOT / name).read_text(encoding="utf-8"))
    new = (ast.JoinedStr, ast.NamedExpr, ast.AnnAssign, ast.AsyncFunctionDef, ast.Nonlocal, ast.Match)
    for node in ast.walk(tree):
        assert not isinstance(node, new), ast.dump(node)
        if isinstance(node, ast.arguments):
            assert not node.kwonlyargs
            assert not node.posonlyargs
            assert all(argument.annotation is None for argument in node.args)
        if isinstance(node, ast.FunctionDef):
            assert node.returns is None
        if isinstance(node, ast.Raise):
            assert node.cause is None
    assert (ROOT / name).read_bytes().isascii(), "Python 2 reads ASCII only"


def test_bootstrap_accepts_the_pythons_that_pyproject_names() -> None:
    oldest, newest = bootstrap.OLDEST, bootstrap.NEWEST
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert f'requires-python = ">={oldest[0]}.{oldest[1]},<{newest[0]}.{newest[1] + 1}"' in text


# -- locks and ranges ----------------------------------------------------------------------------------------------


def pins(*names: str) -> dict[str, str]:
    """Package to version, from locks."""
    text = "".join((ROOT / name).read_text(encoding="utf-8") for name in names)
    return dict(re.findall(r"^([a-z0-9-]+)==([\w.]+)", text, re.MULTILINE))


def test_the_locks_hold_pinned_hashed_versions_and_no_addresses() -> None:
    for name in bootstrap.LOCKS["test"]:
        lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
        forms = r"[a-z0-9-]+==[\w.]+( ; [^/\\]+)? \\|    --hash=sha256:[0-9a-f]{64}( \\)?"
        assert [line for line in lines if not re.fullmatch(forms, line)] == []


def test_the_locks_do_not_overlap() -> None:
    assert not set(pins("requirements.lock")) & set(pins("requirements-test.lock"))


@pytest.mark.parametrize("group", ["run", "test"])
def test_the_locks_keep_within_the_ranges_of_pyproject(group: str) -> None:
    locked = pins(*bootstrap.LOCKS[group])
    for requirement in ranges.requirements(group):
        name, conditions = ranges.parts(requirement)
        assert ranges.within(locked[name.lower()], conditions), requirement


@pytest.mark.parametrize(
    ("version", "holds"),
    [("2.3.2", 1), ("2.10", 1), ("2.4.10", 1), ("2.3", 0), ("2.11", 0), ("2.4.1", 0), ("2.5rc1", 0)],
)
def test_versions_are_compared_by_number(version: str, holds: int) -> None:
    assert ranges.within(version, ranges.parts("x>=2.3.2,<2.11.0,!=2.4.1")[1]) == bool(holds)


def test_a_requirement_in_another_form_is_not_guessed_at() -> None:
    with pytest.raises(ValueError, match="numpy"):
        ranges.parts("numpy>=2; sys_platform == 'win32'")


# -- what the system must bring ------------------------------------------------------------------------------------


def on(monkeypatch: pytest.MonkeyPatch, manager: str, root: bool = False) -> None:
    """Pretends a distribution, and that there is nobody to ask."""
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}" if name == manager else None)
    monkeypatch.setattr(system, "_is_root", lambda: root)


def without(monkeypatch: pytest.MonkeyPatch, *missing: str) -> None:
    """Pretends that the loader does not find some libraries."""
    monkeypatch.setattr(system, "found", lambda library: library not in missing)


@pytest.mark.parametrize(
    ("manager", "command"),
    [
        ("apt-get", "sudo apt-get update && sudo apt-get install -y --no-install-recommends libegl1 libxcb-cursor0"),
        ("dnf", "sudo dnf install -y 'libEGL.so.1()(64bit)' 'libxcb-cursor.so.0()(64bit)'"),
        ("zypper", "sudo zypper --non-interactive install 'libEGL.so.1()(64bit)' 'libxcb-cursor.so.0()(64bit)'"),
        ("pacman", "sudo pacman -S --needed --noconfirm libglvnd xcb-util-cursor"),
    ],
)
def test_exactly_the_missing_libraries_are_named_with_the_command_of_the_distribution(
    manager: str, command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    on(monkeypatch, manager)
    without(monkeypatch, "libEGL.so.1", "libxcb-cursor.so.0")
    with pytest.raises(SystemExit) as end:
        system.libraries("x11")
    said = capsys.readouterr().err
    assert end.value.code == 1
    assert re.findall(r"lib\w[\w.+-]*\.so\.\d", said.partition("Install")[0]) == ["libEGL.so.1", "libxcb-cursor.so.0"]
    assert said.endswith(f"Install with:  {command}\n")


def test_on_an_unknown_distribution_the_libraries_are_named_without_a_command(monkeypatch: pytest.MonkeyPatch) -> None:
    on(monkeypatch, "nix")
    assert system.sentence([system.BASE[1]], "No") == (
        "No: this system lacks libGL.so.1. Install the packages that bring them."
    )


def test_pictures_without_a_screen_ask_for_no_library_of_the_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    without(monkeypatch, *(need.name for need in system.X11 + system.WAYLAND))
    monkeypatch.setenv("DISPLAY", ":1")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    assert system.missing_libraries(screen=False) == []
    assert len(system.missing_libraries(screen=True)) == len(system.X11)


def test_with_wayland_the_libraries_of_x_may_be_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    without(monkeypatch, *(need.name for need in system.X11))
    monkeypatch.setenv("DISPLAY", ":1")
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    assert system.missing_libraries(screen=True) == []


def test_root_sees_the_command_before_it_is_run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    on(monkeypatch, "apt-get", root=True)
    without(monkeypatch, "libEGL.so.1")
    ran: list[list[str]] = []

    def run(step: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        ran.append(step)
        assert "apt-get install -y --no-install-recommends libegl1" in capsys.readouterr().err or len(ran) > 1
        return subprocess.CompletedProcess(step, 0)

    monkeypatch.setattr(subprocess, "run", run)
    system.libraries(screen=False)
    assert ran == [["apt-get", "update"], ["apt-get", "install", "-y", "--no-install-recommends", "libegl1"]]


@pytest.mark.parametrize(("answer", "runs"), [("y\n", 2), ("yes\n", 2), ("\n", 0), ("n\n", 0)])
def test_nothing_is_installed_unless_the_person_says_yes(
    answer: str, runs: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: name if name in {"apt-get", "sudo"} else None)
    monkeypatch.setattr(system, "_is_root", lambda: False)
    ran: list[list[str]] = []

    def run(step: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        ran.append(step)
        return subprocess.CompletedProcess(step, 0)

    monkeypatch.setattr(subprocess, "run", run)
    terminal = type("Terminal", (), {"isatty": lambda self: True, "readline": lambda self: answer})()
    monkeypatch.setattr(sys, "stdin", terminal)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    assert system.offer([system.BASE[0]], "Qt") is bool(runs)
    assert len(ran) == runs
    assert all(step[0] == "sudo" for step in ran)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="libraries are looked for on Linux only")
def test_the_loader_is_asked_for_each_library() -> None:
    assert system.found("libc.so.6")
    assert not system.found("libdownhill-is-not-there.so.1")
