"""The Add Roles and Features Wizard of Server Manager."""

from PySide6.QtWidgets import QWidget

from core.flows.add_roles import AddRolesFlow, AddRolesStep
from gui.session.session import Session
from gui.wizards import add_roles_pages as pages
from gui.wizards.flow_wizard import FlowWizard
from gui.wizards.shell import WelcomePage


class AddRolesWizard(FlowWizard):
    """Installs Remote Desktop Licensing on a server that does not have it."""

    help_topic = "server-manager"

    def __init__(self, session: Session, parent: QWidget) -> None:
        text = session.labels.roles
        lab = session.lab
        flow = AddRolesFlow(lab.hosts_without_licensing(), lab.settings())
        super().__init__(flow, text.title, "wizard-logo-install", session, parent)
        self.name_commit(text.install)
        self.add_step(AddRolesStep.BEFORE_YOU_BEGIN, _BeforeYouBegin(self))
        self.add_step(AddRolesStep.DESTINATION, pages.DestinationPage(self, flow))
        self.add_step(AddRolesStep.ROLES, pages.roles_page(self, flow))
        self.add_step(AddRolesStep.ROLE_SERVICES, pages.role_services_page(self, flow))
        self.add_step(AddRolesStep.SCOPE, pages.ScopePage(self, flow))
        self.add_step(AddRolesStep.INSTALLATION, pages.ConfirmationPage(self, flow))
        self.add_step(AddRolesStep.RESULTS, pages.ResultsPage(self, flow))


class _BeforeYouBegin(WelcomePage):
    def __init__(self, wizard: FlowWizard) -> None:
        text = wizard.session.labels.roles
        super().__init__(text.before_title, *text.before_text, parent=wizard)
        self._wizard = wizard

    def nextId(self) -> int:
        return self._wizard.next_id(AddRolesStep.BEFORE_YOU_BEGIN)
