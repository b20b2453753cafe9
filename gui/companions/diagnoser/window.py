"""RD Licensing Diagnoser (ui.md 11)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from core.powershell import looks
from core.reads.diagnosis import examine, sees_by_own_rights
from core.rules.diagnosis import Diagnosis, Problem, ServerLine
from gui.companions.actions_pane import ActionsPane
from gui.companions.computer_box import ComputerBox
from gui.companions.diagnoser import rows as facts
from gui.companions.diagnoser.head import HostConfiguration, Verdict
from gui.companions.window import CompanionWindow
from gui.labels.diagnoser import DiagnoserText as Text
from gui.labels.text import escape_mnemonic, soften_breaks
from gui.tables.row_table import RowTable
from gui.tables.text_table import text_rows
from gui.theme import fonts

if TYPE_CHECKING:
    from core.powershell.looks import Look
    from core.records import SessionHost
    from gui.session.session import Session

_MARGIN = 11
_DETAILS_HEIGHT = 56
_LIST_HEIGHT = 57  # hardly two rows; the window fits on a screen that is 600 high


class Diagnoser(CompanionWindow):
    """What is wrong with the licensing of a session host."""

    title = Text.title
    help_topic = "diagnoser"

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(session, parent)
        self._found: Diagnosis | None = None
        self._provided: dict[str, str] = {}
        column = QVBoxLayout()
        column.setContentsMargins(_MARGIN, 2, _MARGIN, _MARGIN)
        column.setSpacing(5)
        self._hosts = ComputerBox(Text.session_host, self.inside, margin=_MARGIN)
        self._hosts.chosen.connect(self.refresh)
        self._hosts.chosen.connect(self.tell_look)
        self._verdict = Verdict(self.inside)
        self._configuration = HostConfiguration(self.inside)
        column.addWidget(self._verdict)
        column.addWidget(self._configuration)
        self._build_information(column)
        self._build_servers(column)
        pane = ActionsPane(Text.actions, self.inside)
        self._provide = pane.add(
            "provide-credentials",
            Text.provide_credentials,
            "properties",
            self._ask_for_credentials,
        )
        pane.add("refresh", Text.refresh, "refresh", self.refresh)
        pane.add("help", Text.help, "help", self.ask_for_help)
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self._hosts)
        middle.addLayout(column, 1)
        row = QHBoxLayout(self.inside)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(middle, 1)
        row.addWidget(pane)
        self._problems.setFocus()
        self.resize(920, 680)

    def refresh(self) -> None:
        """Examine the chosen session host again."""
        lab = self.session.lab
        self._hosts.show_computers(lab.session_hosts())
        host = lab.session_host(self._hosts.computer)
        if host is None:
            self._verdict.say_no_hosts()
        else:
            self._show(host)

    def look(self) -> Look | None:
        """Return what asks the chosen session host itself."""
        return looks.diagnosis(self._hosts.computer) if self._hosts.computer else None

    def _build_information(self, column: QVBoxLayout) -> None:
        kind = text_rows("problems", [Text.problem, Text.level])
        self._problems = RowTable(kind, Text.problem, self.session, self.inside)
        self._problems.chosen.connect(self._show_details)
        self._heading = _title("", self._problems, self.inside, bold=True)
        self._details = QPlainTextEdit(self.inside)
        self._details.setObjectName("details")
        self._details.setAccessibleName(Text.details)
        self._details.setReadOnly(True)
        self._details.setMinimumHeight(_DETAILS_HEIGHT)
        self._details.setTabChangesFocus(True)
        column.addWidget(self._heading)
        column.addWidget(self._problems, 2)
        column.addWidget(self._details, 3)

    def _build_servers(self, column: QVBoxLayout) -> None:
        titles = [Text.server, Text.credentials, Text.activation, Text.version]
        kind = text_rows("servers", titles)
        self._servers = RowTable(kind, Text.servers, self.session, self.inside)
        self._servers.chosen.connect(self._show_packs)
        titles = [Text.pack, Text.total, Text.pack_available]
        kind = text_rows("packs", titles)
        self._packs = RowTable(kind, Text.no_packs, self.session, self.inside)
        self._packs_title = _title(Text.no_packs, self._packs, self.inside)
        self._packs_title.setWordWrap(True)
        column.addWidget(_title(Text.servers, self._servers, self.inside, bold=True))
        column.addWidget(self._servers, 2)
        column.addWidget(self._packs_title)
        column.addWidget(self._packs, 2)
        for table in (self._problems, self._servers, self._packs):
            table.setMinimumHeight(_LIST_HEIGHT)

    def _show(self, host: SessionHost) -> None:
        lab = self.session.lab
        found = self._found = examine(lab, host, self._provided)
        self._verdict.show_found(found)
        self._configuration.show_found(found, lab.settings().domain)
        counts = {"errors": found.errors, "warnings": found.warnings}
        self._heading.setText(Text.information.format(**counts))
        self._problems.show_facts(facts.problem_facts(found, self.session.labels))
        self._servers.show_facts(facts.server_facts(found, self._credentials(found)))
        self._show_details()
        self._show_packs()

    def _credentials(self, found: Diagnosis) -> dict[str, str]:
        """Say for each license server on whose account it is looked at."""
        if sees_by_own_rights(self.session.lab):
            return {line.name: Text.credentials_available for line in found.servers}
        return {
            line.name: Text.credentials_provided.format(account=account)
            if (account := self._provided.get(line.name))
            else Text.credentials_missing
            for line in found.servers
        }

    def _show_details(self) -> None:
        problem = self._problems.key
        if self._found is not None and isinstance(problem, Problem):
            self._details.setPlainText(
                facts.details(problem, self._found.host, self.session.labels)
            )
        else:
            self._details.clear()

    def _show_packs(self) -> None:
        line = self._chosen_server()
        self._provide.setEnabled(line is not None and line.server is not None)
        title = Text.packs.format(server=line.name) if line else Text.no_packs
        self._packs_title.setText(escape_mnemonic(soften_breaks(title)))
        shown = facts.pack_facts(line, self.session.labels) if line else []
        self._packs.show_facts(shown)

    def _chosen_server(self) -> ServerLine | None:
        lines = self._found.servers if self._found is not None else ()
        return next((x for x in lines if x.name == self._servers.key), None)

    def _ask_for_credentials(self) -> None:
        from gui.companions.diagnoser.provide_credentials import (
            ProvideCredentialsDialog,
        )

        line = self._chosen_server()
        if line is not None:
            then = partial(self._keep_credentials, line.name)
            ProvideCredentialsDialog(line.name, self.session, self, then).open()

    def _keep_credentials(self, server: str, account: str) -> None:
        self._provided[server] = account
        self.refresh()


def _title(
    text: str, editor: QWidget, parent: QWidget, *, bold: bool = False
) -> QLabel:
    title = QLabel(text, parent)
    title.setFont(fonts.font(bold=bold))
    title.setTextFormat(Qt.TextFormat.PlainText)
    title.setBuddy(editor)
    return title
