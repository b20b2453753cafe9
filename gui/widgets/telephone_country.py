"""Select Country or Region: from where the operator is called (domain.md 13.14)."""

from PySide6.QtWidgets import QWidget

from gui.labels.console import Console
from gui.widgets.form import Form
from gui.widgets.registration import add_country

_FIELD = "telephone_country"


class TelephoneCountry(Form):
    """The list of countries, in Properties and where a wizard knows none."""

    def __init__(self, labels: Console, parent: QWidget) -> None:
        super().__init__(parent)
        self._list = add_country(self, _FIELD, labels.telephone_country, "")

    @property
    def country(self) -> str:
        """The chosen country; empty where none is."""
        return str(self._list.currentData())

    def choose(self, country: str) -> None:
        """Choose a country; none where the list does not have it."""
        self.fill({_FIELD: country})
