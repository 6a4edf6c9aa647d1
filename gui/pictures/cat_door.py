"""The cat door: a canvas that shows one station, or one reason why, and under it the strip of what can be brought."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from gui.language import Language
from gui.lesson import Frame, Picture
from gui.pictures import cat_sum, cat_verdict, cat_way, cat_why
from gui.pictures.cat_easel import CENTRE, LEFT, RIGHT, Easel, Spot
from gui.pictures.cat_peek import peek, space_for
from gui.pictures.cat_plan import Plan, plan
from gui.pictures.cat_scene import Scene
from gui.pictures.door_strip import DoorStrip, sample_name
from gui.pictures.photo import pixel_at
from gui.player import ease
from gui.theme import Look

HOLD = 0.22  # the part of a station in which nothing moves, so that it can be read
ARROWS = {Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1), Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0)}


def pixel_of(frame: Frame) -> tuple[int, int, int]:
    """The pixel in focus: the one under the pointer, or the one that was chosen last."""
    parts = frame.view.focus.split()
    numbers = [int(n) for n in parts[1:]] if parts and parts[0] == "pixel" else []
    y, x, c = numbers if len(numbers) == 3 else (int(n) for n in frame.params.pixel)
    return min(max(y, 0), 63), min(max(x, 0), 63), min(max(c, 0), 2)


class Canvas(QWidget):
    """Paints the frame, and knows what lies under the pointer."""

    pointed = Signal(str)
    dragged = Signal(str, object, bool)

    def __init__(self) -> None:
        super().__init__()
        self.look, self.say = Look(), Language()
        self.frame: Frame | None = None
        self.spots: list[Spot] = []
        self._cache: dict[Any, Any] = {}
        self._cached_for: tuple[Any, ...] = ()
        self._held: Spot | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_frame(self, frame: Frame) -> None:
        """Paint this soon."""
        owner = (frame.scene, self.look)
        if not self._cached_for or any(a is not b for a, b in zip(owner, self._cached_for, strict=True)):
            self._cache.clear()
            self._cached_for = owner
        self.frame = frame
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """One moment."""
        if self.frame is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        easel = Easel(painter, self.look, self.say, self.frame, area, self._cache, pixel_of(self.frame))
        paint(easel)
        self.spots = easel.spots
        if self.hasFocus():
            painter.setOpacity(1.0)
            painter.setPen(self.look.pen("accent", 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 6, 6)
        painter.end()

    # -- hands -------------------------------------------------------------------------------------------------------

    def spot_at(self, point: QPointF) -> Spot | None:
        """The thing drawn last under the point."""
        return next((spot for spot in reversed(self.spots) if spot.box.contains(point)), None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Point at things, or drag what is held."""
        point = event.position()
        if self._held is not None:
            self._drag(self._held, point, False)
            return
        spot = self.spot_at(point)
        self.setCursor(Qt.CursorShape.PointingHandCursor if spot else Qt.CursorShape.ArrowCursor)
        pixel = _pixel_under(spot, point, self.frame) if spot else None
        self.pointed.emit("" if pixel is None else "pixel {} {} {}".format(*pixel))

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Take hold of a patch, a pixel or a station."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._held = self.spot_at(event.position())
        if self._held is not None:
            self._drag(self._held, event.position(), False)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Let go."""
        if self._held is not None:
            self._drag(self._held, event.position(), True)
            self._held = None

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """Nothing is pointed at."""
        self.pointed.emit("")

    def _drag(self, spot: Spot, point: QPointF, done: bool) -> None:
        if spot.kind == "station":
            if done:
                self.dragged.emit("station", spot.value, True)
        elif spot.kind == "patch":
            y, x = ((point.y() - spot.box.y()), (point.x() - spot.box.x()))
            unit = spot.box.width() / 64
            self.dragged.emit("patch", (y / unit, x / unit), done)
        elif spot.kind == "stop":
            self.dragged.emit("stop", pixel_at(spot.box, point, spot.value), done)
        else:
            pixel = _pixel_under(spot, point, self.frame)
            if pixel is not None:
                self.dragged.emit("pixel", pixel, done)

    def event(self, event: QEvent) -> bool:
        """The arrows are ours while we have the focus (the window would step the film)."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in ARROWS:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Arrows move the pixel or the patch; with Shift by eight pixels."""
        arrow = ARROWS.get(Qt.Key(event.key()))
        if arrow is None or self.frame is None:
            super().keyPressEvent(event)
            return
        far = 8 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
        if self.frame.params.why == "hide":
            self.dragged.emit("patch_by", (arrow[0] * far, arrow[1] * far), True)
        else:
            y, x, c = (int(n) for n in self.frame.params.pixel)
            self.pointed.emit("")
            self.dragged.emit("pixel", ((y + arrow[0] * far) % 64, (x + arrow[1] * far) % 64, c), True)


def _pixel_under(spot: Spot, point: QPointF, frame: Frame | None) -> tuple[int, int, int] | None:
    """The pixel and colour that a point on a square, a row or a column stands for."""
    if frame is None or spot.kind not in ("pixel", "row", "column"):
        return None
    if spot.kind == "pixel":
        y, x = pixel_at(spot.box, point)
        return y, x, spot.value
    row = spot.value
    if spot.kind == "column":
        share = (point.y() - spot.box.top()) / spot.box.height()
        row = min(max(int(share * 12288), 0), 12287)
    k, c = divmod(row, 3)
    return k // 64, k % 64, c


# -- pages -----------------------------------------------------------------------------------------------------------


def paint(e: Easel) -> None:
    """Whatever this frame shows."""
    text = e.px()
    head, foot = 1.9 * text, 1.7 * text
    margin = 0.8 * text
    inner = e.area.adjusted(margin, head + 0.6 * text, -margin, -foot)
    where = plan(inner, text)
    scene: Scene = e.scene
    if scene.arrival is None:
        paint_empty(e, where)
        return
    why = e.frame.params.why if scene.model is not None else "way"
    if why == "way":
        paint_path(e, QRectF(e.area.x() + margin, e.area.y() + 0.2 * text, e.area.width() - 2 * margin, head))
        paint_station(e, where)
    elif why == "weights":
        cat_why.paint_weights(e, where)
    elif why == "adds":
        cat_why.paint_adds(e, where, e.frame.position)
    else:
        cat_why.paint_hide(e, where, e.frame.phase)
    e.p.setOpacity(1.0)
    paint_name(e, QRectF(inner.x(), inner.bottom() + 0.2 * text, inner.width(), foot - 0.2 * text))


def paint_station(e: Easel, where: Plan) -> None:
    """The station we are at, on its way to the next."""
    phase = e.frame.phase if e.frame.index < len(e.frame.trace) - 1 else 0.0
    t = ease((phase - HOLD) / (1 - HOLD)) if phase > HOLD else 0.0
    name = e.frame.step.name
    if name == "photo":
        cat_way.paint_photo(e, where, t)
    elif name == "crop":
        cat_way.paint_crop(e, where, t)
    elif name == "see":
        cat_way.paint_seen(e, where, t)
    elif name == "colours":
        cat_way.paint_colours(e, where, t)
    elif name == "column":
        cat_sum.paint_column(e, where, t)
    elif name == "times":
        cat_sum.paint_times(e, where, t)
    elif name == "sum":
        if t > 0:
            cat_verdict.paint_to_sigmoid(e, where, t)
        else:
            cat_sum.paint_sum(e, where)
    elif name == "sigmoid":
        cat_verdict.paint_sigmoid(e, where, t)
    else:
        cat_verdict.paint_verdict(e, where)


def paint_path(e: Easel, box: QRectF) -> None:
    """The stations in a row, the present one in bold; each can be clicked."""
    text, n = e.px(), len(e.frame.trace)
    names = [e.say(f"cat_door.station.{stop.name}") for stop in e.frame.trace]
    widths = [e.width_of(name, "small", bold=True) for name in names]
    tight = sum(widths) + (n - 1) * 1.6 * text > box.width()
    shown = [w if not tight or k == e.frame.index else 0.9 * text for k, w in enumerate(widths)]
    gap = (box.width() - sum(shown)) / max(1, n - 1)
    gap = min(gap, 3.2 * text)
    x = box.x() + (box.width() - sum(shown) - gap * (n - 1)) / 2
    for k, (name, width) in enumerate(zip(names, shown, strict=True)):
        here = k == e.frame.index
        cell = QRectF(x, box.y(), width, box.height())
        e.spots.append(Spot("station", cell.adjusted(-gap / 3, 0, gap / 3, 0), k))
        if tight and not here:
            e.p.setPen(Qt.PenStyle.NoPen)
            e.p.setBrush(e.look.colour("accent" if k < e.frame.index else "faint"))
            e.p.drawEllipse(cell.center(), 0.2 * text, 0.2 * text)
        else:
            e.text(cell, name, "small", "ink" if here else "faint", CENTRE, bold=here)
        if here:
            e.line(cell.bottomLeft(), cell.bottomRight(), "accent", 1.0)
        if k < n - 1 and not tight:
            e.text(QRectF(x + width, box.y(), gap, box.height()), "›", "body", "faint", CENTRE)
        x += width + gap


def paint_name(e: Easel, box: QRectF) -> None:
    """Which picture this is, always."""
    e.text(box, picture_name(e.scene, e.say), "small", "faint", LEFT)
    if e.scene.model is not None:
        e.text(QRectF(box.center().x(), box.y(), box.width() / 2, box.height()),
               e.say("cat_door.label.model", model=e.say(f"cat_door.model.{e.scene.model.kind}")), "small", "faint", RIGHT)  # fmt: skip


def picture_name(scene: Scene, language: Language) -> str:
    """The file's name, what a sample shows, or where it came from."""
    if scene.sample:
        return language("cat_door.label.drawn", name=sample_name(scene.sample, language))
    return scene.name or language("cat_door.label.unnamed")


def paint_empty(e: Easel, where: Plan) -> None:
    """Nobody is at the door yet."""
    text = e.px()
    box = where.inner.adjusted(where.gap, where.gap, -where.gap, -where.gap)
    e.p.setPen(e.look.pen("faint", e.look.stroke, (4.0, 3.0)))
    e.p.setBrush(e.look.colour("raised"))
    e.p.drawRoundedRect(box, 2 * text, 2 * text)
    high = QRectF(box.x() + 2 * text, box.y() + 0.2 * box.height(), box.width() - 4 * text, 0.16 * box.height())
    e.text(high, e.say("cat_door.label.empty"), "title", "ink", CENTRE, wrap=True)
    peek(e.p, e.look, QPointF(box.center().x(), box.bottom()), min(box.width() * 0.4, space_for(box.height() * 0.35)))
    low = high.translated(0, high.height())
    e.text(low, e.say("cat_door.label.drop_here"), "body", "faint", CENTRE, wrap=True)


class DoorPicture(Picture):
    """Canvas and strip."""

    def __init__(self, samples: dict[str, QImage]) -> None:
        super().__init__()
        self.canvas, self.strip = Canvas(), DoorStrip(samples)
        self.canvas.setParent(self)
        self.strip.setParent(self)
        self.canvas.pointed.connect(self.hovered)
        self.canvas.dragged.connect(self.dragged)
        self.strip.picked.connect(lambda name: self.chosen.emit("sample", name))
        self.strip.asked.connect(self.asked)
        self.setFocusProxy(self.canvas)
        self._look = Look()

    def draw(self, frame: Frame) -> None:
        """Show this moment."""
        self.canvas.show_frame(frame)
        self.strip.show_picked(frame.scene.sample)

    def dress(self, look: Look) -> None:
        """Colours and sizes."""
        self._look = self.canvas.look = look
        self.strip.dress(look)
        self._place()
        if self.canvas.frame is not None:
            self.canvas.show_frame(self.canvas.frame)

    def speak(self, language: Language) -> None:
        """Labels."""
        self.canvas.say = language
        self.canvas.setAccessibleName(language("cat_door.title"))
        self.canvas.setAccessibleDescription(language("cat_door.label.keys"))
        self.strip.speak(language)
        self._place()
        self.canvas.update()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Canvas above, strip below."""
        self._place()

    def _place(self) -> None:
        tall = self.strip.needed(self.width())
        self.canvas.setGeometry(0, 0, self.width(), self.height() - tall)
        self.strip.setGeometry(0, self.height() - tall, self.width(), tall)

