"""Asking WMI in few words."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Protocol

from core.catalog import ProductVersion
from core.commands.command import Command
from core.commands.history import Undo
from core.lab import Lab
from core.management.wmi import query, table
from core.management.wmi.calling import Outcome, call, carry_out
from core.management.wmi.model import Instance, WmiClass
from core.management.wmi.search import EVERYTHING, instances
from core.management.wmi.site import Site
from core.management.wmi.values import Value
from tests.helpers.labs import sql

SERVER, HOST = "RDLIC01", "RDSH01"


class Labs(Protocol):
    def __call__(
        self, scenario: str = "office", edition: ProductVersion = ProductVersion.W2022
    ) -> Lab: ...


def find(lab: Lab, name: str, computer: str = SERVER) -> WmiClass:
    """Find a class by its short name, in whatever namespace it is."""
    kind = next(c for c in table.CLASSES if c.name in {name, f"Win32_TS{name}"})
    return table.find(Site(lab, computer), kind.name, kind.namespace)


def asked(
    lab: Lab, name: str, where: str = "", computer: str = SERVER
) -> list[Instance]:
    """Give the instances of a class of which a condition is true."""
    kind = find(lab, name, computer)
    condition = query.condition(where, kind) if where else EVERYTHING
    return list(instances(Site(lab, computer), kind, condition))


def invoke(
    lab: Lab,
    name: str,
    method: str,
    given: Mapping[str, Value] = {},  # only read
    *,
    of: Instance | None = None,
    computer: str = SERVER,
) -> Outcome:
    """Call a method, and carry out what comes of it."""
    kind = find(lab, name, computer)
    called = call(Site(lab, computer), kind, method, given, of)
    return carry_out(called, lab, lab.do)


def run_on(lab: Lab, version: ProductVersion) -> None:
    """Let all servers run a version, whatever they hold."""
    for table_name in ("license_server", "session_host"):
        sql(lab).execute(f"UPDATE {table_name} SET version = ?", (version,))
    sql(lab).commit()
    lab.answers.forget()


@contextmanager
def taken_back(lab: Lab, *commands: Command) -> Iterator[None]:
    """Do commands, and take back everything that was done since."""
    before = lab.last_seq()
    for command in commands:
        lab.do(command)
    try:
        yield
    finally:
        while (last := lab.undoable()) is not None and last.seq > before:
            lab.do(Undo())
