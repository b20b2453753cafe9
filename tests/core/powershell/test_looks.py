"""What is looked at can be pasted: it reads, fails nowhere, and changes nothing."""

import inspect
from collections.abc import Iterator

import pytest

from core.catalog import Service
from core.commands.reports import CreateReport
from core.commands.services import SetServiceRunning
from core.event_kinds import EventLog
from core.lab import Lab
from core.powershell import looks
from core.powershell.dialect import Dialect
from core.powershell.looks import Look
from core.shell.running.signals import Ask, Out
from core.shell.session import Shell
from tests.helpers.labs import MakeLab, sql

SERVER, HOST = "RDLIC01", "RDSH01"


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    with Lab.create(tmp_path_factory.mktemp("looks") / "a.rdlab", "office") as made:
        made.do(CreateReport(server=SERVER))
        for is_running in (False, True):
            service = Service.LICENSING
            made.do(
                SetServiceRunning(
                    computer=SERVER, service=service, is_running=is_running
                )
            )
        yield made


def seen(name: str, lab: Lab) -> Look:
    server, names = lab.server(SERVER), [each.name for each in lab.computers()]
    return {
        "packs": lambda: looks.packs(SERVER),
        "issued": lambda: looks.issued(SERVER, lab.packs(SERVER)[-1].id),
        "reports": lambda: looks.reports(SERVER),
        "report": lambda: looks.report(server, lab.reports(SERVER)[-1].name),
        "properties": lambda: looks.properties(SERVER),
        "review": lambda: looks.review(server, has_directory=True),
        "diagnosis": lambda: looks.diagnosis(HOST),
        "events": lambda: looks.events(names, EventLog),
        "policies": lambda: looks.policies(HOST),
        "registry_key": lambda: looks.registry_key(HOST, "SOFTWARE"),
        "tasks": lambda: looks.tasks(SERVER),
        "roles": lambda: looks.roles(names),
    }[name]()


KINDS = [
    name
    for name, found in inspect.getmembers(looks, inspect.isfunction)
    if not name.startswith("_")
    and found.__module__ == looks.__name__
    and found.__annotations__["return"] is Look
]


@pytest.mark.parametrize("dialect", Dialect)
@pytest.mark.parametrize("name", KINDS)
def test_what_is_looked_at_is_read_and_left_as_it_is(
    name: str, dialect: Dialect, lab: Lab
) -> None:
    before = list(sql(lab).iterdump())
    shown = pasted(seen(name, lab), dialect, lab, HOST if name == "diagnosis" else "")

    assert shown.strip()
    assert list(sql(lab).iterdump()) == before


def pasted(look: Look, dialect: Dialect, lab: Lab, computer: str = "") -> str:
    """Return what the lines write together; they ask nothing and fail nowhere."""
    return written("\n".join(look.lines(dialect)), lab, computer)


def written(text: str, lab: Lab, computer: str = "") -> str:
    pieces = [*Shell(lab, computer or SERVER).run(text)]
    assert not [p for p in pieces if isinstance(p, Ask)]
    shown = [p for p in pieces if isinstance(p, Out)]
    assert [p.text for p in shown if p.stream == "error"] == []
    return "".join(p.text for p in shown)


@pytest.mark.parametrize("dialect", Dialect)
@pytest.mark.parametrize("name", KINDS)
def test_no_line_loses_what_it_writes_because_of_another(
    name: str, dialect: Dialect, lab: Lab
) -> None:
    look, computer = seen(name, lab), HOST if name == "diagnosis" else ""
    together = set(pasted(look, dialect, lab, computer).split())

    for line in look.lines(dialect):
        alone = written(line, lab, computer).split()
        assert {word for word in alone if word.strip("-")} - together == set(), line


def test_a_server_of_a_workgroup_is_not_asked_about_the_directory(
    make_lab: MakeLab,
) -> None:
    server = make_lab("fresh").server(SERVER)

    lines = looks.review(server, has_directory=False).lines(Dialect.CIM)

    assert not [line for line in lines if "Published" in line or "Group" in line]
