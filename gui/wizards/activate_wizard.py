"""The Activate Server Wizard (ui.md 5)."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from core.clearinghouse_contact import Asked, Purpose
from core.flows.activate import OPTIONAL, REQUIRED, ActivateFlow, ActivateStep
from core.problems import Problem
from core.records import LicenseServer
from gui.session.session import Session
from gui.widgets.form import Form
from gui.widgets.registration import add_registration_fields
from gui.widgets.text import plain_label
from gui.wizards.flow_wizard import ContactingPage, FlowPage, FlowWizard
from gui.wizards.method_page import ConnectionMethodPage
from gui.wizards.number_page import NumberPage, Sources
from gui.wizards.shell import CompletingPage, WelcomePage


class ActivateWizard(FlowWizard):
    """Activates one license server, and leads on to installing licenses."""

    help_topic = "activate"

    install_requested = Signal(str)

    def __init__(
        self, server: LicenseServer, session: Session, parent: QWidget
    ) -> None:
        text = session.labels.activate
        flow = ActivateFlow(server)
        super().__init__(flow, text.title, "wizard-logo-activate", session, parent)
        self.add_step(ActivateStep.WELCOME, _Welcome(self))
        self.add_step(ActivateStep.CONNECTION_METHOD, _Method(self, flow))
        self.add_step(
            ActivateStep.COMPANY,
            _CompanyPage(self, flow, ActivateStep.COMPANY, text.company_subtitle),
        )
        self.add_step(
            ActivateStep.COMPANY_OPTIONAL,
            _CompanyPage(
                self, flow, ActivateStep.COMPANY_OPTIONAL, text.optional_subtitle
            ),
        )
        self.add_step(ActivateStep.COUNTRY, _CountryPage(self, flow))
        self.add_step(ActivateStep.LICENSE_SERVER_ID, _ServerIdPage(self, flow))
        self.add_step(
            ActivateStep.CONTACTING,
            ContactingPage(
                self,
                ActivateStep.CONTACTING,
                text.contacting_title,
                text.contacting_subtitle,
                session.labels.contacting,
            ),
        )
        self.add_step(ActivateStep.COMPLETING, _Completing(self, flow))


class _Welcome(WelcomePage):
    def __init__(self, wizard: ActivateWizard) -> None:
        text = wizard.session.labels.activate
        super().__init__(text.welcome, *text.welcome_text, parent=wizard)
        self._wizard = wizard

    def nextId(self) -> int:
        return self._wizard.next_id(ActivateStep.WELCOME)


class _Method(ConnectionMethodPage[ActivateFlow]):
    def __init__(self, wizard: FlowWizard, flow: ActivateFlow) -> None:
        text = wizard.session.labels.activate
        super().__init__(
            wizard,
            flow,
            ActivateStep.CONNECTION_METHOD,
            text.connection_method_title,
            text.connection_method_subtitle,
        )
        self.chooser.choose(flow.draft.method)
        self.chooser.chosen.connect(self._on_chosen)

    def _on_chosen(self) -> None:
        self.flow.draft.method = self.chooser.method
        self.completeChanged.emit()


class _RegistrationPage(FlowPage[ActivateFlow]):
    """A page whose form fills the draft's registration."""

    def __init__(
        self,
        wizard: FlowWizard,
        flow: ActivateFlow,
        step: ActivateStep,
        title: str,
        subtitle: str,
        fields: tuple[str, ...],
    ) -> None:
        super().__init__(wizard, flow, step, title, subtitle)
        self.form = Form(self)
        self._values = add_registration_fields(
            self.form,
            fields,
            wizard.session.labels.registration,
            self.flow.draft.registration,
        )
        self.form.changed.connect(self._on_changed)

    def initializePage(self) -> None:
        """Show what was typed on another page; the country has two."""
        self.form.fill(dict(self.flow.draft.registration))

    def show_problem(self, problem: Problem) -> None:
        self.form.say(problem.field, problem.text)

    def clear_problems(self) -> None:
        self.form.clear_problems()

    def _on_changed(self) -> None:
        self.flow.draft.registration.update(self._values())
        self.form.clear_problems()


class _CompanyPage(_RegistrationPage):
    def __init__(
        self, wizard: FlowWizard, flow: ActivateFlow, step: ActivateStep, subtitle: str
    ) -> None:
        text = wizard.session.labels.activate
        is_required = step is ActivateStep.COMPANY
        fields = tuple(REQUIRED) if is_required else OPTIONAL
        super().__init__(wizard, flow, step, text.company_title, subtitle, fields)
        intro = text.company_text if is_required else text.optional_text
        self.body.addWidget(plain_label(intro, self))
        self.body.addWidget(self.form)
        self.body.addStretch()
        if is_required:
            self.body.addWidget(plain_label(text.company_note, self))


class _CountryPage(_RegistrationPage):
    help_topic = "web-and-telephone"

    def __init__(self, wizard: FlowWizard, flow: ActivateFlow) -> None:
        text = wizard.session.labels.activate
        super().__init__(
            wizard,
            flow,
            ActivateStep.COUNTRY,
            text.country_title,
            text.country_subtitle,
            ("country",),
        )
        self.body.addWidget(plain_label(text.country_text, self))
        self.body.addWidget(self.form)
        self.body.addStretch()


class _ServerIdPage(NumberPage[ActivateFlow]):
    def __init__(self, wizard: FlowWizard, flow: ActivateFlow) -> None:
        text = wizard.session.labels.activate
        super().__init__(
            wizard,
            flow,
            ActivateStep.LICENSE_SERVER_ID,
            text.server_id_title,
            Sources(
                web_subtitle=text.server_id_web_subtitle,
                telephone_subtitle=text.server_id_telephone_subtitle,
                purpose=Purpose.ACTIVATE,
                given={
                    Asked.PRODUCT_ID: (
                        text.when_asked_product_id,
                        flow.server.product_id,
                    )
                },
                typed_label=text.type_server_id,
                typed_field="license_server_id",
            ),
        )

    def initializePage(self) -> None:
        draft = self.flow.draft
        self.show_source(draft.method, draft.registration.get("country", ""))

    def keep(self, typed: str) -> None:
        self.flow.draft.license_server_id = typed


class _Completing(CompletingPage):
    def __init__(self, wizard: ActivateWizard, flow: ActivateFlow) -> None:
        text = wizard.session.labels.activate
        super().__init__(
            text.completing,
            text.completed,
            f"{text.status}\n{text.success}",
            text.next_install,
            parent=wizard,
        )
        self._wizard = wizard
        self._flow = flow
        self._is_leaving = False
        self._box = QCheckBox(text.start_install, self)
        self._box.setObjectName("start-install")
        self._box.setChecked(flow.draft.start_install)
        self._box.toggled.connect(self._on_toggled)
        self.body.addWidget(self._box)

    def nextId(self) -> int:
        """Name some page while the box is ticked: so the button reads Next."""
        return self._wizard.startId() if self._box.isChecked() else -1

    def validatePage(self) -> bool:
        """Close the wizard; with the box ticked, go on in the Install wizard."""
        if not self._box.isChecked() or self._is_leaving:
            return True
        self._is_leaving = True  # accept() asks this page once more
        server = self._flow.server.name
        self._wizard.accept()
        self._wizard.install_requested.emit(server)
        return False

    def _on_toggled(self, ticked: bool) -> None:
        self._flow.draft.start_install = ticked
        self.setFinalPage(not ticked)  # looks at nextId() again, which no signal does
