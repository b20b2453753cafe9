"""First and last page of the Install Licenses Wizard: settings, and what came of it."""

from html import escape

from PySide6.QtWidgets import (
    QGridLayout,
    QGroupBox,
    QLabel,
    QPlainTextEdit,
    QSizePolicy,
)

from core.events import LicensesInstalled
from core.flows.install import InstallFlow, InstallStep
from core.numbers.kinds import shown
from core.records import LicensePack
from gui.labels import words
from gui.labels.editions import plain
from gui.wizards.flow_wizard import FlowWizard
from gui.wizards.shell import CompletingPage, WelcomePage, plain_label

_SUMMARY_HEIGHT = 120


class WelcomeInstall(WelcomePage):
    """Shows the settings of the license server to confirm."""

    def __init__(self, wizard: FlowWizard, flow: InstallFlow) -> None:
        text = wizard.desk.labels.install
        super().__init__(text.welcome, *text.welcome_text, parent=wizard)
        self._wizard = wizard
        server = flow.server
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
        return self._wizard.next_id(InstallStep.WELCOME)

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

    def __init__(self, wizard: FlowWizard) -> None:
        text = wizard.desk.labels.install
        super().__init__(
            text.completing,
            text.completed,
            f"{text.status}\n{text.success}",
            text.summary,
            parent=wizard,
        )
        self._wizard = wizard
        self._summary = QPlainTextEdit(self)
        self._summary.setObjectName("summary")
        self._summary.setAccessibleName(plain(text.summary))
        self._summary.setReadOnly(True)
        self._summary.setTabChangesFocus(True)
        self._summary.setFixedHeight(_SUMMARY_HEIGHT)
        self.body.addWidget(self._summary)

    def initializePage(self) -> None:
        lab = self._wizard.desk.lab
        lines = []
        for event in self._wizard.events:
            if isinstance(event, LicensesInstalled):
                packs = {p.id: p for p in lab.packs(event.server)}
                lines += [self._line(packs[i]) for i in event.pack_ids]
        self._summary.setPlainText("\n".join(lines))

    def nextId(self) -> int:
        return -1

    def _line(self, pack: LicensePack) -> str:
        names = self._wizard.desk.labels.words
        return (
            f"{words.PROGRAM[pack.program]}\n"
            f"{names.product(pack.version)}, {names.type(pack.version, pack.type)}, "
            f"quantity {pack.total}"
        )


def _fact(value: str, parent: QGroupBox) -> QLabel:
    """Make a label that a long word without blanks does not widen."""
    label = plain_label(value, parent)
    policy = label.sizePolicy()
    policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
    label.setSizePolicy(policy)
    label.setToolTip(f"<qt>{escape(value)}</qt>")
    return label
