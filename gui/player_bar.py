"""The player at the bottom: play, step, back, speed, and a scrubber with the beats as marks."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractSlider, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from gui.figures import short
from gui.icon import Icon
from gui.language import Language
from gui.player import GUIDED, SPEEDS, Player
from gui.slider import paint_groove
from gui.theme import Look

UNITS = 10_000  # of the scrubber for assistive technology
ICONS = ("first", "back", "play", "forward", "last")


class Scrubber(QAbstractSlider):
    """The film as a line: drag to any position; steps are ticks, and the beats of the present step are dots."""

    sought = Signal(float)

    def __init__(self, player: Player) -> None:
        super().__init__()
        self.player = player
        self._look = Look()
        self.setRange(0, UNITS)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._silent = False
        self.valueChanged.connect(self._by_assistant)

    def follow(self) -> None:
        """Show where the player is."""
        self._silent = True
        self.setValue(round(UNITS * self.player.position / self.player.end) if self.player.end else 0)
        self._silent = False
        self.update()

    def _by_assistant(self, units: int) -> None:
        if not self._silent:
            self.sought.emit(round(self.player.end * units / UNITS))

    def dress(self, look: Look) -> None:
        """Size and colours."""
        self._look = look
        self.setMinimumWidth(look.px("body") * 8)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """A line of text high."""
        return QSize(self._look.px("body") * 20, round(self._look.px("body") * 2.1))

    def minimumSizeHint(self) -> QSize:
        """Narrowest that can be used."""
        return QSize(self._look.px("body") * 6, round(self._look.px("body") * 2.1))

    def _span(self) -> tuple[float, float]:
        pad = self._look.px("body") * 0.6
        return pad, self.width() - pad

    def x_of(self, position: float) -> float:
        """Where a position lies."""
        left, right = self._span()
        return left + (right - left) * (position / self.player.end if self.player.end else 0.0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Line, ticks, dots of the beats, handle."""
        look, player = self._look, self.player
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            (left, right), y = self._span(), self.height() / 2
            self._paint_marks(painter, y)
            share = player.position / player.end if player.end else 0.0
            paint_groove(painter, look, (left, right, y), share, look.colour("accent"), self.hasFocus())

    def _paint_marks(self, painter: QPainter, y: float) -> None:
        """A tick a step where there is room, a dot a beat where there is more."""
        look, player = self._look, self.player
        if not player.end:
            return
        a_step = self.x_of(1) - self.x_of(0)
        length = look.px("body") * 0.4
        stride = next((k for k in (1, 5, 10, 50, 100, 500, 1000, 5000, 10_000) if a_step * k > 7), 0)
        painter.setPen(look.pen("faint", 1.2))
        for step in range(0, int(player.end) + 1, stride) if stride else ():
            x = self.x_of(step)
            painter.drawLine(QPointF(x, y + length * 0.8), QPointF(x, y + length * 1.5))
        if a_step > 10 * len(player.beats):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("faint"))
            for step in range(int(player.end)):
                for beat in player.beats[1:]:
                    painter.drawEllipse(QPointF(self.x_of(step + beat), y + length * 1.1), 2, 2)

    def _position(self, x: float) -> float:
        left, right = self._span()
        return self.player.end * min(max((x - left) / max(1.0, right - left), 0.0), 1.0)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Jump there."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self.sought.emit(self._position(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Scrub."""
        if self.isSliderDown():
            self.sought.emit(self._position(event.position().x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go (another button in the middle does not)."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(False)

    def event(self, event: QEvent) -> bool:
        """The arrows step the film from here as from everywhere: leave them to the window."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            event.ignore()
            return False
        return super().event(event)


class PlayerBar(QWidget):
    """All of it in a row."""

    def __init__(self, player: Player) -> None:
        super().__init__()
        self.player = player
        self.row = QHBoxLayout(self)
        self.icons = {name: Icon(name) for name in ICONS}
        self.scrubber = Scrubber(player)
        self.place = QLabel()
        self.place.setProperty("role", "small")
        self.slower, self.faster = QPushButton("−"), QPushButton("+")
        self.speed = QLabel()
        self.speed.setProperty("role", "small")
        self.speed.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.icons["play"].setProperty("role", "main")
        self._look, self._language = Look(), Language()
        self._connect()
        for name in ICONS:
            self.row.addWidget(self.icons[name])
        self.row.addWidget(self.scrubber, 1)
        for widget in (self.place, self.slower, self.speed, self.faster):
            self.row.addWidget(widget)
        self.row.setContentsMargins(0, 0, 0, 0)

    def _connect(self) -> None:
        player, icons = self.player, self.icons
        icons["first"].clicked.connect(lambda: player.seek(0))
        icons["last"].clicked.connect(lambda: player.seek(player.end))
        icons["back"].clicked.connect(lambda: player.step(-1))
        icons["forward"].clicked.connect(lambda: player.step(1))
        icons["play"].clicked.connect(player.toggle)
        self.scrubber.sought.connect(player.seek)
        self.slower.clicked.connect(lambda: self.change_speed(-1))
        self.faster.clicked.connect(lambda: self.change_speed(1))
        player.moved.connect(self.follow)
        player.changed.connect(self.follow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow the speed goes first, then the place, then the outer buttons: the scrubber stays."""
        super().resizeEvent(event)
        room = self.width() / max(1, self._look.px("body"))
        for widget in (self.slower, self.speed, self.faster):
            widget.setVisible(room > 33)
        self.place.setVisible(room > 24)
        for name in ("first", "last"):
            self.icons[name].setVisible(room > 20)

    def change_speed(self, direction: int) -> None:
        """The next speed up or down; below the slowest is the guided film."""
        rate = self.player.rate
        if direction > 0:
            self.player.set_speed(next((speed for speed in SPEEDS if speed > rate * 1.01), SPEEDS[-1]))
        elif self.player.speed != GUIDED:
            self.player.set_speed(next((speed for speed in reversed(SPEEDS) if speed < rate * 0.99), GUIDED))

    def follow(self, _position: float = 0.0) -> None:
        """Show where the player is and what it does."""
        player, language = self.player, self._language
        play = self.icons["play"]
        sign = "pause" if player.playing else "play"
        if play.sign != sign:
            play.sign = sign
            play.setAccessibleName(language("window.pause" if player.playing else "window.play"))
            play.update()
        self.scrubber.follow()
        self.place.setText(f"{int(player.position + 1e-9)} / {int(player.end)}")
        key = {1.0: "window.speed_one", GUIDED: "window.speed_guided"}.get(player.speed, "window.speed")
        self.speed.setText(language(key, speed=short(player.speed, 2 if player.speed < 1 else 1)))

    def speak(self, language: Language) -> None:
        """Tips and names."""
        self._language = language
        for name, icon in self.icons.items():
            icon.setToolTip(language(f"window.{name}"))
            icon.setAccessibleName(language(f"window.{name}"))
        self.scrubber.setAccessibleName(language("window.scrubber"))
        self.slower.setAccessibleName(language("keys.slower"))
        self.faster.setAccessibleName(language("keys.faster"))
        self.slower.setToolTip(language("keys.slower"))
        self.faster.setToolTip(language("keys.faster"))
        self.follow()

    def dress(self, look: Look) -> None:
        """Sizes that do not jump while numbers run."""
        self._look = look
        self.row.setSpacing(look.space // 2)
        for icon in self.icons.values():
            icon.dress(look)
        self.scrubber.dress(look)
        self.place.setMinimumWidth(round(look.px("small") * 4.6))
        self.place.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.speed.setMinimumWidth(round(look.px("small") * 5.4))
