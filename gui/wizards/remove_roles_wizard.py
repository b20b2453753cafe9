"""The Remove Roles and Features Wizard of Server Manager."""

from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from core.catalog import Service
from core.flows.remove_roles import RemoveRolesFlow, RemoveRolesStep
from gui.labels.roles import RemoveRoles
from gui.labels.text import strip_mnemonic
from gui.session.session import Session
from gui.wizards.flow_wizard import FlowPage, FlowWizard
from gui.wizards.role_pages import ServerPage, ServerTexts, SummaryPage
from gui.wizards.shell import WelcomePage


class RemoveRolesWizard(FlowWizard):
    """Removes a role service of Remote Desktop Services from a server."""

    help_topic = "server-manager"

    def __init__(self, session: Session, parent: QWidget) -> None:
        flow = RemoveRolesFlow(session.lab.computers())
        text = session.labels.remove_roles
        super().__init__(flow, text.title, "wizard-logo-install", session, parent)
        self.name_commit(text.install)
        step = RemoveRolesStep
        self.add_step(step.BEFORE_YOU_BEGIN, _BeforeYouBegin(self))
        self.add_step(step.DESTINATION, _DestinationPage(self, flow))
        self.add_step(step.ROLES, _RolesPage(self, flow))
        self.add_step(step.CONFIRMATION, _ConfirmationPage(self, flow))
        self.add_step(step.RESULTS, _ResultsPage(self, flow))


class _BeforeYouBegin(WelcomePage):
    def __init__(self, wizard: FlowWizard) -> None:
        text = wizard.session.labels.remove_roles
        super().__init__(text.before_title, *text.before_text, parent=wizard)
        self._wizard = wizard

    def nextId(self) -> int:
        return self._wizard.next_id(RemoveRolesStep.BEFORE_YOU_BEGIN)


class _DestinationPage(ServerPage[RemoveRolesFlow]):
    """Server Selection: the servers with a role service."""

    def __init__(self, wizard: FlowWizard, flow: RemoveRolesFlow) -> None:
        computers = [next(iter(roles.values())) for roles in flow.roles.values()]
        texts = ServerTexts.of_roles(wizard.session.labels.remove_roles)
        super().__init__(wizard, flow, RemoveRolesStep.DESTINATION, computers, texts)

    def choose(self, name: str) -> None:
        if name != self.flow.draft.computer:
            self.flow.choose(name)

    def isComplete(self) -> bool:
        return self.flow.is_complete(RemoveRolesStep.DESTINATION)


class _RolesPage(FlowPage[RemoveRolesFlow]):
    """Server Roles: one of those that the server has."""

    def __init__(self, wizard: FlowWizard, flow: RemoveRolesFlow) -> None:
        text = wizard.session.labels.remove_roles
        super().__init__(
            wizard, flow, RemoveRolesStep.ROLES, text.roles_title, text.roles_subtitle
        )
        self._group = QButtonGroup(self)
        self._boxes: dict[Service, QRadioButton] = {}
        for service, label in _names(text).items():
            box = QRadioButton(label, self)
            box.setObjectName(service.value)
            box.toggled.connect(self._on_toggled)
            self._group.addButton(box)
            self.body.addWidget(box)
            self._boxes[service] = box
        self.body.addStretch()

    def initializePage(self) -> None:
        draft = self.flow.draft
        there = self.flow.roles[draft.computer]
        self._group.setExclusive(False)  # or none of them could be cleared
        for service, box in self._boxes.items():
            box.setEnabled(service in there)
            box.setChecked(service is draft.role)
        self._group.setExclusive(True)

    def isComplete(self) -> bool:
        return self.flow.is_complete(RemoveRolesStep.ROLES)

    def _on_toggled(self) -> None:
        chosen = [service for service, box in self._boxes.items() if box.isChecked()]
        self.flow.draft.role = chosen[0] if chosen else None
        self.completeChanged.emit()


class _ConfirmationPage(SummaryPage[RemoveRolesFlow]):
    """What will be removed, and what goes with it."""

    def __init__(self, wizard: FlowWizard, flow: RemoveRolesFlow) -> None:
        text = wizard.session.labels.remove_roles
        texts = (text.confirmation_title, text.confirmation_subtitle, text.selections)
        super().__init__(wizard, flow, RemoveRolesStep.CONFIRMATION, texts)

    def lines(self) -> list[str]:
        session = self.flow_wizard.session
        text, lab, draft = session.labels.remove_roles, session.lab, self.flow.draft
        assert draft.role is not None  # the page before asks for it
        role = strip_mnemonic(_names(text)[draft.role])
        lines = [
            text.destination.format(server=draft.computer),
            text.removed_role.format(role=role),
        ]
        if draft.role is Service.LICENSING:
            packs = lab.packs(draft.computer)
            issued = sum(pack.issued for pack in packs)
            return [*lines, text.with_licenses.format(packs=len(packs), issued=issued)]
        sessions = len(lab.sessions(draft.computer))
        return [*lines, text.without_sessions.format(sessions=sessions)]


class _ResultsPage(SummaryPage[RemoveRolesFlow]):
    """What was removed, and what comes next."""

    def __init__(self, wizard: FlowWizard, flow: RemoveRolesFlow) -> None:
        text = wizard.session.labels.remove_roles
        texts = (text.results_title, text.results_subtitle, text.results)
        super().__init__(wizard, flow, RemoveRolesStep.RESULTS, texts)

    def lines(self) -> list[str]:
        text, draft = self.flow_wizard.session.labels.remove_roles, self.flow.draft
        was_licensing = draft.role is Service.LICENSING
        return [
            text.succeeded.format(server=draft.computer),
            text.next_licensing if was_licensing else text.next_sessions,
        ]


def _names(text: RemoveRoles) -> dict[Service, str]:
    return {Service.LICENSING: text.licensing, Service.SESSIONS: text.session_host}
