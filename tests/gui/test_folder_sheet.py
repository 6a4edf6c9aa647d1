"""The contact sheet as one sees and uses it: photos, filters, keys, the way to the door and back."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from core import photo, shipped, weights
from gui import opened
from gui.app import application
from gui.figures import percent
from gui.folder_sheet import FolderSheet
from gui.language import Language
from gui.lessons.cat_door import CatDoor
from gui.player import Player
from gui.settings import Settings
from gui.theme import THEMES, Look
from gui.window import Window
from gui.work import Work
from tests.core import minds


def paint(path: Path, shade: int) -> None:
    """A picture of one colour, so that it is known where it is drawn."""
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(np.full((40, 60, 3), shade, np.uint8)).save(path)


@pytest.fixture(scope="module")
def photos(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Twelve cats and twelve others, a note and a broken picture."""
    root = tmp_path_factory.mktemp("photos")
    for k in range(12):
        paint(root / "cats" / f"{k}.png", 20 * k)
        paint(root / "others" / f"{k}.png", 20 * k + 10)
    (root / "others" / "note.txt").write_text("hello")
    (root / "others" / "broken.png").write_bytes((root / "cats" / "1.png").read_bytes()[:60])
    return root


@pytest.fixture
def player(qtbot: QtBot) -> Iterator[Player]:
    player = Player()
    yield player
    player.shut()


@pytest.fixture
def sheet(player: Player) -> Iterator[FolderSheet]:
    """A sheet of its own; its work is done here, a little at every tick."""
    application()
    work = Work(player)
    work._here = True
    top = QWidget()
    sheet = FolderSheet(player, work, top)
    top.resize(900, 700)
    sheet.setGeometry(top.rect())
    sheet.dress(Look())
    sheet.speak(Language("en"))
    sheet.grid.pixmaps.patience = 60.0
    top.show()
    sheet.show()
    yield sheet
    sheet.shut()
    work.shut()
    top.close()


def tick_until(player: Player, done: Callable[[], bool]) -> None:
    until = time.monotonic() + 30
    while not done():
        assert time.monotonic() < until, "waited in vain"
        player.tick(0.03)
        QApplication.processEvents()


@pytest.fixture
def read(sheet: FolderSheet, player: Player, photos: Path) -> FolderSheet:
    """The same with the photos judged."""
    sheet.read(photos, "logistic")
    tick_until(player, lambda: not sheet.reader.busy)
    return sheet


def place(sheet: FolderSheet, number: int) -> QPoint:
    """The middle of a photo."""
    return sheet.grid.visualRect(sheet.grid.model_.at(number)).center()


# -- what is seen --------------------------------------------------------------------------------------------------


def test_the_sheet_says_how_many_and_what_was_left_out(read: FolderSheet) -> None:
    words, counts = read.words.text(), read.reader.table.counts()
    assert counts["all"] == 24
    assert f"calls {counts['cat']} of 24 photos a cat" in words
    assert "1 picture file can't be read" in words
    assert "1 other file is no picture" in words
    assert not read.go.isVisible()
    assert not read.progress.isVisible()


def test_every_photo_is_painted_in_its_cell(read: FolderSheet) -> None:
    image = read.grid.viewport().grab().toImage()
    for number in (0, 1, 13):
        shade = 20 * number if number < 12 else 20 * (number - 12) + 10
        middle = place(read, number) - QPoint(0, 10)
        colour = image.pixelColor(middle)
        assert (colour.red(), colour.green(), colour.blue()) == (shade, shade, shade)


def test_only_what_is_seen_is_kept_as_pixmaps(read: FolderSheet) -> None:
    grid = read.grid
    grid.viewport().grab()
    seen = sum(grid.viewport().rect().intersects(grid.visualRect(grid.model_.at(k))) for k in range(24))
    assert 0 < len(grid.pixmaps._kept) <= seen + grid.model_.columns
    grid.pixmaps.most = 3
    grid.pixmaps.clear()
    grid.viewport().grab()
    assert len(grid.pixmaps._kept) == 3


def test_a_painting_that_would_take_too_long_is_finished_by_the_next(read: FolderSheet, player: Player) -> None:
    pixmaps = read.grid.pixmaps
    pixmaps.clear()
    pixmaps.patience = -1.0
    read.grid.viewport().grab()
    assert pixmaps.starved
    assert len(pixmaps._kept) == 0
    pixmaps.patience = 60.0
    player.tick(0.01)
    QApplication.processEvents()
    assert not pixmaps.starved
    assert len(pixmaps._kept) > 0


def test_both_kinds_of_error_are_told_to_those_who_cannot_see(read: FolderSheet) -> None:
    check = read.reader.table.check()
    assert check is not None
    assert read.tally.isVisible()
    assert f"{check.right} of 24" in read.tally.accessibleName()
    assert str(check.cats_missed) in read.tally.accessibleDescription().splitlines()[0]
    assert str(check.false_alarms) in read.tally.accessibleDescription().splitlines()[1]


def test_a_photo_tells_its_name_size_and_probability(read: FolderSheet) -> None:
    model = read.grid.model_
    tip = model.data(model.at(0), Qt.ItemDataRole.ToolTipRole).splitlines()
    assert tip[0] == str(Path("cats/0.png"))
    assert tip[1] == "60 × 40 pixels"
    assert f"{100 * read.reader.table.p[0]:.2f}" in tip[2]
    assert tip[3].startswith("Wrong" if read.reader.table.wrong(0) else "Right")
    assert model.data(model.at(0), Qt.ItemDataRole.AccessibleTextRole) == ", ".join(tip)
    assert model.data(model.index(model.rowCount() - 1, model.columns - 1)) is None or 24 % model.columns == 0


def test_a_screen_reader_finds_the_photos(read: FolderSheet) -> None:
    interface = QAccessible.queryAccessibleInterface(read.grid)
    assert interface.text(QAccessible.Text.Name) == Language("en")("folder.photos")
    first = interface.child(read.grid.model_.columns + 2)  # a row and a column of (hidden) heads come before
    assert first.text(QAccessible.Text.Name).startswith(str(Path("cats/0.png")))


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("width", "height"), [(420, 600), (900, 700), (2600, 2100)])
def test_every_word_has_room_at_every_size(read: FolderSheet, theme: str, width: int, height: int) -> None:
    top = read.window()
    look = Look(THEMES[theme], height)
    for code in ("en", "zh"):
        top.setStyleSheet(look.sheet())
        read.dress(look)
        read.speak(Language(code))
        read.setGeometry(0, 0, width, height)
        top.resize(width, height)
        QApplication.processEvents()
        assert read.grid.height() > 0.35 * height
        assert read.grid.model_.columns >= 2
        for part in (read.bar, read.tally, read.grid, read.copy, read.save, read.close_):
            assert part.geometry().right() <= width
        for button in [b for b in (*read.bar.buttons.values(), read.copy) if b.isVisible()]:
            assert button.width() >= button.sizeHint().width()


# -- filters and orders --------------------------------------------------------------------------------------------


def test_filters_and_orders_change_what_is_shown(read: FolderSheet) -> None:
    table = read.reader.table
    QTest.mouseClick(read.bar.buttons["wrong"], Qt.MouseButton.LeftButton)
    assert read.grid.model_.shown.tolist() == table.shown("wrong", "name").tolist()
    read.bar.orders.setCurrentIndex(read.bar.offered_orders().index("wrong"))
    read.bar.orders.activated.emit(read.bar.orders.currentIndex())
    assert read.grid.model_.shown.tolist() == table.shown("wrong", "wrong").tolist()


def test_refused_files_are_lines_with_their_sentence(read: FolderSheet) -> None:
    QTest.mouseClick(read.bar.buttons["refused"], Qt.MouseButton.LeftButton)
    model = read.grid.model_
    assert (model.rowCount(), model.columnCount()) == (1, 1)
    name, sentence = model.lines(int(model.shown[0]))
    assert name == str(Path("others/broken.png"))
    assert sentence == Language("en").refusal(read.reader.table.missed[int(model.shown[0])])
    QTest.mouseClick(read.bar.buttons["all"], Qt.MouseButton.LeftButton)
    assert model.columnCount() > 1


def test_without_classes_nobody_asks_for_mistakes(sheet: FolderSheet, player: Player, photos: Path) -> None:
    sheet.read(photos / "cats", "logistic")
    tick_until(player, lambda: not sheet.reader.busy)
    assert not sheet.bar.buttons["wrong"].isVisible()
    assert "wrong" not in sheet.bar.offered_orders()
    assert not sheet.tally.isVisible()
    assert Language("en")("folder.no_classes") in sheet.words.text()


def test_an_empty_filter_says_so(sheet: FolderSheet, player: Player, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("hello")
    sheet.read(tmp_path, "logistic")
    tick_until(player, lambda: not sheet.reader.busy)
    assert sheet.empty.isVisible()
    assert sheet.empty.text() == Language("en")("folder.empty_all")
    assert not sheet.copy.isEnabled()


def test_the_current_photo_stays_so_wherever_it_is_sorted_to(read: FolderSheet) -> None:
    QTest.keyClick(read.grid, Qt.Key.Key_Right)
    QTest.keyClick(read.grid, Qt.Key.Key_Right)
    file = read.grid.model_.file(read.grid.currentIndex())
    for order in ("unlikely", "likely", "unsure", "name"):
        read.bar._order(order)
        assert read.grid.model_.file(read.grid.currentIndex()) == file


# -- hands ---------------------------------------------------------------------------------------------------------


def test_the_arrows_go_from_photo_to_photo_over_the_ends_of_rows(read: FolderSheet) -> None:
    columns, grid = read.grid.model_.columns, read.grid
    assert columns < 12
    seen = []
    for key in ("Right", *["Right"] * columns, "Up", "Left", "Down", "End", "Right", "Home"):
        QTest.keyClick(grid, getattr(Qt.Key, f"Key_{key}"))
        seen.append(grid.place)
    assert seen[: columns + 1] == list(range(columns + 1))
    assert seen[columns + 1 :] == [0, 0, columns, 23, 23, 0]


def test_a_click_and_enter_bring_the_photo_to_the_door(read: FolderSheet, photos: Path) -> None:
    brought: list[Path] = []
    read.chosen.connect(brought.append)
    QTest.mouseClick(read.grid.viewport(), Qt.MouseButton.LeftButton, pos=place(read, 2))
    assert brought == [photos / "cats" / "2.png"]
    assert not read.isVisible()
    read.show()
    assert read.grid.place == 2
    QTest.keyClick(read.grid, Qt.Key.Key_Right)
    QTest.keyClick(read.grid, Qt.Key.Key_Return)
    assert brought[1:] == [photos / "cats" / "3.png"]


def test_behind_the_last_photo_there_is_nothing_to_click(read: FolderSheet) -> None:
    brought: list[Path] = []
    read.chosen.connect(brought.append)
    read.bar._filter("cat")
    model = read.grid.model_
    shown = len(model.shown)
    read.grid.model_.show(model.shown[: shown - shown % model.columns - 1] if shown > model.columns else model.shown)
    last = model.index(model.rowCount() - 1, model.columns - 1)
    assert model.file(last) is None
    QTest.mouseClick(read.grid.viewport(), Qt.MouseButton.LeftButton, pos=read.grid.visualRect(last).center())
    assert brought == []


def test_space_stops_and_goes_on(sheet: FolderSheet, player: Player, photos: Path) -> None:
    sheet.read(photos, "logistic")
    QTest.keyClick(sheet.grid, Qt.Key.Key_Space)
    assert sheet.reader.state == "stopped"
    assert sheet.go.text() == Language("en")("folder.go_on")
    QTest.keyClick(sheet.grid, Qt.Key.Key_Space)
    tick_until(player, lambda: not sheet.reader.busy)
    assert sheet.reader.table.photos == 24


def test_the_table_is_copied_as_it_is_shown(read: FolderSheet, player: Player) -> None:
    read.bar._order("likely")
    QTest.keyClick(read.grid, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    rows = QGuiApplication.clipboard().text().splitlines()
    assert len(rows) == 25
    table = read.reader.table
    told = [float(row.split("\t")[4]) for row in rows[1:]]
    assert told == sorted(table.p[table.slot >= 0].tolist(), reverse=True)
    assert "24" in read.copy.text()
    player.tick(10)
    assert read.copy.text() == Language("en")("folder.copy")


def test_the_table_is_saved_or_it_is_said_why_not(read: FolderSheet, tmp_path: Path) -> None:
    read.save_to(tmp_path / "none" / "t.csv")
    assert str(tmp_path) in read.words.text()
    read.save_to(tmp_path / "t.csv")
    assert (tmp_path / "t.csv").read_text(encoding="utf-8-sig").count("\n") == 25


def test_photos_that_come_while_one_looks_do_not_move_the_page(read: FolderSheet) -> None:
    model, bar = read.grid.model_, read.grid.verticalScrollBar()
    all_ = model.shown
    model.show(all_[:20])
    bar.setValue(40)
    before = bar.value()
    read.grid.show_files(all_, False)
    assert bar.value() == before
    assert model.rowCount() == -(-24 // model.columns)


# -- in the window -------------------------------------------------------------------------------------------------


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    application()
    window = Window([CatDoor()], Settings(str(tmp_path / "s.ini")), "en", "light", True)
    window.work._here = True
    window.show()
    window.visit("cat_door")
    yield window
    window.close()


def mime_of(path: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    return mime


def test_a_folder_gets_its_sheet_a_photo_of_it_comes_to_the_door_and_back_again(window: Window, photos: Path) -> None:
    assert window.contact.take(mime_of(photos))
    sheet = window.contact.sheet
    assert sheet is not None
    assert sheet.geometry() == window.stage.rect()
    tick_until(window.player, lambda: not sheet.reader.busy)
    path = Path(sheet.reader.squares.path) if sheet.reader.squares else Path()
    QTest.keyClick(sheet.grid, Qt.Key.Key_Right)
    QTest.keyClick(sheet.grid, Qt.Key.Key_Return)
    session = window.session
    assert session is not None
    tick_until(window.player, lambda: session.document is not None)
    assert session.document is not None
    assert session.document.parcel.name == "0.png"
    assert session.scene.verdict.probability == pytest.approx(sheet.reader.table.p[0], abs=1e-6)
    assert session.undo()
    assert session.document is None
    QTest.keyClick(window, Qt.Key.Key_S)
    assert sheet.isVisible()
    assert QApplication.focusWidget() is sheet.grid
    assert sheet.grid.place == 0
    QTest.keyClick(sheet.grid, Qt.Key.Key_Escape)
    assert not sheet.isVisible()
    assert path.exists()
    window.close()
    assert not path.exists()


def test_the_sheet_takes_part_in_language_theme_and_size(window: Window, photos: Path) -> None:
    window.contact.take(mime_of(photos))
    sheet = window.contact.sheet
    assert sheet is not None
    tick_until(window.player, lambda: not sheet.reader.busy)
    window.choose("language", "zh")
    window.choose("theme", "dark")
    window.resize(1400, 900)
    QApplication.processEvents()
    assert sheet.geometry() == window.stage.rect()
    assert sheet.close_.accessibleName() == Language("zh")("folder.close")
    assert sheet.grid._cell.look.theme.name == "dark"


def test_anything_but_a_folder_takes_the_sheet_away(window: Window, photos: Path) -> None:
    window.contact.take(mime_of(photos))
    sheet = window.contact.sheet
    assert sheet is not None
    assert not window.contact.take(mime_of(photos / "cats" / "0.png"))
    assert not sheet.isVisible()


def test_the_way_back_is_offered_once_there_is_a_sheet(window: Window, photos: Path) -> None:
    button = window.contact.button
    assert not button.isVisible()
    window.contact.take(mime_of(photos))
    window.contact.hide()
    assert button.isVisible()
    window.arrangement.toggle_alone()
    assert not button.isVisible()
    window.arrangement.toggle_alone()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert window.contact.sheet is not None
    assert window.contact.sheet.isVisible()


def test_without_a_sheet_its_key_asks_for_a_folder(
    window: Window, photos: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def answer(*_words: object) -> str:
        asked.append(1)
        return str(photos) if len(asked) > 1 else ""

    monkeypatch.setattr(QFileDialog, "getExistingDirectory", answer)
    QTest.keyClick(window, Qt.Key.Key_S)
    assert window.contact.sheet is None
    QTest.keyClick(window, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert window.contact.sheet is not None
    assert window.contact.sheet.reader.root == photos


# -- who judges ----------------------------------------------------------------------------------------------------


def test_a_folder_is_judged_by_the_model_that_is_right_most_often_and_its_record_is_said(
    sheet: FolderSheet, player: Player, photos: Path
) -> None:
    sheet.read(photos)
    tick_until(player, lambda: not sheet.reader.busy)
    rates = {name: shipped.load_model(name).figures.elsewhere for name in shipped.models()}
    right = {name: check.balanced for name, check in rates.items() if check is not None}
    best = max(right, key=lambda name: right[name])
    assert sheet.reader.model == best == sheet.judges.name
    assert percent(right[best]) in sheet.judges.record()[0]
    model, table = shipped.load_model(best), sheet.reader.table
    seen = photo.square(photo.read_file(photos / table.names[0]).pixels)
    assert table.p[0] == pytest.approx(float(model.probability(seen[None])[0]), abs=1e-6)


def test_another_judge_judges_the_same_photos_at_once(read: FolderSheet, player: Player) -> None:
    before = read.reader.table.p.copy()
    read.judges.list_.activated.emit(read.judges.names.index("convolution"))
    tick_until(player, lambda: not read.reader.busy)
    assert read.reader.model == "convolution"
    assert "convolutional network" in read.words.text()
    judged = read.reader.table.slot >= 0
    assert not np.allclose(read.reader.table.p[judged], before[judged])
    assert read.reader.table.photos == 24


def test_a_model_that_was_opened_may_judge_a_folder(
    sheet: FolderSheet, player: Player, photos: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    mind = minds.mind("network")
    weights.save(mind, tmp_path / "mine.safetensors")
    shelf = opened.Opened()
    monkeypatch.setattr(opened, "shelf", shelf)
    sheet.judges.offer(shelf.add((tmp_path / "mine.safetensors").read_bytes()))
    sheet.read(photos, opened.NAME)
    tick_until(player, lambda: not sheet.reader.busy)
    table = sheet.reader.table
    seen = photo.square(photo.read_file(photos / table.names[0]).pixels)
    assert table.p[0] == pytest.approx(float(mind.probability(seen[None])[0]), abs=1e-6)
    assert "the opened model" in sheet.words.text()
    sheet.judges.offer("")
    tick_until(player, lambda: not sheet.reader.busy)
    assert sheet.reader.model == shipped.best()


def test_the_door_asks_the_same_judge_about_a_photo_of_the_sheet(window: Window, photos: Path) -> None:
    session = window.session
    assert session is not None
    session.turn("model", "network", True)
    window.contact.take(mime_of(photos))
    sheet = window.contact.sheet
    assert sheet is not None
    tick_until(window.player, lambda: not sheet.reader.busy)
    assert sheet.reader.model == shipped.best()
    QTest.keyClick(sheet.grid, Qt.Key.Key_Right)
    QTest.keyClick(sheet.grid, Qt.Key.Key_Return)
    tick_until(window.player, lambda: session.document is not None)
    assert session.params.model == shipped.best()
    session.turn("model", "network", True)
    QTest.keyClick(window, Qt.Key.Key_S)
    assert sheet.reader.model == shipped.best()
