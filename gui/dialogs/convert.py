"""Convert Licenses: turn licenses of a pack into the other license type (ui.md 2.3)."""

from PySide6.QtWidgets import QWidget

from core.commands.convert import ConvertLicenses
from core.flows.quantity import read_quantity
from core.numbers import pasted
from core.problems import Problem
from core.records import LicensePack
from core.refusals import Reason
from core.rules.conversion import OTHER_TYPE
from gui.session.session import Session
from gui.widgets.dialog import Buttons, Dialog
from gui.widgets.form import Form
from gui.widgets.text import plain_label

_QUANTITY = "quantity"


class ConvertDialog(Dialog):
    """The present and the resulting type, and how many licenses to convert."""

    help_topic = "license-packs"

    def __init__(self, pack: LicensePack, session: Session, parent: QWidget) -> None:
        text, words = session.labels.console, session.labels.words
        super().__init__(text.convert_title, parent)
        self._pack = pack
        self._session = session
        self._form = Form(self)
        for name, label, type_ in (
            ("present_type", text.present_type, pack.type),
            ("new_type", text.new_type, OTHER_TYPE[pack.type]),
        ):
            self._form.add_fact(name, label, words.type(pack.version, type_))
        quantity = self._form.add_number(
            _QUANTITY, text.convert_quantity, pasted.WHOLE_NUMBER
        )
        self._form.changed.connect(self._form.clear_problems)
        available = text.convert_available.format(available=pack.available)
        self.body.addWidget(plain_label(words.pack(pack), self))
        self.body.addWidget(self._form)
        self.body.addWidget(plain_label(available, self))
        self.body.addStretch()
        self.add_buttons(Buttons.Ok | Buttons.Cancel | Buttons.Help)
        quantity.setFocus()
        self.resize(400, 220)

    def accept(self) -> None:
        """Convert, and close; stay open while something is wrong."""
        quantity = self._quantity()
        if isinstance(quantity, Problem):
            self._form.say(quantity.field, quantity.text)
            return
        command = ConvertLicenses(
            server=self._pack.server, pack_id=self._pack.id, quantity=quantity
        )
        if self._session.do(command, self) is not None:
            super().accept()

    def _quantity(self) -> int | Problem:
        quantity = read_quantity(self._form.text(_QUANTITY), _QUANTITY)
        available = self._pack.available or 0
        if isinstance(quantity, Problem) or quantity <= available:
            return quantity
        text = Reason.TOO_MANY_TO_CONVERT.text
        return Problem(_QUANTITY, text.format(quantity=quantity, available=available))
