"""The page of the web and telephone methods: read a number off, type another in."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit

from core.catalog import ConnectionMethod
from core.clearinghouse_contact import Asked, Purpose
from core.numbers.kinds import shown
from core.problems import Problem
from gui.labels.text import strip_mnemonic
from gui.session.website_link import WebsiteLink
from gui.widgets.buttons import push_button
from gui.widgets.clipboard import copy_text
from gui.widgets.code_boxes import CodeBoxes
from gui.widgets.form import Note
from gui.widgets.text import plain_label, read_only_line
from gui.wizards.flow_wizard import F, FlowPage, FlowWizard
from gui.wizards.telephone_source import SPACING, TelephoneSource


@dataclass(frozen=True)
class Sources:
    """What the page says for each method, the numbers it shows, the one it asks."""

    web_subtitle: str
    telephone_subtitle: str
    purpose: Purpose
    given: Mapping[Asked, tuple[str, str]]  # label and number of what to tell
    typed_label: str
    typed_field: str
    groups: int = 7


class NumberPage(FlowPage[F]):
    """Shows where to ask and what to tell, and takes the answer in boxes."""

    help_topic = "web-and-telephone"

    def __init__(
        self, wizard: FlowWizard, flow: F, step: StrEnum, title: str, sources: Sources
    ) -> None:
        super().__init__(wizard, flow, step, title, sources.web_subtitle)
        self._sources = sources
        known = {asked: shown(number) for asked, (_, number) in sources.given.items()}
        self._website = WebsiteLink(wizard.session, self)
        wizard.finished.connect(self._website.stop)
        self._telephone = TelephoneSource(wizard, sources.purpose, known, self)
        self.body.addWidget(self._website)
        self.body.addWidget(self._telephone)
        for asked, (label, _) in sources.given.items():
            self._add_given(asked, label, known[asked])
        self.boxes = CodeBoxes(
            sources.groups, strip_mnemonic(sources.typed_label), self
        )
        self.boxes.setObjectName(sources.typed_field)
        self.boxes.changed.connect(self._on_changed)
        self.first_field = self.boxes
        self._problem = Note(self.boxes, self)
        self.body.addSpacing(SPACING)
        self.body.addWidget(self._buddy(sources.typed_label, self.boxes.boxes[0]))
        self.body.addWidget(self.boxes)
        self.body.addWidget(self._problem)
        self.body.setSpacing(SPACING)
        self.body.addStretch()

    def show_source(self, method: ConnectionMethod, country: str) -> None:
        """Show the website or the telephone number."""
        is_web = method is ConnectionMethod.WEB
        self._website.setVisible(is_web)
        self._telephone.setVisible(not is_web)
        self._telephone.show_number_for(country)
        source = self._sources
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

    def _add_given(self, asked: Asked, label: str, number: str) -> None:
        """Add a number to tell, with a button that copies it."""
        edit = read_only_line(f"given-{asked}", strip_mnemonic(label), self)
        edit.setText(number)
        copy_label = self.flow_wizard.session.labels.console.copy
        copy = push_button(
            copy_label,
            f"copy-{asked}",
            lambda: copy_text(number),
            self,
        )
        copy.setAccessibleName(f"{copy_label}: {strip_mnemonic(label)}")
        row = QHBoxLayout()
        row.addWidget(edit, 1)
        row.addWidget(copy)
        self.body.addSpacing(SPACING)
        self.body.addWidget(self._buddy(label, edit))
        self.body.addLayout(row)

    def _buddy(self, label: str, editor: QLineEdit) -> QLabel:
        title = plain_label(label, self)
        title.setBuddy(editor)
        return title
