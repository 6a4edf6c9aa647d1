"""The cat door: the canvas, and under it the strip of what can be brought."""

from __future__ import annotations

from PySide6.QtGui import QImage, QResizeEvent

from gui.language import Language
from gui.lesson import Frame, Picture
from gui.pictures.cat_door.canvas import Canvas
from gui.pictures.door_strip import DoorStrip
from gui.theme import Look


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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Canvas above, strip below."""
        self._place()

    def _place(self) -> None:
        tall = self.strip.needed(self.width())
        self.canvas.setGeometry(0, 0, self.width(), self.height() - tall)
        self.strip.setGeometry(0, self.height() - tall, self.width(), tall)
