"""The base in which a number is typed: hexadecimal at the start, as in the tool."""

from PySide6.QtWidgets import QGroupBox, QHBoxLayout, QLineEdit, QRadioButton, QWidget

from core.management.registry.typed import read_number
from core.management.registry.values import Kind
from gui.labels.registry import Text

_HEXADECIMAL, _DECIMAL = 16, 10
_FORMATS = {_HEXADECIMAL: "x", _DECIMAL: "d"}


class BaseChoice(QGroupBox):
    """Two radio buttons; the number in the line is written anew in the other base."""

    def __init__(self, edit: QLineEdit, parent: QWidget) -> None:
        super().__init__(Text.base, parent)
        self._edit = edit
        hexadecimal = QRadioButton(Text.hexadecimal, self)
        hexadecimal.setObjectName("hexadecimal")
        hexadecimal.setChecked(True)
        self._decimal = QRadioButton(Text.decimal, self)
        self._decimal.setObjectName("decimal")
        row = QHBoxLayout(self)
        row.addWidget(hexadecimal)
        row.addWidget(self._decimal)
        row.addStretch()
        self._decimal.toggled.connect(self._on_toggled)

    @property
    def number(self) -> int | None:
        """The number that is typed; None where it is none of 32 bits."""
        return read_number(self._edit.text(), Kind.DWORD, base=self._base)

    def show_number(self, number: int) -> None:
        """Write a number in the chosen base."""
        self._edit.setText(format(number, _FORMATS[self._base]))

    @property
    def _base(self) -> int:
        return _DECIMAL if self._decimal.isChecked() else _HEXADECIMAL

    def _on_toggled(self, is_decimal: bool) -> None:
        """Write what was typed in the other base; leave what is no number there."""
        before = _HEXADECIMAL if is_decimal else _DECIMAL
        number = read_number(self._edit.text(), Kind.DWORD, base=before)
        if number is not None:
            self.show_number(number)
