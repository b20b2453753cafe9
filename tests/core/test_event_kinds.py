"""What each event says, and in which log it stands (domain.md 8.2, 8.3, 13.9)."""

from string import Formatter

import pytest

from core.catalog import LicensingMode
from core.commands.connect import Connect
from core.event_kinds import ESENT, LICENSING, MONITOR, EventKind, EventLog
from core.lab import Lab
from tests.core.troubles.steps import configures, does
from tests.helpers.labs import MakeLab, events, sql

NAMED = {  # by the published texts of the events; where none is known, by domain.md 8.2
    0: {"server"},
    3: {"server"},
    4: {"server"},
    17: {"server"},
    18: {"server"},
    20: {"server", "left", "product"},
    21: {"server", "product", "host"},
    22: {"server", "product", "host"},
    44: {"server"},
    64: {"server"},
    70: {"server"},
    74: {"server"},
    76: {"server"},
    80: {"product", "computer"},
    82: {"product", "computer"},
    88: {"server"},
    89: {"server", "source"},
    90: {"server", "source"},
    91: {"server", "source"},
    93: {"server"},
    623: {"server"},
    1003: {"computer"},
    1004: {"host", "reason"},
    1011: {"computer"},
    1028: {"computer"},
    1068: set(),
    1069: set(),
    1128: set(),
    1130: set(),
    4105: {"server", "user"},
    4107: {"server", "user"},
    4141: {"host"},
    4144: {"former", "product", "user"},
    8196: {"server"},
    30001: {"server", "product", "issued", "installed", "level"},  # our own
    30002: {"server", "product", "issued", "installed", "level"},
}
IN_OTHER_LOGS = {
    82: EventLog.LICENSING_OPERATIONAL,
    623: EventLog.APPLICATION,
    1003: EventLog.CONNECTIONS_OPERATIONAL,
    1004: EventLog.CONNECTIONS_OPERATIONAL,
    1011: EventLog.CONNECTIONS_OPERATIONAL,
    1028: EventLog.CONNECTIONS_OPERATIONAL,
    1068: EventLog.CONNECTIONS_ADMIN,
    1069: EventLog.CONNECTIONS_ADMIN,
    1128: EventLog.CONNECTIONS_ADMIN,
    1130: EventLog.CONNECTIONS_ADMIN,
    30001: EventLog.APPLICATION,
    30002: EventLog.APPLICATION,
}


@pytest.mark.parametrize("kind", EventKind)
def test_an_event_names_what_its_published_text_names(kind: EventKind) -> None:
    fields = {field for _, field, *_ in Formatter().parse(kind.text) if field}

    assert fields == NAMED[kind]


@pytest.mark.parametrize("kind", EventKind)
def test_an_event_stands_in_its_own_log(kind: EventKind) -> None:
    assert kind.log is IN_OTHER_LOGS.get(int(kind), EventLog.SYSTEM)


def test_only_the_database_engine_and_the_monitor_write_to_application() -> None:
    sources = {k.source for k in EventKind if k.log is EventLog.APPLICATION}
    assert sources == {ESENT, MONITOR}
    assert {k.source for k in EventKind if k.log is EventLog.SYSTEM} == {LICENSING}


def test_the_refusal_of_the_directory_carries_its_code() -> None:
    assert EventKind.ATTRIBUTES_NOT_UPDATED.text.endswith("0x80070005")


def text_of(lab: Lab, kind: EventKind) -> str:
    return next(event.text for event in events(lab) if event.kind is kind)


@pytest.mark.parametrize(
    ("scenario", "kind"),
    [
        ("trouble-no-cals-left", EventKind.NONE_LEFT),
        ("trouble-mode-mismatch", EventKind.NOT_INSTALLED),
    ],
)
def test_events_21_and_22_name_the_session_host_that_asked(
    make_lab: MakeLab, scenario: str, kind: EventKind
) -> None:
    lab = make_lab(scenario)
    for device in ("PC-0015", "PC-0014", "PC-0013"):
        lab.do(Connect(host="RDSH01", user="y.yilmaz", device=device))

    text = text_of(lab, kind)
    assert "license server RDLIC01" in text
    assert "session host RDSH01" in text


def test_event_4144_names_the_license_before_and_after(make_lab: MakeLab) -> None:
    lab = make_lab("office")
    sql(lab).execute("UPDATE session_host SET version = '2016'")
    does(configures(LicensingMode.PER_USER, server="RDLIC02"))(lab)
    connect = Connect(host="RDSH01", user="y.yilmaz", device="PC-0001")
    lab.do(connect)
    sql(lab).execute("UPDATE session_host SET version = '2022'")
    does(configures(LicensingMode.PER_USER))(lab)
    lab.do(connect)

    text = text_of(lab, EventKind.USER_LICENSE_UPGRADED)
    assert "Windows Server 2016 : RDS Per User CAL" in text
    assert "Windows Server 2022 : RDS Per User CAL" in text
