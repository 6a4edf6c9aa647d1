"""How things come into a window and leave it by hand: dropped on a place, opened, saved, kept as a picture.

One thing brought to a lesson that takes one goes the window's own way (`Window.bring`). A lesson that gathers takes
many at once, and the place under the pointer says where they belong.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, QObject, QPoint
from PySide6.QtWidgets import QFileDialog

from core.refusal import Refusal
from gui import drop
from gui.language import Language
from gui.lesson import Good, Parcel, Picture
from gui.session import Session


class Bringing(QObject):
    """The hands of one window."""

    def __init__(self, window: Any) -> None:
        super().__init__(window)
        self._window = window

    @property
    def _session(self) -> Session | None:
        session: Session | None = self._window.session
        return session

    @property
    def _picture(self) -> Picture:
        """The picture on the stage."""
        picture: Picture = self._window.stage.built[self._window.session.lesson.name][0]
        return picture

    def gathers(self) -> bool:
        """Whether the lesson on the stage takes many things at once."""
        return self._session is not None and self._session.lesson.gathers

    def target(self, point: QPoint | None) -> str:
        """The place of the picture under a point of the window."""
        picture = self._picture
        return picture.target(picture.mapFrom(self._window, point) if point is not None else None)

    def over(self, point: QPoint) -> None:
        """Something is held over the window: the place where it would fall is lit."""
        if self.gathers():
            self._window.stage.focus_on(f"drop {self.target(point)}")

    def take(self, mime: QMimeData, point: QPoint | None) -> bool:
        """Whether the lesson on the stage has taken what was dropped (or pasted: no point)."""
        session = self._session
        if session is None or not session.lesson.gathers:
            return False
        target = self.target(point)
        session.look(focus="")
        try:
            goods = drop.goods(mime)
        except Refusal as refusal:
            self._window.refuse(refusal)
            return True
        self._bring(session, goods, target)
        return True

    def _bring(self, session: Session, goods: Sequence[Good], target: str) -> None:
        """To this place; a single file of heaps or of a model is opened as what it is."""
        one = goods[0] if len(goods) == 1 else None
        if not (isinstance(one, Parcel) and self._window.models.take(one)):
            self._window.stage.notice.hide()
            session.bring(goods, target)

    def open(self) -> None:
        """From the disk: one, or as many as the lesson takes."""
        session = self._session
        also = session.lesson.opens if session is not None else ()
        paths = drop.open_dialog(self._window, self._window.language, self.gathers(), also)
        if not paths:
            return
        if session is None or not session.lesson.gathers:
            self._window.bring(lambda: drop.read_file(paths[0]))
            return
        try:
            goods = drop.of_files(paths)
        except Refusal as refusal:
            self._window.refuse(refusal)
            return
        self._bring(session, goods, self.target(None))

    def save(self) -> None:
        """What the lesson gives to be taken along, if it gives anything."""
        session, language = self._session, self._window.language
        parcel = session.lesson.save(session.frame, language) if session is not None else None
        if parcel is None:
            self._window.say(lambda language: language("drop.nothing_to_save"))
            return
        title, kind = language("keys.save"), Path(parcel.name).suffix
        path, _ = QFileDialog.getSaveFileName(self._window, title, parcel.name, f"*{kind}")
        if path:
            self._write(Path(path), parcel.data)

    def _write(self, path: Path, data: bytes) -> None:
        """Whole or not at all."""
        part = path.with_name(path.name + ".part")
        try:
            part.write_bytes(data)
            part.replace(path)
        except OSError:
            self._not_saved(str(path))

    def export(self) -> None:
        """The picture as it is, as a PNG file."""
        if self._session is None:
            return
        title, name = self._window.language("keys.export"), self._session.lesson.name
        path, _ = QFileDialog.getSaveFileName(self._window, title, f"{name}.png", "PNG (*.png)")
        if path and not self._picture.grab().save(path, "PNG"):
            self._not_saved(path)

    def _not_saved(self, path: str) -> None:
        def tell(language: Language) -> str:
            return language("window.not_saved", path=path)

        self._window.say(tell)

    def stop(self) -> None:
        """Read no more of what was brought together; what has been read stays."""
        if self._session is not None:
            self._session.gatherer.stop(keep=True)
