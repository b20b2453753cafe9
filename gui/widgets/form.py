"""A labelled field with room for what is wrong with its content."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QWidget,
)

from core.numbers.pasted import Wanted
from gui.labels.text import soften_breaks, strip_mnemonic
from gui.theme import icons
from gui.widgets.number_line import NumberLine

LABEL_WIDTH = 150
_SIGN = 14
_LONG_WORD = 24  # as much as a note has room for


class Note(QWidget):
    """The sentence under a field that says what is wrong; hidden while nothing is.

    A screen reader reads it as the description of the field.
    """

    def __init__(self, editor: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._editor = editor
        self._sentence = QLabel(self)
        self._sentence.setObjectName("problem")
        self._sentence.setTextFormat(Qt.TextFormat.PlainText)
        self._sentence.setWordWrap(True)
        sign = QLabel(self)  # so that it is not by colour alone
        sign.setPixmap(icons.picture("finding-error", _SIGN, _SIGN))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(5)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._sentence, 1)
        self.hide()

    def say(self, text: str) -> None:
        """Show a sentence, or nothing for an empty one."""
        self._sentence.setText(soften_breaks(text, _LONG_WORD))
        for widget in (self._editor, self._editor.focusProxy()):
            if widget is not None:
                widget.setAccessibleDescription(text)
        self.setVisible(bool(text))
        self._make_room()

    def _make_room(self) -> None:
        """Let a dialog grow: Qt does not, for a text that takes several lines."""
        window = self.window()
        layout = window.layout()
        if layout is not None and layout.hasHeightForWidth():
            needed = layout.totalHeightForWidth(window.width())
            window.resize(window.width(), max(window.height(), needed))


class Form(QWidget):
    """Rows of label, editor and note; editors are known by the name of their field."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnMinimumWidth(0, LABEL_WIDTH)
        self._grid.setColumnStretch(1, 1)
        self._editors: dict[str, QWidget] = {}
        self._notes: dict[str, Note] = {}

    def add_text(self, name: str, label: str, value: str = "") -> QLineEdit:
        """Add a line of text."""
        edit = QLineEdit(value, self)
        edit.textChanged.connect(self.changed)
        self.add(name, label, edit)
        return edit

    def add_number(
        self, name: str, label: str, wanted: Wanted, value: str = ""
    ) -> NumberLine:
        """Add a line for a number, which is found in what is pasted."""
        edit = NumberLine(wanted, self)
        edit.setText(value)
        edit.textChanged.connect(self.changed)
        self.add(name, label, edit)
        return edit

    def add_choice(
        self, name: str, label: str, choices: list[tuple[str, object]]
    ) -> QComboBox:
        """Add a drop-down list of texts, each standing for a value."""
        combo = QComboBox(self)
        # A long name in the list must not widen the page.
        combo.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        view = combo.view()
        assert isinstance(view, QListView)
        view.setUniformItemSizes(True)  # or a long list takes long to drop down
        for text, value in choices:
            combo.addItem(text, value)
        combo.currentIndexChanged.connect(self.changed)
        self.add(name, label, combo)
        return combo

    def add_fact(self, name: str, label: str, value: str) -> QLineEdit:
        """Add a text that can be read and copied but not changed."""
        edit = self.add_text(name, label, value)
        edit.setReadOnly(True)
        edit.setCursorPosition(0)
        return edit

    def add(self, name: str, label: str, editor: QWidget) -> None:
        """Add an editor with its label as buddy."""
        row = len(self._editors) * 2
        title = QLabel(label, self)
        title.setTextFormat(Qt.TextFormat.PlainText)
        title.setBuddy(editor)
        editor.setObjectName(name)
        editor.setAccessibleName(strip_mnemonic(label))
        self._editors[name] = editor
        self._notes[name] = Note(editor, self)
        self._grid.addWidget(title, row, 0)
        self._grid.addWidget(editor, row, 1)
        self._grid.addWidget(self._notes[name], row + 1, 1)

    def text(self, name: str) -> str:
        """Return what is typed in a line."""
        editor = self._editors[name]
        assert isinstance(editor, QLineEdit)
        return editor.text()

    def fill(self, values: Mapping[str, str]) -> None:
        """Show these values in the editors of their names; leave all others."""
        for name in values.keys() & self._editors.keys():
            editor = self._editors[name]
            if isinstance(editor, QComboBox):
                editor.setCurrentIndex(max(editor.findData(values[name]), 0))
            elif isinstance(editor, QLineEdit):
                editor.setText(values[name])

    def enable(self, name: str, *, on: bool) -> None:
        """Let a field be edited, or not; what is said at it stays readable."""
        self._editors[name].setEnabled(on)

    def say(self, name: str, problem: str) -> None:
        """Say what is wrong at a field, and nowhere else, and go there."""
        self.clear_problems()
        self._notes[name].say(problem)
        self._editors[name].setFocus()

    def clear_problems(self) -> None:
        """Take all notes away."""
        for note in self._notes.values():
            note.say("")

    def __contains__(self, name: str) -> bool:
        return name in self._editors
