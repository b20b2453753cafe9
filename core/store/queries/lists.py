"""The long lists of a lab: what each is of, and what its rows are sorted by."""

from functools import partial
from typing import TypeVar

from core.records import Device, IssuedLine, LoggedEvent, Person, ReportLine
from core.store.long_list.listing import Field, FieldKind, Listing
from core.store.long_list.long_list import LongList, Origin
from core.store.queries.licenses import LicenseQueries
from core.store.queries.log import LogQueries
from core.store.queries.people import PeopleQueries
from core.store.queries.reports import ReportQueries

R = TypeVar("R")
_CODE, _MOMENT = FieldKind.CODE, FieldKind.MOMENT
_ISSUED = {
    "user": Field("user", is_indexed=True),
    "status": Field("status", _CODE, is_indexed=True),
    "issued_on": Field("issued_on", _MOMENT),
    "expires_on": Field("expires_on", _MOMENT),
}
_OF_DEVICES = {
    "computer": Field("computer", is_indexed=True),
    "hardware_id": Field("hardware_id"),
}
_REPORT = {
    "kind": Field("kind", _CODE),
    "name": Field("name"),
    "hardware_id": Field("hardware_id"),
    "version": Field("version", _CODE),
    "type": Field("version || ' ' || type", _CODE),
    "expires_on": Field("CASE WHEN kind <> 'failed' THEN date END", _MOMENT),
    "tried_on": Field("CASE WHEN kind = 'failed' THEN date END", _MOMENT),
}
_EVENTS = {
    "level": Field("CAST(kind AS TEXT)", _CODE),
    "source": Field("CAST(kind AS TEXT)", _CODE),
    "id": Field("kind", FieldKind.NUMBER),
    "at": Field("at", _MOMENT),
    "computer": Field("computer"),
}
_NAMED = {"name": Field("name", is_indexed=True)}


class ListQueries(LicenseQueries, PeopleQueries, ReportQueries, LogQueries):
    """Opens lists of any length."""

    def issued_list(
        self, server: str, pack_id: int, *, to_devices: bool
    ) -> LongList[IssuedLine]:
        """Open the list of what a license pack has issued, to devices or to users."""
        where = "server = :server COLLATE NOCASE AND pack_id = :pack"
        fields = _ISSUED
        if to_devices:  # in their index are those alone that have a computer
            where += " AND computer IS NOT NULL"
            fields = {**_ISSUED, **_OF_DEVICES}
        return self._open(
            Listing(
                "issued_license",
                "id",
                self.issued_lines,
                fields,
                first_by="status",
                where=where,
                facts={"server": server, "pack": pack_id},
            )
        )

    def people_list(self) -> LongList[Person]:
        """Open the list of users, by name."""
        return self._open(
            Listing(
                "user",
                "id",
                self.people,
                _NAMED,
                first_by="name",
                also=frozenset({"issued_license", "license_pack", "lab"}),
            )
        )

    def device_list(self) -> LongList[Device]:
        """Open the list of client devices, by name."""
        return self._open(
            Listing("device", "id", self.devices_at, _NAMED, first_by="name")
        )

    def event_list(self) -> LongList[LoggedEvent]:
        """Open the list of the events of all computers, newest first."""
        return self._open(
            Listing("logged_event", "id", self.events_at, _EVENTS, is_newest_first=True)
        )

    def report_list(self, report_id: int) -> LongList[ReportLine]:
        """Open the list of the rows of a report."""
        where = "report = :report"
        return self._open(
            Listing(
                "report_row",
                "number",
                partial(self.report_lines_at, report_id),
                _REPORT,
                where=where,
                stretch=where,
                facts={"report": report_id},
            )
        )

    def _open(self, listing: Listing[R]) -> LongList[R]:
        return LongList(lambda: Origin(self._connection, self.times_reloaded), listing)
