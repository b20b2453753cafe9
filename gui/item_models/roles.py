"""Roles that the models and the views agree on."""

from PySide6.QtCore import Qt

ITEM = Qt.ItemDataRole.UserRole
"""The Place of a row."""
SORT = Qt.ItemDataRole.UserRole + 1
"""The native value that a row is sorted by."""
LINK = Qt.ItemDataRole.UserRole + 2
"""True where the cell is a link."""
