"""Opens the long lists of a lab; what they need is imported with the first one."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from core.store.queries.licenses import LicenseQueries
from core.store.queries.log import LogQueries
from core.store.queries.people import PeopleQueries
from core.store.queries.reports import ReportQueries

if TYPE_CHECKING:
    from core.records import Device, IssuedLine, LoggedEvent, Person, ReportLine
    from core.store.long_list.listing import Listing
    from core.store.long_list.long_list import LongList

R = TypeVar("R")


class ListQueries(LicenseQueries, PeopleQueries, ReportQueries, LogQueries):
    """Opens lists of any length."""

    def issued_list(
        self, server: str, pack_id: int, *, to_devices: bool
    ) -> LongList[IssuedLine]:
        """Open the list of what a license pack has issued, to devices or to users."""
        from core.store.long_list.lists import issued

        return self._open(issued(self, server, pack_id, to_devices=to_devices))

    def people_list(self) -> LongList[Person]:
        """Open the list of users."""
        from core.store.long_list.lists import people

        return self._open(people(self))

    def device_list(self) -> LongList[Device]:
        """Open the list of client devices."""
        from core.store.long_list.lists import devices

        return self._open(devices(self))

    def event_list(self) -> LongList[LoggedEvent]:
        """Open the list of the events of all computers."""
        from core.store.long_list.lists import events

        return self._open(events(self))

    def report_list(self, report_id: int) -> LongList[ReportLine]:
        """Open the list of the rows of a report."""
        from core.store.long_list.lists import report

        return self._open(report(self, report_id))

    def _open(self, listing: Listing[R]) -> LongList[R]:
        from core.store.long_list.long_list import LongList, Origin

        return LongList(lambda: Origin(self._connection, self.times_reloaded), listing)
