"""A little window from which a file can be dragged, as from a file manager: python -m tests.gui.carrier FILE X Y.

Like some file managers it proposes to MOVE the file, and would delete it if the other side agreed. It tells on stdout
where it is, what the place under the pointer would do with the file, and what has been done in the end.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel

SIZE = 60


class Carrier(QLabel):
    """One file."""

    def __init__(self, file: str) -> None:
        super().__init__("file", None, Qt.WindowType.FramelessWindowHint)
        self.file = file
        self.setFixedSize(SIZE, SIZE)
        self.setWindowFlag(Qt.WindowType.WindowDoesNotAcceptFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The drag begins."""
        if event.buttons() != Qt.MouseButton.LeftButton:
            return
        mime, drag = QMimeData(), QDrag(self)
        mime.setUrls([QUrl.fromLocalFile(self.file)])
        drag.setMimeData(mime)
        drag.actionChanged.connect(lambda action: print("would", action.name, flush=True))
        print("begun", flush=True)
        any_ = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction | Qt.DropAction.LinkAction
        print("done", drag.exec(any_, Qt.DropAction.MoveAction).name, flush=True)


def main() -> int:
    """Stand there until killed."""
    app = QApplication(sys.argv[:1])
    carrier = Carrier(sys.argv[1])
    carrier.move(QPoint(int(sys.argv[2]), int(sys.argv[3])))
    carrier.show()
    print("ready", flush=True)
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
