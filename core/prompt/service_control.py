"""`sc` and `tasklist /svc`: services and their processes.

Forms: learn.microsoft.com/windows-server/administration/windows-commands/sc-query, and
tasklist. The numbers of processes are made up, for a lab knows none.
"""

from core.commands.services import SetServiceRunning, role_with
from core.management.services import ServiceState, find_service, services_of
from core.prompt.answer import Answer, Asked, failed
from core.prompt.computers import named
from core.prompt.options import Syntax
from core.records import Computer, LicenseServer

_USAGE = r"""SC [\\computer] query [service]
SC [\\computer] queryex [service]
SC [\\computer] qc service
SC [\\computer] start service
SC [\\computer] stop service

Of the services, this training has TermService and, on a license server,
TermServLicensing."""
_TASKS = Syntax(switches=("/svc", "/nh"), following=("/s",))
_TASKS_USAGE = """\
TASKLIST /svc [/s computer] [/nh]

Shows the processes of the services of Remote Desktop. Other processes are not part of
this training."""
_MISSING = (
    "[SC] {call} FAILED 1060:\n\n"
    "The specified service does not exist as an installed service."
)
_RUNS = (
    "[SC] StartService FAILED 1056:\n\nAn instance of the service is already running."
)
_STOPPED = "[SC] ControlService FAILED 1062:\n\nThe service has not been started."
_UNAVAILABLE = "[SC] OpenSCManager FAILED 1722:\n\nThe RPC server is unavailable."
_NOT_HERE = (
    "TermService serves only administrators on {computer}. Stopping it there is not "
    "part of this training; choose a session host as the computer."
)
_CALLS = {"query": "EnumQueryServicesStatus:OpenService"}
_STATE = """\
SERVICE_NAME: {name}
{display}        TYPE               : {type}
        STATE              : {state}
                                ({accepts})
        WIN32_EXIT_CODE    : 0  (0x0)
        SERVICE_EXIT_CODE  : 0  (0x0)
        CHECKPOINT         : 0x0
        WAIT_HINT          : 0x0"""
_PROCESS = """
        PID                : {process}
        FLAGS              :"""
_TYPE = "30  WIN32"
_ACCEPTS = "STOPPABLE, NOT_PAUSABLE, IGNORES_SHUTDOWN"
_ACCEPTS_NOTHING = "NOT_STOPPABLE, NOT_PAUSABLE, IGNORES_SHUTDOWN"
_CONFIGURATION = """\
[SC] QueryServiceConfig SUCCESS

SERVICE_NAME: {name}
        TYPE               : {type}
        DISPLAY_NAME       : {display}"""
_WIDTHS = (25, 8, 44)


def sc(asked: Asked) -> Answer:
    """Query a service, start it or stop it, here or on another computer."""
    words = list(asked.options)
    computer: Computer | Answer = asked.computer
    if words and words[0].startswith("\\\\"):
        computer = named(words.pop(0), asked)
    if isinstance(computer, Answer):
        return computer
    verb = words[0].casefold() if words else ""
    if (
        verb not in {"query", "queryex", "qc", "start", "stop"} or len(words) > 2
    ):  # a verb and a name
        return failed(_USAGE)
    if not computer.is_reachable and computer.name != asked.computer.name:
        return failed(_UNAVAILABLE, 1722)
    known = services_of(asked.lab, computer.name)
    if len(words) == 1:
        return _list(verb, known)
    service = find_service(words[1])
    found = next((s for s in known if s.service is service), None)
    if found is None:
        call = _CALLS.get(verb, "OpenService")
        return failed(_MISSING.format(call=call), 1060)
    return _of_one(asked, verb, found, computer)


def tasklist(asked: Asked) -> Answer:
    """List the processes of services that run."""
    options = _TASKS.read(asked.options)
    if options is None or "/svc" not in options.switches:
        return failed(_TASKS_USAGE)
    computer = named(options.values.get("/s", asked.computer.name), asked)
    if isinstance(computer, Answer):
        return computer
    running = [s for s in services_of(asked.lab, computer.name) if s.is_running]
    rows = [("svchost.exe", f"{s.process}", str(s.service)) for s in running]
    lines = [_row(*row) for row in rows]
    head = [_row("Image Name", "PID", "Services"), " ".join("=" * w for w in _WIDTHS)]
    return Answer("\n".join([*([] if "/nh" in options.switches else head), *lines]))


def _list(verb: str, known: list[ServiceState]) -> Answer:
    """List those that run, as sc does without a name."""
    if verb not in {"query", "queryex"}:
        return failed(_USAGE)
    running = [s for s in known if s.is_running]
    return Answer("\n\n".join(_state(s, verb, has_display=True) for s in running))


def _of_one(asked: Asked, verb: str, found: ServiceState, on: Computer) -> Answer:
    if verb == "qc":
        text = _CONFIGURATION.format(
            name=found.service, type=_TYPE, display=found.display_name
        )
        return Answer(text)
    if verb in {"query", "queryex"}:
        return Answer(_state(found, verb))
    starts = verb == "start"
    if found.is_running is starts:
        return failed(_RUNS, 1056) if starts else failed(_STOPPED, 1062)
    role = role_with(found.service, asked.lab.roles_of(on.name))
    if role is None:
        return failed(_NOT_HERE.format(computer=on.name))
    return Answer(
        command=SetServiceRunning(
            computer=role.name, service=found.service, is_running=starts
        ),
        done=_pending(found, role, starts=starts),
    )


def _pending(found: ServiceState, role: Computer, *, starts: bool) -> str:
    if starts and isinstance(role, LicenseServer) and role.version_store_full:
        return _state(found, "query")
    state = "2  START_PENDING" if starts else "3  STOP_PENDING"
    return _STATE.format(
        name=found.service,
        display="",
        type=_TYPE,
        state=state,
        accepts=_ACCEPTS_NOTHING,
    )


def _state(found: ServiceState, verb: str, *, has_display: bool = False) -> str:
    text = _STATE.format(
        name=found.service,
        display=f"DISPLAY_NAME: {found.display_name}\n" if has_display else "",
        type=_TYPE,
        state="4  RUNNING" if found.is_running else "1  STOPPED",
        accepts=_ACCEPTS if found.is_running else _ACCEPTS_NOTHING,
    )
    return text + (_PROCESS.format(process=found.process) if verb == "queryex" else "")


def _row(image: str, process: str, services: str) -> str:
    first, second, _ = _WIDTHS
    return f"{image:<{first}} {process:>{second}} {services}"
