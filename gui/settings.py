"""What comes back at the next start: window, lesson, language, theme, text size, and every lesson's values.

Each value is checked when read: QSettings turns rubbish into 0.0 rather than into the default. What is broken is left
at its default and `broken` says that something was, so that the window can say it in a sentence.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Collection
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSettings, QStandardPaths

from gui.lesson import Parcel


class Settings:
    """The one place that is written to; DOWNHILL_SETTINGS names another file (tests use it)."""

    def __init__(self, path: str | None = None) -> None:
        path = path or os.environ.get("DOWNHILL_SETTINGS")
        format_ = QSettings.Format.IniFormat
        self.store = (
            QSettings(path, format_) if path else QSettings(format_, QSettings.Scope.UserScope, "Downhill", "Downhill")
        )
        self.broken = self.store.status() != QSettings.Status.NoError
        self._folder = Path(path).parent if path else None

    def choice(self, name: str, options: Collection[str], default: str) -> str:
        """One of these words."""
        return self._checked(name, default, lambda value: value in options)

    def truth(self, name: str, default: bool) -> bool:
        """On or off."""
        word = "on" if default else "off"
        return self._checked(name, word, lambda value: value in ("on", "off")) == "on"

    def number(self, name: str, low: float, high: float, default: float) -> float:
        """A number within these bounds."""
        text = self._checked(name, repr(default), lambda value: low <= float(value) <= high)
        return float(text)

    def table(self, name: str) -> dict[str, Any]:
        """A table of plain values ({} if there is none)."""
        text = self._checked(name, "{}", lambda value: isinstance(json.loads(value), dict))
        found: dict[str, Any] = json.loads(text)
        return found

    def put(self, name: str, value: str | bool | float | dict[str, Any]) -> None:
        """Keep a value."""
        if isinstance(value, bool):
            value = "on" if value else "off"
        elif isinstance(value, dict):
            value = json.dumps(value)
        self.store.setValue(name, value if isinstance(value, str) else repr(value))

    def save(self) -> None:
        """Write now."""
        self.store.sync()

    def _checked(self, name: str, default: str, good: Any) -> str:
        value = self.store.value(name)
        if value is None:
            return default
        try:
            if isinstance(value, str) and good(value):
                return value
        except (ValueError, TypeError, RecursionError):
            pass
        self.broken = True
        return default

    # -- what the user brought -----------------------------------------------------------------------------------

    def folder(self) -> Path:
        """Where brought pictures are kept."""
        if self._folder is not None:
            return self._folder
        place = QStandardPaths.StandardLocation.AppLocalDataLocation
        return Path(QStandardPaths.writableLocation(place) or ".")

    def keep_parcel(self, lesson: str, parcel: Parcel | None) -> None:
        """Keep what was brought to a lesson (or forget it); a full disk only means that it does not come back."""
        file = self.folder() / f"{lesson}.brought"
        with contextlib.suppress(OSError):
            if parcel is None:
                file.unlink(missing_ok=True)
                return
            file.parent.mkdir(parents=True, exist_ok=True)
            beside = file.with_suffix(".part")  # a full disk or a cut leaves the last one whole
            beside.write_bytes(parcel.name.encode("utf-8", "replace")[:300].replace(b"\n", b" ") + b"\n" + parcel.data)
            beside.replace(file)

    def kept_parcel(self, lesson: str) -> Parcel | None:
        """What was brought to it last time."""
        try:
            name, _, data = (self.folder() / f"{lesson}.brought").read_bytes().partition(b"\n")
        except OSError:
            return None
        return Parcel(name.decode("utf-8", "replace"), data) if data else None
