"""Asked on the screen: a picture file dropped on the window. `python -m tests.bench.dropping FILE ROUNDS`."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from gui.window import Window
from tests.bench.door import plain
from tests.bench.figures import in_turns, seconds
from tests.bench.paints import spin
from tests.bench.stand import opened, settled

PATIENCE = 20.0


def main(path: Path, rounds: int) -> list[dict[str, Any]]:
    """From the drop until the door's picture, with its verdict known, has been painted."""
    window = opened(1280, 800)
    name = window.door()
    assert name is not None
    window.visit(name)
    settled(2.0)  # the helper process is ready, as it is when somebody has looked around
    ours, base, ratio = in_turns(lambda: drop(window, path, name), lambda: seconds(lambda: plain(path)), rounds)
    window.close()
    settled(0.1)
    return [{"name": "drop to verdict, painted", "ours": ours * 1000, "base": base * 1000, "ratio": ratio}]


def drop(window: Window, path: Path, name: str) -> float:
    """Seconds of one drop."""
    settled(0.5)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    session, start = window.session_of(name), time.perf_counter()
    before = session.document
    window.dropEvent(QDropEvent(QPointF(300, 300), copy, data, left, none))  # sent, it would need a real drag
    while session.document is before:
        if time.perf_counter() - start > PATIENCE:
            raise TimeoutError("nothing came of the drop")
        spin()
        time.sleep(0.0005)
    spin()
    took = time.perf_counter() - start
    window.player.pause()
    return took


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), int(sys.argv[2]))))
