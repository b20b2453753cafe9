"""`gpupdate` and `gpresult`: policies are brought into force, and looked at."""

import re
from contextlib import suppress
from html import escape

from core.catalog import PolicyName
from core.commands.policy import UpdatePolicy
from core.management.paths import FolderError
from core.prompt.answer import Answer, Asked, Saved, failed
from core.prompt.computers import named
from core.prompt.options import Options, Syntax
from core.records import Policy, PolicySetting
from core.rules.policy_registry import (
    POLICY_KEY,
    VALUE_NAMES,
    registry_value,
    settings_in_force,
)

_UPDATE = Syntax(switches=("/force", "/logoff", "/boot"), colon=("/target", "/wait"))
_UPDATE_USAGE = """\
GPUPDATE [/target:{computer | user}] [/force] [/wait:seconds] [/logoff] [/boot]

  /target  Bring the settings of the computer or of the user alone into force.
  /force   Bring all settings into force, not only those that changed.

The others change nothing here: nobody waits, and no setting needs a restart."""
_COMPUTER_DONE = "Computer Policy update has completed successfully."
_WAIT = re.compile(r"-?\d{1,6}", re.ASCII)
_USER_DONE = "User Policy update has completed successfully."
_RESULT = Syntax(switches=("/r", "/v", "/z", "/f"), following=("/s", "/scope", "/h"))
_RESULT_USAGE = """\
GPRESULT [/s computer] [/scope {computer | user}] {/r | /v | /z | /h file [/f]}

  /s      The computer; without it this one.
  /scope  The settings of the computer or of the user alone.
  /r      Show which settings are in force; /v and /z show the same here.
  /h      Write it as a web page into the lab's folder; /f over one that is there.

Files of XML, /x, are not part of this training."""
_SCOPES = {"computer", "user"}
_RESULT_HEAD = "Resultant Set of Policy for {computer}: Remote Desktop licensing\n"
_EXISTS = "ERROR: The file {path} already exists. Use /f to write over it."
_PAGE = """\
<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{computer}</title></head>
<body><h1>Group Policy Results: {computer}</h1>
<pre>{text}</pre></body></html>
"""
_NONE = "No policy setting is in force. The computer uses its own settings."
_WINS = "\nWhat a policy sets wins over what Server Manager sets."
_WAITING = "\nEdited settings wait for gpupdate /force."


def gpupdate(asked: Asked) -> Answer:
    """Bring the edited policy into force; of the user there is none here."""
    options = _UPDATE.read(asked.options)
    target = options.values.get("/target", "") if options else ""
    wait = options.values.get("/wait", "0") if options else ""
    if target.casefold() not in {"", *_SCOPES} or not _WAIT.fullmatch(wait):
        return failed(_UPDATE_USAGE)
    if target.casefold() == "user":
        return Answer(f"Updating policy...\n\n{_USER_DONE}")
    done = _COMPUTER_DONE if target else f"{_COMPUTER_DONE}\n{_USER_DONE}"
    command = UpdatePolicy(computer=asked.computer.name)
    return Answer("Updating policy...\n", command=command, done=done)


def gpresult(asked: Asked) -> Answer:
    """List the settings that are in force (domain.md 9, 11)."""
    options = _RESULT.read(asked.options)
    scope = options.values.get("/scope", "computer") if options else ""
    if options is None or not _says_how(options) or scope.casefold() not in _SCOPES:
        return failed(_RESULT_USAGE)
    computer = named(options.values.get("/s", asked.computer.name), asked)
    if isinstance(computer, Answer):
        return computer
    roles = asked.lab.roles_of(computer.name) if scope.casefold() != "user" else []
    settings: Policy = {}
    for role in roles:
        settings |= settings_in_force(role)
    text = [_RESULT_HEAD.format(computer=computer.name)]
    text += [_listed(name, setting) for name, setting in settings.items()] or [_NONE]
    if settings:
        text.append(_WINS)
    if any(role.waits_for_update for role in roles):
        text.append(_WAITING)
    return _written(asked, options, computer.name, "\n".join(text))


def _says_how(options: Options) -> bool:
    """Tell whether it is to be shown or to be written, and not both."""
    shows = bool(options.switches & {"/r", "/v", "/z"})
    return shows is not ("/h" in options.values)


def _written(asked: Asked, options: Options, computer: str, text: str) -> Answer:
    path = options.values.get("/h")
    if path is None:
        return Answer(text)
    if "/f" not in options.switches and _is_there(asked, path):
        return failed(_EXISTS.format(path=path))
    page = _PAGE.format(computer=escape(computer), text=escape(text))
    return Answer(saves=(Saved(path, page),))


def _is_there(asked: Asked, path: str) -> bool:
    with suppress(FolderError):
        return asked.disk(path).is_there(path, asked.current)
    return False


def _listed(name: PolicyName, setting: PolicySetting) -> str:
    lines = [
        f"    KeyName:     {POLICY_KEY}\\{VALUE_NAMES[name]}",
        f"    State:       {setting.state.capitalize()}",
    ]
    value = registry_value(name, setting)
    if value is not None:
        lines.append(f"    Value:       {value}")
    return "\n".join([*lines, ""])
