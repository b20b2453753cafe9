"""`rdlm monitor`: the same to read, as data, and as Checkmk's agent prints it."""

import csv
import io
from datetime import timedelta

import pytest

from core.catalog import LicenseType, ProductVersion
from core.commands.levels import SetLicenseLevels
from core.commands.time import MoveClock
from core.lab import Lab
from tests.core.command_line.conftest import Rdlm
from tests.helpers.labs import MakeLab

SECTION = "<<<rds_licenses:sep(44)>>>"
COLUMNS = (
    "KeyPackId,Description,KeyPackType,ProductType,ProductVersion,ProductVersionID,"
    "TotalLicenses,IssuedLicenses,AvailableLicenses,ExpirationDate"
)


@pytest.fixture
def lab(make_lab: MakeLab) -> Lab:
    lab = make_lab("office")
    levels = {"warning": 10, "critical": 90}
    kind = {"version": ProductVersion.W2022, "type": LicenseType.PER_USER}
    lab.do(SetLicenseLevels(**kind, **levels))  # type: ignore[arg-type]
    lab.do(MoveClock(until=lab.settings().now + timedelta(days=2)))
    return lab


def test_one_line_for_each_version_and_type_of_each_server(
    lab: Lab, rdlm: Rdlm
) -> None:
    out = rdlm("monitor", lab.path, "--as", "csv").out
    found = list(csv.DictReader(io.StringIO(out)))
    kinds = [(row["server"], row["version"], row["type"]) for row in found]
    assert kinds == [
        ("RDLIC01", "2022", "per-device"),
        ("RDLIC01", "2022", "per-user"),
        ("RDLIC02", "2016", "per-user"),
    ]
    users = found[1]
    assert (users["installed"], users["issued"], users["available"]) == (
        "100",
        "18",
        "82",
    )
    assert (users["warning"], users["critical"], users["level"]) == (
        "10",
        "90",
        "warning",
    )
    assert (users["peak"], users["per_day"], users["runs_out"]) == ("18", "0.00", "")


def test_a_line_for_each_day(lab: Lab, rdlm: Rdlm) -> None:
    words = ("--as", "csv", "--by-day", "--server", "rdlic02")
    out = rdlm("monitor", lab.path, *words).out
    found = list(csv.DictReader(io.StringIO(out)))
    assert [row["day"] for row in found] == ["2026-11-16", "2026-11-17", "2026-11-18"]
    assert {row["server"] for row in found} == {"RDLIC02"}


def test_to_read_it_says_the_same(lab: Lab, rdlm: Rdlm) -> None:
    out = rdlm("monitor", lab.path).out
    assert out.startswith("Licenses\n")
    assert "warning" in out


def test_the_section_of_one_server_is_as_its_agent_prints_it(
    lab: Lab, rdlm: Rdlm
) -> None:
    out = rdlm("monitor", lab.path, "--as", "checkmk", "--server", "RDLIC01").out
    head, titles, built_in, users, devices = out.splitlines()
    assert (head, titles) == (SECTION, COLUMNS)
    assert built_in == "2,A02-5.00-EX,6,3,Windows 2000 Server,0,-1,0,-1," + (
        "12/31/2035 00:00:00"
    )
    assert users.split(",")[4:9] == ["Windows Server 2022", "7", "100", "18", "82"]
    assert all(line.count(",") == titles.count(",") for line in (users, devices))


def test_several_servers_are_told_apart(lab: Lab, rdlm: Rdlm) -> None:
    out = rdlm("monitor", lab.path, "--as", "checkmk").out.splitlines()
    marks = [line for line in out if line.startswith("<<<<")]
    assert marks == ["<<<<RDLIC01>>>>", "<<<<>>>>", "<<<<RDLIC02>>>>", "<<<<>>>>"]
    assert out.count(SECTION) == 2


def test_an_unknown_server_is_named_with_those_there_are(lab: Lab, rdlm: Rdlm) -> None:
    answer = rdlm("monitor", lab.path, "--server", "RDLIC99")
    assert answer.reason == (
        "There is no license server RDLIC99. There are: RDLIC01, RDLIC02."
    )


def test_days_are_nothing_for_checkmk(lab: Lab, rdlm: Rdlm) -> None:
    assert rdlm("monitor", lab.path, "--as", "checkmk", "--by-day").code == 2
