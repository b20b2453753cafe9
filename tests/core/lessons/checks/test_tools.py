"""What the tools say, and what is saved."""

from contextlib import closing
from datetime import timedelta
from typing import get_args

import pytest

from core.catalog import LicensingMode, ReportScope
from core.commands.policy import ConfigureSessionHost
from core.commands.repair import AddToGroup, RegisterAsScp
from core.commands.reports import CreateReport
from core.commands.time import MoveClock
from core.commands.trusts import SetTrust, SetTrustedGroup
from core.lab import Lab
from core.lessons.beside import write_beside
from core.lessons.checks import Case, judge
from core.lessons.checks.tools import _TOOLS, FindingCheck, Tool
from core.store.queries import Queries
from tests.core.lessons.checks.judging import CHECKS, is_so, judged
from tests.helpers.labs import MakeLab, activation, report_rows

FINDING = {"check": "finding"}


def test_review_configuration_is_asked(lab: Lab) -> None:
    check = {**FINDING, "tool": "review", "computer": "RDLIC01"}
    assert is_so(lab, **check, kind="not-in-ad-group")
    assert not is_so(lab, **check, kind="in-ad-group")
    assert is_so(lab, **check)
    lab.do(activation(lab))
    lab.do(AddToGroup(server="RDLIC01", account="d.diaz"))
    assert is_so(lab, **check, kind="not-in-ad-group", is_there=False)
    assert is_so(lab, **check, kind="in-ad-group")
    lab.do(RegisterAsScp(server="RDLIC01", account="d.diaz"))
    assert is_so(lab, **check, is_there=False)  # advice is no trouble
    assert is_so(lab, **check, kind="no-licenses")


def test_the_diagnoser_is_asked(make_lab: MakeLab) -> None:
    lab = make_lab("trouble-mode-not-set")
    check = {**FINDING, "tool": "diagnoser", "computer": "RDSH01"}
    assert is_so(lab, **check, kind="mode-not-configured")
    assert not is_so(lab, **check, kind="credentials-needed")
    told = judged(lab, **check, is_there=False)
    assert not told.is_met
    assert told.expected == "RD Licensing Diagnoser finds nothing on RDSH01"
    assert "mode not configured" in told.found
    servers = ("RDLIC01",)
    mode = LicensingMode.PER_USER
    lab.do(ConfigureSessionHost(host="RDSH01", mode=mode, license_servers=servers))
    assert is_so(lab, **check, kind="mode-not-configured", is_there=False)


def test_the_analyzer_is_asked_of_one_computer(lab: Lab) -> None:
    check = {**FINDING, "tool": "analyzer", "kind": "not-activated"}
    assert is_so(lab, **check, computer="RDLIC01")
    assert is_so(lab, **check, computer="RDSH01", is_there=False)
    lab.do(activation(lab))
    assert is_so(lab, **check, computer="RDLIC01", is_there=False)


def test_every_tool_has_its_kinds() -> None:
    assert set(_TOOLS) == set(get_args(Tool))
    for tool, (_, kinds) in _TOOLS.items():
        for kind in kinds:
            facts = {"check": "finding", "tool": tool, "computer": "A", "kind": kind}
            assert FindingCheck.model_validate(facts).kind == kind


def test_an_event_is_found_by_id_computer_and_text(make_lab: MakeLab) -> None:
    lab = make_lab("office")
    check = {"check": "event", "id": 74, "computer": "RDLIC01"}
    lab.do(SetTrust(domain="north.example"))
    assert is_so(lab, **check, count=0)
    lab.do(SetTrustedGroup(server="RDLIC01", domain="north.example", is_member=True))
    assert is_so(lab, **check, count=1)
    assert is_so(lab, **check, has="has been added")
    assert not is_so(lab, **check, has="has been removed")
    assert not is_so(lab, **{**check, "id": 76})
    assert not is_so(lab, **{**check, "computer": "RDSH01"})


def test_an_event_is_one_since_the_start_unless_the_older_ones_are_meant(
    make_lab: MakeLab,
) -> None:
    lab = make_lab("office")
    facts = {"check": "event", "id": 74, "computer": "RDLIC01"}
    check, with_older = (
        CHECKS.validate_python({**facts, "is_new": is_new}) for is_new in (True, False)
    )
    joins = SetTrustedGroup(server="RDLIC01", domain="north.example", is_member=True)
    lab.do(SetTrust(domain="north.example"))
    lab.do(joins)
    with closing(lab.in_memory()) as start:
        since = Case(lab, Queries(start))
        assert not judge(check, since).is_met
        assert judge(with_older, since).is_met
        lab.do(joins)
        assert judge(check, since).is_met


def test_a_balloon_is_there_or_not_and_of_one_kind(make_lab: MakeLab) -> None:
    lab = make_lab("trouble-mode-not-set")
    check = {"check": "balloon", "host": "RDSH01", "user": "a.adams"}
    assert is_so(lab, **check)
    assert is_so(lab, **check, kind="mode-not-configured", is_false_alarm=False)
    assert not is_so(lab, **check, is_false_alarm=True)
    assert not is_so(lab, **check, kind="no-server")
    assert is_so(lab, **check, kind="no-server", is_there=False)
    assert not is_so(lab, **{**check, "user": "c.clark"})
    lab.do(MoveClock(until=lab.settings().now + timedelta(days=200)))
    assert is_so(lab, **check, kind="mode-not-configured-grace-over")


def test_a_report_is_compared_by_what_it_shows(make_lab: MakeLab) -> None:
    lab = make_lab("office")
    check = {"check": "report-shows", "server": "RDLIC01"}
    lab.do(CreateReport(server="RDLIC01"))
    report = lab.reports("RDLIC01")[-1]
    rows = report_rows(lab, report.id)
    shown = {"issued": report.issued, "installed": report.installed}
    assert is_so(lab, **check, **shown, lines=len(rows))
    assert not is_so(lab, **check, lines=len(rows) + 1)
    assert not is_so(lab, **check, issued=report.issued + 1)
    assert not is_so(lab, **check, installed=report.installed + 1)
    devices = [line for line in report.summary if line.type == "per-device"]
    of_devices = {"type": "per-device", "issued": sum(d.issued for d in devices)}
    assert is_so(lab, **check, **of_devices)
    assert is_so(lab, **check, lists=["a.adams", "PC-0001"], omits=["nobody"])
    assert not is_so(lab, **check, lists=["a.adams", "nobody"])
    assert not is_so(lab, **check, omits=["PC-0001"])


def test_reports_are_counted_by_scope(make_lab: MakeLab) -> None:
    lab = make_lab("office")
    check = {"check": "report-shows", "server": "RDLIC01"}
    unit = next(u.organizational_unit for u in lab.users() if u.organizational_unit)
    of_unit = ReportScope.ORGANIZATIONAL_UNIT
    lab.do(CreateReport(server="RDLIC01", scope=ReportScope.DOMAIN))
    lab.do(CreateReport(server="RDLIC01", scope=of_unit, organizational_unit=unit))
    assert is_so(lab, **check, count=2)
    assert is_so(lab, **check, scope="domain", count=1)
    assert is_so(lab, **check, organizational_unit=unit, count=1)
    assert not is_so(lab, **check, organizational_unit="Nowhere")
    assert not is_so(lab, **check, scope="trusted-domains")


@pytest.mark.parametrize("has", [(), ("one",), ("one", "two")])
def test_a_file_is_there_with_all_its_texts(lab: Lab, has: tuple[str, ...]) -> None:
    check = {"check": "file-saved", "name": "usage.csv", "has": has}
    assert judged(lab, **check).found == "There is no file usage.csv"
    lab.path.with_name("usage.csv").write_text("one, two", encoding="utf-8")
    assert is_so(lab, **check)
    told = judged(lab, **{**check, "has": (*has, "three", "four")})
    assert told.found == "The file usage.csv is saved without three and four"


def test_a_file_of_a_script_is_read_in_its_encoding(lab: Lab) -> None:
    name = r"C:\Temp\packs.txt"
    check = {"check": "file-saved", "name": name, "has": ["Größe"]}
    assert judged(lab, **check).found == f"There is no file {name}"
    write_beside(lab.path, name, "Größe".encode("utf-16"))
    assert is_so(lab, **check)
    assert not is_so(lab, **{**check, "has": ["size"]})
