"""The plain thing to compare with: an empty Qt window with one pyqtgraph plot.

`python -m tests.bench.blank time` prints the clock when the plot has been painted; `memory` the memory it takes then.
"""

from __future__ import annotations

import json
import sys
import time

import pyqtgraph as pg
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from tests.bench.paints import after_paint


def main(what: str) -> None:
    """Open, answer, end."""
    app = QApplication(["blank"])
    window = QWidget()
    column = QVBoxLayout(window)
    plot = pg.PlotWidget()
    plot.plot([0, 1, 2, 3], [0, 1, 4, 9])
    column.addWidget(plot)
    screen = app.primaryScreen().availableGeometry()
    window.resize(round(screen.width() * 0.86), round(screen.height() * 0.86))

    def painted() -> None:
        if what == "time":
            print(json.dumps(time.monotonic()), flush=True)
        else:
            from tests.bench.memory import of_all

            print(json.dumps(of_all()), flush=True)
        window.close()

    after_paint(plot.viewport(), painted)
    window.show()
    app.exec()


if __name__ == "__main__":
    main(sys.argv[1])
