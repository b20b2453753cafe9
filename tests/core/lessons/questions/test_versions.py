"""Answers about versions, against the tables of domain.md 3.5 themselves."""

import pytest
from pydantic import ValidationError

from core.catalog import ProductVersion
from core.rules.upgrading import can_upgrade
from tests.core.lessons.questions.answers import answer
from tests.helpers.processes import ROOT

W = ProductVersion
DOMAIN = (ROOT / "docs" / "domain.md").read_text(encoding="utf-8")


def versions_in(title: str) -> list[str]:
    """Name the versions in a title: `2012, 2012 R2` is one, for its licenses are."""
    return [w.replace(" R2", "r2") for w in title.split(", ") if w != "2012 R2"]


def table(corner: str) -> list[tuple[str, str, bool]]:
    """Read a table of domain.md 3.5: row, column, and whether it is ticked."""
    lines = DOMAIN.partition(f"| {corner} |")[2].split("\n\n")[0].split("\n")
    columns = [c.strip().replace("to ", "") for c in lines[0].split("|")[:-1]]
    found = []
    for line in lines[2:]:
        title, *cells = [c.strip() for c in line.split("|")[1:-1]]
        for row in versions_in(title):
            for column, cell in zip(columns, cells, strict=True):
                found.append((row, column.replace(" R2", "r2"), cell[0] == "✔"))
    return found


def test_the_tables_are_whole() -> None:
    for corner in (r"Session host \ CAL", r"License server \ CAL"):
        rows = table(corner)
        assert len(rows) == 42
        assert {is_so for _, _, is_so in rows} == {True, False}


@pytest.mark.parametrize(("host", "license_", "is_so"), table(r"Session host \ CAL"))
def test_which_cal_serves_which_host(host: str, license_: str, is_so: bool) -> None:
    told = answer("serves", license=license_, host=host)
    assert told == ("yes" if is_so else "no")


@pytest.mark.parametrize(
    ("server", "license_", "is_so"), table(r"License server \ CAL")
)
def test_which_server_holds_which_cal(server: str, license_: str, is_so: bool) -> None:
    told = answer("holds", server=server, license=license_)
    assert told == ("yes" if is_so else "no")


@pytest.mark.parametrize(
    ("hosts", "oldest"),
    [
        (["2016"], "2016"),
        (["2016", "2022", "2019"], "2022"),
        (["2008r2"], "2008"),
        (["2012", "2025"], "2025"),
    ],
)
@pytest.mark.parametrize("of", ["license", "license-server"])
def test_the_newest_host_says_what_is_needed(
    of: str, hosts: list[str], oldest: str
) -> None:
    assert answer("oldest", of=of, hosts=hosts) == oldest
    serves = [answer("serves", license=oldest, host=host) for host in hosts]
    assert set(serves) == {"yes"}


@pytest.mark.parametrize(
    ("host", "free", "prevent", "taken"),
    [
        ("2019", ["2019", "2022"], False, "2019"),
        ("2019", ["2022"], False, "2022"),
        ("2019", ["2022"], True, "none"),
        ("2019", ["2019", "2022", "2025"], True, "2019"),
        ("2022", ["2019", "2016"], False, "none"),
        ("2022", [], False, "none"),
    ],
)
def test_a_cal_of_the_hosts_own_version_is_taken_first(
    host: str, free: list[str], prevent: bool, taken: str
) -> None:
    assert answer("taken", host=host, free=free, prevent_upgrade=prevent) == taken


def test_what_no_source_decides_is_not_asked() -> None:
    with pytest.raises(ValidationError, match="No source says"):
        answer("taken", host="2016", free=["2019", "2022"])


@pytest.mark.parametrize(
    ("present", "wanted"), [(W.W2016, W.W2022), (W.W2012, W.W2025), (W.W2012, W.W2022)]
)
def test_upgrades_in_place_follow_their_rule(present: W, wanted: W) -> None:
    is_so = can_upgrade(present, wanted)
    told = answer("upgrades", present=present, wanted=wanted)
    assert told == ("yes" if is_so else "no")


def test_upgrades_are_known_in_both_directions() -> None:
    assert answer("upgrades", present="2016", wanted="2022") == "yes"
    assert answer("upgrades", present="2022", wanted="2016") == "no"
