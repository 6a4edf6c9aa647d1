"""Contact sheets: every lesson at every size, in every theme and language, small enough to be looked over in minutes.

`python3 main.py --sheets FOLDER` renders each cell as the window would be seen, puts the cells of a lesson and a
language on one sheet, its corners on others, and lists what the lookout found: texts that are cut, covered, shortened
or written over one another, and what has to scroll. The cells of a screen with two pixels a point come from a process
that runs so.
"""

from __future__ import annotations

import argparse
import itertools
import os
import re
import struct
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from gui.app import application
from gui.catalogue import catalogue
from gui.corners import Corner, corners, house, put
from gui.language import LANGUAGES
from gui.lookout import look_over
from gui.settings import Settings
from gui.theme import THEMES, Look
from gui.window import Window

SIZES = ((1024, 768), (1280, 720), (1920, 1080), (3840, 2160))
DOUBLE = (1920, 1080)  # pixels of the screen that has two of them a point
CORNERS = (("projector", (1024, 768)), ("light", (1280, 720)))
OFTEN = ("last step", "question", "the code", "alone", "1.25")  # corners that are looked at on such a screen, too
ROWS = 5  # of a sheet
WIDE, NARROW = 600, 470  # pixels of a cell on a sheet
PLAIN = Corner("")


@dataclass(frozen=True)
class Cell:
    """One picture: what, how large, in which theme and language."""

    lesson: str
    language: str
    theme: str
    size: tuple[int, int]
    corner: Corner = PLAIN
    double: bool = False
    sheet: str = ""  # the corners of the lesson, or of the house

    @property
    def title(self) -> str:
        """The words over the cell."""
        size = f"{self.size[0]}×{self.size[1]}" + (" at 200 %" if self.double else "")
        return " · ".join(part for part in (self.corner.name, size, self.theme) if part)

    @property
    def file(self) -> str:
        """A name for its picture."""
        words = f"{self.lesson} {self.language} {self.title}".replace("×", "x").replace(" = ", "=")
        return re.sub(r"[^\w.=-]+", "_", words) + ".png"


@dataclass
class Sheet:
    """Cells on a grid."""

    name: str
    columns: int
    width: int
    cells: list[tuple[Cell, QImage, list[str]]] = field(default_factory=list)

    def pages(self) -> Iterator[Sheet]:
        """Cut into sheets that can be taken in at a glance."""
        rows = range(0, len(self.cells), self.columns * ROWS)
        for number, first in enumerate(rows, start=1):
            name = f"{self.name}_{number}" if len(rows) > 1 else self.name
            yield Sheet(name, self.columns, self.width, self.cells[first : first + self.columns * ROWS])

    def picture(self) -> QImage:
        """All cells with their captions; a mark at those where something was found."""
        look = Look(height=900)
        head, gap = 24, 10
        rows = [self.cells[k : k + self.columns] for k in range(0, len(self.cells), self.columns)]
        heights = [max(image.height() for _, image, _ in row) + head + gap for row in rows]
        sheet = QImage(self.columns * (self.width + gap) + gap, sum(heights) + gap, QImage.Format.Format_RGB32)
        sheet.fill(look.colour("line"))
        with QPainter(sheet) as painter:
            painter.setFont(look.font("body", bold=True))
            for row, top in zip(rows, itertools.accumulate([gap, *heights]), strict=False):
                for column, (cell, image, found) in enumerate(row):
                    left = gap + column * (self.width + gap)
                    mark = f"   ⚠ {len(found)}" if found else ""
                    painter.setPen(look.colour("warn" if found else "ink"))
                    painter.drawText(QRectF(left, top, self.width, head), 0, cell.title + mark)
                    painter.drawImage(left, top + head, image)
        return sheet


# -- rendering ---------------------------------------------------------------------------------------------------


class Studio:
    """One window that is put into every state, one after the other."""

    def __init__(self, nowhere: Path, double: bool) -> None:
        self.app = application()
        self.window = Window(catalogue(), Settings(str(nowhere / "none.ini")), "en", "light", False)
        self.window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        self.ratio = 2 if double else 1
        self.window.show()

    def close(self) -> None:
        """Nothing is left running."""
        self.window.player.shut()
        self.window.work.shut()
        self.window.close()

    def take(self, cell: Cell) -> tuple[QImage, list[str]]:
        """The picture of a cell, and what the lookout found in it."""
        window = self.window
        if window.language.code != cell.language:
            window.choose("language", cell.language)
        if window.look.theme.name != cell.theme:
            window.choose("theme", cell.theme)
        width, height = (side // self.ratio for side in cell.size)
        if (window.width(), window.height()) != (width, height):
            window.resize(width, height)
        put(window, cell.lesson, cell.corner)
        for _ in range(3):  # layouts settle, and what is painted coarsely while something moves is painted finely
            QApplication.processEvents()
            window.player.tick(1.0)
        above = [w for w in QApplication.topLevelWidgets() if w.isVisible() and w is not window]
        found = [str(finding) for shown in (window, *above) for finding in look_over(shown, window.language)]
        image = picture_of(window, above)
        for widget in above:
            widget.close()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        return image, found


def picture_of(window: Window, above: list[QWidget]) -> QImage:
    """The window with its cards, menus and popups at their places."""
    image = window.grab().toImage()
    with QPainter(image) as painter:
        for widget in above:
            grabbed: QPixmap = widget.grab()
            place = widget.mapToGlobal(QPoint(0, 0)) - window.mapToGlobal(QPoint(0, 0))
            if isinstance(widget, QDialog):
                place = window.rect().center() - widget.rect().center()
            painter.drawPixmap(place, grabbed)
    return image


# -- what is rendered --------------------------------------------------------------------------------------------


def cells(options: argparse.Namespace) -> Iterator[Cell]:
    """All cells that were asked for, sheet by sheet."""
    names = [options.lesson] if options.lesson else list(catalogue())
    languages = [options.language] if options.language else list(LANGUAGES)
    themes = [options.theme] if options.theme else list(THEMES)
    known = catalogue()
    for name, language in itertools.product(names, languages):
        grid = [(size, False) for size in ([options.size] if options.size else SIZES)]
        for (size, double), theme in itertools.product([*grid, (DOUBLE, True)], themes):
            yield Cell(name, language, theme, size, double=double)
        for theme, size, double in (*((*corner, False) for corner in CORNERS), (themes[-1], DOUBLE, True)):
            if theme in themes:
                kind = "double" if double else theme
                for corner in corners(known[name]):
                    sheet = f"{name}_{language}_corners_{kind}"
                    if not double or corner.name.endswith(OFTEN):
                        yield Cell(name, language, theme, size, corner, double, sheet)
    for language, (theme, size) in itertools.product(languages, CORNERS):
        for corner in house() if theme in themes else ():
            yield Cell(names[-1], language, theme, size, corner, sheet="house")


def sheets(options: argparse.Namespace) -> int:
    """The command: sheets in the folder, findings on the terminal; 1 if anything was found or could not be written."""
    folder = Path(options.sheets)
    kept = folder / "full"
    try:
        (kept if options.full or options.double else folder).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        print(f"{folder}: {error.strerror}", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as nowhere:
        place = kept if options.full else Path(nowhere)
        if options.double:
            return _double(options, Path(nowhere), Path(options.double))
        other = _start_double(options, place)
        with closing(Studio(Path(nowhere), False)) as studio:
            return _sheets(options, studio, place, folder, other)


def _start_double(options: argparse.Namespace, place: Path) -> subprocess.Popen[str]:
    """The cells with two pixels a point, rendered at the same time."""
    program = Path(__file__).resolve().parent.parent / "main.py"
    command = [sys.executable, str(program), "--sheets", options.sheets, "--double", str(place)]
    for name in ("lesson", "language", "theme"):
        if getattr(options, name):
            command += [f"--{name}", getattr(options, name)]
    return subprocess.Popen(command, env=os.environ | {"QT_SCALE_FACTOR": "2"}, stdout=subprocess.PIPE, text=True,
                            encoding="utf-8")  # fmt: skip


def _double(options: argparse.Namespace, nowhere: Path, place: Path) -> int:
    """That process: pictures to the place, findings as lines of cell, tab, finding."""
    with closing(Studio(nowhere, True)) as studio:
        if studio.window.devicePixelRatio() != 2.0:
            print("no screen with two pixels a point could be had", file=sys.stderr)
            return 1
        for cell in cells(options):
            if cell.double:
                image, found = studio.take(cell)
                image.save(str(place / cell.file))
                _keep(_small(image, _sheet_of(cell)[1].width), place / cell.file)
                for line in found:
                    print(cell.file, line, sep="\t")
    return 0


def _sheets(
    options: argparse.Namespace, studio: Studio, place: Path, folder: Path, other: subprocess.Popen[str]
) -> int:
    """Every cell, then every sheet as soon as its cells are there; what the other process makes comes last."""
    wanted = list(cells(options))
    made: dict[str, Sheet] = {}
    log: list[str] = []
    for number, cell in enumerate(wanted, start=1):
        sheet = made.setdefault(*_sheet_of(cell))
        if cell.double:
            sheet.cells.append((cell, QImage(), []))
            continue
        image, found = studio.take(cell)
        if options.full:
            image.save(str(place / cell.file))
        sheet.cells.append((cell, _small(image, sheet.width), found))
        log += [f"{cell.lesson} {cell.language} {cell.title}: {line}" for line in found]
        _tell(number, len(wanted), cell)
    told = other.communicate()[0]
    good = other.returncode == 0
    log += _fill(made, place, told)
    pages = [page for sheet in made.values() for page in sheet.pages()]
    for sheet in pages:
        good &= sheet.picture().save(str(folder / f"{sheet.name}.png"))
    print("", *log, f"{len(pages)} sheets in {folder}, {len(log)} findings", sep="\n")
    (folder / "findings.txt").write_text("\n".join([*log, ""]), encoding="utf-8")
    return 0 if good and not log else 1


def _sheet_of(cell: Cell) -> tuple[str, Sheet]:
    """The sheet on which a cell stands."""
    if cell.sheet:
        return cell.sheet, Sheet(cell.sheet, 4, NARROW)
    name = f"{cell.lesson}_{cell.language}"
    return name, Sheet(name, len(THEMES), WIDE)


def _small(image: QImage, width: int) -> QImage:
    image.setDevicePixelRatio(1.0)
    return image.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)


def _keep(image: QImage, file: Path) -> None:
    """A small picture for the other process, as plain numbers: Qt is given no file to read."""
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    head = struct.pack("<II", image.width(), image.height())
    file.with_suffix(".raw").write_bytes(head + bytes(image.constBits()))


def _kept(file: Path) -> QImage:
    """That picture, or none."""
    raw = file.with_suffix(".raw")
    if not raw.is_file():
        return QImage()
    data = raw.read_bytes()
    raw.unlink()
    width, height = struct.unpack_from("<II", data)
    return QImage(data[8:], width, height, 4 * width, QImage.Format.Format_RGB32).copy()


def _fill(made: dict[str, Sheet], place: Path, told: str) -> list[str]:
    """Put in what the other process has rendered; what it found."""
    lines = [line.split("\t", 1) for line in told.splitlines() if "\t" in line]
    log = []
    for sheet in made.values():
        for k, (cell, image, _) in enumerate(sheet.cells):
            if cell.double and image.isNull():
                found = [line for file, line in lines if file == cell.file]
                sheet.cells[k] = (cell, _kept(place / cell.file), found)
                log += [f"{cell.lesson} {cell.language} {cell.title}: {line}" for line in found]
    return log


def _tell(number: int, count: int, cell: Cell) -> None:
    """Progress on one line of the terminal."""
    if sys.stderr.isatty():
        print(f"\r\x1b[K{number} / {count}  {cell.lesson} {cell.language} {cell.title}", end="", file=sys.stderr)
    elif number % 25 == 0:
        print(f"{number} / {count}", file=sys.stderr, flush=True)
