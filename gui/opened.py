"""The model files that were opened: kept under the sum of their bytes, so that they are there at the next start.

A model is named by that sum wherever it is remembered (in a lesson's params, in undo): the same name is always the
same model, and no name can stand for another one. What reads models is imported when the first one comes.
"""

from __future__ import annotations

import contextlib
import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from core.refusal import Refusal

if TYPE_CHECKING:
    from core.cat import AnyModel

NAME = "opened"  # what the lesson's choice calls such a model
KEPT = 5  # files on the disk; older ones are forgotten
MANY = 16  # models in memory


class Opened:
    """Models in memory, and their files in a folder (None: nothing is kept for the next start)."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder
        self._models: dict[str, AnyModel] = {}

    def add(self, data: bytes) -> str:
        """Take a model file in; its name here. Refusals (nothing changes): opened_slow, those of `weights.load`."""
        from core import study, weights

        name = hashlib.sha256(data).hexdigest()[:16]
        if name not in self._models:
            model = weights.load(data)
            if not study.soon(model):
                raise Refusal("opened_slow")
            self._remember(name, model)
        self._write(name, data)
        return name

    def find(self, name: str) -> AnyModel:
        """The model of this name. Refusals: opened_none, opened_gone, and those of `weights.load`."""
        from core import weights

        if not name:
            raise Refusal("opened_none")
        if name not in self._models:
            try:
                data = self._file(name).read_bytes() if self.folder is not None and name.isalnum() else b""
            except OSError as error:
                raise Refusal("opened_gone") from error
            if hashlib.sha256(data).hexdigest()[:16] != name:
                raise Refusal("opened_gone")
            self._remember(name, weights.load(data))
        return self._models[name]

    def _remember(self, name: str, model: AnyModel) -> None:
        self._models[name] = model
        while len(self._models) > MANY:
            del self._models[next(iter(self._models))]

    def _file(self, name: str) -> Path:
        return (self.folder or Path()) / f"{name}.model"

    def _write(self, name: str, data: bytes) -> None:
        """Keep it for the next start; a full disk only means that it does not come back."""
        if self.folder is None:
            return
        with contextlib.suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            part = self._file(name).with_suffix(".part")
            part.write_bytes(data)
            part.replace(self._file(name))
            files = sorted(self.folder.glob("*.model"), key=lambda file: file.stat().st_mtime)
            for file in files[:-KEPT]:
                file.unlink(missing_ok=True)


shelf = Opened()


def judge(name: str, file: str) -> AnyModel:
    """The model of a lesson's choice. Refusals: those of `shipped.load_model` and `Opened.find`."""
    from core import shipped

    return shelf.find(file) if name == NAME else shipped.load_model(name)


def export(model: AnyModel, path: str) -> None:
    """Write it as ONNX. Refusals: onnx_missing, not_written."""
    from core import exchange

    try:
        exchange.save(model, path)
    except OSError as error:
        raise Refusal("not_written", name=Path(path).name) from error
