"""What is looked at can be pasted: it reads, fails nowhere, and changes nothing."""

import inspect
from collections.abc import Callable, Iterable, Iterator

import pytest

from core.catalog import Service
from core.commands.reports import CreateReport
from core.commands.services import SetServiceRunning
from core.commands.trusts import SetTrust, SetTrustedGroup
from core.commands.world import SetSecurityGroupMembers
from core.event_kinds import EventLog
from core.lab import Lab
from core.powershell import looks, world_looks
from core.powershell.dialect import Dialect
from core.powershell.looks import Look
from core.shell.running.signals import Ask, Out
from core.shell.session import Shell
from tests.helpers.labs import MakeLab, sql

SERVER, HOST = "RDLIC01", "RDSH01"
TRUSTED = "partner.example"


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
        made.do(SetSecurityGroupMembers(server=SERVER, members=(HOST,)))
        made.do(SetTrust(domain=TRUSTED, is_two_way=False))
        made.do(SetTrustedGroup(server=SERVER, domain=TRUSTED, is_member=True))
        yield made


def seen(name: str, lab: Lab) -> Look:
    server, names = lab.server(SERVER), [each.name for each in lab.computers()]
    servers = [each.name for each in lab.servers()]
    kinds: dict[str, Callable[[], Look]] = {
        "servers": lambda: looks.servers(servers),
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
        "users": lambda: world_looks.users(in_domain=True),
        "devices": lambda: world_looks.devices(servers),
        "groups": lambda: world_looks.groups(SERVER, in_domain=True),
        "domains": lambda: world_looks.domains([TRUSTED]),
        "hosts": lambda: world_looks.hosts([HOST]),
        "faults": lambda: world_looks.faults(servers, in_domain=True),
        "passages": lambda: world_looks.passages(names, servers),
        "clock": world_looks.clock,
        "simulation": world_looks.simulation,
        "computers": lambda: world_looks.computers(names),
    }
    return kinds[name]()


KINDS = [
    name
    for module in (looks, world_looks)
    for name, found in inspect.getmembers(module, inspect.isfunction)
    if not name.startswith("_")
    and found.__module__ == module.__name__
    and found.__annotations__["return"] is Look
]
WITHOUT_CALL = {"simulation"}


@pytest.mark.parametrize("dialect", Dialect)
@pytest.mark.parametrize("name", KINDS)
def test_what_is_looked_at_is_read_and_left_as_it_is(
    name: str, dialect: Dialect, lab: Lab
) -> None:
    before = list(sql(lab).iterdump())
    shown = pasted(seen(name, lab), dialect, lab, HOST if name == "diagnosis" else "")

    assert bool(shown.strip()) is (name not in WITHOUT_CALL)
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


FACTS: dict[str, Callable[[Lab], Iterable[str]]] = {
    "servers": lambda lab: ["Windows Server 2022", "ActivationStatus"],
    "users": lambda lab: [
        *(user.name for user in lab.users()),
        *(u.organizational_unit for u in lab.users() if u.organizational_unit),
        "msTSExpireDate",
        lab.server(SERVER).product_id,
    ],
    "devices": lambda lab: [
        device.name for device in lab.devices() if device.client_license is not None
    ],
    "groups": lambda lab: [f"{HOST}$", f"{SERVER}$"],
    "domains": lambda lab: [f"{SERVER}$"],
    "hosts": lambda lab: [
        *(name for host in lab.session_hosts() for name in host.license_servers),
        "LicensingType",
        "DaysLeft",
        "Running",
    ],
    "faults": lambda lab: ["TcpTestSucceeded : True", "Running", "corp.example"],
    "passages": lambda lab: ["TcpTestSucceeded : True"],
    "clock": lambda lab: [f"{lab.settings().now:%A, %B %d, %Y}"],
    "computers": lambda lab: [
        *(each.name for each in lab.computers()),
        "Windows Server 2022",
        "corp.example",
        "RDS-Licensing",
    ],
}
"""What is seen there, and stands in what the lines write."""


@pytest.mark.parametrize("dialect", Dialect)
@pytest.mark.parametrize("name", FACTS)
def test_the_lines_write_what_is_seen(name: str, dialect: Dialect, lab: Lab) -> None:
    shown = pasted(seen(name, lab), dialect, lab)

    assert [fact for fact in FACTS[name](lab) if fact not in shown] == []


def test_a_server_of_a_workgroup_is_not_asked_about_the_directory(
    make_lab: MakeLab,
) -> None:
    server = make_lab("fresh").server(SERVER)

    lines = looks.review(server, has_directory=False).lines(Dialect.CIM)

    assert not [line for line in lines if "Published" in line or "Group" in line]


def test_without_a_domain_no_directory_is_asked(make_lab: MakeLab) -> None:
    lab = make_lab("fresh")
    found = [
        world_looks.users(in_domain=False),
        world_looks.groups(SERVER, in_domain=False),
        world_looks.domains([]),
        world_looks.faults([SERVER], in_domain=False),
    ]

    lines = [line for look in found for line in look.lines(Dialect.CIM)]
    assert [line for line in lines if line.startswith("Get-AD")] == []
    assert "Terminal Server Computers" in "".join(
        pasted(look, Dialect.CIM, lab) for look in found
    )
