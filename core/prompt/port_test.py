"""`Test-NetConnection`: whether a port answers, from the computer where one is."""

from dataclasses import dataclass

from core.catalog import Service, Way
from core.commands.services import role_with
from core.management.ports import HTTPS, LDAP, RDP, RPC
from core.prompt.answer import Answer, Asked, failed
from core.prompt.network import INTERNET, SIMULATED, Found, find
from core.prompt.options import Syntax
from core.rules.passages import CLEARINGHOUSE, DOMAIN_CONTROLLERS

PORT_TEST = "Test-NetConnection RDLIC01 -Port 135"
_SYNTAX = (
    "SYNTAX\n"
    "    Test-NetConnection [[-ComputerName] <string>] [-InformationLevel Quiet]\n"
    "    Test-NetConnection [[-ComputerName] <string>] -Port <int> "
    "[-InformationLevel Quiet]\n"
    "    Test-NetConnection [[-ComputerName] <string>] [-CommonTCPPort] RDP|HTTP "
    "[-InformationLevel Quiet]\n\n"
    f"For example: {PORT_TEST}"
)
_NOT_FOUND = "WARNING: Name resolution of {name} failed"
_FAILED = "WARNING: TCP connect to ({address} : {port}) failed"
_PING_FAILED = "WARNING: Ping to {address} failed with status: TimedOut"
_DYNAMIC_NOTE = (
    "\n\nOf the dynamic ports a service has only those that port 135 tells its "
    "clients. Another one does not answer, whether the way is open or not."
)
_LAST_PORT = 65535
_DYNAMIC = range(49152, _LAST_PORT + 1)
_COMMON = {"rdp": RDP, "http": 80}
_KEYS = ("/computername", "/port", "/commontcpport", "/informationlevel")
_OPTIONS = Syntax(colon=_KEYS, following=_KEYS, most=1)


@dataclass(frozen=True)
class _Test:
    """What is tested; without a port it is a ping."""

    name: str
    port: int | None
    is_quiet: bool


def test_net_connection(asked: Asked) -> Answer:
    """Test a port of a computer of the lab, of its domain, or of the Internet."""
    test = _read(asked.options)
    if test is None:
        return failed(_SYNTAX)
    found = find(asked, test.name)
    if found is None:
        warning = _NOT_FOUND.format(name=test.name)
        return Answer(f"{warning}\nFalse" if test.is_quiet else warning)
    if test.port is None:
        return Answer(_ping_facts(asked, found, test))
    text = _port_facts(asked, found, test, test.port)
    text += _DYNAMIC_NOTE if test.port in _DYNAMIC else ""
    return Answer(text + SIMULATED if found.full_name == INTERNET else text)


def _read(words: tuple[str, ...]) -> _Test | None:
    """Read the options, `-Port 135` and `-Port:135` alike; None if one is wrong."""
    begins_with_slash = any(word.startswith("/") for word in words)
    options = None if begins_with_slash else _OPTIONS.read(words)
    if options is None:
        return None
    values = options.values
    names = [*options.operands, *filter(None, [values.get("/computername")])]
    port, common = values.get("/port"), values.get("/commontcpport")
    level = values.get("/informationlevel", "detailed").casefold()
    is_known = common is None or (port is None and common.casefold() in _COMMON)
    is_right = port is None or _is_port(port)
    if len(names) != 1 or names[0].startswith("-") or not (is_known and is_right):
        return None
    if level not in {"detailed", "quiet"}:
        return None
    number = int(port) if port else _COMMON.get((common or "").casefold())
    return _Test(names[0], number, level == "quiet")


def _is_port(text: str) -> bool:
    return text.isascii() and text.isdecimal() and 1 <= int(text) <= _LAST_PORT


def _ping_facts(asked: Asked, found: Found, test: _Test) -> str:
    answers = found.answers(asked)
    warning = [] if answers else [_PING_FAILED.format(address=found.address)]
    if test.is_quiet:
        return "\n".join([*warning, str(answers)])
    facts = _head(asked, found, test) | {"PingSucceeded": str(answers)}
    return "\n".join([*warning, _listed(facts)])


def _port_facts(asked: Asked, found: Found, test: _Test, port: int) -> str:
    answers = is_open(asked, found, port)
    failed = _FAILED.format(address=found.address, port=port)
    warning = [] if answers else [failed]
    if test.is_quiet:
        return "\n".join([*warning, str(answers)])
    facts = _head(asked, found, test, port)
    if not answers:
        facts["PingSucceeded"] = str(found.answers(asked))
    facts["TcpTestSucceeded"] = str(answers)
    return "\n".join([*warning, _listed(facts)])


def _head(
    asked: Asked, found: Found, test: _Test, port: int | None = None
) -> dict[str, str]:
    facts = {"ComputerName": test.name, "RemoteAddress": found.address}
    if port is not None:
        facts["RemotePort"] = str(port)
    facts["InterfaceAlias"] = "Ethernet"
    facts["SourceAddress"] = asked.computer.address
    return facts


def _listed(facts: dict[str, str]) -> str:
    width = max(len(name) for name in facts)
    return "\n".join(f"{name:<{width}} : {value}" for name, value in facts.items())


def is_open(asked: Asked, found: Found, port: int) -> bool:
    """Tell whether a service listens on a port and the way to it is open."""
    way = {
        (CLEARINGHOUSE, HTTPS): Way.HTTPS,
        (DOMAIN_CONTROLLERS, LDAP): Way.LDAP,
    }.get((found.passage_target, port))
    if way is None and found.computer is not None:
        way = {RPC: Way.RPC, RDP: Way.SESSIONS}.get(port)
    if way is Way.SESSIONS and not _accepts_sessions(asked, found):
        return False
    origin = asked.computer.name
    return (
        way is not None
        and found.is_there
        and asked.lab.passes(origin, found.passage_target, way)
    )


def _accepts_sessions(asked: Asked, found: Found) -> bool:
    """Tell whether TermService runs; it does on a computer that is no session host."""
    host = role_with(Service.SESSIONS, asked.lab.roles_of(found.passage_target))
    return host is None or host.is_running
