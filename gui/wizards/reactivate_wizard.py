"""The Reactivate Server Wizard (ui.md 8)."""

from PySide6.QtWidgets import QWidget

from core.catalog import ReactivationReason
from core.clearinghouse_contact import Asked, Purpose
from core.flows.reactivate import ReactivateFlow, ReactivateStep
from core.records import LicenseServer
from gui.labels import words
from gui.session.session import Session
from gui.wizards.contact_page import ContactPage
from gui.wizards.flow_wizard import ContactingPage, FlowWizard
from gui.wizards.number_page import NumberPage, Sources
from gui.wizards.shell import CompletingPage, WelcomePage


class ReactivateWizard(FlowWizard):
    """Gives one license server a new license server ID."""

    help_topic = "reactivate"

    def __init__(
        self, server: LicenseServer, session: Session, parent: QWidget
    ) -> None:
        text = session.labels.reactivate
        flow = ReactivateFlow(server)
        super().__init__(flow, text.title, "wizard-logo-activate", session, parent)
        self.add_step(ReactivateStep.WELCOME, _Welcome(self))
        self.add_step(ReactivateStep.INFORMATION, _InformationPage(self, flow))
        self.add_step(ReactivateStep.LICENSE_SERVER_ID, _ServerIdPage(self, flow))
        self.add_step(
            ReactivateStep.CONTACTING,
            ContactingPage(
                self,
                ReactivateStep.CONTACTING,
                text.contacting_title,
                text.contacting_subtitle,
                session.labels.contacting,
            ),
        )
        self.add_step(
            ReactivateStep.COMPLETING,
            CompletingPage(text.completing, text.completed, text.success, parent=self),
        )


class _Welcome(WelcomePage):
    def __init__(self, wizard: FlowWizard) -> None:
        text = wizard.session.labels.reactivate
        super().__init__(text.welcome, *text.welcome_text, parent=wizard)
        self._wizard = wizard

    def nextId(self) -> int:
        return self._wizard.next_id(ReactivateStep.WELCOME)


class _InformationPage(ContactPage[ReactivateFlow]):
    def __init__(self, wizard: FlowWizard, flow: ReactivateFlow) -> None:
        super().__init__(
            wizard, flow, ReactivateStep.INFORMATION, flow.draft.contact, ""
        )
        self._reason = self.form.add_choice(
            "reason",
            wizard.session.labels.contact.reason,
            [(words.REACTIVATION_REASON[r], r) for r in ReactivationReason],
        )
        self._reason.currentIndexChanged.connect(self._on_reason_chosen)

    def _on_reason_chosen(self) -> None:
        self.flow.draft.reason = ReactivationReason(self._reason.currentData())


class _ServerIdPage(NumberPage[ReactivateFlow]):
    def __init__(self, wizard: FlowWizard, flow: ReactivateFlow) -> None:
        text = wizard.session.labels.reactivate
        shared = wizard.session.labels.activate
        super().__init__(
            wizard,
            flow,
            ReactivateStep.LICENSE_SERVER_ID,
            text.server_id_title,
            Sources(
                web_subtitle=text.web_subtitle,
                telephone_subtitle=text.telephone_subtitle,
                purpose=Purpose.REACTIVATE,
                given={
                    Asked.PRODUCT_ID: (
                        shared.when_asked_product_id,
                        flow.server.product_id,
                    ),
                    Asked.LICENSE_SERVER_ID: (
                        text.present_id,
                        flow.server.license_server_id or "",
                    ),
                },
                typed_label=shared.type_server_id,
                typed_field="license_server_id",
            ),
        )

    def initializePage(self) -> None:
        server = self.flow.server
        self.show_source(server.connection_method, server.registration.country)

    def keep(self, typed: str) -> None:
        self.flow.draft.license_server_id = typed
