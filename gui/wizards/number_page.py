"""The page of the web and telephone methods: read a number off, type another in."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtWidgets import QLabel, QLineEdit

from core import countries
from core.catalog import ConnectionMethod
from core.flows.flow import Problem
from core.numbers.kinds import shown
from gui.dialogs.fields import Note
from gui.labels.editions import plain
from gui.wizards.code_boxes import CodeBoxes
from gui.wizards.flow_wizard import FlowPage, FlowWizard
from gui.wizards.shell import plain_label


@dataclass(frozen=True)
class Sources:
    """What the page says for each method, the number it shows and the one it asks."""

    web_subtitle: str
    telephone_subtitle: str
    web_note: str
    telephone_note: str
    given_label: str
    given: str
    typed_label: str
    typed_field: str
    groups: int = 7


class NumberPage(FlowPage):
    """Shows where to ask and what to tell, and takes the answer in boxes."""

    def __init__(
        self, wizard: FlowWizard, step: StrEnum, title: str, sources: Sources
    ) -> None:
        super().__init__(wizard, step, title, sources.web_subtitle)
        self._sources = sources
        self._where_label = plain_label("", self)
        self._where = self._fact("source")
        self._where.setAccessibleName(plain(wizard.desk.labels.activate.website))
        self._where_label.setBuddy(self._where)
        self._note = plain_label("", self)
        self._given = self._fact("given-number")
        self._given.setText(shown(sources.given))
        given_label = self._buddy(sources.given_label, self._given)
        self._given.setAccessibleName(plain(sources.given_label))
        self.boxes = CodeBoxes(sources.groups, plain(sources.typed_label), self)
        self.boxes.setObjectName(sources.typed_field)
        self.boxes.changed.connect(self._on_changed)
        self.first_field = self.boxes
        self._problem = Note(self.boxes, self)
        for widget in (
            self._where_label,
            self._where,
            self._note,
            given_label,
            self._given,
            self._buddy(sources.typed_label, self.boxes.boxes[0]),
            self.boxes,
            self._problem,
        ):
            self.body.addWidget(widget)
        self.body.setSpacing(5)
        self.body.addStretch()

    def show_source(self, method: ConnectionMethod, country: str) -> None:
        """Show the website or the telephone number."""
        text = self.flow_wizard.desk.labels.activate
        is_web = method is ConnectionMethod.WEB
        where = text.website if is_web else text.telephone
        self._where_label.setText(where)
        self._where.setAccessibleName(plain(where))
        self._where.setText(
            text.website_address if is_web else countries.telephone(country)
        )
        source = self._sources
        self._note.setText(source.web_note if is_web else source.telephone_note)
        self.setSubTitle(source.web_subtitle if is_web else source.telephone_subtitle)

    def keep(self, typed: str) -> None:
        """Put what is typed into the draft."""
        raise NotImplementedError

    def show_problem(self, problem: Problem) -> None:
        self._problem.say(problem.text)
        self.boxes.setFocus()

    def clear_problems(self) -> None:
        self._problem.say("")

    def _on_changed(self) -> None:
        self.keep(self.boxes.text())
        self.clear_problems()

    def _fact(self, name: str) -> QLineEdit:
        edit = QLineEdit(self)
        edit.setObjectName(name)
        edit.setReadOnly(True)
        return edit

    def _buddy(self, label: str, editor: QLineEdit) -> QLabel:
        title = plain_label(label, self)
        title.setBuddy(editor)
        return title
