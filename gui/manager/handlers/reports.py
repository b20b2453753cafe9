"""What is done with reports: create, open, save, print, delete."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence

from core import outside
from core.catalog import Availability, ReportScope
from core.errors import Refused
from core.refusals import Reason
from gui.manager.actions import PlaceAction
from gui.manager.handlers.handler import ActionHandlers

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from core.powershell.looks import Look
    from core.records import Report
    from gui.manager.actions import Action
    from gui.models.places import Place


class ReportHandlers(ActionHandlers):
    """Creates reports on the usage of licenses, and hands them out."""

    def actions(self) -> Iterable[Action]:
        yield PlaceAction(
            "cal_usage", self.cal_usage, is_possible=lambda c: c.can_report
        )
        yield PlaceAction(
            "per_user_cal_usage",
            self.per_user_cal_usage,
            is_possible=lambda c: c.can_report,
        )
        yield PlaceAction(
            "save_report", self.save_report, is_possible=lambda c: c.on_report
        )
        yield PlaceAction(
            "print_report",
            self.print_report,
            is_possible=lambda c: c.on_report,
            shortcuts=(QKeySequence.StandardKey.Print,),
        )
        yield PlaceAction(
            "delete_report",
            self.delete_report,
            is_possible=lambda c: c.on_report and c.can_change,
            shortcuts=(QKeySequence.StandardKey.Delete,),
        )

    def cal_usage(self, place: Place) -> None:
        """Create a report on all licenses of the selected server."""
        self._create(place.server, ReportScope.ALL)

    def per_user_cal_usage(self, place: Place) -> None:
        """Create a report on users; only older editions ask for its scope."""
        if self._labels.cal_usage:
            self._create(place.server, ReportScope.DOMAIN)
            return
        from gui.dialogs.create_report import CreateReportDialog

        server = place.server
        dialog = CreateReportDialog(server, self._session, self._window)
        dialog.accepted.connect(lambda: self._tell_created(server))
        dialog.open()

    def open_report(self, place: Place) -> None:
        """Show a report in a window of its own."""
        from gui.reports.window import ReportWindow

        report = self._report(place)
        ReportWindow(
            report,
            self._session,
            self._window,
            save=lambda window: self._ask_where_to_save(report, window),
            print_=lambda window: self._ask_where_to_print(report, window),
        ).open()
        self._session.manager.looked_at(partial(self._look_at, place, report))

    def _look_at(self, place: Place, report: Report) -> Look:
        from core.powershell import looks

        return looks.report(self._session.lab.server(place.server), report.name)

    def save_report(self, place: Place) -> None:
        """Save the selected report."""
        self._ask_where_to_save(self._report(place), self._window)

    def print_report(self, place: Place) -> None:
        """Print the selected report."""
        self._ask_where_to_print(self._report(place), self._window)

    def delete_report(self, place: Place) -> None:
        """Delete the selected report; undo brings it back."""
        from core.commands.reports import DeleteReport

        command = DeleteReport(server=place.server, report=place.report_id)
        self._session.do(command, self._window)

    def _create(self, server: str, scope: ReportScope) -> None:
        from core.commands.reports import CreateReport

        command = CreateReport(server=server, scope=scope)
        self._session.do_in_slices(
            command, self._window, lambda _: self._tell_created(server)
        )

    def _tell_created(self, server: str) -> None:
        from gui.models.places import report_place
        from gui.session.prompts import Tone

        report = self._session.lab.reports(server)[-1]
        text = self._labels.report_created.format(server=server)
        tone = Tone.INFORMATION
        if any(x.availability is Availability.NOT_TRACKING for x in report.summary):
            tone = Tone.WARNING
            text = f"{text}\n\n{self._labels.users_not_tracked.format(server=server)}"
        place = report_place(server, report.id)
        choice = (self._labels.open_report, partial(self.open_report, place))
        self._session.prompts.show_message(self._window, text, tone, beside=[choice])

    def _report(self, place: Place) -> Report:
        report = self._session.lab.report(place.server, place.report_id)
        if report is None:
            raise Refused(Reason.NO_SUCH_REPORT, server=place.server)
        return report

    def _ask_where_to_save(self, report: Report, window: QWidget) -> None:
        from core.file_names import file_name
        from gui.export.formats import filters

        self._session.prompts.ask_where_to_save(
            window,
            outside.home() / file_name(report.name, ".csv"),
            filters(self._labels),
            lambda path: self._save(report, path, window),
        )

    def _save(self, report: Report, path: Path, window: QWidget) -> None:
        from gui.export.formats import is_for_people
        from gui.export.saving import save
        from gui.reports.sheet import report_sheet

        sheet = report_sheet(
            report,
            self._session.lab,
            self._session.labels,
            for_people=is_for_people(path),
        )
        save(sheet, path, self._session, window)

    def _ask_where_to_print(self, report: Report, window: QWidget) -> None:
        from gui.export.printing import ask_and_print
        from gui.reports.sheet import report_sheet

        sheet = report_sheet(
            report, self._session.lab, self._session.labels, for_people=True
        )
        ask_and_print(sheet, self._session, window)
