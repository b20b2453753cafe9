"""`rdlm monitor`: how many licenses are in use, for people and for other programs."""

import argparse
import csv
import io
from collections.abc import Iterable, Iterator
from datetime import datetime

from core.clock import iso_day
from core.command_line.listing import as_table
from core.command_line.output import visible, write
from core.command_line.retry import retry_while_busy
from core.errors import LabMissing
from core.lab import Lab
from core.management.wmi.packs import KEY_PACK
from core.reads.monitor import Line, issued_by_day, lines
from core.records import LicensePack
from core.rules.monitoring import Level
from core.shell.values.text import text_of
from core.store.slices import finish
from core.store.use_by_day import EVERYWHERE, DayOfUse

Row = dict[str, object]

_COLUMNS = (
    *("KeyPackId", "Description", "KeyPackType", "ProductType", "ProductVersion"),
    *("ProductVersionID", "TotalLicenses", "IssuedLicenses", "AvailableLicenses"),
    "ExpirationDate",
)
_UNLIMITED, _AS_SIGNED = 2**32 - 1, -1
_LEVELS = {Level.NONE: None, Level.WARNING: "warning", Level.CRITICAL: "critical"}


def monitor(arguments: argparse.Namespace) -> None:
    """Print the use of the licenses, also while a window holds the lab."""
    write(retry_while_busy(lambda: _text(arguments)))


def _text(arguments: argparse.Namespace) -> str:
    with Lab.open(arguments.file, read_only=True) as lab, lab.one_state():
        server = _server(lab, arguments.server)
        if arguments.form == "checkmk":
            return "\n".join(_sections(lab, server))
        days = finish(lab.use_by_day())
        found = _lines(lab, days, server)
        if arguments.by_day:
            title, rows = "Use by day", list(_days(days, found))
        else:
            title, rows = "Licenses", [_row(line) for line in found]
        return _csv(rows) if arguments.form == "csv" else as_table(title, rows)


def _server(lab: Lab, wanted: str | None) -> str:
    """Return the license server that is meant; LabMissing where there is none."""
    names = {server.name.casefold(): server.name for server in lab.servers()}
    if wanted is None:
        return EVERYWHERE
    if wanted.casefold() not in names:
        known = ", ".join(names.values())
        raise LabMissing(f"There is no license server {wanted}. There are: {known}.")
    return names[wanted.casefold()]


def _lines(lab: Lab, days: list[DayOfUse], server: str) -> Iterator[Line]:
    """List each license server by itself, or the one that is meant."""
    for name in [server] if server else [s.name for s in lab.servers()]:
        yield from lines(lab, days, name)


def _row(line: Line) -> Row:
    return {
        "server": line.server,
        "version": line.version.value,
        "type": line.type.value,
        "installed": line.use.installed,
        "issued": line.use.issued,
        "available": line.use.available,
        "warning": line.warning,
        "critical": line.critical,
        "level": _LEVELS[line.level],
        "peak": line.peak,
        "per_day": None if line.per_day is None else f"{line.per_day:.2f}",
        "runs_out": line.runs_out and iso_day(line.runs_out),
    }


def _days(days: list[DayOfUse], found: Iterable[Line]) -> Iterator[Row]:
    for line in found:
        for day, installed, issued, peak in issued_by_day(days, line.server, line.kind):
            yield {
                "day": iso_day(day),
                "server": line.server,
                "version": line.version.value,
                "type": line.type.value,
                "installed": installed,
                "issued": issued,
                "peak": peak,
            }


def _csv(rows: list[Row]) -> str:
    """Write comma-separated values; names of computers hold no formula."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(rows[0] if rows else ())
    writer.writerows(row.values() for row in rows)
    return visible(text.getvalue().rstrip("\n"))


def _sections(lab: Lab, server: str) -> Iterator[str]:
    """Write what Checkmk's agent prints on a license server, one server after another.

    The section `rds_licenses` with its separator and columns is that which the check
    `rds_licenses` of Checkmk reads (github.com/Checkmk/checkmk, its agent plug-in for
    Windows, and the samples in the check's source; 2.5). Several servers are told apart
    by piggyback headers, `<<<<name>>>>`, as Checkmk documents them.
    """
    for found, packs in lab.overview():
        if server not in {EVERYWHERE, found.name}:
            continue
        if not server:
            yield f"<<<<{visible(found.name)}>>>>"
        yield "<<<rds_licenses:sep(44)>>>"
        yield ",".join(_COLUMNS)
        for pack in packs if found.is_available else []:
            yield ",".join(_values(pack))
        if not server:
            yield "<<<<>>>>"


def _values(pack: LicensePack) -> Iterator[str]:
    """Write what WMI says of a pack (domain.md 1.4); unlimited is -1, as in samples."""
    for name in _COLUMNS:
        described = KEY_PACK.property(name)
        assert described is not None  # the columns are properties of the class
        value = described.read(pack)
        if isinstance(value, datetime):
            yield text_of(value)
        else:
            yield str(_AS_SIGNED if value == _UNLIMITED else value)
