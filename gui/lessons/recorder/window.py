"""The recorder: what was done so far, as sentences, and the end of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QApplication,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
)

from core.lessons.beside import names_beside, remove_scripts
from core.lessons.recording.draft import Recorded, drafting
from core.lessons.recording.tape import Tape
from core.lessons.sentences import instruction
from core.workplaces import remove
from gui.labels.recorder import RecorderText as Text
from gui.labels.text import strip_mnemonic
from gui.lessons.lesson_window import LessonWindow
from gui.lessons.prose import plain_text
from gui.lessons.recorder.listener import UNHEARD, Listener
from gui.widgets.buttons import push_button
from gui.widgets.chunked_task import ChunkedTask
from gui.widgets.dialog import Buttons
from gui.widgets.on_screen import come_to_front, stand_beside

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtGui import QCloseEvent
    from PySide6.QtWidgets import QWidget

    from core.errors import LabError
    from core.lessons.gestures import Gesture
    from core.lessons.records import Lesson
    from gui.session.session import Session

_SIZE = (420, 520)


class RecorderWindow(LessonWindow):
    """Stands beside the manager, listens to it, and is not listened to itself."""

    help_topic = "recorder"

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(Text.title, session, parent)
        self.setProperty(UNHEARD, True)
        self._manager = parent
        self._tape = Tape()
        self._seen: list[str] = []  # after each gesture
        self._lesson: Lesson | None = None
        self._is_over = False
        self._files = names_beside(session.lab.path)
        self._work = ChunkedTask(self)
        self._work.finished.connect(self._on_drafted)
        self._work.failed.connect(self._on_failed)
        self._list = QListWidget(self)
        self._state = QLabel(Text.nothing_yet, self)
        self._state.setWordWrap(True)
        self._lay_out()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self._listener = Listener(app)
        self._listener.heard.connect(self._on_heard)
        self._listener.seen.connect(self._on_seen)
        self.destroyed.connect(self._listener.deleteLater)
        self.open_at(*_SIZE)
        self.stand_alone()
        stand_beside(self, self._manager)
        self._show_state()

    def start(self) -> None:
        """Show itself, and listen to what is done from now on."""
        self.show()
        self._manager.activateWindow()
        self._listener.start()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask before a recording is lost."""
        if self._is_over:
            super().closeEvent(event)
        else:
            event.ignore()
            self._on_discard()

    def reject(self) -> None:
        """Ask the same where Esc is pressed."""
        if self._is_over:
            super().reject()
        else:
            self._on_discard()

    def _lay_out(self) -> None:
        title = QLabel(Text.done_so_far, self)
        title.setBuddy(self._list)
        self._list.setObjectName("done")
        self._list.setAccessibleName(strip_mnemonic(Text.done_so_far))
        self._list.setWordWrap(True)
        self.body.addWidget(title)
        self.body.addWidget(self._list, 1)
        self.body.addWidget(self._state)
        box = self.add_buttons(Buttons.Help)
        self._buttons = [
            push_button(label, name, call, self)
            for label, name, call in (
                (Text.end, "end", self._on_end),
                (Text.remove_last, "remove-last", self._on_remove_last),
                (Text.discard, "discard", self._on_discard),
            )
        ]
        for made in self._buttons:
            box.addButton(made, QDialogButtonBox.ButtonRole.ActionRole)
        for button in box.buttons():
            assert isinstance(button, QPushButton)
            button.setAutoDefault(False)

    def _on_heard(self, gesture: Gesture) -> None:
        if self._tape.add(gesture):
            self._seen.append("")
            self._list.addItem(QListWidgetItem())
        number = len(self._tape.gestures)
        said = plain_text(instruction(self._tape.gestures[-1]))
        self._list.item(number - 1).setText(f"{number}. {said}")
        self._list.setCurrentRow(number - 1)
        self._show_state()

    def _on_seen(self, text: str) -> None:
        if self._seen:
            self._seen[-1] = text

    def _on_remove_last(self) -> None:
        self._tape.gestures.pop()
        self._seen.pop()
        self._list.takeItem(self._list.count() - 1)
        self._show_state()

    def _show_state(self) -> None:
        count = len(self._tape.gestures)
        self._state.setText(
            Text.steps.format(count=count) if count else Text.nothing_yet
        )
        self._buttons[1].setEnabled(count > 0)

    def _on_end(self) -> None:
        if not self._tape.gestures:
            self.session.prompts.show_message(self, Text.nothing_recorded)
            return
        self._listener.stop()
        for button in self._buttons:
            button.setEnabled(False)
        self._state.setText(Text.drafting)
        self._work.start(self._draft(), at_once=False)

    def _draft(self) -> Iterator[object]:
        pairs = zip(self._tape.gestures, self._seen, strict=True)
        recorded = [Recorded(g, see=(s,) if s else ()) for g, s in pairs]
        lab = self.session.lab
        files = sorted(names_beside(lab.path) - self._files)
        self._lesson = yield from drafting(recorded, lab, files)

    def _on_drafted(self) -> None:
        from gui.lessons.recorder.editor import LessonEditor

        lesson = self._lesson
        assert lesson is not None
        self._leave(
            lambda session, parent: come_to_front(LessonEditor(lesson, session, parent))
        )

    def _on_failed(self, error: LabError) -> None:
        self.session.tell(error, self)
        for button in self._buttons:
            button.setEnabled(True)
        self._listener.start()

    def _on_discard(self) -> None:
        count = len(self._tape.gestures)
        if not count:
            self._leave(lambda *_: None)
            return
        self.session.prompts.ask(
            self,
            Text.discard_question.format(count=count),
            [(Text.discard, lambda: self._leave(lambda *_: None))],
            Text.go_on,
            is_harmful=True,
        )

    def _leave(self, then: Callable[..., object]) -> None:
        """Give the person's own lab back; that of the recording is not needed."""
        self._listener.stop()
        self._is_over = True
        path = self.session.lab.path
        self.session.manager.show_own_lab(then)
        remove(path)
        remove_scripts(path)
