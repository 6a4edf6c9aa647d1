"""Hearing what a window paints: each text with the box of its ink, and the part of the window where it may be seen.

Nothing is guessed from pixels. The window is rendered once to a paint device that draws nothing and notes everything:
texts, and opaque shapes with what they cover. Layers that pictures keep in pixmaps, and letters drawn as paths for
their halo, are heard while they are being painted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QFont,
    QFontMetricsF,
    QPaintDevice,
    QPaintEngine,
    QPainter,
    QPainterPath,
    QPixmap,
    QTextItem,
)  # fmt: skip
from PySide6.QtWidgets import QGraphicsView, QWidget

SHARE = 0.06  # of a text's ink that something else may touch
NOT_SEEN = 0.06  # opacity below which nothing is read


@dataclass
class Text:
    """Words somewhere in the window: the box of their ink, and the part of the window where they may be seen."""

    words: str
    ink: QRectF
    sight: QRectF
    covered: bool = False  # by something that lies over the picture on purpose


def area(box: QRectF) -> float:
    """In square pixels; 0 for a box that is none."""
    return max(0.0, box.width()) * max(0.0, box.height())


# -- hearing what is painted -------------------------------------------------------------------------------------


def ink_of(font: QFont, words: str) -> QRectF:
    """The box of the ink when the words begin at (0, 0)."""
    return QFontMetricsF(font).tightBoundingRect(words)


class _Ear:
    """What was heard: texts by the pixmap they were painted into, letters that became paths."""

    def __init__(self) -> None:
        self.layers: dict[int, list[tuple[str, QRectF]]] = {}
        self.paths: dict[tuple[float, ...], str] = {}

    def hear_text(self, painter: QPainter, *said: Any) -> None:
        """QPainter.drawText into a layer."""
        device = painter.device()
        if isinstance(device, QPixmap) and painter.opacity() > NOT_SEEN:
            words = next((part for part in said if isinstance(part, str)), "")
            ink = _box_of(painter.font(), words, said)
            self._keep(device, words, painter.worldTransform().mapRect(ink))

    def hear_path(self, painter: QPainter, path: QPainterPath) -> None:
        """QPainter.fillPath into a layer."""
        device, words = painter.device(), self.paths.get(_key(path), "")
        if isinstance(device, QPixmap) and words:
            self._keep(device, words, painter.worldTransform().mapRect(path.boundingRect()))

    def hear_view(self, view: QWidget, painter: QPainter, render: Callable[[QPainter], None]) -> None:
        """QGraphicsView.render into a layer: its items are heard by rendering it once more, to an engine."""
        device, engine = painter.device(), _Engine(self)
        paper = _Device(view, engine)
        with QPainter(paper) as other:
            render(other)
        if isinstance(device, QPixmap):
            for text in engine.texts:
                self._keep(device, text.words, text.ink)

    def _keep(self, device: QPixmap, words: str, ink: QRectF) -> None:
        self.layers.setdefault(device.cacheKey(), []).append((words, ink))


def _key(path: QPainterPath) -> tuple[float, ...]:
    box = path.boundingRect()
    return tuple(round(v, 3) for v in (box.x(), box.y(), box.width(), box.height()))


def _box_of(font: QFont, words: str, said: tuple[Any, ...]) -> QRectF:
    """The ink of one of the many forms of QPainter.drawText."""
    first = said[0]
    if isinstance(first, QPointF | QPoint):
        return ink_of(font, words).translated(QPointF(first))
    if isinstance(first, QRectF | QRect):
        flags = next((int(part) for part in said[1:] if isinstance(part, int | Qt.AlignmentFlag)), 0)
        return QFontMetricsF(font).boundingRect(QRectF(first), flags, words).adjusted(0, 2, 0, -2)
    return ink_of(font, words).translated(float(first), float(said[1]))


@contextmanager
def _listening(ear: _Ear) -> Iterator[None]:
    """While this lasts, what Python paints into pixmaps is noted."""
    draw_text: Any = QPainter.drawText
    fill_path: Any = QPainter.fillPath
    add_text: Any = QPainterPath.addText
    render: Any = QGraphicsView.render

    def text(painter: QPainter, *said: Any) -> Any:
        ear.hear_text(painter, *said)
        return draw_text(painter, *said)

    def fill(painter: QPainter, path: QPainterPath, brush: Any) -> None:
        ear.hear_path(painter, path)
        fill_path(painter, path, brush)

    def add(path: QPainterPath, *said: Any) -> None:
        add_text(path, *said)
        ear.paths[_key(path)] = str(said[-1])

    def view(shown: QGraphicsView, painter: QPainter, *said: Any) -> None:
        render(shown, painter, *said)
        ear.hear_view(shown, painter, lambda other: render(shown, other, *said))

    swaps = (
        (QGraphicsView, "render", view, render),
        (QPainter, "drawText", text, draw_text),
        (QPainter, "fillPath", fill, fill_path),
        (QPainterPath, "addText", add, add_text),
    )
    for owner, name, new, _ in swaps:
        setattr(owner, name, new)
    try:
        yield
    finally:
        for owner, name, _, old in swaps:
            setattr(owner, name, old)


class _Engine(QPaintEngine):
    """Draws nothing, notes everything, in the coordinates of the window."""

    def __init__(self, ear: _Ear) -> None:
        super().__init__(QPaintEngine.PaintEngineFeature.AllFeatures)
        self.ear = ear
        self.texts: list[Text] = []
        self.half: list[tuple[Text, float]] = []  # texts of which so much is covered
        self.pen = QPointF(-1, -1)  # where the last run of letters ended
        self.line: Text | None = None  # and the line it belongs to
        self.over: list[QRectF] = []  # places of what may lie over the picture

    def begin(self, _device: QPaintDevice) -> bool:
        """Nothing to prepare."""
        return True

    def end(self) -> bool:
        """Nothing to finish."""
        return True

    def type(self) -> QPaintEngine.Type:
        """One of our own."""
        return QPaintEngine.Type.User

    def updateState(self, _state: Any) -> None:
        """The painter is asked when something is drawn."""

    def _sight(self) -> QRectF:
        painter = self.painter()
        sight = QRectF(self.systemClip().boundingRect())
        if sight.isEmpty():  # of a paper that is no widget's
            sight = QRectF(0, 0, self.paintDevice().width(), self.paintDevice().height())
        if painter.hasClipping():
            sight &= painter.deviceTransform().mapRect(painter.clipBoundingRect())
        return sight

    def drawTextItem(self, place: Any, item: QTextItem) -> None:
        """A run of letters; where another font stands in for some of them, one line comes in several runs."""
        words, painter, turn = item.text(), self.painter(), self.painter().deviceTransform()
        begin = turn.map(QPointF(place))
        goes_on = self.line is not None and (begin - self.pen).manhattanLength() < 0.1
        self.pen = turn.map(QPointF(place.x() + item.width(), place.y()))
        if painter.opacity() < NOT_SEEN or painter.pen().color().alphaF() < NOT_SEEN:
            return
        ink = turn.mapRect(ink_of(item.font(), words).translated(QPointF(place)))
        if goes_on and self.line is not None:
            self.line.words += words
            self.line.ink |= ink if words.strip() else QRectF()
            return
        self.line = Text(words, ink, self._sight()) if words.strip() else None
        if self.line is not None:
            self.texts.append(self.line)

    def drawPath(self, path: QPainterPath) -> None:
        """Letters with a halo, or a shape that may cover something."""
        words = self.ear.paths.get(_key(path))
        if words and self.painter().brush().style() != Qt.BrushStyle.NoBrush:
            turn = self.painter().deviceTransform()
            self.texts.append(Text(words.strip(), turn.mapRect(path.boundingRect()), self._sight()))
        elif not words and path.contains(path.boundingRect().center()):
            self._cover([path.boundingRect()])

    def drawRects(self, boxes: Any, *_count: int) -> None:
        """Grounds, cards, bars."""
        self._cover([QRectF(box) for box in boxes])

    def drawPixmap(self, target: Any, pixmap: Any, source: Any) -> None:
        """A kept layer, with the texts in it; or an opaque picture."""
        turn, ratio = self.painter().deviceTransform(), pixmap.devicePixelRatioF()
        if not pixmap.hasAlphaChannel():
            self._cover([target], QBrush(Qt.BrushStyle.SolidPattern))
        for words, ink in self.ear.layers.get(pixmap.cacheKey(), []):
            scale = target.width() / max(1.0, source.width()) * ratio
            place = QRectF(ink.x() * scale, ink.y() * scale, ink.width() * scale, ink.height() * scale)
            shift = target.topLeft() - source.topLeft() * (scale / ratio)
            whole = turn.mapRect(target)
            self.texts.append(Text(words.strip(), turn.mapRect(place.translated(shift)), self._sight() & whole))

    def drawImage(self, target: Any, image: Any, _source: Any, _flags: Any = None) -> None:
        """A picture."""
        if not image.hasAlphaChannel():
            self._cover([target], QBrush(Qt.BrushStyle.SolidPattern))

    def _cover(self, boxes: list[QRectF], brush: QBrush | None = None) -> None:
        """What lies under an opaque shape is gone; what lies half under it is found."""
        painter = self.painter()
        brush = brush or painter.brush()
        if brush.style() != Qt.BrushStyle.SolidPattern or brush.color().alpha() < 250 or painter.opacity() < 0.95:
            return
        sight = self._sight()
        for box in (painter.deviceTransform().mapRect(box) & sight for box in boxes):
            for text in list(self.texts) if box.width() > 3 and box.height() > 3 else ():
                self._under(text, box)

    def _under(self, text: Text, box: QRectF) -> None:
        share = area(text.ink & text.sight & box) / max(1.0, area(text.ink & text.sight))
        if share > 0.9:
            self.texts.remove(text)
        elif share > SHARE and any(over.adjusted(-2, -2, 2, 2).contains(box) for over in self.over):
            text.covered = True
        elif share > SHARE:
            self.half.append((text, share))

    def drawLines(self, *_what: Any) -> None:
        """Lines cover little."""

    def drawPolygon(self, *_what: Any) -> None:
        """Arrows and hills."""

    def drawEllipse(self, *_what: Any) -> None:
        """Balls."""

    def drawPoints(self, *_what: Any) -> None:
        """Points."""

    def drawTiledPixmap(self, *_what: Any) -> None:
        """Patterns."""


class _Device(QPaintDevice):
    """A paper of the window's size."""

    def __init__(self, widget: QWidget, engine: _Engine) -> None:
        super().__init__()
        self.engine = engine
        kind, inch = QPaintDevice.PaintDeviceMetric, widget.logicalDpiX()
        self.metrics = {
            kind.PdmWidth: widget.width(), kind.PdmHeight: widget.height(), kind.PdmDpiX: inch, kind.PdmDpiY: inch,
            kind.PdmPhysicalDpiX: inch, kind.PdmPhysicalDpiY: inch, kind.PdmWidthMM: 400, kind.PdmHeightMM: 300,
            kind.PdmNumColors: 1 << 24, kind.PdmDepth: 32, kind.PdmDevicePixelRatio: 1,
            kind.PdmDevicePixelRatioScaled: 65536,
        }  # fmt: skip

    def paintEngine(self) -> QPaintEngine:
        """The one that notes."""
        return self.engine

    def metric(self, what: QPaintDevice.PaintDeviceMetric) -> int:
        """Sizes."""
        return self.metrics.get(what, 1)


def heard(window: QWidget, over: list[QRectF]) -> tuple[list[Text], list[tuple[Text, float]]]:
    """Every text that the window shows, and what covers some of them by mistake."""
    ear = _Ear()
    engine = _Engine(ear)
    engine.over = over
    device = _Device(window, engine)
    with _listening(ear):
        _forget_layers(window)
        window.render(device, QPoint(0, 0))
    kept: dict[tuple[str, int, int], Text] = {}
    for text in engine.texts:  # a selected line is painted twice, letters with a halo as well
        text.words = text.words.strip()
        place = (text.words, round(text.ink.x() / 4), round(text.ink.y() / 4))
        if place not in kept or area(kept[place].sight) < area(text.sight):
            kept[place] = text
    return list(kept.values()), engine.half


def _forget_layers(window: QWidget) -> None:
    """Pictures that keep layers paint them anew when they are dressed."""
    stage = getattr(window, "stage", None)
    if stage is not None and stage.session is not None:
        picture = stage.built[stage.session.lesson.name][0]
        look = window.look  # type: ignore[attr-defined]
        picture.dress(replace(look, zoom=look.zoom * (1 + 1e-9)))  # the same to the eye, another one to a cache
        picture.draw(stage.session.frame)
