"""First and last page of a wizard that installs: settings, and what came of it."""

from collections.abc import Iterable
from enum import StrEnum
from html import escape

from PySide6.QtWidgets import (
    QGridLayout,
    QGroupBox,
    QLabel,
    QPlainTextEdit,
    QSizePolicy,
)

from core.events import LicensesInstalled
from core.numbers.kinds import shown
from core.records import LicensePack, LicenseServer
from gui.labels import words
from gui.labels.text import soften_breaks, strip_mnemonic
from gui.widgets.text import plain_label
from gui.wizards.flow_wizard import FlowWizard
from gui.wizards.shell import CompletingPage, WelcomePage

_SUMMARY_HEIGHT = 120
_LONG_WORD = 24


class WelcomeWithSettings(WelcomePage):
    """Shows the settings of the license server to confirm."""

    def __init__(
        self,
        wizard: FlowWizard,
        step: StrEnum,
        server: LicenseServer,
        title: str,
        paragraphs: Iterable[str],
    ) -> None:
        super().__init__(title, *paragraphs, parent=wizard)
        text = wizard.session.labels.install
        self._wizard = wizard
        self._step = step
        registration = server.registration
        person = f"{registration.first_name} {registration.last_name}".strip()
        facts = {
            text.server: server.name,
            text.method: words.METHOD[server.connection_method],
            text.server_id: shown(server.license_server_id),
            text.registered_to: ", ".join(
                t for t in (person, registration.company) if t
            ),
        }
        self.body.addWidget(self._facts(text.settings, facts))
        self.add_text(text.welcome_continue)

    def nextId(self) -> int:
        return self._wizard.next_id(self._step)

    def _facts(self, title: str, facts: dict[str, str]) -> QGroupBox:
        group = QGroupBox(title, self)
        grid = QGridLayout(group)
        grid.setContentsMargins(8, 6, 8, 6)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(1, 1)
        for row, (name, value) in enumerate(facts.items()):
            if value:
                grid.addWidget(QLabel(name, group), row, 0)
                grid.addWidget(_fact(value, group), row, 1)
        return group


class CompletingInstall(CompletingPage):
    """Says that the licenses are installed, and which."""

    def __init__(self, wizard: FlowWizard, title: str, completed: str) -> None:
        text = wizard.session.labels.install
        super().__init__(title, completed, parent=wizard)
        self._wizard = wizard
        self._status = self.add_text(f"{text.status}\n{text.success}")
        self.add_text(text.summary)
        self._summary = QPlainTextEdit(self)
        self._summary.setObjectName("summary")
        self._summary.setAccessibleName(strip_mnemonic(text.summary))
        self._summary.setReadOnly(True)
        self._summary.setTabChangesFocus(True)
        self._summary.setFixedHeight(_SUMMARY_HEIGHT)
        self.body.addWidget(self._summary)

    def initializePage(self) -> None:
        lab = self._wizard.session.lab
        lines = []
        for event in self._wizard.events:
            if isinstance(event, LicensesInstalled):
                packs = {p.id: p for p in lab.packs(event.server)}
                lines += [self._line(packs[i]) for i in event.pack_ids]
        self._summary.setPlainText("\n".join(lines))

    def say(self, status: str) -> None:
        """Say something else about how it went."""
        self._status.setText(soften_breaks(status, _LONG_WORD))

    def nextId(self) -> int:
        return -1

    def _line(self, pack: LicensePack) -> str:
        names = self._wizard.session.labels.words
        return self._wizard.session.labels.install.pack.format(
            program=words.PROGRAM[pack.program],
            product=names.product(pack.version),
            type=names.type(pack.version, pack.type),
            total=pack.total,
        )


def _fact(value: str, parent: QGroupBox) -> QLabel:
    """Make a label that a long word without blanks does not widen."""
    label = plain_label(value, parent)
    policy = label.sizePolicy()
    policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
    label.setSizePolicy(policy)
    label.setToolTip(f"<qt>{escape(value)}</qt>")
    return label
