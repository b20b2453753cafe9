"""What holds for all checks: texts, names that are not there, and no trace left."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from core.lab import Lab
from core.lessons.checks import CHECKS, Case, judge
from core.lessons.reference import word_of
from core.lessons.values import Retail
from tests.core.lessons.checks.effects import EFFECTS
from tests.core.lessons.checks.judging import CHECKS as READ
from tests.core.lessons.checks.judging import is_so, judged
from tests.helpers.labs import MakeLab, installation, retail

NOBODY: dict[str, dict[str, object]] = {
    "can-connect": {"hosts": ["NOBODY"]},
    "server": {"server": "NOBODY", "is_activated": True},
    "pack": {"server": "NOBODY"},
    "license": {"server": "NOBODY"},
    "database-file": {"server": "NOBODY", "file": "TLSLic.edb"},
    "host": {"host": "NOBODY", "mode": "per-user"},
    "session": {"host": "NOBODY"},
    "service": {"computer": "NOBODY", "service": "TermService"},
    "policy": {"computer": "NOBODY", "setting": "licensing-mode"},
    "user": {"user": "NOBODY", "is_enabled": True},
    "device": {"device": "NOBODY", "license": "full"},
    "member": {
        "group": "terminal-server-computers",
        "of": "NOBODY",
        "member": "RDSH01",
        "is_so": False,
    },
    "passage": {"target": "NOBODY", "way": "rpc"},
    "trust": {"domain": "NOBODY"},
    "task": {"computer": "NOBODY", "task": "Report"},
    "finding": {"tool": "diagnoser", "computer": "NOBODY", "is_there": False},
    "event": {"id": 4105, "computer": "NOBODY", "count": 0},
    "balloon": {"host": "NOBODY", "user": "a.adams", "is_there": False},
    "report-shows": {"server": "NOBODY", "count": 0},
    "file-saved": {"name": "nobody.csv"},
}
"""A check of each kind that names what the lab has not; where it names something."""
NAMES_NOTHING: dict[str, dict[str, object]] = {
    "unharmed": {"names": ["NOBODY"]},
    "done": {"command": "move-clock"},
    "refused": {"reason": "wrong-date"},
    "lab": {"signed_in": "NOBODY"},
    "clock": {"days_passed": 1},
    "levels": {"version": "2022", "type": "per-user", "warning": 80},
}


def test_every_kind_of_check_is_tried() -> None:
    words = {word_of(check) for check in CHECKS}
    assert words == NOBODY.keys() | NAMES_NOTHING.keys()


@pytest.mark.parametrize("check", NOBODY)
def test_what_the_lab_has_not_is_found_missing(make_lab: MakeLab, check: str) -> None:
    found = judged(make_lab("office"), check=check, **NOBODY[check])
    assert not found.is_met
    assert found.found.startswith("There is no ")
    assert "nobody" in found.found.casefold()


def state(lab: Lab) -> tuple[str, list[tuple[Path, bytes]]]:
    """Give all that a lab and the files of its folder say."""
    files = sorted(p for p in lab.path.parent.iterdir() if p.is_file())
    return lab.snapshot(), [(file, file.read_bytes()) for file in files]


@pytest.mark.parametrize("scenario", ["office", "trouble-one-unit", "workgroup"])
def test_judging_changes_neither_the_lab_nor_a_file(
    make_lab: MakeLab, scenario: str
) -> None:
    lab = make_lab(scenario)
    before = state(lab)
    for check, facts in {**NOBODY, **NAMES_NOTHING}.items():
        judged(lab, check=check, **facts)
    for facts in EFFECTS.values():
        judged(lab, **facts)
    judged(lab, check="can-connect", together=True)
    judged(lab, check="unharmed")
    assert state(lab) == before


def test_judging_a_lab_that_is_open_for_reading_works(make_lab: MakeLab) -> None:
    path = make_lab("office").path
    with Lab.open(path, read_only=True) as reader:
        assert is_so(reader, check="can-connect")
        assert is_so(reader, check="unharmed")


CODE = {"make": "retail", "version": "2022", "type": "per-user", "quantity": 20}


def test_placeholders_that_need_the_lab_are_filled(make_lab: MakeLab) -> None:
    lab = make_lab("activated")
    code = Retail.model_validate(CODE)
    check = READ.validate_python(
        {"check": "pack", "server": "RDLIC01", "purchase_number": "{code}"}
    )
    case = Case(lab, variables={"code": code})
    assert not judge(check, case).is_met
    lab.do(installation(retail(1)))
    found = judge(check, case)
    assert found.is_met
    assert "TRAIN-" in found.expected


@pytest.mark.parametrize(
    "facts",
    [
        {"check": "server", "server": "A", "is_there": False, "is_activated": True},
        {"check": "session", "host": "A", "count": 1, "at_least": 1},
        {"check": "session", "host": "A", "count": -1},
        {"check": "pack", "server": "A", "version": "2023"},
        {"check": "pack", "server": "A", "kind": "retail"},
        {"check": "done", "command": "fly"},
        {"check": "done", "command": "move-clock", "arguments": {"wings": 2}},
        {"check": "finding", "tool": "review", "computer": "A", "kind": "no-mode"},
        {"check": "event", "computer": "A", "id": 4711},
        {"check": "can-connect", "can": True, "outcome": "no-licenses"},
        {"check": "can-connect", "can": False, "outcome": "connected"},
        {"check": "lab"},
        {"check": "clock"},
        {"check": "unharmed", "but": ["everything"]},
        {"check": "unharmed", "fields": ["scop"]},
        {"check": "file-saved", "name": "../users.csv"},
    ],
    ids=lambda facts: " ".join(map(str, facts.values())),
)
def test_a_check_that_says_nothing_that_can_be_so_is_refused(
    facts: dict[str, object],
) -> None:
    with pytest.raises(ValidationError):
        READ.validate_python(facts)


@pytest.mark.parametrize(
    ("facts", "expected", "found"),
    [
        (
            {"check": "host", "host": "RDSH01", "mode": "per-device"},
            "RDSH01 uses Per Device",
            "RDSH01 uses Per User",
        ),
        (
            {
                "check": "server",
                "server": "RDLIC01",
                "is_activated": False,
                "scope": "forest",
                "connection_method": "telephone",
            },
            "RDLIC01 is not activated, uses the connection method Telephone and has "
            "the discovery scope forest",
            "RDLIC01 is activated, uses the connection method Automatic connection and "
            "has the discovery scope domain",
        ),
        (
            {"check": "host", "host": "RDSH09"},
            "RDSH09 is a session host",
            "There is no session host RDSH09",
        ),
        (
            {"check": "user", "user": "a.adams", "is_there": False},
            "There is no user a.adams",
            "a.adams is a user",
        ),
        (
            {"check": "pack", "server": "RDLIC01", "version": "2019"},
            "At least 1 license pack on RDLIC01 (2019)",
            "No license pack on RDLIC01 (2019); instead: 2022 (2 times)",
        ),
        (
            {"check": "pack", "server": "RDLIC01", "type": "per-user", "issued": 3},
            "At least 1 license pack on RDLIC01 (Per User), 3 issued",
            "1 license pack on RDLIC01 (Per User), 18 issued",
        ),
        (
            {"check": "session", "host": "RDSH01", "at_least": 2, "at_most": 4},
            "2 to 4 sessions on RDSH01",
            "No session on RDSH01",
        ),
        (
            {"check": "license", "status": "active", "at_most": 5},
            "At most 5 issued licenses (active)",
            "30 issued licenses (active)",
        ),
        (
            {"check": "done", "command": "move-clock", "count": 2},
            "Move clock was done: 2 times",
            "Move clock was done: never",
        ),
        (
            {"check": "clock", "days_passed": 2},
            "It is at least 2 days after the start",
            "It is 2026-11-16, 0 days after the start",
        ),
        (
            {"check": "lab", "signed_in": "d.diaz", "directory_reachable": True},
            "The person signed in is d.diaz and a domain controller answers",
            "The person signed in is a.adams and a domain controller answers",
        ),
    ],
    ids=lambda said: said["check"] if isinstance(said, dict) else "",
)
def test_a_learner_reads_what_was_expected_and_what_was_found(
    make_lab: MakeLab, facts: dict[str, object], expected: str, found: str
) -> None:
    told = judged(make_lab("office"), **facts)
    assert (told.is_met, told.expected, told.found) == (False, expected, found)
