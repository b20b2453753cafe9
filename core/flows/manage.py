"""The Manage Licenses Wizard's flow: migrate or rebuild, then install (ui.md 7)."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from core.catalog import MigrationReason, ProductVersion, RebuildReason
from core.commands.migrate import (
    AbsentSource,
    MigrateLicenses,
    ReachableSource,
    Source,
    reach,
    refuse_own_id,
)
from core.commands.rebuild import RebuildDatabase
from core.errors import Refused
from core.flows.flow import ServerFlow
from core.flows.install import InstallFlow, InstallStep
from core.numbers.kinds import LICENSE_SERVER_ID, NumberError
from core.problems import Problem, text_problem
from core.records import LicenseServer
from core.refusals import Reason
from core.rules.migration import is_removed_automatically

FindServer = Callable[[str], LicenseServer | None]
"""Looks for a license server on the network, by name or IP address."""

SOURCE_NAME = "source_name"
SOURCE_ID = "source_id"


class ManageStep(StrEnum):
    """Pages of the wizard before those of the Install Licenses Wizard."""

    WELCOME = "welcome"
    ACTION = "action"
    SOURCE = "source"
    REMINDER = "reminder"
    CONFIRM_DELETION = "confirm-deletion"


AnyStep = ManageStep | InstallStep
STEPS: tuple[AnyStep, ...] = (
    *ManageStep,
    *(step for step in InstallStep if step is not InstallStep.WELCOME),
)


class ManageAction(StrEnum):
    """What the wizard is opened for."""

    MIGRATE = "migrate"
    REBUILD = "rebuild"


@dataclass
class ManageDraft:
    """What the person has chosen and typed so far, before the purchase."""

    source_version: ProductVersion
    action: ManageAction = ManageAction.MIGRATE
    migration_reason: MigrationReason = MigrationReason.REPLACED
    rebuild_reason: RebuildReason = RebuildReason.DAMAGED
    source_name: str = ""
    source_is_absent: bool = False
    source_id: str = ""
    removal_confirmed: bool = False
    deletion_confirmed: bool = False


class ManageFlow(ServerFlow[AnyStep]):
    """Migrating licenses to one license server, or rebuilding its database."""

    first = ManageStep.WELCOME
    last = InstallStep.COMPLETING
    contacting = InstallStep.CONTACTING

    def __init__(self, server: LicenseServer, find_server: FindServer) -> None:
        """Start for a server; the source is looked for when it was typed."""
        super().__init__(server)
        self.draft = ManageDraft(source_version=server.version)
        self.purchase = InstallFlow(server)
        self._find_server = find_server

    @property
    def steps(self) -> tuple[AnyStep, ...]:
        """List the steps, with those of the purchase."""
        return STEPS

    def next_step(self, step: AnyStep) -> AnyStep | None:
        """Return the step after this one, by action, reason and source."""
        if isinstance(step, InstallStep):
            return self.purchase.next_step(step)
        if step is ManageStep.WELCOME:
            return ManageStep.ACTION
        if step is ManageStep.ACTION:
            return self._after_action()
        if step is ManageStep.SOURCE and self.needs_removal:
            return ManageStep.REMINDER
        return self.purchase.next_step(InstallStep.WELCOME)

    def problem(self, step: AnyStep) -> Problem | None:
        """Say what must be mended on a page."""
        if isinstance(step, InstallStep):
            return self.purchase.problem(step)
        draft = self.draft
        if step is ManageStep.SOURCE:
            absent = draft.source_is_absent
            return self._id_problem() if absent else self._name_problem()
        if step is ManageStep.REMINDER and not draft.removal_confirmed:
            text = Reason.REMOVAL_NOT_CONFIRMED.text
            return Problem("removal_confirmed", text)
        if step is ManageStep.CONFIRM_DELETION and not draft.deletion_confirmed:
            return Problem("deletion_confirmed", "Confirm the deletion first.")
        return None

    def command(self) -> MigrateLicenses | RebuildDatabase:
        """Return the migration or the rebuilding that the draft stands for."""
        draft, method = self.draft, self.server.connection_method
        if draft.action is ManageAction.REBUILD:
            return RebuildDatabase(
                server=self.server.name,
                method=method,
                reason=draft.rebuild_reason,
                proof=self.purchase.proof(),
            )
        return MigrateLicenses(
            server=self.server.name,
            method=method,
            reason=draft.migration_reason,
            source=self._source(),
            proof=self.purchase.proof(),
            removal_confirmed=self.needs_removal and draft.removal_confirmed,
        )

    @property
    def needs_removal(self) -> bool:
        """Tell whether the person has to remove the licenses from the source."""
        if not self._is_replaced or self.draft.source_is_absent:
            return True
        source = self._find_server(self.draft.source_name)
        return source is None or not is_removed_automatically(self.server, source)

    @property
    def _is_replaced(self) -> bool:
        return self.draft.migration_reason is MigrationReason.REPLACED

    def _after_action(self) -> ManageStep:
        if self.draft.action is ManageAction.REBUILD:
            return ManageStep.CONFIRM_DELETION
        return ManageStep.SOURCE if self._is_replaced else ManageStep.REMINDER

    def _source(self) -> Source | None:
        draft = self.draft
        if not self._is_replaced:
            return None
        if draft.source_is_absent:
            return AbsentSource(
                version=draft.source_version, license_server_id=draft.source_id
            )
        return ReachableSource(name=draft.source_name.strip())

    def _name_problem(self) -> Problem | None:
        typed = self.draft.source_name
        needed = "name or IP address of the source license server"
        problem = text_problem(SOURCE_NAME, typed, required=needed)
        if problem is not None:
            return problem
        try:
            reach(typed.strip(), self.server, self._find_server(typed))
        except Refused as refused:
            return Problem(SOURCE_NAME, str(refused))
        return None

    def _id_problem(self) -> Problem | None:
        try:
            source_id = LICENSE_SERVER_ID.canonical(self.draft.source_id)
            refuse_own_id(self.server, source_id)
        except (NumberError, Refused) as error:
            return Problem(SOURCE_ID, str(error))
        return None
