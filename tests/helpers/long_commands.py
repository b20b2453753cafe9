"""Every command that may be long, and labs in which it is."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from core.catalog import LicenseType, LogonPattern
from core.commands.command import Command
from core.commands.database import RemoveLicenses
from core.commands.history import (
    CreateRestorePoint,
    Redo,
    ResetLab,
    ReturnToRestorePoint,
    Undo,
)
from core.commands.removal import RemoveLicensingRole
from core.commands.renaming import RenameComputer
from core.commands.reports import CreateReport
from core.commands.simulate import SimulateDay
from core.commands.time import MoveClock
from core.lab import Lab
from tests.core.commands.endings import AWAY, DELETED, STOP
from tests.helpers.labs import (
    MakeLab,
    migration,
    rebuilding,
    retail,
    retail_code,
    revoking_most,
    sql,
)
from tests.helpers.reports import issue_licenses

ROWS = 7
"""Rows of a slice that make each of them pause."""
USERS = 40
Make = Callable[[Lab], Command]


@dataclass(frozen=True)
class Long:
    """A command that has many rows to go through, and what was done before it."""

    command: Make
    before: tuple[Make, ...] = ()


def rebuild(_: Lab) -> Command:
    return rebuilding(retail(1, 2))


def create_report(_: Lab) -> Command:
    return CreateReport(server="RDLIC01")


def mark(_: Lab) -> Command:
    return CreateRestorePoint(point="start")


def in_a_year(lab: Lab) -> Command:
    return MoveClock(until=lab.settings().now + timedelta(days=365))


def simulate(_: Lab) -> Command:
    return SimulateDay(
        host="RDSH01", users=9, devices=9, pattern=LogonPattern.SHIFT_WORK
    )


def move_licenses(lab: Lab) -> Command:
    """Move a part of the pack whose licenses are in use."""
    (pack,) = [pack for pack in lab.packs("RDLIC02") if pack.id == 3]
    quantity = (pack.total or 0) - 5
    sold = retail(102, version=lab.server("RDLIC02").version, quantity=quantity)
    return migration(sold, removal_confirmed=True)


LONG = {
    "create-report": Long(create_report),
    "rebuild-database": Long(rebuild),
    "revoke-licenses": Long(revoking_most),
    "remove-licenses": Long(lambda _: RemoveLicenses(server="RDLIC01", pack_id=3)),
    "migrate-licenses": Long(move_licenses),
    "remove-licensing-role": Long(lambda _: RemoveLicensingRole(server="RDLIC01")),
    "rename-computer": Long(lambda _: RenameComputer(computer="RDLIC01", to="RDLIC09")),
    "rename-database-file": Long(lambda _: AWAY, (lambda _: STOP,)),
    "delete-database-file": Long(lambda _: DELETED, (lambda _: STOP,)),
    "undo": Long(lambda _: Undo(), (rebuild,)),
    "redo": Long(lambda _: Redo(), (rebuild, lambda _: Undo())),
    "return-to-restore-point": Long(
        lambda _: ReturnToRestorePoint(point="start"), (mark, rebuild)
    ),
    "reset-lab": Long(lambda _: ResetLab(), (rebuild,)),
    "move-clock": Long(in_a_year),
    "simulate-day": Long(simulate),
}


def long_lab(
    make_lab: MakeLab, name: str, file: str = "class.rdlab", users: int = USERS
) -> Lab:
    """Make a lab where many users have a license, and what comes before was done."""
    lab = make_lab("office", name=file)
    issue_licenses(lab, users)
    if name == "migrate-licenses":
        give_the_source_many(lab, users)
    if name == "revoke-licenses":
        give_them_to_devices(lab, users)
    if name == "simulate-day":
        sql(lab).execute("UPDATE issued_license SET expires_on = issued_on")
    lab.reload()
    for before in LONG[name].before:
        lab.do(before(lab))
    return lab


def give_them_to_devices(lab: Lab, users: int) -> None:
    sql(lab).execute(
        "UPDATE issued_license SET pack_id = 4, computer = 'PC-' || id, "
        "hardware_id = 'H' || id"
    )
    code = retail_code(102, type_=LicenseType.PER_DEVICE, quantity=5 * users)
    sql(lab).execute(
        "UPDATE used_number SET number = :code WHERE number = (SELECT purchase_number "
        "FROM license_pack WHERE server = 'RDLIC01' AND id = 4)",
        {"code": code},
    )
    sql(lab).execute(
        "UPDATE license_pack SET total = :total, purchase_number = :code "
        "WHERE server = 'RDLIC01' AND id = 4",
        {"total": 5 * users, "code": code},
    )


def give_the_source_many(lab: Lab, users: int) -> None:
    code = retail_code(102, version=lab.server("RDLIC02").version, quantity=users)
    sql(lab).execute("UPDATE issued_license SET server = 'RDLIC02'")
    sql(lab).execute(
        "UPDATE license_pack SET total = ?, purchase_number = ? "
        "WHERE server = 'RDLIC02' AND id = 3",
        (users, code),
    )
    sql(lab).execute(
        "UPDATE used_number SET number = ? WHERE server = 'RDLIC02'", (code,)
    )


def content(lab: Lab) -> dict[str, list[tuple[object, ...]]]:
    """Give every row of every table of the file, also of those nobody shows."""
    tables = sql(lab).execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    return {
        name: [tuple(row) for row in sql(lab).execute(f"SELECT * FROM {name}")]
        for (name,) in tables.fetchall()
    }
