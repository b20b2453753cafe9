"""What the person sees, row by row (domain.md 3.6)."""

from dataclasses import dataclass

import pytest

from core.catalog import LicensingMode
from core.commands.connect import Connect
from core.events import ConnectionTried
from core.lab import Lab
from core.reads.notices import notice
from core.store.queries import Queries
from gui.labels.connection import BALLOON
from tests.core.troubles.steps import Step, configures, does, waits
from tests.helpers.labs import MakeLab

MODE_ENDS = "On the RD Connection Broker server, use Server Manager to specify"


@dataclass(frozen=True)
class Row:
    """A situation: the lab, what happens first, who tries, and what is read."""

    situation: str
    scenario: str
    first: tuple[Step, ...]
    seen: str
    user: str = "y.yilmaz"
    device: str = "PC-0015"
    is_administrative: bool = False


ROWS = [
    Row(
        "no LS reachable, grace over",
        "trouble-service",
        (),
        "The remote session was disconnected because there are no Remote Desktop "
        "License Servers available to provide a license.",
    ),
    Row(
        "no CAL for the device",
        "trouble-expired-temporaries",
        (),
        "The remote session was disconnected because there are no Remote Desktop "
        "client access licenses available for this computer.",
    ),
    Row(
        "certificate trouble on the SH",
        "trouble-security-error",
        (),
        "Because of a security error, the client could not connect to the Terminal "
        "server.",
    ),
    Row(
        "mode not set, in grace",
        "trouble-mode-not-set",
        (),
        f"Remote Desktop Services will stop working in 12 days. {MODE_ENDS}",
        user="a.adams",
    ),
    Row(
        "mode not set, grace over",
        "trouble-mode-not-set",
        (waits(days=13),),
        "will stop working because this computer is past its licensing grace period.",
        user="a.adams",
        is_administrative=True,
    ),
    Row(
        "mode and server set, none answers, grace over",
        "trouble-grace-over",
        (does(configures(LicensingMode.PER_USER, server="RDLIC09")),),
        "is past its licensing grace period and no license server gives licenses",
        user="a.adams",
        is_administrative=True,
    ),
    Row(
        "mode and server set, none answers, in grace",
        "fresh",
        (does(configures(LicensingMode.PER_DEVICE, server="RDLIC09")),),
        "No Remote Desktop license server is available.\nRemote Desktop Services will "
        "stop working in 120 days if",
        user="a.adams",
    ),
    Row(
        "Per User, or an admin session: the balloon though all is well",
        "trouble-balloon",
        (),
        "Remote Desktop licensing mode is not configured.",
        user="a.adams",
        is_administrative=True,
    ),
    Row(
        "2019 PU fault",
        "trouble-sixty-minutes",
        (),
        "There is a problem with your Remote Desktop license, and your session will be "
        "disconnected in 60 minutes.",
        user="chris",
        device="PC-0008",
    ),
]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.situation)
def test_a_situation_shows_its_message(make_lab: MakeLab, row: Row) -> None:
    lab = make_lab(row.scenario)
    for step in row.first:
        step(lab)
    assert row.seen in message(lab, row)


def test_nobody_is_warned_where_all_is_well(make_lab: MakeLab) -> None:
    lab = make_lab("office")
    assert message(lab, Row("", "office", (), "", user="a.adams")) == ""


def test_who_is_no_administrator_is_not_warned(make_lab: MakeLab) -> None:
    row = Row("", "trouble-mode-not-set", (), "")
    assert message(make_lab("trouble-mode-not-set"), row) == ""


def test_the_balloon_goes_with_its_cause(make_lab: MakeLab) -> None:
    lab = make_lab("trouble-mode-not-set")
    does(configures(LicensingMode.PER_USER))(lab)
    assert message(lab, ROWS[3]) == ""


def message(lab: Lab, row: Row) -> str:
    """Connect, and return what is read then: of the client, or in a balloon."""
    command = Connect(
        host="RDSH01",
        user=row.user,
        device=row.device,
        is_administrative=row.is_administrative,
    )
    (event,) = lab.do(command)
    assert isinstance(event, ConnectionTried)
    return event.outcome.message or balloon(lab, row)


def balloon(lab: Queries, row: Row) -> str:
    host = lab.host("RDSH01")
    shown = notice(lab, host, row.user, is_administrative=row.is_administrative)
    if shown is None:
        return ""
    return "\n".join(BALLOON[shown.kind].written(shown.days_left))
