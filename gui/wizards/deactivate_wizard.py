"""The Deactivate Server Wizard (ui.md 8)."""

from PySide6.QtWidgets import QWidget

from core.catalog import ConnectionMethod
from core.clearinghouse_contact import Asked, Purpose
from core.flows.deactivate import DeactivateFlow, DeactivateStep
from core.records import LicenseServer
from gui.session.session import Session
from gui.wizards.contact_page import ContactPage
from gui.wizards.flow_wizard import ContactingPage, FlowWizard
from gui.wizards.number_page import NumberPage, Sources
from gui.wizards.shell import CompletingPage


class DeactivateWizard(FlowWizard):
    """Deactivates one license server."""

    help_topic = "deactivate"

    def __init__(
        self, server: LicenseServer, session: Session, parent: QWidget
    ) -> None:
        text = session.labels.deactivate
        flow = DeactivateFlow(server)
        super().__init__(flow, text.title, "wizard-logo-activate", session, parent)
        information = ContactPage(
            self, flow, DeactivateStep.INFORMATION, flow.draft.contact, text.text
        )
        if flow.is_automatic:
            information.add_note(session.labels.contact.email_note)
        elif server.connection_method is ConnectionMethod.WEB:
            information.add_note(text.not_by_website)
        self.add_step(DeactivateStep.INFORMATION, information)
        self.add_step(DeactivateStep.CONFIRMATION, _ConfirmationPage(self, flow))
        self.add_step(
            DeactivateStep.CONTACTING,
            ContactingPage(
                self,
                DeactivateStep.CONTACTING,
                text.contacting_title,
                text.contacting_subtitle,
                session.labels.contacting,
            ),
        )
        self.add_step(
            DeactivateStep.COMPLETING,
            CompletingPage(text.completing, text.completed, text.success, parent=self),
        )


class _ConfirmationPage(NumberPage[DeactivateFlow]):
    def __init__(self, wizard: FlowWizard, flow: DeactivateFlow) -> None:
        text = wizard.session.labels.deactivate
        super().__init__(
            wizard,
            flow,
            DeactivateStep.CONFIRMATION,
            text.confirmation_title,
            Sources(
                web_subtitle=text.confirmation_subtitle,
                telephone_subtitle=text.confirmation_subtitle,
                purpose=Purpose.DEACTIVATE,
                given={
                    Asked.LICENSE_SERVER_ID: (
                        text.when_asked,
                        flow.server.license_server_id or "",
                    )
                },
                typed_label=text.type_code,
                typed_field="confirmation_code",
                groups=3,
            ),
        )

    def initializePage(self) -> None:
        country = self.flow.server.registration.country
        self.show_source(ConnectionMethod.TELEPHONE, country)

    def keep(self, typed: str) -> None:
        self.flow.draft.confirmation_code = typed
