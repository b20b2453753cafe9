"""Commands by which something ends or changes only after something else was done."""

from dataclasses import dataclass
from datetime import timedelta

import pytest

from core.catalog import LicensingMode, ProductVersion, Service
from core.commands.accounts import RemoveUser, RenameUser, SetUserEnabled
from core.commands.command import Command
from core.commands.connect import Connect
from core.commands.database_files import DeleteDatabaseFile, RenameDatabaseFile
from core.commands.membership import SetDomainMembership
from core.commands.policy import ConfigureSessionHost
from core.commands.removal import (
    AddSessionHostRole,
    RemoveLicensingRole,
    RemoveSessionHostRole,
)
from core.commands.renaming import RenameComputer, RenameDevice
from core.commands.roles import AddLicensingRole
from core.commands.services import SetServiceRunning
from core.commands.sign_in import SignIn
from core.commands.time import MoveClock
from core.commands.upgrade import ConvertEdition, SetEvaluation, UpgradeComputer
from core.errors import Refused
from core.events import ConnectionTried
from core.lab import Lab
from core.refusals import Reason
from tests.helpers.labs import world


@dataclass(frozen=True)
class Later:
    """A command for the scenario `office`, and what comes before it."""

    before: tuple[Command, ...]
    command: Command


STOP, START = (
    SetServiceRunning(computer="RDLIC01", service=Service.LICENSING, is_running=on)
    for on in (False, True)
)
AWAY = RenameDatabaseFile(server="rdlic01", file="tlslic.edb", to="TLSLic.old")
BACK = RenameDatabaseFile(server="RDLIC01", file="TLSLic.OLD", to="TLSLic.edb")
DELETED = DeleteDatabaseFile(server="RDLIC01", file="TLSLic.edb")
KEPT_DELETED = DeleteDatabaseFile(server="RDLIC01", file="TLSLic.old")
OTHER_NAME = RenameDatabaseFile(server="RDLIC01", file="TLSLic.old", to="kept.edb")
AS_DOMAIN_ADMIN = SignIn(account="d.diaz")
LEAVES, JOINS = (
    SetDomainMembership(computer="rdsh01", is_member=on) for on in (False, True)
)
LATER = [
    Later((RemoveSessionHostRole(host="RDSH01"),), AddSessionHostRole(host="rdsh01")),
    Later((STOP,), AWAY),
    Later((STOP, AWAY), BACK),
    Later((STOP, AWAY), OTHER_NAME),
    Later((STOP,), DELETED),
    Later((STOP, AWAY, START), KEPT_DELETED),
    Later((STOP, AWAY), START),
    Later((AS_DOMAIN_ADMIN,), LEAVES),
    Later((AS_DOMAIN_ADMIN,), SetDomainMembership(computer="RDLIC01", is_member=False)),
    Later((AS_DOMAIN_ADMIN, LEAVES), JOINS),
    Later(
        (SetEvaluation(host="RDSH01", is_evaluation=True),),
        ConvertEdition(computer="rdsh01"),
    ),
]
PER_DEVICE = ConfigureSessionHost(
    host="RDSH01", mode=LicensingMode.PER_DEVICE, license_servers=("RDLIC01",)
)

ENDS: list[Command] = [
    STOP,
    START,
    AWAY,
    BACK,
    OTHER_NAME,
    DELETED,
    KEPT_DELETED,
    RemoveLicensingRole(server="RDLIC01"),
    AddLicensingRole(host="RDLIC01"),
    RemoveSessionHostRole(host="RDSH01"),
    AddSessionHostRole(host="RDSH01"),
    AddSessionHostRole(host="RDLIC01"),
    RenameComputer(computer="RDLIC02", to="RDLIC09"),
    RenameComputer(computer="RDLIC09", to="RDLIC02"),
    RenameComputer(computer="RDSH01", to="rdlic02"),
    RenameUser(user="b.baker", to="C.clark"),
    RenameUser(user="b.baker", to="b.brown"),
    RenameUser(user="b.brown", to="b.baker"),
    RenameDevice(device="PC-0001", to="PC-ONE"),
    RemoveUser(user="B.Brown"),
    SetUserEnabled(user="b.baker", is_enabled=False),
    SetUserEnabled(user="b.baker", is_enabled=True),
    UpgradeComputer(computer="RDLIC01", version=ProductVersion.W2025),
    UpgradeComputer(computer="RDSH01", version=ProductVersion.W2025),
    SetEvaluation(host="RDSH01", is_evaluation=True),
    ConvertEdition(computer="RDSH01"),
    LEAVES,
    JOINS,
    SetDomainMembership(computer="RDLIC01", is_member=False),
]
"""What somebody may do who ends and changes things in whatever order."""


def does(lab: Lab, *commands: Command) -> None:
    for command in commands:
        lab.do(command)


def refused(lab: Lab, command: Command) -> Reason:
    before = world(lab)
    with pytest.raises(Refused) as answer:
        lab.do(command)
    assert world(lab) == before
    return answer.value.reason


def connects(
    lab: Lab, user: str = "b.baker", device: str = "PC-0015", *, admin: bool = False
) -> ConnectionTried:
    command = Connect(host="RDSH01", user=user, device=device, is_administrative=admin)
    (event,) = (e for e in lab.do(command) if isinstance(e, ConnectionTried))
    return event


def passes(lab: Lab, days: int) -> None:
    lab.do(MoveClock(until=lab.settings().now + timedelta(days=days)))


def per_user(lab: Lab, account: str) -> list[str]:
    """List the license servers that gave a user a license."""
    return [i.server for i in lab.held_by_user(account)]
