"""Services and restarts: Get-Service, Restart-Service, Restart-Computer."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from core.commands.services import RestartComputer, SetServiceRunning
from core.management.reach import reached
from core.management.services import ServiceState, services_of
from core.shell.cmdlets.cmdlet import MANAGEMENT, Call, Cmdlet, not_here
from core.shell.running.functions import missing_mandatory
from core.shell.running.parameters import Parameter, switch
from core.shell.values.conversion import as_list
from core.shell.values.errors import ScriptError, failure
from core.shell.values.instance import Instance, View
from core.shell.values.kinds import Named, Value
from core.shell.values.patterns import is_like
from core.shell.values.text import text_of

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

    from core.shell.running.code import Output
    from core.shell.running.engine import Engine

_STATUS = "System.ServiceProcess.ServiceControllerStatus"
_UNAVAILABLE = "The RPC server is unavailable."
_RUNNING, _STOPPED = Named("Running", 4, _STATUS), Named("Stopped", 1, _STATUS)


class _Place(NamedTuple):
    """Which service of which computer."""

    computer: str
    name: str


class ServiceObject(Instance):
    """A service; its status is read when it is asked for."""

    net_name = "System.ServiceProcess.ServiceController"
    view = View(("Status", "Name", "DisplayName"))

    def __init__(self, engine: Engine, place: _Place) -> None:
        """Stand for a service of a computer."""
        self.engine, self.place = engine, place

    @property
    def state(self) -> ServiceState:
        """What it is now."""
        found = services_of(self.engine.lab, self.place.computer)
        return next(s for s in found if s.service == self.place.name)

    def names(self) -> Sequence[str]:
        """List what is known of it."""
        return ("Name", "DisplayName", "Status", "ServiceName", "MachineName")

    def read(self, name: str) -> Value:
        """Return one of these."""
        state = self.state
        here = self.place.computer.casefold() == self.engine.computer.casefold()
        return {
            "name": str(state.service),
            "servicename": str(state.service),
            "displayname": state.display_name,
            "status": _RUNNING if state.is_running else _STOPPED,
            "machinename": "." if here else self.place.computer,
        }[name.lower()]

    def methods(self) -> Sequence[str]:
        """List what a script does with one."""
        return ("Refresh", "Start", "Stop", "WaitForStatus")

    def call(
        self, name: str, arguments: Sequence[Value]
    ) -> Generator[Value, None, Value]:
        """Start or stop it; the others wait for nothing here."""
        folded = name.lower()
        if folded in {"start", "stop"}:
            yield from _switched(self, is_running=folded == "start")
        elif folded not in {"refresh", "waitforstatus"}:
            raise KeyError(name, *arguments)
        return None

    def text(self) -> str:
        """Return its type, as PowerShell does."""
        return self.net_name


def _switched(service: ServiceObject, *, is_running: bool) -> Output:
    """Start or stop a service, as far as who is signed in may (1.1)."""
    engine, state = service.engine, service.state
    if state.is_running is is_running:
        return
    if not engine.is_administrator():
        verb = "started" if is_running else "stopped"
        raise failure(
            f"Service '{state.display_name} ({state.service})' cannot be {verb} due "
            f"to the following error: Cannot open {state.service} service on "
            f"computer '{service.place.computer}'.",
            "CouldNotStartService" if is_running else "CouldNotStopService",
            "OpenError",
            exception="Microsoft.PowerShell.Commands.ServiceCommandException",
        )
    yield from engine.doing(
        SetServiceRunning(
            computer=service.place.computer,
            service=state.service,
            is_running=is_running,
        )
    )


def _get_service(call: Call) -> Output:
    yield from _found(call)


def _found(call: Call) -> list[ServiceObject]:
    """Find services by name or display name, or those that came in."""
    given = [v for v in as_list(call["inputobject"]) if isinstance(v, ServiceObject)]
    if given:
        return given
    engine, patterns = call.engine, _patterns(call)
    found: list[ServiceObject] = []
    for computer in call.texts("computername") or [engine.computer]:
        there = reached(engine.lab, engine.computer, computer)
        if there is None:
            call.error(_no_computer(computer))
            continue
        states = services_of(engine.lab, there.name)
        found += _matching(call, there.name, states, patterns)
    return found


def _patterns(call: Call) -> list[str]:
    """Return what services are to be called; a text that came in is a name.

    Only listing is of all; to switch them, ScriptError where none is named.
    """
    named = [*call.texts("name"), *call.texts("displayname")]
    named = named or [text_of(value) for value in as_list(call["inputobject"])]
    if not named and call.cmdlet.confirms:
        raise missing_mandatory([_NAME], call.cmdlet.name)
    return named or ["*"]


def _matching(
    call: Call, computer: str, states: list[ServiceState], patterns: list[str]
) -> list[ServiceObject]:
    found: dict[_Place, ServiceObject] = {}
    for pattern in patterns:
        places = [
            _Place(computer, s.service)
            for s in states
            if is_like(s.service, pattern) or is_like(s.display_name, pattern)
        ]
        found |= {place: ServiceObject(call.engine, place) for place in places}
        if not places and not any(mark in pattern for mark in "*?["):
            call.error(_no_service(pattern))
    return [*found.values()]


def _no_service(name: str) -> ScriptError:
    return failure(
        f"Cannot find any service with service name '{name}'.",
        "NoServiceFoundForGivenName",
        "ObjectNotFound",
        name,
        "Microsoft.PowerShell.Commands.ServiceCommandException",
    )


def _no_computer(name: str) -> ScriptError:
    return failure(
        f"Cannot open Service Control Manager on computer '{name}'. This operation "
        "might require other privileges.",
        "System.InvalidOperationException",
        "NotSpecified",
    )


def _start(call: Call) -> Output:
    yield from _act(call, True)


def _stop(call: Call) -> Output:
    yield from _act(call, False)


def _restart(call: Call) -> Output:
    yield from _act(call, False, True)


def _act(call: Call, *states: bool) -> Output:
    """Put services into one state after another."""
    for one in _found(call):
        target = f"{one.state.display_name} ({one.state.service})"
        if not (yield from call.should_process(target)):
            continue
        try:
            for is_running in states:
                yield from _switched(one, is_running=is_running)
        except ScriptError as error:
            call.error(error)
            continue
        if call.flag("passthru"):
            yield one


def _set(call: Call) -> Output:
    """Start or stop services; how they begin is as Windows installs them."""
    wanted = call.text("startuptype").lower()
    if wanted not in ("", "auto", "automatic"):
        raise not_here(f"The startup type {call.text('startuptype')}")
    for one in _found(call):
        target = f"{one.state.display_name} ({one.state.service})"
        if not (yield from call.should_process(target)):
            continue
        if call.has("status"):
            is_running = call.text("status").lower() == "running"
            yield from _switched(one, is_running=is_running)
        if call.flag("passthru"):
            yield one


def _restart_computer(call: Call) -> Output:
    engine = call.engine
    for name in call.texts("computername") or [engine.computer]:
        there = reached(engine.lab, engine.computer, name)
        if there is None or not engine.is_administrator():
            why = _UNAVAILABLE if there is None else "Access denied."
            call.error(
                failure(
                    f"Failed to restart the computer {name} with the following error "
                    f"message: {why}",
                    "RestartcomputerFailed",
                    "OperationStopped",
                    name,
                )
            )
        elif (yield from call.should_process(there.name)):
            yield from call.do(RestartComputer(computer=there.name))


_NAME = Parameter(
    "Name", "string[]", position=0, aliases=("ServiceName",), by_name=True
)
_SHOWN = Parameter("DisplayName", "string[]")
_INPUT = Parameter("InputObject", "object[]", pipeline=True)
_COMPUTERS = Parameter("ComputerName", "string[]", aliases=("Cn",))


def _switching(name: str, run: object, alias: str, summary: str) -> Cmdlet:
    return Cmdlet(
        name,
        run,  # type: ignore[arg-type]
        (_INPUT, _NAME, _SHOWN, switch("Force"), switch("PassThru")),
        (alias,),
        summary,
        confirms=True,
        module=MANAGEMENT,
    )


CMDLETS = (
    Cmdlet(
        "Get-Service",
        _get_service,
        (_INPUT, _NAME, _SHOWN, _COMPUTERS),
        ("gsv",),
        "Lists services.",
        module=MANAGEMENT,
    ),
    _switching("Start-Service", _start, "sasv", "Starts a service."),
    _switching("Stop-Service", _stop, "spsv", "Stops a service."),
    _switching("Restart-Service", _restart, "rasv", "Stops a service and starts it."),
    Cmdlet(
        "Set-Service",
        _set,
        (
            _INPUT,
            _NAME,
            _COMPUTERS,
            Parameter(
                "StartupType",
                "string",
                aliases=("StartMode",),
                allowed=("Auto", "Automatic", "Boot", "Disabled", "Manual", "System"),
            ),
            Parameter("Status", "string", allowed=("Running", "Stopped", "Paused")),
            switch("PassThru"),
        ),
        summary="Starts or stops a service; each starts with its computer here.",
        confirms=True,
        module=MANAGEMENT,
    ),
    Cmdlet(
        "Restart-Computer",
        _restart_computer,
        (
            Parameter("ComputerName", "string[]", position=0, aliases=("Cn",)),
            switch("Force"),
            switch("Wait"),
            Parameter("For", "string"),
            Parameter("Timeout", "int"),
            Parameter("Delay", "int"),
        ),
        summary="Restarts a computer.",
        confirms=True,
        module=MANAGEMENT,
    ),
)
