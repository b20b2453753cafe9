import json
import sqlite3
import time
from threading import Timer
from typing import Any

import pytest

from core.catalog import ReportScope
from core.commands.reports import CreateReport
from core.errors import Refused
from core.lab import Lab
from core.numbers.kinds import shown
from tests.core.command_line.conftest import Rdlm
from tests.core.store.test_locks import LOCK
from tests.helpers.labs import MakeLab, activation, installation, retail
from tests.helpers.processes import another_process

STRANGE = "a\x1b[31mb\nc\u202ed"


@pytest.fixture
def office(make_lab: MakeLab) -> Lab:
    return make_lab("office")


def as_json(rdlm: Rdlm, lab: Lab, *words: object) -> Any:
    answer = rdlm("show", lab.path, "--json", *words)
    assert (answer.code, answer.err) == (0, "")
    return json.loads(answer.out)


def test_the_object_is_exactly_the_one_of_the_design(rdlm: Rdlm, lab: Lab) -> None:
    server = lab.server("RDLIC01")

    assert as_json(rdlm, lab) == {
        "lab": {
            "scenario": "fresh",
            "edition": "2022",
            "now": "2026-11-16T08:30:00Z",
            "seed": 1,
        },
        "servers": [
            {
                "name": "RDLIC01",
                "version": "2022",
                "activation_status": "not-activated",
                "connection_method": "automatic",
                "product_id": shown(server.product_id),
                "license_server_id": None,
                "scope": "domain",
                "in_ad_group": False,
                "scp_registered": False,
                "registration": dict.fromkeys(server.registration.model_dump(), ""),
                "packs": [
                    {
                        "id": 2,
                        "version": "2000",
                        "type": "per-device",
                        "program": "built-in",
                        "total": None,
                        "available": None,
                        "issued": 0,
                        "expires": None,
                    }
                ],
                "reports": [],
            }
        ],
        "session_hosts": [
            {
                "name": "RDSH01",
                "version": "2022",
                "licensing_mode": "not-configured",
                "license_servers": [],
                "grace_days_left": 120,
            }
        ],
        "journal": [],
    }


def test_it_is_shown_while_a_window_holds_and_changes_it(rdlm: Rdlm, lab: Lab) -> None:
    lab.do(activation(lab))
    with pytest.raises(Refused):
        lab.do(activation(lab))
    lab.do(installation(retail()))
    state = as_json(rdlm, lab)

    (server,) = state["servers"]
    assert server["activation_status"] == "activated"
    assert server["license_server_id"] == shown(lab.server("RDLIC01").license_server_id)
    assert server["registration"]["company"] == "R&D"
    assert server["packs"][-1] == {
        "id": 3,
        "version": "2022",
        "type": "per-user",
        "program": "retail",
        "total": 20,
        "available": 20,
        "issued": 0,
        "expires": None,
    }
    assert state["journal"] == [
        {
            "seq": 1,
            "at": "2026-11-16T08:30:00Z",
            "command": "activate-server",
            "outcome": "done",
        },
        {
            "seq": 2,
            "at": "2026-11-16T08:30:00Z",
            "command": "activate-server",
            "outcome": "refused:already-activated",
        },
        {
            "seq": 3,
            "at": "2026-11-16T08:30:00Z",
            "command": "install-licenses",
            "outcome": "done",
        },
    ]


def test_a_report_names_the_unit_that_it_covers(rdlm: Rdlm, office: Lab) -> None:
    (unit, *_) = office.organizational_units()
    by_unit = ReportScope.ORGANIZATIONAL_UNIT
    office.do(CreateReport(server="RDLIC01", scope=by_unit, organizational_unit=unit))
    office.do(CreateReport(server="RDLIC01"))
    (first, *_) = as_json(rdlm, office)["servers"]

    assert [(r["scope"], r["unit"]) for r in first["reports"][-2:]] == [
        ("organizational-unit", unit),
        ("all", None),
    ]


def test_issued_licenses_come_when_asked_for(rdlm: Rdlm, office: Lab) -> None:
    issued = as_json(rdlm, office, "--issued", "rdlic01")["issued"]

    assert "issued" not in as_json(rdlm, office)
    assert len(issued) == 18 + 12
    assert set(issued[0]) == {
        "id",
        "pack_id",
        "computer",
        "user",
        "hardware_id",
        "status",
        "issued_on",
        "expires_on",
    }


def test_issued_licenses_are_paged(rdlm: Rdlm, office: Lab) -> None:
    everything = as_json(rdlm, office, "--issued", "RDLIC01", "--pack", 4)["issued"]
    pages: list[Any] = []
    after = 0
    while page := as_json(
        rdlm,
        office,
        *("--issued", "RDLIC01", "--pack", 4, "--limit", 5, "--after", after),
    )["issued"]:
        assert len(page) <= 5
        pages += page
        after = page[-1]["id"]

    assert pages == everything
    assert len(pages) == 12
    assert {issued["pack_id"] for issued in pages} == {4}


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (
            ("--issued", "NOPE"),
            "There is no license server NOPE in this lab. "
            "The license servers are: RDLIC01, RDLIC02.",
        ),
        (
            ("--issued", "RDLIC02", "--pack", 9),
            "There is no license pack 9 on RDLIC02. The license packs are: 2, 3.",
        ),
    ],
)
def test_an_unknown_place_is_answered_with_the_known_ones(
    rdlm: Rdlm, office: Lab, words: tuple[object, ...], reason: str
) -> None:
    answer = rdlm("show", office.path, *words)

    assert answer.reason == reason
    assert answer.out == ""


def test_the_text_says_the_same_as_the_object(rdlm: Rdlm, office: Lab) -> None:
    text = rdlm("show", office.path, "--issued", "RDLIC01", "--limit", 1).out
    lines = [" ".join(line.split()) for line in text.splitlines()]

    for line in (
        "scenario office",
        "name RDLIC01",
        "activation status activated",
        "in ad group yes",
        "company Example Corp",
        "2 2000 per-device built-in unlimited unlimited 0 never",
        "3 2022 per-user enterprise 100 82 18 never",
        "RDSH01 2022 per-user RDLIC01 120",
    ):
        assert line in lines
    assert "License packs of RDLIC02" in lines
    assert "Issued licenses" in lines
    assert not any(line != line.rstrip() for line in text.splitlines())


def put_a_strange_name(lab: Lab, name: str) -> None:
    other = sqlite3.connect(lab.path, isolation_level=None)
    # No command accepts such a name; a file from elsewhere could hold one.
    other.execute("UPDATE license_server SET database_path = ?", (name,))
    other.execute("UPDATE lab SET scenario = ?", (name,))
    other.close()


def test_control_characters_do_not_reach_the_terminal(rdlm: Rdlm, lab: Lab) -> None:
    put_a_strange_name(lab, STRANGE)
    for words in ([], ["--json"]):
        out = rdlm("show", lab.path, *words).out
        assert not any(c in out for c in "\x1b\u202e")
        assert "\\u202e" in out


def test_escaped_json_means_the_same(rdlm: Rdlm, lab: Lab) -> None:
    name = f"{STRANGE}\U000e0041\x7f\x85Zürich 東京"
    put_a_strange_name(lab, name)

    assert as_json(rdlm, lab)["lab"]["scenario"] == name
    assert "Zürich 東京" in rdlm("show", lab.path, "--json").out


def test_a_busy_lab_is_waited_for(rdlm: Rdlm, lab: Lab) -> None:
    with another_process(LOCK, lab.path) as other:
        Timer(0.4, other.kill).start()
        start = time.monotonic()
        answer = rdlm("show", lab.path)
        assert time.monotonic() - start > 0.3

    assert answer.code == 0


def test_a_lab_that_stays_busy_is_given_up(
    rdlm: Rdlm, lab: Lab, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.command_line.retry._PAUSE", 0)
    with another_process(LOCK, lab.path):
        answer = rdlm("show", lab.path)

    assert "Another program is using class.rdlab just now." in answer.reason


def test_showing_changes_nothing(rdlm: Rdlm, make_lab: MakeLab) -> None:
    lab = make_lab("office")
    lab.close()
    before = lab.path.read_bytes()
    rdlm("show", lab.path, "--json", "--issued", "RDLIC01")

    assert lab.path.read_bytes() == before
    assert list(lab.path.parent.iterdir()) == [lab.path]
