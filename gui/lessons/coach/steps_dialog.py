"""All steps of a lesson, of which one is to be shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QListWidget

from core.lessons.records import Quiz
from core.lessons.sentences import sentence
from gui.labels.coach import CoachText as Text
from gui.lessons.prose import plain_text
from gui.lessons.recorder.listener import UNHEARD
from gui.widgets.buttons import push_button
from gui.widgets.dialog import Buttons, Dialog
from gui.widgets.text import plain_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from core.lessons.records import Step
    from gui.lessons.coach.beginnings import Beginnings

_SIZE = (560, 420)
_TOLD_HEIGHT = 54


class StepsDialog(Dialog):
    """A step before the one that one is at is looked back at, any other is done."""

    help_topic = "lessons"

    wanted_back = Signal(int)
    """A step, from 0, whose beginning is to be seen."""
    wanted_ahead = Signal(int)
    """A step, from 0, that is to be done elsewhere."""

    def __init__(
        self,
        steps: Sequence[Step | Quiz],
        at: int,
        began: Beginnings,
        parent: QWidget,
    ) -> None:
        """List steps whose values are filled; `at` is the number of one, from 0."""
        super().__init__(Text.other_steps_title, parent)
        self.setProperty(UNHEARD, True)  # what is done here is no step
        self._steps = steps
        self._at = at
        self._began = began
        self._list = QListWidget(self)
        self._list.setObjectName("steps")
        self._list.setWordWrap(True)
        self._list.addItems([_told(n, step) for n, step in enumerate(steps, start=1)])
        self._what = plain_label("", self)
        self._what.setFixedHeight(_TOLD_HEIGHT)
        title = QLabel(Text.steps, self)
        title.setBuddy(self._list)
        self.body.addWidget(title)
        self.body.addWidget(self._list, 1)
        self.body.addWidget(self._what)
        box = self.add_buttons(Buttons.Close | Buttons.Help)
        self._show = push_button(Text.show, "show", self._on_show, self)
        box.addButton(self._show, QDialogButtonBox.ButtonRole.ActionRole)
        self._show.setDefault(True)
        self._list.currentRowChanged.connect(self._tell)
        self._list.itemDoubleClicked.connect(self._show.click)
        self._list.setCurrentRow(max(at - 1, 0))
        self._list.setFocus()
        self.resize(*_SIZE)

    def _tell(self, step: int) -> None:
        """Say what would be shown of a step."""
        is_before = step < self._at
        if is_before:
            is_possible = self._began.row_of(step) is not None
            told = Text.step_before if is_possible else Text.step_not_known
        else:
            is_possible = not isinstance(self._steps[step], Quiz)
            told = Text.step_to_come if is_possible else Text.question_to_come
        self._what.setText(told)
        self._list.setAccessibleDescription(told)
        self._show.setEnabled(is_possible)

    def _on_show(self) -> None:
        step = self._list.currentRow()
        wanted = self.wanted_back if step < self._at else self.wanted_ahead
        self.accept()
        wanted.emit(step)


def _told(number: int, step: Step | Quiz) -> str:
    said = step.ask if isinstance(step, Quiz) else sentence(step)
    return f"{number:,}. {plain_text(said)}"
