"""The pages of the Add Roles and Features Wizard."""

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox

from core.catalog import DiscoveryScope
from core.flows.add_roles import AddRolesFlow, AddRolesStep
from gui.labels import words
from gui.labels.text import strip_mnemonic
from gui.widgets.scope_choice import ScopeChoice
from gui.widgets.text import plain_label
from gui.wizards.flow_wizard import FlowPage, FlowWizard
from gui.wizards.role_pages import ServerPage, ServerTexts, SummaryPage
from gui.wizards.shell import PARAGRAPH_SPACING


class DestinationPage(ServerPage[AddRolesFlow]):
    """Server Selection: the servers without the role service."""

    def __init__(self, wizard: FlowWizard, flow: AddRolesFlow) -> None:
        texts = ServerTexts.of_roles(wizard.session.labels.roles)
        step = AddRolesStep.DESTINATION
        super().__init__(wizard, flow, step, flow.hosts.values(), texts)

    def choose(self, name: str) -> None:
        self.flow.draft.host = name

    def isComplete(self) -> bool:
        return self.flow.is_complete(AddRolesStep.DESTINATION)


class _TickPage(FlowPage[AddRolesFlow]):
    """One check box, without which there is no way on."""

    def __init__(
        self,
        wizard: FlowWizard,
        flow: AddRolesFlow,
        step: AddRolesStep,
        texts: tuple[str, str, str, str],
        keep: Callable[[bool], None],
    ) -> None:
        title, subtitle, label, description = texts
        super().__init__(wizard, flow, step, title, subtitle)
        box = QCheckBox(label, self)
        box.setObjectName(step.value)
        box.toggled.connect(keep)
        box.toggled.connect(self.completeChanged)
        self.body.addWidget(box)
        self.body.addSpacing(PARAGRAPH_SPACING)
        self.body.addWidget(plain_label(description, self))
        self.body.addStretch()

    def isComplete(self) -> bool:
        return self.flow.is_complete(AddRolesStep(self.step))


def roles_page(wizard: FlowWizard, flow: AddRolesFlow) -> FlowPage[AddRolesFlow]:
    """Make Server Roles."""
    text = wizard.session.labels.roles

    def keep(on: bool) -> None:
        flow.draft.has_role = on

    texts = (text.roles_title, text.roles_subtitle, text.services, text.roles_text)
    return _TickPage(wizard, flow, AddRolesStep.ROLES, texts, keep)


def role_services_page(
    wizard: FlowWizard, flow: AddRolesFlow
) -> FlowPage[AddRolesFlow]:
    """Make Role Services."""
    text = wizard.session.labels.roles

    def keep(on: bool) -> None:
        flow.draft.has_role_service = on

    texts = (
        text.role_services_title,
        text.role_services_subtitle,
        text.licensing,
        text.role_services_text,
    )
    return _TickPage(wizard, flow, AddRolesStep.ROLE_SERVICES, texts, keep)


class ScopePage(FlowPage[AddRolesFlow]):
    """The discovery scope, in the editions whose setup asks for it."""

    def __init__(self, wizard: FlowWizard, flow: AddRolesFlow) -> None:
        text = wizard.session.labels.roles
        super().__init__(
            wizard, flow, AddRolesStep.SCOPE, text.scope_title, text.scope_subtitle
        )
        own = flow.draft.scope
        in_domain = own is not DiscoveryScope.WORKGROUP
        offered = {DiscoveryScope.DOMAIN, DiscoveryScope.FOREST} if in_domain else {own}
        self._choice = ScopeChoice(offered, own, self)
        self._choice.changed.connect(self._on_changed)
        self.first_field = self._choice
        self.body.addWidget(self._choice)
        self.body.addStretch()

    def _on_changed(self) -> None:
        self.flow.draft.scope = self._choice.scope


class ConfirmationPage(SummaryPage[AddRolesFlow]):
    """What will be installed."""

    def __init__(self, wizard: FlowWizard, flow: AddRolesFlow) -> None:
        text = wizard.session.labels.roles
        texts = (text.confirmation_title, text.confirmation_subtitle, text.selections)
        super().__init__(wizard, flow, AddRolesStep.INSTALLATION, texts)

    def lines(self) -> list[str]:
        text, draft = self.flow_wizard.session.labels.roles, self.flow.draft
        scope = strip_mnemonic(words.SCOPE_CHOICE[draft.scope])
        return [
            text.destination.format(server=draft.host),
            text.role,
            text.role_service,
            text.tools,
            *([text.scope.format(scope=scope)] if self.flow.asks_scope else []),
        ]


class ResultsPage(SummaryPage[AddRolesFlow]):
    """What was installed, and what comes next."""

    def __init__(self, wizard: FlowWizard, flow: AddRolesFlow) -> None:
        text = wizard.session.labels.roles
        texts = (text.results_title, text.results_subtitle, text.results)
        super().__init__(wizard, flow, AddRolesStep.RESULTS, texts)

    def lines(self) -> list[str]:
        session = self.flow_wizard.session
        text, lab = session.labels.roles, session.lab
        name = self.flow.draft.host
        lines = [text.succeeded.format(server=name), text.role_service]
        server = lab.server(name)
        if lab.settings().has_member(server):
            lines.append(text.joined if server.in_ad_group else text.not_joined)
        return [*lines, text.next_steps]
