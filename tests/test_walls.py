"""The rules of the house that the import contracts in pyproject.toml cannot say.

Each rule is a line of a table: what must not stand in the code, and where it may. They are read from the syntax tree,
so that a comment or a docstring may speak of anything.
"""

from __future__ import annotations

import ast
import functools
import re
import subprocess
import sys
import tokenize
from collections.abc import Iterator
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

ROOT = Path(__file__).resolve().parent.parent
OURS = ("core", "gui", "setup", "assets", "tests")
FILES = sorted([*ROOT.glob("*.py"), *(file for name in OURS for file in (ROOT / name).rglob("*.py"))])
PRODUCT = [file for file in FILES if not file.is_relative_to(ROOT / "tests")]
CORE = sorted((ROOT / "core").rglob("*.py"))
# The doors of core: files, photos, commands. They may know more than NumPy, and are not shown beside a picture.
DOORS = {f"core/{name}.py" for name in ("course", "develop", "exchange", "photo", "sources", "train", "weights")}
PICTURE_READERS = {"core/photo.py", "core/develop.py"}  # the second turns what the first has decoded into colours
LONGEST = {"file": 400, "function": 30, "function of a door": 40}  # lines; a file of about 220 reads best
WIDEST = 72  # columns that fit beside a picture; 60 is what to aim for
QT_COLOURS = {
    f"{shade}{colour}"
    for shade in ("", "dark", "light")
    for colour in ("white", "black", "red", "green", "blue", "cyan", "magenta", "yellow", "gray")
    for colour in (colour, colour.capitalize())
}
MACHINE_PATH = re.compile(r"""(?<![\w.~/])/(home|root|Users|work|tmp|opt|mnt|srv)/\w|[A-Za-z]:\\\\?(Users|Windows)""")
COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})\Z|rgba?\(\s*\d", re.ASCII)


def name(file: Path) -> str:
    """A file as it is spoken of: core/photo.py."""
    return file.relative_to(ROOT).as_posix()


@functools.cache
def tree(file: Path) -> ast.Module:
    """The syntax tree of a file."""
    return ast.parse(file.read_text(encoding="utf-8"), name(file))


def at(file: Path, node: ast.AST) -> str:
    """Where something stands."""
    return f"{name(file)}:{getattr(node, 'lineno', 1)}"


def imported(file: Path) -> Iterator[tuple[str, ast.AST]]:
    """Every module that a file names in an import, wherever that stands; relative ones made whole."""
    package = list(file.relative_to(ROOT).parent.parts)
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            yield ".".join([*base, node.module or ""]).strip("."), node


def called(node: ast.AST) -> str:
    """The last name of what is called: QTimer for QtCore.QTimer(…)."""
    function = node.func if isinstance(node, ast.Call) else None
    return getattr(function, "attr", getattr(function, "id", ""))


def docstrings(parsed: ast.Module) -> set[int]:
    """The docstrings of a file, as the identities of their nodes."""
    places = [n for n in ast.walk(parsed) if isinstance(n, ast.Module | ast.ClassDef | ast.FunctionDef)]
    firsts = [n.body[0] for n in places if n.body and isinstance(n.body[0], ast.Expr)]
    return {id(first.value) for first in firsts}


def strings(file: Path) -> Iterator[tuple[str, ast.Constant]]:
    """Every string of a file that is no docstring."""
    parsed = tree(file)
    spoken = docstrings(parsed)
    for node in ast.walk(parsed):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in spoken:
            yield node.value, node


# -- who may know whom ---------------------------------------------------------------------------------------------


def test_core_knows_only_numpy_and_the_standard_library() -> None:
    allowed = {*sys.stdlib_module_names, "numpy", "core"}
    strangers = [
        f"{at(file, node)} {module}"
        for file in CORE
        if name(file) not in DOORS
        for module, node in imported(file)
        if module.partition(".")[0] not in allowed
    ]
    assert strangers == []


def test_only_the_door_for_photos_opens_image_bytes() -> None:
    """The script that draws our own samples (assets) writes pictures, and reads none."""
    strangers = [
        at(file, node)
        for file in PRODUCT
        if name(file) not in PICTURE_READERS and not name(file).startswith("assets/")
        for module, node in imported(file)
        if module.partition(".")[0] in {"PIL", "imageio", "skimage", "cv2"}
    ]
    assert strangers == []


def test_all_of_core_can_be_used_without_qt() -> None:
    modules = [".".join(file.with_suffix("").relative_to(ROOT).parts) for file in CORE]
    code = (
        "import importlib, sys\n"
        f"for name in {[m for m in modules if not m.endswith('__main__')]!r}:\n"
        "    importlib.import_module(name)\n"
        "print(sorted(m for m in sys.modules if m.partition('.')[0] in {'PySide6', 'shiboken6', 'pyqtgraph', 'gui'}))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert (done.stdout, done.stderr) == ("[]\n", "")


def test_the_words_can_be_used_without_qt() -> None:
    code = "import sys, gui.language; print([m for m in sys.modules if m.startswith('PySide6')])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert (done.stdout, done.stderr) == ("[]\n", "")


def test_there_is_one_clock() -> None:
    timers = {"QTimer", "QBasicTimer", "QTimeLine", "QPropertyAnimation", "QVariantAnimation", "startTimer"}
    found = [
        at(file, node)
        for file in PRODUCT
        if name(file) != "gui/player.py"
        for node in ast.walk(tree(file))
        if getattr(node, "id", getattr(node, "attr", "")) in timers
        or (isinstance(node, ast.alias) and node.name in timers)
    ]
    assert found == []


def test_every_painter_ends_with_its_block() -> None:
    """A painter that an exception leaves at work on its widget ends the whole program by a signal."""
    bare = []
    for file in (file for file in PRODUCT if file.is_relative_to(ROOT / "gui")):
        blocks = (node for node in ast.walk(tree(file)) if isinstance(node, ast.With))
        held = {id(item.context_expr) for block in blocks for item in block.items}
        made = (node for node in ast.walk(tree(file)) if called(node) == "QPainter")
        bare += [at(file, node) for node in made if id(node) not in held]
    assert bare == []


def test_colours_are_named_only_in_the_theme() -> None:
    found = [
        at(file, node)
        for file in sorted((ROOT / "gui").rglob("*.py"))
        if name(file) != "gui/theme.py"
        for node in ast.walk(tree(file))
        if is_colour(node)
    ]
    assert found == []


def is_colour(node: ast.AST) -> bool:
    """True for "#1a2b3c", QColor(10, 20, 30), QColor("red"), Qt.red and Qt.GlobalColor.red."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return bool(COLOUR.match(node.value))
    if isinstance(node, ast.Call) and called(node) in {"QColor", "fromRgb", "fromHsv", "fromHsl", "mkColor", "mkBrush"}:
        return any(isinstance(argument, ast.Constant) and argument.value is not None for argument in node.args[:3])
    if isinstance(node, ast.Attribute) and node.attr in QT_COLOURS:
        return ast.unparse(node.value).rpartition(".")[2] in {"Qt", "GlobalColor"}
    return False


@pytest.mark.parametrize(
    ("code", "caught"),
    [
        ('"#1a2b3c"', True),
        ("QColor(10, 20, 30)", True),
        ('QtGui.QColor("tomato")', True),
        ("Qt.GlobalColor.red", True),
        ("Qt.darkGray", True),
        ("pg.mkBrush(None)", False),
        ('"# a heading"', False),
        ("QColor(look.ink)", False),
        ("Qt.AlignLeft", False),
        ("traffic.red", False),
    ],
)
def test_a_colour_is_known_when_it_is_seen(code: str, caught: bool) -> None:
    assert any(map(is_colour, ast.walk(ast.parse(code)))) is caught


def test_no_file_is_given_to_qt_to_read_as_a_picture() -> None:
    """QImage and QPixmap are made from sizes and bytes; an icon of our own may come from assets."""
    found = []
    for file in sorted((ROOT / "gui").rglob("*.py")):
        for node in ast.walk(tree(file)):
            if called(node) in {"QImageReader", "QMovie", "loadFromData", "fromData"}:
                found.append(at(file, node))
            if called(node) in {"QImage", "QPixmap"} and isinstance(node, ast.Call) and is_path(node.args):
                found.append(at(file, node))
    assert found == []


def is_path(arguments: list[ast.expr]) -> bool:
    """True if a single argument looks like a path: text, str(…), or what is called file or path."""
    if len(arguments) != 1:
        return False
    only = arguments[0]
    words = ast.unparse(only).lower()
    is_text = isinstance(only, ast.Constant | ast.JoinedStr) or called(only) == "str"
    return is_text or bool(re.search("file|path", words))


# -- how the files read --------------------------------------------------------------------------------------------


def test_every_file_begins_with_what_it_is_for() -> None:
    assert [name(file) for file in FILES if len(ast.get_docstring(tree(file)) or "") < 20] == []


def test_every_file_can_be_read_in_one_sitting() -> None:
    lengths = {name(file): len(file.read_text(encoding="utf-8").splitlines()) for file in PRODUCT}
    assert {file: length for file, length in lengths.items() if length > LONGEST["file"]} == {}


def test_the_functions_of_core_can_be_taken_in_at_a_glance() -> None:
    long = []
    for file, node, code in functions():
        limit = LONGEST["function of a door" if name(file) in DOORS else "function"]
        if len(code) > limit:
            long.append(f"{at(file, node)} {node.name}: {len(code)} lines of code")
    assert long == []


def test_the_functions_of_core_fit_beside_the_picture() -> None:
    shown = ((file, line) for file, _, code in functions() if name(file) not in DOORS for line in code)
    assert [f"{name(file)}: {line.strip()}" for file, line in shown if len(line.rstrip()) > WIDEST] == []


def functions() -> Iterator[tuple[Path, ast.FunctionDef, list[str]]]:
    """Every function of core with its lines of code: those that are neither empty, comment nor docstring."""
    for file in CORE:
        lines = file.read_text(encoding="utf-8").splitlines()
        for node in ast.walk(tree(file)):
            if isinstance(node, ast.FunctionDef):
                yield file, node, code_lines(node, lines)


def code_lines(node: ast.FunctionDef, lines: list[str]) -> list[str]:
    """The lines of one function that are neither empty, comment nor docstring."""
    first = node.body[0]
    said = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
    skipped = set(range(first.lineno, (first.end_lineno or 0) + 1)) if said else set()
    numbers = (n for n in range(node.lineno, (node.end_lineno or 0) + 1) if n not in skipped)
    return [lines[n - 1] for n in numbers if lines[n - 1].strip() and not lines[n - 1].lstrip().startswith("#")]


def test_no_path_of_one_machine_is_written_down() -> None:
    written = ((file, node) for file in PRODUCT for text, node in strings(file) if MACHINE_PATH.search(text))
    assert [at(file, node) for file, node in written] == []
    for file in PRODUCT:
        with tokenize.open(file) as source:
            comments = [t for t in tokenize.generate_tokens(source.readline) if t.type == tokenize.COMMENT]
        assert [f"{name(file)}:{t.start[0]}" for t in comments if MACHINE_PATH.search(t.string)] == []


@pytest.mark.parametrize(
    ("text", "caught"),
    [
        (str(PurePosixPath("/", "home", "ada")), 1),  # put together here, for no path of a machine is written down
        (f"see {PureWindowsPath('C:/', 'Users', 'ada')}", 1),
        (str(PurePosixPath("/", "srv", "x")), 1),
        ("shots/a.png", 0),
        ("w/work/x", 0),
    ],
)
def test_a_path_of_one_machine_is_known_when_it_is_seen(text: str, caught: int) -> None:
    assert bool(MACHINE_PATH.search(text)) == bool(caught)


def test_randomness_has_a_seed() -> None:
    found = [
        at(file, node)
        for file in PRODUCT
        for node in ast.walk(tree(file))
        if called(node) in {"default_rng", "Random"} and isinstance(node, ast.Call) and not (node.args or node.keywords)
    ]
    assert found == []


# -- the rooms of the pictures ---------------------------------------------------------------------------------------

ROOMS = sorted(folder for folder in (ROOT / "gui" / "pictures").iterdir() if (folder / "__init__.py").exists())
GUESTS = {"slopes": {"slope_of_a_line", "slopes_that_change"}}  # a room of more lessons than the one of its name


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: str(room.name))
def test_what_only_one_lesson_paints_is_imported_by_nobody_else(room: Path) -> None:
    """What a second lesson wants becomes a shared piece, one floor up."""
    lessons = GUESTS.get(room.name, {room.name})
    assert all((ROOT / "gui" / "lessons" / f"{lesson}.py").exists() for lesson in lessons)
    own = {*room.glob("*.py"), *(ROOT / "gui" / "lessons" / f"{lesson}.py" for lesson in lessons)}
    inside = f"gui.pictures.{room.name}"
    strangers = [
        f"{at(file, node)} imports {module}"
        for file in PRODUCT if file not in own
        for module, node in imported(file) if module == inside or module.startswith(inside + ".")
    ]  # fmt: skip
    assert strangers == []
