"""`dism`: roles that are removed and installed, and editions that are converted."""

from collections.abc import Callable

from core.catalog import Service
from core.commands.command import Command
from core.commands.removal import (
    AddSessionHostRole,
    RemoveLicensingRole,
    RemoveSessionHostRole,
)
from core.commands.roles import AddLicensingRole
from core.commands.services import role_with
from core.commands.upgrade import ConvertEdition
from core.prompt.answer import Answer, Asked, failed
from core.prompt.options import Options, Syntax
from core.records import SessionHost

EDITION_KEY = "TRAIN-SERVE-RSTAN-DARD0-00000"
"""The product key of every server of every lab; it is no secret, and no real key."""

_SESSIONS, _LICENSING = "Remote-Desktop-Services", "Licensing"
_FEATURES = (_SESSIONS, _LICENSING)  # named so by the source of domain.md 13.12
_TARGETS = ("ServerStandard", "ServerDatacenter")
REMOVE_HOST = f"dism /online /disable-feature /featurename:{_SESSIONS}"
REMOVE_SERVER = f"dism /online /disable-feature /featurename:{_LICENSING}"
EDITION_QUERY = "dism /online /get-currentedition"
EDITION_SET = (
    f"dism /online /set-edition:{_TARGETS[0]} /productkey:{EDITION_KEY} /accepteula"
)
_HEAD = "Deployment Image Servicing and Management tool\n"
_DONE = "The operation completed successfully."
_RESTARTED = f"{_DONE}\n{{name}} was restarted."
_SYNTAX = (
    "Of dism, these lines are part of this training; enable-feature installs again "
    f"what disable-feature removed.\n\n{REMOVE_HOST}\n{REMOVE_SERVER}\n"
    f"dism /online /get-features\n{EDITION_QUERY}\ndism /online /get-targeteditions\n"
    f"{EDITION_SET}"
)
_OPTIONS = Syntax(
    switches=(
        *("/online", "/disable-feature", "/enable-feature", "/get-features"),
        *("/get-currentedition", "/get-targeteditions", "/accepteula"),
        *("/all", "/quiet"),
    ),
    colon=("/featurename", "/set-edition", "/productkey"),
)
_UNKNOWN_FEATURE = "Error: 0x800f080c\n\nFeature name {name} is unknown."
_IS_THERE = "The feature {name} is enabled already; nothing was changed."
_IS_NOT_THERE = "The feature {name} is not enabled on {computer}; nothing was changed."
_NO_FULL_EDITION = (
    "{computer} does not run an evaluation edition, so there is nothing to convert."
)
_OTHER_EDITION = "Error: 87\n\nThe specified edition {name} cannot be set here."
_EULA = "Error: 87\n\nSetting an edition needs /accepteula, too."
_KEY_WRONG = (
    "Error: 1168\n\nThe specified product key could not be validated. The training "
    f"product key of every server is {EDITION_KEY}."
)


def dism(asked: Asked) -> Answer:
    """Read the line, and remove, install or convert."""
    options = _OPTIONS.read(asked.options)
    if options is None or "/online" not in options.switches:
        return failed(_SYNTAX)
    given = {*options.switches, *options.values}
    act = next((name for name in _ACTS if name in given), None)
    if act is None:
        return failed(_SYNTAX)
    return _ACTS[act](asked, options)


def _switch(asked: Asked, options: Options) -> Answer:
    """Disable or enable a feature."""
    typed = options.values.get("/featurename", "")
    if not typed:
        return failed(_SYNTAX)
    name = next((f for f in _FEATURES if f.casefold() == typed.casefold()), None)
    if name is None:
        return failed(_UNKNOWN_FEATURE.format(name=typed))
    is_on, computer = "/enable-feature" in options.switches, asked.computer.name
    if _is_enabled(asked, name) is is_on:
        said = _IS_THERE if is_on else _IS_NOT_THERE
        return Answer(said.format(name=name, computer=computer))
    done = _DONE if name == _LICENSING else _RESTARTED.format(name=computer)
    return Answer(_HEAD, command=_command(name, computer, is_on=is_on), done=done)


def _command(name: str, computer: str, *, is_on: bool) -> Command:
    if name == _LICENSING:
        if is_on:
            return AddLicensingRole(host=computer)
        return RemoveLicensingRole(server=computer)
    if is_on:
        return AddSessionHostRole(host=computer)
    return RemoveSessionHostRole(host=computer)


def _is_enabled(asked: Asked, name: str) -> bool:
    roles = asked.roles
    if name == _LICENSING:
        return role_with(Service.LICENSING, roles) is not None
    return any(isinstance(role, SessionHost) and role.has_role for role in roles)


def _list_features(asked: Asked, _: Options) -> Answer:
    lines = [_HEAD]
    for name in _FEATURES:
        state = "Enabled" if _is_enabled(asked, name) else "Disabled"
        lines.append(f"Feature Name : {name}\nState : {state}\n")
    return Answer("\n".join([*lines, _DONE]))


def _is_evaluation(asked: Asked) -> bool:
    return any(isinstance(r, SessionHost) and r.is_evaluation for r in asked.roles)


def _tell_edition(asked: Asked, _: Options) -> Answer:
    edition = f"{_TARGETS[0]}{'Eval' if _is_evaluation(asked) else ''}"
    return Answer(f"{_HEAD}\nCurrent Edition : {edition}\n\n{_DONE}")


def _list_targets(_: Asked, __: Options) -> Answer:
    targets = "\n".join(f"Target Edition : {name}" for name in _TARGETS)
    return Answer(f"{_HEAD}\nEditions that can be upgraded to:\n\n{targets}\n\n{_DONE}")


def _set_edition(asked: Asked, options: Options) -> Answer:
    wanted, computer = options.values["/set-edition"], asked.computer.name
    if wanted.casefold() not in {name.casefold() for name in _TARGETS}:
        return failed(_OTHER_EDITION.format(name=wanted))
    if not _is_evaluation(asked):
        return failed(_NO_FULL_EDITION.format(computer=computer))
    if "/accepteula" not in options.switches:
        return failed(_EULA)
    if options.values.get("/productkey", "").casefold() != EDITION_KEY.casefold():
        return failed(_KEY_WRONG)
    done = _RESTARTED.format(name=computer)
    return Answer(_HEAD, command=ConvertEdition(computer=computer), done=done)


_ACTS: dict[str, Callable[[Asked, Options], Answer]] = {
    "/disable-feature": _switch,
    "/enable-feature": _switch,
    "/get-features": _list_features,
    "/get-currentedition": _tell_edition,
    "/get-targeteditions": _list_targets,
    "/set-edition": _set_edition,
}
