"""The wizard behind + RD Licensing of Server Manager (domain.md 13.15)."""

from PySide6.QtWidgets import QWidget

from core.flows.add_licensing import AddLicensingFlow, AddLicensingStep
from core.rules.deployment import candidates
from gui.session.session import Session
from gui.wizards.flow_wizard import FlowWizard
from gui.wizards.role_pages import ServerPage, ServerTexts, SummaryPage


class AddLicensingWizard(FlowWizard):
    """Adds a license server to the deployment: select, Next, Add."""

    help_topic = "server-manager"

    def __init__(self, session: Session, parent: QWidget) -> None:
        text, lab = session.labels.deployment, session.lab
        domain = lab.settings().domain
        flow = AddLicensingFlow(
            candidates(lab.computers(), lab.session_hosts(), domain)
        )
        super().__init__(flow, text.title, "wizard-logo-install", session, parent)
        self.name_commit(text.add)
        self.add_step(AddLicensingStep.SERVER, _ServerPage(self, flow))
        self.add_step(AddLicensingStep.CONFIRMATION, _ConfirmationPage(self, flow))
        self.add_step(AddLicensingStep.RESULTS, _ResultsPage(self, flow))


class _ServerPage(ServerPage[AddLicensingFlow]):
    def __init__(self, wizard: FlowWizard, flow: AddLicensingFlow) -> None:
        text = wizard.session.labels.deployment
        texts = ServerTexts(
            text.server_title, text.server_subtitle, text.servers, text.no_servers
        )
        computers = flow.computers.values()
        super().__init__(wizard, flow, AddLicensingStep.SERVER, computers, texts)

    def choose(self, name: str) -> None:
        self.flow.draft.server = name

    def isComplete(self) -> bool:
        return bool(self.flow.draft.server)


class _ConfirmationPage(SummaryPage[AddLicensingFlow]):
    """What will be done."""

    def __init__(self, wizard: FlowWizard, flow: AddLicensingFlow) -> None:
        text = wizard.session.labels.deployment
        texts = (text.confirmation_title, text.confirmation_subtitle, text.selections)
        super().__init__(wizard, flow, AddLicensingStep.CONFIRMATION, texts)

    def lines(self) -> list[str]:
        text = self.flow_wizard.session.labels.deployment
        role = text.role_is_there if self.flow.has_role else text.role_is_missing
        return [text.chosen.format(server=self.flow.draft.server), role, text.asked]


class _ResultsPage(SummaryPage[AddLicensingFlow]):
    """What was done, and what comes next."""

    def __init__(self, wizard: FlowWizard, flow: AddLicensingFlow) -> None:
        text = wizard.session.labels.deployment
        texts = (text.results_title, text.results_subtitle, text.results)
        super().__init__(wizard, flow, AddLicensingStep.RESULTS, texts)

    def lines(self) -> list[str]:
        text = self.flow_wizard.session.labels.deployment
        server = self.flow_wizard.session.lab.server(self.flow.draft.server)
        lines = [text.succeeded.format(server=server.name)]
        if not server.is_activated:
            lines.append(text.activate_next)
        return [*lines, text.mode_next]
