"""Pages that the wizards of Server Manager have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Self

from PySide6.QtWidgets import QLabel, QPlainTextEdit

from gui.labels.text import strip_mnemonic
from gui.tables.row_table import RowTable
from gui.tables.text_table import Row, text_rows
from gui.widgets.form import Note
from gui.wizards.flow_wizard import F, FlowPage, FlowWizard

if TYPE_CHECKING:
    from collections.abc import Iterable
    from enum import StrEnum

    from core.problems import Problem
    from core.records import Computer
    from gui.labels.roles import Roles

_SUMMARY_HEIGHT = 120


class ServerTexts(NamedTuple):
    """What a page says on which a server is chosen; `none` where there is none."""

    title: str
    subtitle: str
    servers: str
    none: str

    @classmethod
    def of_roles(cls, text: Roles) -> Self:
        """Take what a wizard for roles says."""
        return cls(
            text.destination_title,
            text.destination_subtitle,
            text.servers,
            text.no_servers,
        )


class ServerPage(FlowPage[F]):
    """Server Selection: the servers that come into question; one is chosen."""

    def __init__(
        self,
        wizard: FlowWizard,
        flow: F,
        step: StrEnum,
        computers: Iterable[Computer],
        texts: ServerTexts,
    ) -> None:
        super().__init__(wizard, flow, step, texts.title, texts.subtitle)
        text = wizard.session.labels.roles
        kind = text_rows("servers", [text.name, text.address, text.version])
        label = strip_mnemonic(texts.servers)
        self._servers = RowTable(kind, label, wizard.session, self, picks_one=True)
        self._servers.chosen.connect(self._on_chosen)
        self._note = Note(self._servers, self)
        title = QLabel(texts.servers, self)
        title.setBuddy(self._servers)
        self.body.addWidget(title)
        self.body.addWidget(self._servers)
        self.body.addWidget(self._note)
        self.body.addStretch()
        rows = [
            Row(c.name, "server", [c.name, c.address, c.version.server_name])
            for c in computers
        ]
        self._servers.show_facts(rows)
        if not rows:
            self._note.say(texts.none)

    def choose(self, name: str) -> None:
        """Keep the server that is chosen."""
        raise NotImplementedError

    def show_problem(self, problem: Problem) -> None:
        self._note.say(problem.text)
        self._servers.setFocus()

    def clear_problems(self) -> None:
        self._note.say("")

    def _on_chosen(self) -> None:
        self.choose(str(self._servers.key or ""))
        self.clear_problems()
        self.completeChanged.emit()


class SummaryPage(FlowPage[F]):
    """A text of some lines that can be read and copied."""

    def __init__(
        self,
        wizard: FlowWizard,
        flow: F,
        step: StrEnum,
        texts: tuple[str, str, str],
    ) -> None:
        title, subtitle, label = texts
        super().__init__(wizard, flow, step, title, subtitle)
        self._summary = QPlainTextEdit(self)
        self._summary.setObjectName("summary")
        self._summary.setAccessibleName(strip_mnemonic(label))
        self._summary.setReadOnly(True)
        self._summary.setTabChangesFocus(True)
        self._summary.setFixedHeight(_SUMMARY_HEIGHT)
        heading = QLabel(label, self)
        heading.setBuddy(self._summary)
        self.body.addWidget(heading)
        self.body.addWidget(self._summary)
        self.body.addStretch()

    def initializePage(self) -> None:
        self._summary.setPlainText("\n".join(self.lines()))

    def lines(self) -> list[str]:
        """Return what the summary says."""
        raise NotImplementedError
