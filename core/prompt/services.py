"""`net stop` and `net start`, and `shutdown /r`."""

import re

from core.catalog import Service
from core.commands.services import RestartComputer, SetServiceRunning, role_with
from core.management.services import DISPLAY_NAMES, find_service, services_of
from core.prompt.accounts import net_user
from core.prompt.answer import Answer, Asked, failed
from core.prompt.computers import named
from core.prompt.groups import net_group
from core.prompt.options import Syntax
from core.records import Computer, LicenseServer

_WORDS = 10
_FAILED = 2  # the errorlevel of net where something cannot be done
_SYNTAX = (
    "The syntax of this command is:\n\nNET STOP service [/y]\nNET START [service]\n"
    "NET USER username /DOMAIN\nNET LOCALGROUP [groupname]\n"
    "NET GROUP [groupname] /DOMAIN\n\n"
    "NET START by itself lists the services that are started."
)
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
_STARTED = "Of the services of Remote Desktop, these are started:\n\n{services}"
_NET = Syntax(switches=("/y",), most=_WORDS)
_RESTART = Syntax(switches=("/r", "/g", "/f"), following=("/t", "/c", "/d", "/m"))
_RESTART_USAGE = """\
SHUTDOWN /r [/t seconds] [/f] [/c "comment"] [/d [p:]major:minor] [/m \\\\computer]

  /r  Restart the computer, at once; /g does the same here.
  /m  The computer; without it this one.

The others change nothing here. Turning a computer off is not part of this training:
World takes it off the network."""
_TIME = re.compile(r"\d{1,9}", re.ASCII)


def net(asked: Asked) -> Answer:
    """Stop or start a service of the computer, or list those that run."""
    about = "".join(asked.options[:1]).casefold()
    if about == "user":
        return net_user(asked)
    if about in {"localgroup", "group"}:
        return net_group(asked, about)
    options = _NET.read(asked.options)
    verb, *names = (options.operands if options else ()) or ("",)
    if options is None or verb.casefold() not in {"stop", "start"}:
        return failed(_SYNTAX)
    starts = verb.casefold() == "start"
    if not names:
        is_list = starts and not options.switches
        return Answer(_started(asked)) if is_list else failed(_SYNTAX)
    service = find_service(" ".join(names))
    if service is None:
        return failed(_INVALID, _FAILED)
    role = role_with(service, asked.roles)
    if role is None:
        is_known = service is Service.SESSIONS  # on every Windows Server
        text = _NOT_HERE.format(computer=asked.computer.name)
        return failed(text if is_known else _INVALID, _FAILED)
    return _switch(role, service, on=starts)


def shutdown(asked: Asked) -> Answer:
    """Restart the computer, or another one."""
    options = _RESTART.read(asked.options)
    if options is None or not options.switches & {"/r", "/g"}:
        return failed(_RESTART_USAGE)
    if not _TIME.fullmatch(options.values.get("/t", "0")):
        return failed(_RESTART_USAGE)
    computer = named(options.values.get("/m", asked.computer.name), asked)
    if isinstance(computer, Answer):
        return computer
    name = computer.name
    return Answer(command=RestartComputer(computer=name), done=f"{name} was restarted.")


def _started(asked: Asked) -> str:
    known = services_of(asked.lab, asked.computer.name)
    running = [f"   {s.display_name}" for s in known if s.is_running]
    return _STARTED.format(services="\n".join(running))


def _switch(role: Computer, service: Service, *, on: bool) -> Answer:
    name = DISPLAY_NAMES[service]
    if role.is_running is on:
        state = "has already been started" if on else "is not started"
        return failed(f"The {name} service {state}.", _FAILED)
    begun, ended = ("starting", "started") if on else ("stopping", "stopped")
    done = f"The {name} service was {ended} successfully."
    if on and isinstance(role, LicenseServer) and role.version_store_full:
        done = _NOT_STARTED.format(service=name)
    return Answer(
        f"The {name} service is {begun}.",
        command=SetServiceRunning(computer=role.name, service=service, is_running=on),
        done=done,
    )
