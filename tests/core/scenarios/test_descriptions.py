"""What a person is told of a scenario: a trouble must not name its fault."""

import re

import pytest
from pydantic import ValidationError

from core import scenarios
from core.errors import LabMissing
from core.scenarios.plans import Description, Group
from tests.helpers.labs import MakeLab, logged_events

NAMES = scenarios.names()
TROUBLES = [name for name in NAMES if name.startswith("trouble-")]
each_scenario = pytest.mark.parametrize("name", NAMES)
each_trouble = pytest.mark.parametrize("name", TROUBLES)
FAULTS = {
    "trouble-administration-only": "role|grace|administrators connect",
    "trouble-anonymous": "credential|anonym|refuse",
    "trouble-attributes": "attribute|right|delegat|SELF",
    "trouble-balloon": "administrative session|ignore|all is well",
    "trouble-blank-counts": "Active Directory|report",
    "trouble-certificate": "damage|reactivat",
    "trouble-closed-rpc": "RPC|port|firewall|closed|135|network",
    "trouble-clearinghouse-unreachable": "Clearinghouse|answer|unreach",
    "trouble-cloned-machines": "anew|clone|image",
    "trouble-credentials": "administrator|credential|right",
    "trouble-double-licenses": "migrat|remove",
    "trouble-evaluation": "evaluation|edition|120|convert",
    "trouble-event-44": "harmless|ignore",
    "trouble-expired-temporaries": "activated|temporary|run out|expire",
    "trouble-guide-days": "grace|120|mode|license server",
    "trouble-grace-over": "grace|mode|license server",
    "trouble-key-pack": "2019|2022|version|newer|older|RDLIC02",
    "trouble-localhost": "localhost|itself|named?|list",
    "trouble-many-cals": "app|hardware|revoke",
    "trouble-mode-mismatch": "mode|Per Device|Per User",
    "trouble-mode-not-set": "mode|license server",
    "trouble-no-cals-left": "free|all of them are issued",
    "trouble-no-report": "domain|workgroup|track",
    "trouble-no-server-named": "name|told",
    "trouble-not-in-group": "group|track",
    "trouble-one-too-many": "below zero|available|over-use",
    "trouble-older-server": "2019|old|RDLIC02",
    "trouble-one-unit": "group|unit|Sales|write|right",
    "trouble-one-client": "damage|keeps",
    "trouble-over-used": "enforce|duty|revoke",
    "trouble-policy": "policy|name",
    "trouble-rebuilt": "database|rebuil|delete",
    "trouble-report-refused": "Administrators|ordinary|right",
    "trouble-revoke-limit": "fifth|limit|version|at one time",
    "trouble-second-connection": "second|once|signed in",
    "trouble-second-host": "mode|license server|grace|set up",
    "trouble-security-error": "certificate|reactivat",
    "trouble-security-group": "policy|group|empty",
    "trouble-service": "database|version store|filled",
    "trouble-sixty-minutes": "Per User|workgroup|mode",
    "trouble-third-party-protocol": "protocol|license",
    "trouble-trusted-domain": "group|trust|direction",
    "trouble-two-administrators": "session|console|two|third",
    "trouble-wrong-program": "Enterprise|agreement|shop|program",
    "trouble-wrong-version-cals": "2019|2022|old|version",
}
"""The words that would name the fault of each."""
_RUN = 4
"""So many words in a row that stand in the cause too would tell it."""


def told(name: str) -> str:
    """All that is said before the cause is asked for."""
    description = scenarios.describe(name)
    return f"{description.title}. {description.summary}"


def runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"[\w.-]+", text.casefold())
    return set(zip(*(words[n:] for n in range(_RUN)), strict=False))


@each_scenario
def test_every_scenario_is_described_in_words(name: str) -> None:
    description = scenarios.describe(name)

    for text in (description.title, description.summary, description.cause):
        assert "\n" not in text
        assert "trouble-" not in text
    assert description.title[0].isupper()
    assert not description.title.endswith(".")
    assert description.summary.endswith(".")


def test_no_two_have_one_title_and_every_group_has_some() -> None:
    described = [scenarios.describe(name) for name in NAMES]

    assert len({d.title.casefold() for d in described}) == len(NAMES)
    assert {d.group for d in described} == set(Group)


@each_scenario
def test_a_trouble_is_one_by_its_group_and_has_a_cause(name: str) -> None:
    description = scenarios.describe(name)
    is_trouble = name in TROUBLES

    assert (description.group is Group.TROUBLES) == is_trouble
    assert bool(description.cause) == is_trouble


def test_the_fault_of_every_trouble_is_known() -> None:
    assert set(FAULTS) == set(TROUBLES)


@each_trouble
def test_the_cause_of_a_trouble_names_its_fault(name: str) -> None:
    assert re.search(FAULTS[name], scenarios.describe(name).cause, re.IGNORECASE)


@each_trouble
def test_what_is_told_of_a_trouble_does_not_name_its_fault(name: str) -> None:
    found = re.search(rf"\b(?:{FAULTS[name]})", told(name), re.IGNORECASE)

    assert found is None
    assert runs(told(name)) & runs(scenarios.describe(name).cause) == set()


@each_trouble
def test_an_event_that_is_complained_about_is_in_the_log(
    make_lab: MakeLab, name: str
) -> None:
    told_of = {int(n) for n in re.findall(r"\bevent (\d+)", told(name))}
    lab = make_lab(name)
    logged = {e.kind for c in lab.computers() for e in logged_events(lab, c.name)}

    assert told_of <= logged


def test_a_description_is_never_taken_from_the_base() -> None:
    own = scenarios._own("trouble-policy")

    assert own["base"] == "office"
    assert scenarios.describe("trouble-policy").title == own["title"]
    assert not set(scenarios._read("trouble-policy")) & set(Description.model_fields)


@pytest.mark.parametrize("cause", ["", "The service does not run."])
def test_only_a_trouble_has_a_cause(cause: str) -> None:
    group = Group.DAILY_WORK if cause else Group.TROUBLES
    with pytest.raises(ValidationError, match="a trouble has a cause"):
        Description(title="An office", group=group, summary="So it is.", cause=cause)


def test_there_is_no_description_of_nothing() -> None:
    with pytest.raises(LabMissing, match="There is no scenario nope"):
        scenarios.describe("nope")
