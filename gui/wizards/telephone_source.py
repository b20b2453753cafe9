"""A telephone number to call, and the call; it is read off on a wizard's page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core import countries
from gui.labels.text import strip_mnemonic
from gui.widgets.buttons import push_button
from gui.widgets.on_screen import come_to_front
from gui.widgets.telephone_country import TelephoneCountry
from gui.widgets.text import plain_label, read_only_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from core.clearinghouse_contact import Asked, Purpose
    from gui.wizards.flow_wizard import FlowWizard
    from gui.wizards.telephone_call import TelephoneCallWindow

SPACING = 5


class TelephoneSource(QWidget):
    """The number to call, and the button that plays the call."""

    def __init__(
        self,
        wizard: FlowWizard,
        purpose: Purpose,
        known: Mapping[Asked, str],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        text = wizard.session.labels.activate
        self._wizard = wizard
        self._purpose = purpose
        self._known = known
        self._call: TelephoneCallWindow | None = None
        self._number = read_only_line("source", strip_mnemonic(text.telephone), self)
        title = plain_label(text.telephone, self)
        title.setBuddy(self._number)
        self._country = TelephoneCountry(wizard.session.labels.console, self)
        self._country.changed.connect(self._on_country_chosen)
        self._call_button = push_button(text.call, "call", self._on_call, self)
        row = QHBoxLayout()
        row.addWidget(self._number, 1)
        row.addWidget(self._call_button)
        column = _column(self)
        column.addWidget(self._country)
        column.addWidget(title)
        column.addLayout(row)
        column.addWidget(plain_label(text.telephone_note, self))

    def show_number_for(self, country: str) -> None:
        """Show the number to call from a country; ask for one that nobody named."""
        self._country.setVisible(not countries.telephone(country))
        self._country.choose(country)
        self._on_country_chosen()

    def _on_country_chosen(self) -> None:
        self._number.setText(countries.telephone(self._country.country))
        self._call_button.setEnabled(bool(self._number.text()))

    def _on_call(self) -> None:
        """Play a call beside the wizard; there is one at a time."""
        if self._call is None:
            from gui.wizards.telephone_call import TelephoneCallWindow

            self._call = TelephoneCallWindow(
                self._purpose, self._number.text(), self._known, self._wizard
            )
            self._call.finished.connect(self._on_hung_up)
        come_to_front(self._call)

    def _on_hung_up(self) -> None:
        self._call = None


def _column(widget: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(SPACING)
    return column
