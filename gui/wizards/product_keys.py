"""Product keys under an agreement program, as seed 002 describes."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from core.catalog import LicenseType
from core.commands.install import ProductKey
from core.flows.install import InstallFlow
from core.flows.quantity import read_quantity
from core.numbers import pasted
from core.numbers.kinds import NumberError, shown
from core.numbers.purchases import read_retail_code
from core.problems import Problem
from gui.labels import words
from gui.labels.text import strip_mnemonic
from gui.session.prompts import Tone
from gui.session.session import Session
from gui.tables.text_table import TextTable
from gui.widgets.buttons import push_button
from gui.widgets.code_boxes import CodeBoxes
from gui.widgets.dialog import Dialog
from gui.widgets.form import Form
from gui.widgets.text import plain_label
from gui.wizards.license_codes_page import GROUPS
from gui.wizards.order_link import order_link

_WIDTH, _HEIGHT = 560, 330


class ProductKeysDialog(Dialog):
    """The list of product keys; OK keeps it, Cancel keeps the list from before."""

    help_topic = "license-programs"

    def __init__(self, flow: InstallFlow, session: Session, parent: QWidget) -> None:
        text = session.labels.install
        super().__init__(text.keys_title, parent)
        self._flow = flow
        self._session = session
        self._before = list(flow.draft.product_keys)
        self._type = self._build_type(text.keys_type)
        self._table = TextTable(
            strip_mnemonic(text.keys_list),
            [text.key_column, text.program_column, text.quantity_column],
            session,
            self,
        )
        self._table.chosen.connect(self._update_buttons)
        self._total = plain_label("", self)
        self._add = push_button(text.add_key, "add", self._on_add, self)
        self._edit = push_button(text.edit_key, "edit", self._on_edit, self)
        self._remove = push_button(text.remove, "remove", self._on_remove, self)
        self._lay_out()
        self._show_keys()

    def reject(self) -> None:
        """Forget what was changed in this dialog."""
        self._flow.draft.product_keys = self._before
        super().reject()

    def _build_type(self, label: str) -> QComboBox:
        combo = QComboBox(self)
        combo.setObjectName("type")
        combo.setAccessibleName(strip_mnemonic(label))
        version = self._flow.draft.version
        for type_ in (LicenseType.PER_USER, LicenseType.PER_DEVICE):
            combo.addItem(self._session.labels.words.type(version, type_), type_)
        if self._before:
            chosen = read_retail_code(self._before[0].code).type
            combo.setCurrentIndex(combo.findData(chosen))
        return combo

    def _lay_out(self) -> None:
        text = self._session.labels.install
        type_title = QLabel(text.keys_type, self)
        type_title.setBuddy(self._type)
        list_title = QLabel(text.keys_list, self)
        list_title.setBuddy(self._table)
        buttons = QVBoxLayout()
        for button in (self._add, self._edit, self._remove):
            buttons.addWidget(button)
        buttons.addStretch()
        grid = QGridLayout()
        grid.addWidget(plain_label(text.keys_text, self), 0, 0, 1, 3)
        grid.addWidget(type_title, 1, 0)
        grid.addWidget(self._type, 1, 1)
        grid.addWidget(list_title, 2, 0, 1, 3)
        below = QVBoxLayout()
        below.addWidget(self._table)
        grid.addLayout(below, 3, 0, 1, 2)
        grid.addLayout(buttons, 3, 2)
        grid.addWidget(self._total, 4, 0, 1, 3)
        grid.setColumnStretch(1, 1)
        self.body.addLayout(grid)
        self.add_buttons(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self.resize(_WIDTH, _HEIGHT)

    def _on_add(self) -> None:
        self._open_editor(None)

    def _on_edit(self) -> None:
        row = self._table.row_chosen
        if row is not None:
            self._open_editor(row)

    def _on_remove(self) -> None:
        row = self._table.row_chosen
        if row is not None:
            del self._keys[row]
            self._show_keys()

    def _open_editor(self, row: int | None) -> None:
        key = None if row is None else self._keys[row]
        type_ = LicenseType(self._type.currentData())
        editor = ProductKeyDialog(self._flow, type_, key, self._session, self)
        editor.entered.connect(lambda entered: self._keep(row, entered))
        editor.open()

    def _keep(self, row: int | None, key: ProductKey) -> None:
        if row is None:
            self._keys.append(key)
        else:
            self._keys[row] = key
        self._show_keys()

    @property
    def _keys(self) -> list[ProductKey]:
        return self._flow.draft.product_keys

    def _show_keys(self) -> None:
        program = words.PROGRAM[self._flow.draft.program]
        keys = self._keys
        self._table.show_rows([[shown(k.code), program, str(k.quantity)] for k in keys])
        total = sum(k.quantity for k in keys)
        self._total.setText(
            self._session.labels.install.keys_total.format(quantity=total)
        )
        self._type.setEnabled(not keys)
        self._update_buttons()

    def _update_buttons(self) -> None:
        has_row = self._table.row_chosen is not None
        self._edit.setEnabled(has_row)
        self._remove.setEnabled(has_row)


class ProductKeyDialog(Dialog):
    """One product key and its quantity."""

    help_topic = "training-numbers"

    entered = Signal(object)

    def __init__(
        self,
        flow: InstallFlow,
        type_: LicenseType,
        key: ProductKey | None,
        session: Session,
        parent: QDialog,
    ) -> None:
        text = session.labels.install
        super().__init__(text.key_title, parent)
        self._flow = flow
        self._type = type_
        self._old = key
        self._session = session
        self._form = Form(self)
        self._boxes = CodeBoxes(GROUPS, strip_mnemonic(text.key), self)
        self._form.add("code", text.key, self._boxes)
        program = words.PROGRAM[flow.draft.program]
        self._form.add_fact("program", text.key_program, program)
        self._quantity = self._form.add_number(
            "quantity", text.quantity, pasted.WHOLE_NUMBER
        )
        self._boxes.changed.connect(self._on_code_changed)
        self._form.changed.connect(self._form.clear_problems)
        order = order_link(lambda: flow.draft.program, session, self)
        self.body.addWidget(self._form)
        self.body.addWidget(order, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch()
        self.add_buttons(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        if key is not None:
            self._boxes.set_text(key.code)
            self._quantity.setText(str(key.quantity))
        self._boxes.setFocus()

    def accept(self) -> None:
        """Check key and quantity; stay open while something is wrong."""
        code, quantity = self._boxes.text(), self._quantity.text()
        old = None if self._old is None else self._old.code
        problem = self._flow.product_key_problem(
            code, quantity, self._type, instead_of=old
        )
        if problem is not None:
            self._show_problem(problem)
            return
        number = read_quantity(quantity)
        assert isinstance(number, int)
        self.entered.emit(ProductKey(code=code, quantity=number))
        super().accept()

    def _show_problem(self, problem: Problem) -> None:
        self._form.say(problem.field, problem.text)
        if problem.box:
            self._session.prompts.show_message(self, problem.box, Tone.ERROR)

    def _on_code_changed(self) -> None:
        """Offer the quantity that the key covers, unless one was typed."""
        self._form.clear_problems()
        if self._quantity.isModified():
            return
        try:
            purchase = read_retail_code(self._boxes.text())
        except NumberError:
            return
        self._quantity.setText(str(purchase.quantity))
