"""The Install Licenses Wizard (ui.md 6): its pages in order."""

from PySide6.QtWidgets import QWidget

from core.flows.install import InstallFlow, InstallStep
from core.records import LicenseServer
from gui.desk import Desk
from gui.wizards.flow_wizard import ContactingPage, FlowWizard
from gui.wizards.install_ends import CompletingInstall, WelcomeInstall
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

    def __init__(self, server: LicenseServer, desk: Desk, parent: QWidget) -> None:
        text = desk.labels.install
        flow = InstallFlow(server)
        super().__init__(flow, text.title, "wizard-logo-install", desk, parent)
        self.add_step(InstallStep.WELCOME, WelcomeInstall(self, flow))
        self.add_step(InstallStep.PROGRAM, ProgramPage(self, flow))
        self.add_step(InstallStep.LICENSE_CODES, LicenseCodesPage(self, flow))
        self.add_step(InstallStep.OPEN_LICENSE, OpenLicensePage(self, flow))
        self.add_step(InstallStep.AGREEMENT, AgreementPage(self, flow))
        self.add_step(InstallStep.VERSION_AND_TYPE, VersionPage(self, flow))
        self.add_step(InstallStep.KEY_PACK, KeyPackPage(self, flow))
        self.add_step(
            InstallStep.CONTACTING,
            ContactingPage(
                self,
                InstallStep.CONTACTING,
                text.contacting_title,
                text.contacting_subtitle,
                desk.labels.contacting,
            ),
        )
        self.add_step(InstallStep.COMPLETING, CompletingInstall(self))
