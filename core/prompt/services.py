"""`net stop` and `net start`."""

from core.commands.services import SetServiceRunning
from core.prompt.answer import Answer, Asked
from core.records import SessionHost

_SYNTAX = "The syntax of this command is:\n\nNET STOP service\nNET START service"
_SESSIONS = "Remote Desktop Services"
_LICENSING = "Remote Desktop Licensing"
_SERVICES = {
    "termservice": _SESSIONS,
    _SESSIONS.casefold(): _SESSIONS,
    "termservlicensing": _LICENSING,
    _LICENSING.casefold(): _LICENSING,
}
_INVALID = "The service name is invalid."
_NOT_HERE = (
    "Remote Desktop Services serves only administrators on {computer}. Stopping it "
    "there is not part of this training; choose a session host as the computer."
)


def net(asked: Asked) -> Answer:
    """Stop or start a service of the computer."""
    verb, *names = asked.options or ("",)
    if verb.casefold() not in {"stop", "start"} or not names:
        return Answer(_SYNTAX)
    service = _SERVICES.get(" ".join(n for n in names if n[:1] != "/").casefold())
    is_host = isinstance(asked.computer, SessionHost)
    if service is None or (service == _LICENSING and is_host):
        return Answer(_INVALID)
    if service == _SESSIONS and not is_host:
        return Answer(_NOT_HERE.format(computer=asked.computer.name))
    return _switch(asked, service, on=verb.casefold() == "start")


def _switch(asked: Asked, service: str, *, on: bool) -> Answer:
    computer = asked.computer
    if isinstance(computer, SessionHost):
        is_running = computer.is_running
    else:
        is_running = computer.is_reachable
    if is_running is on:
        state = "has already been started" if on else "is not started"
        return Answer(f"The {service} service {state}.")
    begun, ended = ("starting", "started") if on else ("stopping", "stopped")
    return Answer(
        f"The {service} service is {begun}.",
        command=SetServiceRunning(computer=computer.name, is_running=on),
        done=f"The {service} service was {ended} successfully.",
    )
