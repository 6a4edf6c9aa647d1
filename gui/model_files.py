"""Models come into a window and leave it: a file is opened, the present model is saved or written as ONNX.

An opened model joins those of the lesson that has such a choice. What is refused is said in a sentence, and the model
that was there stays.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from core.refusal import Refusal
from gui import drop, opened
from gui.lesson import Job, Parcel
from gui.session import Session

SUFFIX = ".safetensors"


class ModelFiles(QObject):
    """The model files of one window."""

    def __init__(self, window: Any) -> None:
        super().__init__(window)
        self._window = window
        opened.shelf.folder = window.settings.folder() / "models"

    def actions(self) -> dict[str, Callable[[], object]]:
        """What the menu calls."""
        return {"open_model": self.open, "save_model": self.save, "export_onnx": self.export_onnx}

    def _session(self) -> Session | None:
        """The lesson that lets one choose a model: the one on the stage, or the first that does."""
        here: Session | None = self._window.session
        if here is not None and hasattr(here.params, "opened"):
            return here
        for lesson in self._window.lessons.values():
            if hasattr(lesson.Params(), "opened"):
                self._window.visit(lesson.name)
                return self._session()
        return None

    def open(self) -> None:
        """A model file from the disk."""
        say = self._window.language
        kinds = f"{say('cat_door.file.kind')} (*{SUFFIX})"
        path, _ = QFileDialog.getOpenFileName(self._window, say("cat_door.file.open_model"), "", kinds)
        if path:
            try:
                self._add(drop.read_file(Path(path)).data)
            except Refusal as refusal:
                self._window.refuse(refusal)

    def take(self, parcel: Parcel) -> bool:
        """Whether what was brought is a .safetensors file; if so it is opened as what it is: heaps, or a model."""
        from core import heaps_file  # models come and go seldom: a window opens sooner without what reads them

        if heaps_file.is_heaps(parcel.data):
            return self._open_heaps(parcel)
        if not parcel.name.lower().endswith(SUFFIX):
            return False
        try:
            self._add(parcel.data)
        except Refusal as refusal:
            self._window.refuse(refusal)
        return True

    def _open_heaps(self, parcel: Parcel) -> bool:
        """To the lesson that gathers heaps."""
        every = self._window.lessons.items()
        name = next((name for name, lesson in every if lesson.gathers and lesson.receive(parcel) is not None), None)
        if name is None:
            return False
        self._window.visit(name)
        self._window.stage.notice.hide()
        self._window.session_of(name).receive(parcel)
        return True

    def _add(self, data: bytes) -> None:
        name = opened.shelf.add(data)  # what is refused leaves the lesson on the stage as it is
        session = self._session()
        if session is not None:
            self._window.stage.notice.hide()
            session.drag("opened", name, True)

    def save(self) -> None:
        """The present model as a file that can be opened again."""
        model, path = self._asked("save_model", SUFFIX)
        if model is None:
            return
        from core import weights

        try:
            weights.save(model, path)
        except OSError:
            self._window.refuse(Refusal("not_written", name=Path(path).name))

    def export_onnx(self) -> None:
        """The present model for other programs. The package that writes it takes a while: in the helper."""
        model, path = self._asked("export_onnx", ".onnx")
        if model is None:
            return
        written = Path(path).name
        self._window.work.submit(
            "onnx", Job("gui.opened:export", (model, path)), on_slice=lambda _: None,
            on_done=lambda: self._window.say(lambda language: language("cat_door.file.written", name=written)),
            on_refused=self._window.refuse,
            on_failed=lambda why: self._window.say(lambda language: language(f"work.{why}")),
        )  # fmt: skip

    def _asked(self, what: str, suffix: str) -> tuple[Any, str]:
        """The present model, and where it shall go; None where there is nothing to write."""
        session = self._session()
        if session is None:
            return None, ""
        try:
            model = opened.judge(session.params.model, session.params.opened)
        except Refusal as refusal:
            self._window.refuse(refusal)
            return None, ""
        title = self._window.language(f"cat_door.file.{what}")
        path, _ = QFileDialog.getSaveFileName(self._window, title, f"{model.name}{suffix}", f"*{suffix}")
        return (model, path) if path else (None, "")
