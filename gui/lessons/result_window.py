"""The result of an attempt: what was reached, what was found instead, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialogButtonBox, QPushButton, QWidget

from gui.labels.lessons import LessonText as Text
from gui.lessons.lesson_window import LessonWindow
from gui.lessons.prose import ProseText
from gui.widgets.buttons import print_button, push_button
from gui.widgets.dialog import Buttons

if TYPE_CHECKING:
    from collections.abc import Callable

    from gui.lessons.result_page import ResultPage
    from gui.models.sheet import Sheet
    from gui.session.session import Session

_SIZE = (640, 620)


class ResultWindow(LessonWindow):
    """Shows a result; it can be printed and saved."""

    help_topic = "attempts"

    def __init__(self, page: ResultPage, session: Session, parent: QWidget) -> None:
        super().__init__(
            Text.result_of.format(lesson=page.lesson.title), session, parent
        )
        self._page = page
        self._text = ProseText("result", Text.result, self)
        self._text.show_paragraphs(page.paragraphs())
        self.body.addWidget(self._text)
        box = self.add_buttons(Buttons.Close | Buttons.Help)
        role = QDialogButtonBox.ButtonRole.ActionRole
        box.addButton(push_button(Text.save, "save", self._on_save, self), role)
        box.addButton(print_button(Text.print, "print", self._on_print, self), role)
        close = box.button(Buttons.Close)
        assert isinstance(close, QPushButton)
        close.setDefault(True)
        self.open_at(*_SIZE)
        self._text.setFocus()

    def _on_save(self) -> None:
        def hand_over(then: Callable[[Sheet], object], *, for_people: bool) -> object:
            return then(self._page.sheet(for_people=for_people))

        title = self._page.sheet(for_people=True).title
        self.session.manager.save_sheet(title, hand_over, self)

    def _on_print(self) -> None:
        self.session.manager.print_sheet(self._page.sheet(for_people=True), self)
