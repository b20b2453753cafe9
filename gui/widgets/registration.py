"""The fields of a license server's registration, for wizard pages and Properties."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core import countries

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QComboBox

    from gui.labels.wizards import Registration
    from gui.widgets.form import Form

_LINES = 12


def add_registration_fields(
    form: Form, fields: tuple[str, ...], labels: Registration, values: Mapping[str, str]
) -> Callable[[], dict[str, str]]:
    """Add the fields with their present values; return how to read them."""
    combos: dict[str, QComboBox] = {}
    for name in fields:
        label = getattr(labels, name)
        if name == "country":
            combos[name] = add_country(form, name, label, values[name])
        else:
            form.add_text(name, label, values[name])

    def read() -> dict[str, str]:
        return {
            name: str(combos[name].currentData()) if name in combos else form.text(name)
            for name in fields
        }

    return read


def add_country(form: Form, name: str, label: str, value: str) -> QComboBox:
    """Add the list of countries and regions; the first line stands for none."""
    choices = [("", ""), *((country, country) for country in countries.names())]
    combo = form.add_choice(name, label, list(choices))
    combo.setCurrentIndex(max(combo.findData(value), 0))
    combo.setMaxVisibleItems(_LINES)
    return combo
