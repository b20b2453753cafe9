"""`net stop` and `net start`, and `shutdown /r`."""

from core.catalog import Service
from core.commands.services import RestartComputer, SetServiceRunning, role_with
from core.prompt.accounts import net_user
from core.prompt.answer import Answer, Asked
from core.records import Computer, LicenseServer

_SYNTAX = (
    "The syntax of this command is:\n\nNET STOP service\nNET START service\n"
    "NET USER username /DOMAIN"
)
_NAMES = {
    Service.SESSIONS: "Remote Desktop Services",
    Service.LICENSING: "Remote Desktop Licensing",
}
_SERVICES = {
    typed.casefold(): service
    for service, name in _NAMES.items()
    for typed in (service, name)
}
_INVALID = "The service name is invalid."
_NOT_HERE = (
    "Remote Desktop Services serves only administrators on {computer}. Stopping it "
    "there is not part of this training; choose a session host as the computer."
)
_NOT_STARTED = (
    "The {service} service could not be started.\n\n"
    "A service specific error occurred: the database has reached a limit. Event "
    "Viewer says more."
)
_RESTART_SYNTAX = "Of shutdown, only shutdown /r is part of this training."
_RESTART_OPTIONS = {"/r", "/t", "0", "/f"}


def net(asked: Asked) -> Answer:
    """Stop or start a service of the computer."""
    verb, *names = asked.options or ("",)
    if verb.casefold() == "user":
        return net_user(asked)
    if verb.casefold() not in {"stop", "start"} or not names:
        return Answer(_SYNTAX)
    service = _SERVICES.get(" ".join(n for n in names if n[:1] != "/").casefold())
    if service is None:
        return Answer(_INVALID)
    role = role_with(service, asked.lab.roles_of(asked.computer.name))
    if role is None:
        is_known = service is Service.SESSIONS  # on every Windows Server
        text = _NOT_HERE.format(computer=asked.computer.name)
        return Answer(text if is_known else _INVALID)
    return _switch(role, service, on=verb.casefold() == "start")


def shutdown(asked: Asked) -> Answer:
    """Restart the computer."""
    options = {option.casefold() for option in asked.options}
    if "/r" not in options or options - _RESTART_OPTIONS:
        return Answer(_RESTART_SYNTAX)
    name = asked.computer.name
    return Answer(command=RestartComputer(computer=name), done=f"{name} was restarted.")


def _switch(role: Computer, service: Service, *, on: bool) -> Answer:
    name = _NAMES[service]
    if role.is_running is on:
        state = "has already been started" if on else "is not started"
        return Answer(f"The {name} service {state}.")
    begun, ended = ("starting", "started") if on else ("stopping", "stopped")
    done = f"The {name} service was {ended} successfully."
    if on and isinstance(role, LicenseServer) and role.version_store_full:
        done = _NOT_STARTED.format(service=name)
    return Answer(
        f"The {name} service is {begun}.",
        command=SetServiceRunning(computer=role.name, service=service, is_running=on),
        done=done,
    )
