"""`rdlm show`: the whole state of a lab, as JSON or to read."""

import argparse
from datetime import datetime

from core.clock import iso
from core.command_line import output
from core.command_line.listing import as_text
from core.command_line.parser import PAGE
from core.command_line.retry import retry_while_busy
from core.errors import LabMissing
from core.lab import Lab
from core.numbers.kinds import shown
from core.records import (
    IssuedLicense,
    JournalEntry,
    LicensePack,
    Report,
    SessionHost,
)

State = dict[str, object]


def show(arguments: argparse.Namespace) -> None:
    """Print the state of a lab, also while a window holds it."""
    state = retry_while_busy(lambda: _read(arguments))
    output.write(output.visible_json(state) if arguments.json else as_text(state))


def _read(arguments: argparse.Namespace) -> State:
    with Lab.open(arguments.file, read_only=True) as lab, lab.one_state():
        state = describe(lab)
        if arguments.issued is not None:
            state["issued"] = _issued(lab, arguments)
        return state


def describe(lab: Lab) -> State:
    """Return the object that show-json.md describes."""
    settings = lab.settings()
    return {
        "lab": {
            "scenario": settings.scenario,
            "edition": settings.edition.value,
            "now": iso(settings.now),
            "seed": settings.seed,
        },
        "servers": [_server(lab, server.name) for server in lab.servers()],
        "session_hosts": [
            _session_host(host, settings.now) for host in lab.session_hosts()
        ],
        "journal": [_journal_entry(entry) for entry in lab.journal()],
    }


def _server(lab: Lab, name: str) -> State:
    server = lab.server(name)
    return {
        "name": server.name,
        "version": server.version.value,
        "activation_status": server.activation_status.value,
        "connection_method": server.connection_method.value,
        "product_id": shown(server.product_id),
        "license_server_id": shown(server.license_server_id) or None,
        "scope": server.scope.value,
        "in_ad_group": server.in_ad_group,
        "scp_registered": server.scp_registered,
        "registration": server.registration.model_dump(mode="json"),
        "packs": [_pack(pack) for pack in lab.packs(server.name)],
        "reports": [_report(report) for report in lab.reports(server.name)],
    }


def _pack(pack: LicensePack) -> State:
    return {
        "id": pack.id,
        "version": pack.version.value,
        "type": pack.type.value,
        "program": pack.program.value,
        "total": pack.total,
        "available": pack.available,
        "issued": pack.issued,
        "expires": iso(pack.expires) if pack.expires else None,
    }


def _report(report: Report) -> State:
    written = report.model_dump(mode="json", include={"id", "created", "scope"})
    return {**written, "unit": report.organizational_unit}


def _session_host(host: SessionHost, now: datetime) -> State:
    return {
        "name": host.name,
        "version": host.version.value,
        "licensing_mode": host.licensing_mode.value,
        "license_servers": list(host.license_servers),
        "grace_days_left": host.grace_days_left(now),
    }


def _journal_entry(entry: JournalEntry) -> State:
    return entry.model_dump(mode="json", include={"seq", "at", "command", "outcome"})


def _issued(lab: Lab, arguments: argparse.Namespace) -> list[State]:
    names = {server.name.casefold(): server.name for server in lab.servers()}
    server = names.get(arguments.issued.casefold())
    if server is None:
        raise LabMissing(
            f"There is no license server {arguments.issued} in this lab. "
            f"The license servers are: {', '.join(names.values())}."
        )
    packs = [pack.id for pack in lab.packs(server)]
    if arguments.pack is not None and arguments.pack not in packs:
        raise LabMissing(
            f"There is no license pack {arguments.pack} on {server}. "
            f"The license packs are: {', '.join(map(str, packs))}."
        )
    page = lab.issued(
        server,
        arguments.pack,
        after=arguments.after or 0,
        limit=PAGE if arguments.limit is None else arguments.limit,
    )
    return [_issued_license(issued) for issued in page]


def _issued_license(issued: IssuedLicense) -> State:
    return issued.model_dump(mode="json", exclude={"server", "validated"})
