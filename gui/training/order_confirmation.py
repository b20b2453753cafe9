"""Order Confirmation: what a reseller sends to whoever buys licenses."""

from collections.abc import Callable

from PySide6.QtWidgets import QComboBox, QDialogButtonBox, QLabel, QWidget

from core.catalog import (
    LICENSE_VERSIONS,
    PURCHASE_PROGRAMS,
    LicenseProgram,
    LicenseType,
    ProductVersion,
)
from core.flows.quantity import read_quantity
from core.numbers import orders, pasted
from core.numbers.orders import Order
from core.numbers.purchases import Purchase
from core.numbers.symbols import normalise
from core.problems import Problem
from core.rules.compatibility import versions_offered
from gui.labels import words
from gui.labels.orders import OrderText
from gui.labels.text import strip_mnemonic
from gui.models import order_lines
from gui.models.sheet import Sheet
from gui.session.session import Session
from gui.training.paper import Paper
from gui.widgets.buttons import print_button, push_button
from gui.widgets.clipboard import copy_text
from gui.widgets.dialog import Buttons, Dialog
from gui.widgets.form import Form

_PROGRAM, _VERSION, _TYPE, _QUANTITY = "program", "version", "type", "quantity"
_FIRST_QUANTITY = 20
_SIZE = (540, 500)


class OrderConfirmationDialog(Dialog):
    """What is ordered, and the confirmation with the numbers that prove it."""

    help_topic = "training-numbers"

    def __init__(
        self,
        program: LicenseProgram,
        session: Session,
        parent: QWidget,
        *,
        print_: Callable[[Sheet, QWidget], object],
    ) -> None:
        super().__init__(OrderText.title, parent)
        self._labels = session.labels
        self._print = print_
        self._installed = _installed(session)
        self._order: Order | None = None
        self._form = Form(self)
        self._program = self._choice(_PROGRAM, OrderText.choose_program)
        self._version = self._choice(_VERSION, OrderText.choose_product)
        self._type = self._choice(_TYPE, OrderText.choose_type)
        self._form.add_number(
            _QUANTITY,
            OrderText.choose_quantity,
            pasted.WHOLE_NUMBER,
            f"{_FIRST_QUANTITY}",
        )
        self._paper = Paper(strip_mnemonic(OrderText.confirmation), self)
        self._fill(program, session.lab.settings().edition)
        self._lay_out()
        self._form.changed.connect(self._on_changed)
        self._version.currentIndexChanged.connect(self._name_types)
        self._on_changed()
        self.resize(*_SIZE)

    def _choice(self, name: str, label: str) -> QComboBox:
        return self._form.add_choice(name, label, [])

    def _fill(self, program: LicenseProgram, edition: ProductVersion) -> None:
        for offered in PURCHASE_PROGRAMS:
            self._program.addItem(words.PROGRAM[offered], offered)
        for version in reversed(LICENSE_VERSIONS):
            self._version.addItem(self._labels.words.product(version), version)
        for type_ in LicenseType:
            self._type.addItem("", type_)
        self._program.setCurrentIndex(self._program.findData(program))
        newest = versions_offered(edition)[0]
        self._version.setCurrentIndex(self._version.findData(newest))
        self._name_types()

    def _name_types(self) -> None:
        version = ProductVersion(self._version.currentData())
        for row in range(self._type.count()):
            type_ = LicenseType(self._type.itemData(row))
            self._type.setItemText(row, self._labels.words.type(version, type_))

    def _lay_out(self) -> None:
        title = QLabel(OrderText.confirmation, self)
        title.setBuddy(self._paper)
        self.body.addWidget(self._form)
        self.body.addWidget(title)
        self.body.addWidget(self._paper, 1)
        another = push_button(OrderText.another, "another", self._on_another, self)
        another.setToolTip(OrderText.another_tip)
        self._hand_out = (
            another,
            push_button(OrderText.copy, "copy", self._on_copy, self),
            print_button(OrderText.print, "print", self._on_print, self),
        )
        box = self.add_buttons(Buttons.Close | Buttons.Help)
        for button in self._hand_out:
            box.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)

    def _on_changed(self) -> None:
        """Confirm what is ordered now: the first order that nobody installed yet."""
        self._form.clear_problems()
        quantity = read_quantity(self._form.text(_QUANTITY))
        if isinstance(quantity, Problem):
            self._form.say(quantity.field, quantity.text)
            self._show(None)
            return
        wanted = self._purchase(quantity)
        last = orders.last_serial(wanted.program)
        tried = (orders.confirm(self._purchase(quantity, n)) for n in range(1, last))
        free = (order for order in tried if not self._is_installed(order))
        self._show(next(free, orders.confirm(wanted)))

    def _on_another(self) -> None:
        """Confirm one more order; after the last come the first again."""
        assert self._order is not None
        assert self._order.bought is not None
        bought = self._order.bought
        serial = bought.serial % orders.last_serial(bought.program) + 1
        self._show(orders.confirm(self._purchase(bought.quantity, serial)))

    def _on_copy(self) -> None:
        copy_text(self._paper.toPlainText())

    def _on_print(self) -> None:
        assert self._order is not None
        self._print(order_lines.sheet(self._order, self._labels), self)

    def _purchase(self, quantity: int, serial: int = 1) -> Purchase:
        # Qt hands a StrEnum back as a plain string.
        return Purchase(
            version=ProductVersion(self._version.currentData()),
            type=LicenseType(self._type.currentData()),
            quantity=quantity,
            program=LicenseProgram(self._program.currentData()),
            serial=serial,
        )

    def _is_installed(self, order: Order) -> bool:
        return any(normalise(n) in self._installed for n in order.numbers.values())

    def _show(self, order: Order | None) -> None:
        self._order = order
        if order is None:
            self._paper.clear()
        else:
            self._paper.print_order(order, self._labels)
        for button in self._hand_out:
            button.setEnabled(order is not None)


def _installed(session: Session) -> set[str]:
    """Return the purchase numbers that some license server of the lab has seen."""
    lab = session.lab
    packs = (pack for server in lab.servers() for pack in lab.packs(server.name))
    return {normalise(p.purchase_number) for p in packs if p.purchase_number}
