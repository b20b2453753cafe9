"""Keys of a license server: the version pages of its database (domain.md 8.2)."""

from core.commands.database import VERSION_PAGES, SetVersionPages
from core.management.answers import Outcome, Write, closed, wrong
from core.management.registry.key import Key
from core.management.registry.machine import Machine
from core.management.registry.values import Kind, Value, number_value

LICENSING = r"SYSTEM\CurrentControlSet\Services\TermServLicensing\Parameters"
PAGES = "MaxVerPages"
PAGES_ADD = rf"reg add HKLM\{LICENSING} /v {PAGES} /t REG_DWORD /d 1024"
_FIRST, _LAST = VERSION_PAGES
_WRONG = f"{PAGES} is a REG_DWORD from {_FIRST} to {_LAST} in this training."
_STAYS = (
    f"Nothing was deleted: no source says how many pages there are without {PAGES}."
)


def _pages(machine: Machine) -> list[Value] | None:
    server = machine.server
    if server is None:
        return None
    pages = server.version_pages
    return [] if pages is None else [number_value(PAGES, pages)]


def _write(machine: Machine, value: Value) -> Outcome:
    pages = value.data
    if not isinstance(pages, int) or not _FIRST <= pages <= _LAST:
        return wrong(_WRONG, PAGES_ADD)
    if not value.is_named(PAGES) or value.kind is not Kind.DWORD:
        return wrong(_WRONG, PAGES_ADD)
    return Write(SetVersionPages(server=machine.name, pages=pages))


def _keep(_: Machine, __: Value) -> Outcome:
    return closed(_STAYS, PAGES_ADD)


KEYS = (Key(LICENSING, "domain.md 8.2", _pages, write=_write, remove=_keep),)
