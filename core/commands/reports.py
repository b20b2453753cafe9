"""Reports on the usage of licenses (domain.md 1.7, 7)."""

from datetime import datetime
from typing import Self

from pydantic import model_validator

from core.catalog import LicenseType, ReportRowKind, ReportScope
from core.commands.command import ServerCommand
from core.errors import Refused
from core.events import ReportCreated, ReportDeleted
from core.records import LabSettings, LicenseServer, Report, ReportSummary
from core.refusals import Reason
from core.rules.reports import (
    lists_failed_users,
    report_name,
    summary,
)
from core.store.report_content import Content
from core.store.slices import Steps
from core.store.transaction import Transaction
from core.text import PlainText


class CreateReport(ServerCommand):
    """Write down who uses which licenses at this moment."""

    scope: ReportScope = ReportScope.ALL
    organizational_unit: PlainText | None = None
    report_name: PlainText | None = None  # by a script; else it is made up

    @model_validator(mode="after")
    def _a_unit_belongs_to_its_scope(self) -> Self:
        by_unit = self.scope is ReportScope.ORGANIZATIONAL_UNIT
        if by_unit is not bool(self.organizational_unit):
            raise ValueError("an organizational unit is named for that scope only")
        return self

    def change(self, server: LicenseServer, tx: Transaction) -> Steps[None]:
        """Add the report to those of the server."""
        settings = tx.settings()
        domain = self._domain(server, settings, tx)
        # Without the directory, or a place in its group, no user is tracked.
        is_tracked = server.directory_answers and server.may_update_users
        kinds = {
            ReportRowKind.USER: is_tracked,
            ReportRowKind.DEVICE: self.scope is ReportScope.ALL,
            ReportRowKind.FAILED: lists_failed_users(settings.edition),
        }
        content = Content(
            prefix=self._prefix(domain),
            unit=self.organizational_unit,
            kinds=tuple(kind for kind, is_listed in kinds.items() if is_listed),
        )
        packs = tx.packs(server.name)
        issued = yield from tx.fill_report(server.name, packs, content)
        counted = summary(packs, issued, self.scope, users_are_tracked=is_tracked)
        tx.add_report(self._report(server, tx, counted))
        tx.tell(ReportCreated(server.name, tx.seq))

    def _domain(
        self, server: LicenseServer, settings: LabSettings, tx: Transaction
    ) -> str:
        if settings.domain is None or not settings.has_member(server):
            raise Refused(Reason.NOT_IN_DOMAIN, server=server.name)
        by_directory = self.scope is not ReportScope.ALL
        if by_directory and not server.directory_answers:
            raise Refused(Reason.DIRECTORY_UNREACHABLE, server=server.name)
        unit = self.organizational_unit
        if unit is not None and unit not in tx.organizational_units():
            raise Refused(Reason.NO_SUCH_UNIT, unit=unit, domain=settings.domain)
        return settings.domain

    def _prefix(self, domain: str) -> str | None:
        if self.scope in {ReportScope.ALL, ReportScope.TRUSTED_DOMAINS}:
            return None
        return f"{domain.split('.')[0].upper()}\\"

    def _report(
        self, server: LicenseServer, tx: Transaction, counted: tuple[ReportSummary, ...]
    ) -> Report:
        now = tx.settings().now
        per_user = [line for line in counted if line.type is LicenseType.PER_USER]
        return Report(
            id=tx.seq,
            server=server.name,
            name=self._name(now, {r.name for r in tx.reports(server.name)}),
            created=now,
            scope=self.scope,
            organizational_unit=self.organizational_unit,
            installed=sum(line.installed for line in per_user),
            issued=sum(line.issued for line in per_user),
            summary=counted,
        )

    def _name(self, now: datetime, taken: set[str]) -> str:
        if self.report_name in taken:
            raise Refused(Reason.NAME_TAKEN, name=self.report_name)
        return self.report_name or report_name(self.scope, now, taken)


class DeleteReport(ServerCommand):
    """Take a report away from those of a license server."""

    report: int

    def change(self, server: LicenseServer, tx: Transaction) -> None:
        """Remove the report; what it listed stays in the record."""
        report = tx.report(server.name, self.report)
        if report is None:
            raise Refused(Reason.NO_SUCH_REPORT, server=server.name)
        tx.remove_report(report)
        tx.tell(ReportDeleted(server.name, report.id))
