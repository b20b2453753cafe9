"""`rdlm export`: the lists of the windows as files, without a window.

The columns, their order and the writers are those of the windows.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from core import outside
from core.catalog import LicenseType
from core.command_line.output import visible, write
from core.command_line.retry import retry_while_busy
from core.errors import LabInUse, LabMissing
from core.files import making, replacing
from core.lab import Lab
from core.store.long_list.long_list import Sorting
from core.store.slices import finish
from gui.companions.connection.columns import SESSIONS
from gui.companions.event_viewer.columns import EVENTS
from gui.companions.world import columns as world
from gui.export.formats import steps_for
from gui.labels.connection import ConnectionText
from gui.labels.console import Console
from gui.labels.editions import Labels, labels_for
from gui.labels.events import EventText
from gui.labels.text import strip_mnemonic
from gui.labels.world import WorldText
from gui.manager.models import lists
from gui.manager.models.server_rows import server_rows
from gui.models.sheet import SLICE, Sheet, sliced
from gui.reports.sheet import report_sheet

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable, Iterator, Sequence

    from core.store.long_list.long_list import LongList
    from gui.models.columns import Column, TableSpec

R = TypeVar("R")
Make = Callable[[Lab, Labels, "Namespace"], Sheet]


def export(arguments: Namespace) -> None:
    """Write a list of a lab to a file, also while a window holds the lab."""
    count = retry_while_busy(lambda: _write(arguments))
    rows = "1 row" if count == 1 else f"{count:,} rows"
    write(visible(f"{arguments.target} was written: {arguments.list}, {rows}."))


def _write(arguments: Namespace) -> int:
    if outside.is_same(arguments.target, arguments.file):
        raise LabInUse(Console.own_lab.format(file=arguments.target.name))
    put = replacing if arguments.replace else making
    with Lab.open(arguments.file, read_only=True) as lab, lab.one_state():
        labels = labels_for(lab.settings().edition)
        sheet = LISTS[arguments.list](lab, labels, arguments)
        for _ in steps_for(arguments.target, sheet, labels.console, put):
            pass
        return sheet.count


def _sheet(title: str, kind: TableSpec[R], records: Iterable[R]) -> Sheet:
    """Write the rows as a window shows them before anything is sorted otherwise."""
    rows = list(records)
    columns = [column for column in kind.columns if not column.is_hidden]
    writers = [column.writer() for column in columns]
    lines = ([writer(record) for writer in writers] for record in rows)
    titles = [column.title for column in columns]
    return Sheet(title, titles, len(rows), lambda: sliced(lines))


def _sorted(title: str, kind: TableSpec[R], records: Iterable[R]) -> Sheet:
    """Do so with a list of the manager, which is sorted by its first column."""
    return _sheet(title, kind, sorted(records, key=kind.columns[0].key))


def _long(
    title: str, columns: Sequence[Column[R]], rows: LongList[R], *, by: str = ""
) -> Sheet:
    """Do so with a list of any length, in the order of a field if it is sorted."""
    first_by, is_newest_first = rows.listing.first_by, rows.listing.is_newest_first
    sorting: Sorting[R] = Sorting(by) if by else Sorting(first_by, is_newest_first)
    rows.show(finish(rows.arrange(sorting)))
    columns = [column for column in columns if not column.is_hidden]
    writers = [column.writer() for column in columns]

    def slices() -> Iterator[list[list[str]]]:
        for first in range(0, len(rows), SLICE):
            records = rows.read(rows.numbers(first, SLICE))
            yield [[write(r) for write in writers] for r in records if r is not None]

    return Sheet(title, [column.title for column in columns], len(rows), slices)


def _servers(lab: Lab, labels: Labels, _: Namespace) -> Sheet:
    title = strip_mnemonic(labels.console.all_servers)
    return _sorted(title, lists.servers(labels), server_rows(lab))


def _packs(lab: Lab, labels: Labels, arguments: Namespace) -> Sheet:
    server = _available_server(lab, labels, arguments)
    return _sorted(server, lists.packs(labels, available=True), lab.packs(server))


def _issued(lab: Lab, labels: Labels, arguments: Namespace) -> Sheet:
    server = _available_server(lab, labels, arguments)
    packs = {pack.id: pack for pack in lab.packs(server)}
    pack = packs[_one_of("license pack", packs, arguments.pack, "--pack")]
    if lists.asks_for_report(pack, labels):
        raise LabMissing(labels.console.ask_report)
    to_devices = pack.type is not LicenseType.PER_USER
    columns = lists.issued(labels, pack).columns
    rows = lab.issued_list(server, pack.id, to_devices=to_devices)
    return _long(server, columns, rows, by=columns[0].by)


def _reports(lab: Lab, labels: Labels, arguments: Namespace) -> Sheet:
    server = _available_server(lab, labels, arguments)
    return _sorted(server, lists.reports(labels, available=True), lab.reports(server))


def _report(lab: Lab, labels: Labels, arguments: Namespace) -> Sheet:
    server = _available_server(lab, labels, arguments)
    reports = {report.id: report for report in lab.reports(server)}
    number = _one_of("report", reports, arguments.report, "--report")
    return report_sheet(reports[number], lab, labels)


def _events(lab: Lab, _: Labels, __: Namespace) -> Sheet:
    return _long(EventText.list, EVENTS.columns, lab.event_list())


def _users(lab: Lab, _: Labels, __: Namespace) -> Sheet:
    domain = lab.settings().domain or ""
    title = strip_mnemonic(WorldText.users)
    return _long(title, world.users(lambda: domain).columns, lab.people_list())


def _devices(lab: Lab, _: Labels, __: Namespace) -> Sheet:
    title = strip_mnemonic(WorldText.devices)
    return _long(title, world.devices().columns, lab.device_list())


def _hosts(lab: Lab, _: Labels, __: Namespace) -> Sheet:
    now = lab.settings().now
    kind = world.hosts(lambda: now)
    return _sheet(strip_mnemonic(WorldText.hosts), kind, lab.session_hosts())


def _sessions(lab: Lab, _: Labels, arguments: Namespace) -> Sheet:
    hosts = [host.name for host in lab.session_hosts()]
    host = _one_of("session host", hosts, arguments.host, "--host")
    title = strip_mnemonic(ConnectionText.sessions)
    return _sheet(title, SESSIONS, lab.sessions(host))


def _available_server(lab: Lab, labels: Labels, arguments: Namespace) -> str:
    servers = [server.name for server in lab.servers()]
    server: str = _one_of("license server", servers, arguments.server, "--server")
    if not lab.server(server).is_available:
        raise LabMissing(labels.console.not_available)
    return server


def _one_of(what: str, known: Iterable[Any], wanted: object, option: str) -> Any:
    """Find what is meant among names or numbers; alone it need not be said."""
    found = {str(one).casefold(): one for one in known}
    if not found:
        raise LabMissing(f"There is no {what} yet. Make one in the window first.")
    names = ", ".join(map(str, found.values()))
    if wanted is None and len(found) == 1:
        return next(iter(found.values()))
    if wanted is None:
        raise LabMissing(
            f"Say with {option} which {what} is meant. There are: {names}."
        )
    if str(wanted).casefold() not in found:
        raise LabMissing(f"There is no {what} {wanted}. There are: {names}.")
    return found[str(wanted).casefold()]


LISTS: dict[str, Make] = {
    "servers": _servers,
    "packs": _packs,
    "issued": _issued,
    "reports": _reports,
    "report": _report,
    "events": _events,
    "users": _users,
    "devices": _devices,
    "hosts": _hosts,
    "sessions": _sessions,
}
