"""The fields of a license server's registration, for wizard pages and Properties."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from core import countries
from gui.labels.wizards import Registration
from gui.widgets.form import Form

if TYPE_CHECKING:
    from PySide6.QtWidgets import QComboBox


def add_registration_fields(
    form: Form, fields: tuple[str, ...], labels: Registration, values: Mapping[str, str]
) -> Callable[[], dict[str, str]]:
    """Add the fields with their present values; return how to read them."""
    combos: dict[str, QComboBox] = {}
    for name in fields:
        label = getattr(labels, name)
        if name == "country":
            choices = [("", ""), *((c, c) for c in countries.names())]
            combos[name] = form.add_choice(name, label, list(choices))
            combos[name].setCurrentIndex(max(combos[name].findData(values[name]), 0))
            combos[name].setMaxVisibleItems(12)
        else:
            form.add_text(name, label, values[name])

    def read() -> dict[str, str]:
        return {
            name: str(combos[name].currentData()) if name in combos else form.text(name)
            for name in fields
        }

    return read
