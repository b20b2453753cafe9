"""The Manage Licenses Wizard: migrate licenses, or rebuild the database (ui.md 7)."""

from functools import partial

from PySide6.QtWidgets import QWidget

from core.clearinghouse_contact import Purpose
from core.events import DatabaseRebuilt, LicensesRemoved
from core.flows.install import InstallStep
from core.flows.manage import ManageFlow, ManageStep
from core.records import LicenseServer
from gui.session.session import Session
from gui.wizards.flow_wizard import ContactingPage, FlowWizard
from gui.wizards.install_ends import CompletingInstall, WelcomeWithSettings
from gui.wizards.install_wizard import add_purchase_steps
from gui.wizards.manage_pages import ActionPage, SourcePage, TickPage


class ManageWizard(FlowWizard):
    """Migrates licenses to one license server, or rebuilds its database."""

    help_topic = "migrate"

    def __init__(
        self, server: LicenseServer, session: Session, parent: QWidget
    ) -> None:
        text = session.labels.manage
        flow = ManageFlow(
            server, partial(session.lab.find_server, seen_from=server.name)
        )
        super().__init__(flow, text.title, "wizard-logo-install", session, parent)
        self.add_step(
            ManageStep.WELCOME,
            WelcomeWithSettings(
                self, ManageStep.WELCOME, server, text.welcome, text.welcome_text
            ),
        )
        self.add_step(ManageStep.ACTION, ActionPage(self, flow))
        self.add_step(ManageStep.SOURCE, SourcePage(self, flow))
        self.add_step(ManageStep.REMINDER, _ReminderPage(self, flow))
        self.add_step(ManageStep.CONFIRM_DELETION, _DeletionPage(self, flow))
        add_purchase_steps(self, flow.purchase, Purpose.MANAGE)
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
        self.add_step(InstallStep.COMPLETING, _Completing(self))


class _ReminderPage(TickPage):
    def __init__(self, wizard: FlowWizard, flow: ManageFlow) -> None:
        text = wizard.session.labels.manage
        titles = (text.reminder_title, text.reminder_subtitle)
        super().__init__(
            wizard,
            flow,
            ManageStep.REMINDER,
            titles,
            text.reminder_text,
            text.reminder_tick,
        )

    def keep(self, ticked: bool) -> None:
        self.flow.draft.removal_confirmed = ticked


class _DeletionPage(TickPage):
    def __init__(self, wizard: FlowWizard, flow: ManageFlow) -> None:
        text = wizard.session.labels.manage
        titles = (text.deletion_title, text.deletion_subtitle)
        packs = wizard.session.lab.packs(flow.server.name)
        bought = [p.total or 0 for p in packs if p.is_purchased]
        now = text.deletion_now.format(licenses=sum(bought), packs=len(bought))
        super().__init__(
            wizard,
            flow,
            ManageStep.CONFIRM_DELETION,
            titles,
            (*text.deletion_text, now),
            text.deletion_tick,
        )

    def keep(self, ticked: bool) -> None:
        self.flow.draft.deletion_confirmed = ticked


class _Completing(CompletingInstall):
    """Says also what became of the licenses that were there before."""

    def __init__(self, wizard: FlowWizard) -> None:
        text = wizard.session.labels.manage
        super().__init__(wizard, text.completing, text.completed)

    def initializePage(self) -> None:
        super().initializePage()
        text = self._wizard.session.labels.manage
        self.say(f"{text.status}\n{self._what_happened()}")

    def _what_happened(self) -> str:
        text = self._wizard.session.labels.manage
        for event in self._wizard.events:
            if isinstance(event, DatabaseRebuilt):
                return text.rebuilt
            if isinstance(event, LicensesRemoved):
                return text.migrated.format(source=event.server)
        return text.migrated_only
