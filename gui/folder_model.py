"""The shown files of a folder as a Qt table: so many photos in a row. Only what is on the screen is ever asked for."""

from __future__ import annotations

from typing import Any

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from gui.figures import fixed, percent
from gui.folder_rows import Rows, Table
from gui.language import Language

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class Model(QAbstractTableModel):
    """Cell (i, j) is the photo number i * columns + j of those that are shown."""

    def __init__(self) -> None:
        super().__init__()
        self.table, self.language = Table(), Language()
        self.columns = 4
        self.shown: Rows = np.empty(0, np.intp)

    # -- shape ---------------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Rows of photos."""
        return 0 if parent.isValid() else -(-len(self.shown) // self.columns)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """Photos in a row."""
        return 0 if parent.isValid() else self.columns

    def set_columns(self, columns: int) -> None:
        """Another width."""
        if columns != self.columns:
            self.beginResetModel()
            self.columns = columns
            self.endResetModel()

    def show(self, shown: Rows) -> None:
        """Show these files; rows are added or taken away at the end, so that nobody scrolls unasked."""
        before, after = self.rowCount(), -(-len(shown) // self.columns)
        old = self.shown
        if after > before:
            self.beginInsertRows(NOWHERE, before, after - 1)
            self.shown = shown
            self.endInsertRows()
        elif after < before:
            self.beginRemoveRows(NOWHERE, after, before - 1)
            self.shown = shown
            self.endRemoveRows()
        else:
            self.shown = shown
        same = min(len(old), len(shown))
        kept = int(np.argmin(np.append(old[:same] == shown[:same], False)))  # so many at the start are as they were
        if after and kept < max(len(shown), len(old)):
            first = min(kept // self.columns, after - 1)
            self.dataChanged.emit(self.index(first, 0), self.index(after - 1, self.columns - 1))

    # -- places --------------------------------------------------------------------------------------------------

    def file(self, index: Index) -> int | None:
        """The file in this cell, or None where the last row has ended."""
        place = index.row() * self.columns + index.column() if index.isValid() else -1
        return int(self.shown[place]) if 0 <= place < len(self.shown) else None

    def place(self, file: int) -> QModelIndex:
        """The cell of this file; none where it is not shown."""
        found = np.flatnonzero(self.shown == file)
        return self.at(int(found[0])) if len(found) else QModelIndex()

    def at(self, place: int) -> QModelIndex:
        """The cell of the photo number `place`."""
        return self.index(place // self.columns, place % self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Behind the last photo there is nothing to go to."""
        if self.file(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    # -- words ---------------------------------------------------------------------------------------------------

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words for the pointer that rests and for screen readers; what is painted is asked from the table itself."""
        file = self.file(index)
        if file is None:
            return None
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(self.lines(file))
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole):
            return ", ".join(self.lines(file))
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Rows and columns mean nothing here: no numbers to be read aloud."""
        return None

    def lines(self, file: int) -> list[str]:
        """Name; size; what the model says, and whether that is right; or why it could not be read."""
        table, say = self.table, self.language
        name = table.names[file].encode("utf-8", "replace").decode()
        if file in table.missed:
            return [name, say.refusal(table.missed[file])]
        width, height = map(int, table.size[file])
        told = say("folder.says_p", percent=percent(table.p[file], 2), z=fixed(table.z[file], 3))
        lines = [name, say("folder.pixels", width=f"{width:,}", height=f"{height:,}"), told]
        if table.truth[file] >= 0:
            cat, right = bool(table.truth[file]), not table.wrong(file)
            lines.append(say(f"folder.{'right' if right else 'wrong'}_{'cat' if cat else 'not'}"))
        return lines
