"""The Install Licenses Wizard (ui.md 6): its pages in order."""

from PySide6.QtWidgets import QWidget

from core.clearinghouse_contact import Purpose
from core.flows.install import InstallFlow, InstallStep
from core.records import LicenseServer
from gui.session.session import Session
from gui.wizards.flow_wizard import ContactingPage, FlowWizard
from gui.wizards.install_ends import CompletingInstall, WelcomeWithSettings
from gui.wizards.install_pages import (
    AgreementPage,
    KeyPackPage,
    OpenLicensePage,
    ProgramPage,
    VersionPage,
)
from gui.wizards.license_codes_page import LicenseCodesPage


class InstallWizard(FlowWizard):
    """Installs licenses on one license server."""

    help_topic = "install"

    def __init__(
        self, server: LicenseServer, session: Session, parent: QWidget
    ) -> None:
        text = session.labels.install
        flow = InstallFlow(server)
        super().__init__(flow, text.title, "wizard-logo-install", session, parent)
        self.add_step(
            InstallStep.WELCOME,
            WelcomeWithSettings(
                self, InstallStep.WELCOME, server, text.welcome, text.welcome_text
            ),
        )
        add_purchase_steps(self, flow, Purpose.INSTALL)
        self.add_step(
            InstallStep.CONTACTING,
            ContactingPage(
                self,
                InstallStep.CONTACTING,
                text.contacting_title,
                text.contacting_subtitle,
                session.labels.contacting,
            ),
        )
        self.add_step(
            InstallStep.COMPLETING,
            CompletingInstall(self, text.completing, text.completed),
        )


def add_purchase_steps(wizard: FlowWizard, flow: InstallFlow, purpose: Purpose) -> None:
    """Add the pages that ask for the proof of purchase."""
    wizard.add_step(InstallStep.PROGRAM, ProgramPage(wizard, flow))
    wizard.add_step(InstallStep.LICENSE_CODES, LicenseCodesPage(wizard, flow))
    wizard.add_step(InstallStep.OPEN_LICENSE, OpenLicensePage(wizard, flow))
    wizard.add_step(InstallStep.AGREEMENT, AgreementPage(wizard, flow))
    wizard.add_step(InstallStep.VERSION_AND_TYPE, VersionPage(wizard, flow))
    wizard.add_step(InstallStep.KEY_PACK, KeyPackPage(wizard, flow, purpose))
