"""At every size and zoom the verdict, its bars and its words stand under one another, and each has its room."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from gui.language import LANGUAGES, Language
from gui.lesson import Frame
from gui.lessons.cat_door import CatDoor, DoorParams
from gui.pictures.cat_door.answer import AnswerPlan, answer_plan
from gui.pictures.cat_door.picture import DoorPicture
from gui.pictures.cat_easel import Easel
from gui.pictures.cat_plan import plan
from gui.theme import THEMES, ZOOMS, Look

LESSON = CatDoor()
AREAS = [(616, 420, 768), (600, 330, 768), (760, 420, 660), (900, 520, 800), (1400, 800, 1080), (3000, 1700, 2160)]


def frame() -> Frame:
    """The verdict."""
    params = DoorParams()
    scene = LESSON.scene(params)
    return Frame(params, scene, LESSON.trace(scene, params), 8.0)


def laid_out(width: int, height: int, look: Look, code: str) -> tuple[Easel, AnswerPlan, QRectF, QPainter, QImage]:
    """The verdict's boxes in an area of this size."""
    image = QImage(8, 8, QImage.Format.Format_ARGB32_Premultiplied)
    painter = QPainter(image)
    area = QRectF(0, 0, width, height)
    easel = Easel(painter, look, Language(code), frame(), area, {}, (30, 24, 0))
    where = plan(area.adjusted(10, 30, -10, -20), easel.px())
    return easel, answer_plan(easel, where), where.verdict.united(where.record), painter, image


@pytest.mark.parametrize("zoom", ZOOMS)
@pytest.mark.parametrize("theme", ["light", "projector"])
@pytest.mark.parametrize("code", LANGUAGES)
def test_nothing_is_printed_over_anything_else(qtbot: QtBot, zoom: float, theme: str, code: str) -> None:
    for width, height, tall in AREAS:
        easel, boxes, room, painter, _ = laid_out(width, height, Look(THEMES[theme], tall, zoom), code)
        assert boxes.fits or zoom > 1.25
        for a, b in combinations(boxes.boxes, 2):
            assert not a.intersects(b)
        if boxes.fits:
            assert all(room.adjusted(-1, -1, 1, 1).contains(box) for box in boxes.boxes)
        for key, words in boxes.texts.items():
            box = getattr(boxes, key)
            need = easel.height_of(words.text, box.width(), words.size, bold=words.bold, scale=words.scale)
            assert need <= box.height() + 1
        painter.end()


def test_the_paragraph_goes_first_and_the_verdict_never(qtbot: QtBot) -> None:
    shown = []
    for height in (900, 420, 330, 250, 200):
        _, boxes, _, painter, _ = laid_out(620, height, Look(THEMES["projector"], 768), "en")
        painter.end()
        assert not boxes.sentence.isEmpty()
        assert not boxes.track.isEmpty()
        shown.append(len(boxes.boxes))
        if boxes.rows.isEmpty() or boxes.ticks.isEmpty():
            assert boxes.paragraph.isEmpty()
    assert shown == sorted(shown, reverse=True)
    assert (shown[0], shown[-1] < shown[0]) == (7, True)


@pytest.mark.parametrize("code", LANGUAGES)
def test_at_a_projector_no_text_is_under_a_fiftieth_of_the_window_and_none_is_cut(
    qtbot: QtBot, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes: list[tuple[int, str]] = []
    cut: list[str] = []
    text = Easel.text

    def painted(easel: Easel, box: QRectF, words: str, *rest: object, **more: object) -> None:
        text(easel, box, words, *rest, **more)  # type: ignore[arg-type]
        sizes.append((easel.p.font().pixelSize(), words))
        if (
            not more.get("wrap")
            and box.width() >= 4
            and easel.p.fontMetrics().horizontalAdvance(words) > box.width() + 2
        ):
            cut.append(words)

    monkeypatch.setattr(Easel, "text", painted)
    canvas = LESSON.picture()
    assert isinstance(canvas, DoorPicture)
    qtbot.addWidget(canvas)
    canvas.dress(Look(THEMES["projector"], 768))
    canvas.speak(Language(code))
    canvas.resize(660, 457 + canvas.strip.needed(660))  # what it gets of 1024 x 768
    for why, end in (("way", 8), ("weights", 0), ("adds", 4), ("hide", 14)):
        params = DoorParams(why=why)
        scene = LESSON.scene(params)
        for k in range(end + 1):
            canvas.draw(Frame(params, scene, LESSON.trace(scene, params), float(k)))
            canvas.grab()
    assert sizes
    assert [words for size, words in sizes if size < 768 // 50] == []
    assert cut == []
