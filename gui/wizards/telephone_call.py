"""The telephone call: what was said, what to answer; it stands beside its wizard."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from core import clearinghouse_contact
from core.clearinghouse_contact import Asked, Purpose
from core.telephone import Call, Line, Speaker
from gui.labels.clearinghouse_contact import choice_text
from gui.labels.text import strip_mnemonic
from gui.widgets.buttons import push_button
from gui.widgets.dialog import Dialog
from gui.widgets.number_line import NumberLine
from gui.widgets.text import plain_label
from gui.wizards.flow_wizard import FlowWizard

_SIZE = (540, 400)
_SPACING = 6
_GAP = 8


class TelephoneCallWindow(Dialog):
    """One call with the operator; neither this window nor the wizard blocks the other.

    The number is heard, not filled in: typing it into the wizard is the training.
    """

    help_topic = "operator"

    def __init__(
        self,
        purpose: Purpose,
        number: str,
        known: Mapping[Asked, str],
        wizard: FlowWizard,
    ) -> None:
        self._labels = wizard.session.labels
        self._text = self._labels.operator
        super().__init__(self._text.title, wizard)
        self._call = Call(purpose)
        self._known = known
        self._shown = 0
        self.body.setSpacing(_SPACING)
        calling = self._text.calling.format(telephone=number)
        self.body.addWidget(plain_label(calling, self))
        self._build_transcript()
        self._build_answer()
        self._build_buttons()
        self.resize(*_SIZE)
        self._stand_beside(wizard)
        wizard.finished.connect(self.reject)
        self._go_on()

    def _stand_beside(self, wizard: QWidget) -> None:
        """Leave the wizard's page in sight, where the screen has room for both."""
        frame = wizard.frameGeometry()
        place = frame.right() + _GAP
        if place + self.width() < wizard.screen().availableGeometry().right():
            self.move(place, frame.top())

    def _build_transcript(self) -> None:
        self._transcript = QPlainTextEdit(self)
        self._transcript.setObjectName("said")
        self._transcript.setAccessibleName(strip_mnemonic(self._text.said))
        self._transcript.setReadOnly(True)
        self._transcript.setTabChangesFocus(True)
        self.body.addWidget(self._title(self._text.said, self._transcript))
        self.body.addWidget(self._transcript, 1)

    def _build_answer(self) -> None:
        """Offer a line to type in and a list to choose from; one of them is shown."""
        self._typed = NumberLine(None, self)
        self._typed.setObjectName("typed")
        self._chosen = QComboBox(self)
        self._chosen.setObjectName("chosen")
        for editor in (self._typed, self._chosen):
            editor.setAccessibleName(strip_mnemonic(self._text.your_answer))
        self._answer_title = self._title(self._text.your_answer, self._typed)
        self._read_out = self._button(self._text.read_out, "read_out", self._on_read)
        self._say = self._button(self._text.say, "say", self._on_say)
        self._say.setDefault(True)
        row = QHBoxLayout()
        for widget in (self._typed, self._chosen):
            row.addWidget(widget, 1)
        row.addWidget(self._read_out)
        row.addWidget(self._say)
        self.body.addWidget(self._answer_title)
        self.body.addLayout(row)

    def _build_buttons(self) -> None:
        text = self._text
        self._correct = self._button(text.correct, "correct", self._on_correct)
        row = QHBoxLayout()
        row.addWidget(self._button(text.repeat, "repeat", self._on_repeat))
        row.addWidget(self._correct)
        row.addStretch()
        row.addWidget(self._button(text.thank, "thank", self.accept))
        help_label = strip_mnemonic(self._labels.console.help)
        row.addWidget(self._button(help_label, "help", self.ask_for_help))
        self.body.addSpacing(_GAP)
        self.body.addLayout(row)

    def _on_read(self) -> None:
        """Read the number of the wizard's page into the line; saying it comes next."""
        assert self._call.asked is not None
        self._typed.setText(self._known[self._call.asked])
        self._say.setFocus()

    def _on_say(self) -> None:
        asked = self._call.asked
        if asked is None:
            return
        if self._chosen.isVisibleTo(self):
            value = str(self._chosen.currentData())
            is_accepted = self._call.tell(value, self._chosen.currentText())
        else:
            is_accepted = self._call.tell(self._typed.text())
        self._go_on(keep=not is_accepted)

    def _on_repeat(self) -> None:
        self._call.repeat()
        self._go_on(keep=True)

    def _on_correct(self) -> None:
        self._call.correct()
        self._go_on()

    def _go_on(self, *, keep: bool = False) -> None:
        """Show what was said since, and what can be answered; keep what is typed."""
        for line in self._call.lines[self._shown :]:
            self._transcript.appendPlainText(self._worded(line))
        self._shown = len(self._call.lines)
        asked = self._call.asked
        self._correct.setEnabled(self._call.can_correct)
        self._read_out.setEnabled(asked in self._known)
        for widget in (self._typed, self._chosen, self._say):
            widget.setEnabled(asked is not None)
        if asked is None:
            self._typed.clear()
        elif not keep:
            self._ask(asked)
        (self._answer_title.buddy() if asked else self._transcript).setFocus()

    def _ask(self, asked: Asked) -> None:
        choices = clearinghouse_contact.choices(asked)
        self._typed.setVisible(not choices)
        self._chosen.setVisible(bool(choices))
        self._answer_title.setBuddy(self._chosen if choices else self._typed)
        self._typed.wanted = clearinghouse_contact.WANTED.get(asked)
        self._typed.clear()
        self._chosen.clear()
        for value in choices:
            name = choice_text(asked, value, self._labels.words)
            self._chosen.addItem(name, value)

    def _worded(self, line: Line) -> str:
        text = self._text
        who = text.operator if line.speaker is Speaker.OPERATOR else text.person
        return who.format(text=line.text)

    def _title(self, label: str, editor: QWidget) -> QLabel:
        title = QLabel(label, self)
        title.setBuddy(editor)
        return title

    def _button(self, label: str, name: str, call: Callable[[], object]) -> QPushButton:
        return push_button(label, name, call, self)
