"""The long lists of a lab: what each is of, and what its rows are sorted by."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from core.store.long_list.listing import Field, FieldKind, Listing

if TYPE_CHECKING:
    from core.records import Device, IssuedLine, LoggedEvent, Person, ReportLine
    from core.store.queries.licenses import LicenseQueries
    from core.store.queries.log import LogQueries
    from core.store.queries.people import PeopleQueries
    from core.store.queries.reports import ReportQueries

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


def issued(
    lab: LicenseQueries, server: str, pack_id: int, *, to_devices: bool
) -> Listing[IssuedLine]:
    """Describe what a license pack has issued, to devices or to users."""
    where = "server = :server COLLATE NOCASE AND pack_id = :pack"
    fields = _ISSUED
    if to_devices:  # in their index are those alone that have a computer
        where += " AND computer IS NOT NULL"
        fields = {**_ISSUED, **_OF_DEVICES}
    return Listing(
        "issued_license",
        "id",
        lab.issued_lines,
        fields,
        first_by="status",
        where=where,
        facts={"server": server, "pack": pack_id},
    )


def people(lab: PeopleQueries) -> Listing[Person]:
    """Describe the users, by name."""
    also = frozenset({"issued_license", "license_pack", "lab"})
    return Listing("user", "id", lab.people, _NAMED, first_by="name", also=also)


def devices(lab: PeopleQueries) -> Listing[Device]:
    """Describe the client devices, by name."""
    return Listing("device", "id", lab.devices_at, _NAMED, first_by="name")


def events(lab: LogQueries) -> Listing[LoggedEvent]:
    """Describe the events of all computers, newest first."""
    return Listing("logged_event", "id", lab.events_at, _EVENTS, is_newest_first=True)


def report(lab: ReportQueries, report_id: int) -> Listing[ReportLine]:
    """Describe the rows of a report."""
    where = "report = :report"
    return Listing(
        "report_row",
        "number",
        partial(lab.report_lines_at, report_id),
        _REPORT,
        where=where,
        stretch=where,
        facts={"report": report_id},
    )
