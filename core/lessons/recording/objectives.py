"""Drafts objectives: what is so at the end of a recording and was not at its start."""

from collections.abc import Callable, Generator, Iterable, Iterator
from typing import Any

from core.lab import Lab
from core.lessons.checks import Case, Check, judge
from core.lessons.checks.history import Done
from core.lessons.checks.hosts import HostCheck
from core.lessons.checks.people import DeviceCheck, UserCheck
from core.lessons.checks.servers import LicenseCheck, PackCheck, ServerCheck
from core.lessons.checks.tools import FileSaved, ReportCheck
from core.lessons.checks.world import LabCheck
from core.lessons.recording.service import commands_without
from core.lessons.records import Objective
from core.records import LicensePack
from core.store.queries import Queries

_MADE_ANEW = {
    "license_server_id",
    "registration",
    "has_new_id",
    "license",
    "license_version",
}
"""Fields that the seed decides, or that a check does not read from one record."""
_SAME_AS = {"own_mode": "mode", "own_servers": "license_servers"}
"""Fields that say again what another one says where that has changed, too."""
_MOST_LICENSES = 3
"""So many issued licenses are named one by one; of more, their number is."""


def drafting(
    lab: Lab, files: Iterable[str] = ()
) -> Generator[float, None, list[Objective]]:
    """Draft objectives from the difference between a lab's start and now.

    They hold now. A command whose effect none of them tells is named itself. `files`
    are names of files that were written beside the lab. Yields how far it is.
    """
    with Case(lab).start() as start:
        told = Case(lab, start)
        wanted = [*_differences(start, lab), *_files(files)]
        checks: list[Check] = [c for c in wanted if judge(c, told).is_met]
    unserved = yield from commands_without(checks, lab)
    checks += [Done(check="done", command=name) for name in unserved]
    return [Objective(say=f"{check.expected()}.", that=check) for check in checks]


def _differences(start: Queries, lab: Lab) -> Iterator[Check]:
    yield from _things(
        lambda name: ServerCheck(check="server", server=name),
        start.servers(),
        lab.servers(),
    )
    yield from _packs(start, lab)
    yield from _licenses(start, lab)
    yield from _things(
        lambda name: HostCheck(check="host", host=name),
        start.session_hosts(),
        lab.session_hosts(),
    )
    yield from _things(
        lambda name: UserCheck(check="user", user=name), start.users(), lab.users()
    )
    yield from _things(
        lambda name: DeviceCheck(check="device", device=name),
        start.devices(),
        lab.devices(),
    )
    yield from _reports(start, lab)
    before, now = start.settings(), lab.settings()
    changed = _changed(LabCheck, before, now)
    if changed:
        yield LabCheck(check="lab", **changed)


def _things(
    check_of: Callable[[str], Any], before: Iterable[Any], now: Iterable[Any]
) -> Iterator[Any]:
    """Compare the records of one kind by their names."""
    old, new = ({thing.name: thing for thing in things} for things in (before, now))
    for name in old.keys() - new.keys():
        yield check_of(name).changed(is_there=False)
    for name, thing in new.items():
        check = check_of(name)
        if name not in old:
            yield check
        elif changed := _changed(type(check), old[name], thing):
            yield check.changed(**changed)


def _changed(kind: type[Any], before: Any, now: Any) -> dict[str, Any]:
    """Return the fields of a check that read otherwise now."""
    fields: dict[str, Any] = {}
    for name, says in kind.sayings().items():
        attribute = says.of or name
        if name in _MADE_ANEW or not hasattr(now, attribute):
            continue
        value = getattr(now, attribute)
        if value is not None and value != getattr(before, attribute):
            fields[name] = value
    return {n: v for n, v in fields.items() if _SAME_AS.get(n) not in fields}


def _packs(start: Queries, lab: Lab) -> Iterator[PackCheck]:
    for server in lab.servers():
        now = _purchased(lab, server.name)
        known = {s.name for s in start.servers()}
        before = _purchased(start, server.name) if server.name in known else {}
        for id_ in now.keys() - before.keys():
            pack = now[id_]
            yield PackCheck(
                check="pack",
                server=server.name,
                version=pack.version,
                type=pack.type,
                total=pack.total,
                program=pack.program,
            )
        if before.keys() - now.keys():
            yield PackCheck(check="pack", server=server.name, count=len(now))


def _purchased(of: Queries, server: str) -> dict[int, LicensePack]:
    return {pack.id: pack for pack in of.packs(server) if pack.is_purchased}


def _licenses(start: Queries, lab: Lab) -> Iterator[LicenseCheck]:
    """Name the licenses that were issued, or changed their state; many by number."""
    for server in lab.servers():
        packs = {pack.id: pack for pack in lab.packs(server.name)}
        before = {(i.id, i.status) for i in _all_issued(start, server.name)}
        new = [
            i for i in _all_issued(lab, server.name) if (i.id, i.status) not in before
        ]
        if len(new) > _MOST_LICENSES:
            yield LicenseCheck(check="license", server=server.name, at_least=len(new))
            continue
        for issued in new:
            yield LicenseCheck(
                check="license",
                server=server.name,
                type=packs[issued.pack_id].type,
                status=issued.status,
                computer=issued.computer,
                user=None if issued.computer else issued.user,
            )


def _all_issued(of: Queries, server: str) -> Iterator[Any]:
    after = 0
    while page := of.issued(server, after=after):
        after = page[-1].id
        yield from page


def _reports(start: Queries, lab: Lab) -> Iterator[ReportCheck]:
    for server in lab.servers():
        known = {report.id for report in start.reports(server.name)}
        new = [r for r in lab.reports(server.name) if r.id not in known]
        for scope in dict.fromkeys(report.scope for report in new):
            yield ReportCheck(check="report-shows", server=server.name, scope=scope)


def _files(names: Iterable[str]) -> Iterator[FileSaved]:
    for name in names:
        yield FileSaved(check="file-saved", name=name)
