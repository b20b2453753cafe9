"""Roles that the models and the views agree on."""

from PySide6.QtCore import Qt

ITEM = Qt.ItemDataRole.UserRole
"""The Place of a row."""
LINK = Qt.ItemDataRole.UserRole + 1
"""True where the cell is a link."""
TYPE_AHEAD = Qt.MatchFlag.MatchStartsWith | Qt.MatchFlag.MatchWrap
"""How a view looks for what a person types, through `match` of its model."""
