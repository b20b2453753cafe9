"""What runs on another computer of the lab, and what reaches one (domain.md 13.7)."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from core.commands.policy import UpdatePolicy
from core.management.reach import reached
from core.prompt.answer import Asked
from core.prompt.network import find
from core.prompt.port_test import is_open
from core.shell.cmdlets.cmdlet import CORE, Call, Cmdlet
from core.shell.running.binding import Argument
from core.shell.running.functions import invoke_block
from core.shell.running.parameters import Parameter, switch
from core.shell.running.script_block import ScriptBlock
from core.shell.values.bag import Bag
from core.shell.values.conversion import as_list
from core.shell.values.errors import ScriptError, failure
from core.shell.values.kinds import UInt32
from core.shell.values.numbers import to_whole
from core.shell.values.text import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.shell.running.code import Output
    from core.shell.running.engine import Engine
    from core.shell.values.kinds import Value

_SESSION = "System.Management.Automation.Runspaces.PSSession"
_WSMAN = "http://schemas.dmtf.org/wbem/wsman"
_PORTS = {"rdp": 3389, "http": 80, "smb": 445, "winrm": 5985}


def _invoke_command(call: Call) -> Output:
    """Run a script block on computers, one after the other."""
    block, computers = call["scriptblock"], as_list(call["computername"])
    if not isinstance(block, ScriptBlock) and len(computers) == 1:
        block, computers = computers[0], as_list(block)  # `Invoke-Command PC { … }`
    if not isinstance(block, ScriptBlock):
        raise failure("Give a script block.", "InvalidArgument", "InvalidArgument")
    words = [Argument(call.place, value) for value in as_list(call["argumentlist"])]
    sessions = [text_of(_name_of(one)) for one in as_list(call["session"])]
    names = sessions or [text_of(name) for name in computers]
    if not names:
        yield from invoke_block(call.scope, block, words, None, call.scope.streams)
        return
    for name in names:
        there = _there(call.engine, name)
        if there is None:
            call.error(_unreachable(name))
            continue
        run = invoke_block(call.scope, block, words, None, call.scope.streams)
        yield from _on(call.engine, there, run)


def _on(engine: Engine, computer: str, run: Output) -> Output:
    """Run a script as if on a computer; between its values it is the own one."""
    try:
        while True:
            with _being(engine, computer):
                try:
                    value = next(run)
                except StopIteration:
                    return
            yield value
    finally:
        if isinstance(run, Generator):
            run.close()


@contextmanager
def _being(engine: Engine, computer: str) -> Iterator[None]:
    before = engine.computer
    engine.computer = computer
    try:
        yield
    finally:
        engine.computer = before


def _there(engine: Engine, name: str) -> str | None:
    """Return the name of a computer that answers over WinRM, or None."""
    found = reached(engine.lab, engine.computer, name, by_rpc=False)
    return None if found is None else found.name


def _unreachable(name: str) -> ScriptError:
    return failure(
        f"[{name}] Connecting to remote server {name} failed with the following error "
        "message : WinRM cannot process the request: the computer does not answer. "
        "Check the name, and that the computer is on the network.",
        "NetworkPathNotFound,PSSessionStateBroken",
        "OpenError",
        name,
        "System.Management.Automation.Remoting.PSRemotingTransportException",
    )


def _new_session(call: Call) -> Output:
    yield from ()
    for number, name in enumerate(call.texts("computername") or ["localhost"], 1):
        there = _there(call.engine, name)
        if there is None:
            call.error(_unreachable(name))
            continue
        yield Bag(
            {
                "Id": number,
                "Name": call.text("name", f"Session{number}"),
                "ComputerName": there,
                "State": "Opened",
                "ConfigurationName": "Microsoft.PowerShell",
                "Availability": "Available",
            },
            _SESSION,
        )


def _test_wsman(call: Call) -> Output:
    """Tell what answers over WinRM; versions as in the page of the cmdlet."""
    yield from ()
    name = call.text("computername") or "localhost"
    if _there(call.engine, name) is None:
        call.error(
            failure(
                f"WinRM cannot complete the operation: {name} does not answer. Check "
                "that the name is right and that the computer is on the network.",
                "WsManError,Microsoft.WSMan.Management.TestWSManCommand",
                "InvalidOperation",
                name,
                "System.InvalidOperationException",
            )
        )
        return
    yield Bag(
        {
            "wsmid": f"{_WSMAN}/identity/1/wsmanidentity.xsd",
            "ProtocolVersion": f"{_WSMAN}/1/wsman.xsd",
            "ProductVendor": "Microsoft Corporation",
            "ProductVersion": "OS: 0.0.0 SP: 0.0 Stack: 3.0",
        },
        "System.Xml.XmlElement",
    )


def _name_of(session: Value) -> Value:
    return session.get("ComputerName") if isinstance(session, Bag) else session


def _nothing(_: Call) -> Output:
    yield from ()


def _update_policy(call: Call) -> Output:
    engine = call.engine
    for name in call.texts("computer") or [engine.computer]:
        there = reached(engine.lab, engine.computer, name)
        if there is None:
            call.error(
                failure(
                    f"Computer {name} does not answer: it is turned off, or its "
                    "firewall lets nobody in.",
                    "COMException",
                    "OperationTimeout",
                    name,
                )
            )
        elif (yield from call.should_process(there.name)):
            yield from call.do(UpdatePolicy(computer=there.name))


def _test_connection(call: Call) -> Output:
    """Test a port, or without one whether a computer answers a ping."""
    yield from ()
    engine, name = call.engine, call.text("computername") or "microsoft.com"
    asked = Asked((), engine.lab.computer(engine.computer), engine.lab)
    found = find(asked, name)
    is_quiet = call.text("informationlevel").casefold() == "quiet"
    if found is None:
        call.warn(f"Name resolution of {name} failed")
        if is_quiet:
            yield False
        return
    facts: dict[str, Value] = {"ComputerName": name, "RemoteAddress": found.address}
    port = _port(call)
    if port is not None:
        facts["RemotePort"] = UInt32(port)
    facts["InterfaceAlias"] = "Ethernet"
    facts["SourceAddress"] = asked.computer.address
    if port is None:
        succeeded = facts["PingSucceeded"] = found.answers(asked)
        if not succeeded:
            call.warn(f"Ping to {found.address} failed with status: TimedOut")
    else:
        succeeded = is_open(asked, found, port)
        if not succeeded:
            call.warn(f"TCP connect to ({found.address} : {port}) failed")
            facts["PingSucceeded"] = found.answers(asked)
        facts["TcpTestSucceeded"] = succeeded
    yield succeeded if is_quiet else Bag(facts, "TestNetConnectionResult")


def _port(call: Call) -> int | None:
    if call.has("port"):
        return int(to_whole(call["port"]))
    return _PORTS.get(call.text("commontcpport").casefold())


def _ping(call: Call) -> Output:
    """Tell which computers answer a ping."""
    yield from ()
    engine = call.engine
    asked = Asked((), engine.lab.computer(engine.computer), engine.lab)
    answers = []
    for name in call.texts("computername"):
        found = find(asked, name)
        answers.append(found is not None and found.answers(asked))
        if not answers[-1] and not call.flag("quiet"):
            call.error(
                failure(
                    f"Testing connection to computer '{name}' failed: it does not "
                    "answer.",
                    "TestConnectionException",
                    "ResourceUnavailable",
                    name,
                    "System.Net.NetworkInformation.PingException",
                )
            )
        elif found is not None and answers[-1] and not call.flag("quiet"):
            yield Bag({"Address": name, "IPV4Address": found.address})
    if call.flag("quiet"):
        yield all(answers)


_COMPUTERS = Parameter("ComputerName", "string[]", aliases=("Cn",))
_CREDENTIAL = Parameter("Credential", "object")

CMDLETS = (
    Cmdlet(
        "Invoke-Command",
        _invoke_command,
        (
            Parameter("ScriptBlock", "object", aliases=("Command",), position=0),
            Parameter("ComputerName", "object[]", position=1, aliases=("Cn",)),
            Parameter("Session", "object[]"),
            Parameter("ArgumentList", "object[]", aliases=("Args",)),
            _CREDENTIAL,
            switch("HideComputerName"),
        ),
        ("icm",),
        "Runs a script block on other computers.",
        module=CORE,
    ),
    Cmdlet(
        "New-PSSession",
        _new_session,
        (
            Parameter("ComputerName", "string[]", position=0, aliases=("Cn",)),
            Parameter("Name", "string"),
            _CREDENTIAL,
            Parameter("Authentication", "string"),
            Parameter("ConfigurationName", "string"),
            Parameter("Port", "int"),
            switch("UseSSL"),
        ),
        ("nsn",),
        "Opens a session to a computer.",
        module=CORE,
    ),
    Cmdlet(
        "Remove-PSSession",
        _nothing,
        (
            Parameter("Session", "object[]", position=0, pipeline=True),
            _COMPUTERS,
            Parameter("Id", "int[]"),
            Parameter("Name", "string[]"),
        ),
        ("rsn",),
        "Closes a session.",
        module=CORE,
    ),
    Cmdlet(
        "Test-WSMan",
        _test_wsman,
        (
            Parameter("ComputerName", "string", position=0, aliases=("cn",)),
            _CREDENTIAL,
            Parameter("Authentication", "string"),
        ),
        summary="Tells whether WinRM answers on a computer.",
        module="Microsoft.WsMan.Management",
    ),
    Cmdlet(
        "Invoke-GPUpdate",
        _update_policy,
        (
            Parameter("Computer", "string[]", position=0),
            switch("Force"),
            Parameter("RandomDelayInMinutes", "int"),
            Parameter("Target", "string"),
        ),
        summary="Brings edited policy settings into force.",
        confirms=True,
        module="GroupPolicy",
    ),
    Cmdlet(
        "Test-NetConnection",
        _test_connection,
        (
            Parameter("ComputerName", "string", position=0, aliases=("Cn",)),
            Parameter("Port", "int"),
            Parameter("CommonTCPPort", "string", position=1),
            Parameter("InformationLevel", "string"),
        ),
        ("tnc",),
        "Tells whether a computer, or a port of it, answers.",
        module="NetTCPIP",
    ),
    Cmdlet(
        "Test-Connection",
        _ping,
        (
            Parameter("ComputerName", "string[]", position=0, mandatory=True),
            Parameter("Count", "int"),
            switch("Quiet"),
        ),
        summary="Tells whether computers answer a ping.",
        module="Microsoft.PowerShell.Management",
    ),
)
