"""`reg` on licensing mode, license servers and policies (domain.md 13.10, 13.11)."""

from collections.abc import Mapping

from core.catalog import PolicyName
from core.commands.host_registry import WriteLicenseServers, WriteLicensingMode
from core.prompt.answer import Answer
from core.prompt.policies import in_force
from core.records import Computer, SessionHost, server_list
from core.rules.policy_registry import (
    MODE_NUMBERS,
    POLICY_KEY,
    VALUE_NAMES,
    registry_value,
)

_CONTROL = r"HKLM\SYSTEM\CurrentControlSet\Control\Terminal Server"
_CORE = rf"{_CONTROL}\RCM\Licensing Core"
_SERVERS = (
    r"HKLM\SYSTEM\CurrentControlSet\Services\TermService\Parameters\LicenseServers"
)
_POLICIES = rf"HKLM\{POLICY_KEY}"
_MODE, _LIST = "LicensingMode", "SpecifiedLicenseServers"
MODE_ADD = f'reg add "{_CORE}" /v {_MODE} /t REG_DWORD /d 4 /f'
SERVERS_ADD = f"reg add {_SERVERS} /v {_LIST} /t REG_MULTI_SZ /d RDLIC01 /f"
_DONE = (
    "The operation completed successfully.\n\nIt takes effect after a restart of "
    "TermService or of the computer; what a policy sets wins over it."
)
NOT_FOUND = "ERROR: The system was unable to find the specified registry key or value."
_ONLY = "Here reg query and reg add are part of this training, as in\n\n{line}"
_BY_POLICY = (
    "Nothing was written: policies write these values. Edit them in gpedit.msc, and "
    "then type gpupdate /force."
)
_MODE_WRONG = (
    "ERROR: {value} is a REG_DWORD, 2, 4 or 5: Per Device, Per User, not configured. "
    "For example\n\n{line}"
)
_LIST_WRONG = (
    "ERROR: {value} is a REG_MULTI_SZ with the names of license servers. For example"
    "\n\n{line}"
)


def answered(
    verb: str, key: str, options: Mapping[str, str], roles: list[Computer]
) -> Answer | None:
    """Answer a line on one of these keys, or None; the key is in lower case."""
    if key == _POLICIES.casefold():
        values = _policies(roles)
        is_asked = verb == "query"
        return query(_POLICIES, values, options) if is_asked else Answer(_BY_POLICY)
    if key not in {_CORE.casefold(), _SERVERS.casefold()}:
        return None
    host = next((role for role in roles if isinstance(role, SessionHost)), None)
    if host is None:
        return Answer(NOT_FOUND)
    is_mode = key == _CORE.casefold()
    if verb == "query":
        values = _mode(host) if is_mode else _list(host)
        return query(_CORE if is_mode else _SERVERS, values, options)
    if verb != "add":
        return Answer(_ONLY.format(line=MODE_ADD if is_mode else SERVERS_ADD))
    return _add_mode(host, options) if is_mode else _add_list(host, options)


def query(key: str, values: Mapping[str, str], options: Mapping[str, str]) -> Answer:
    """List the values of a key, or the one that is wanted."""
    wanted = options.get("v")
    shown = {
        name: value
        for name, value in values.items()
        if wanted is None or name.casefold() == wanted.casefold()
    }
    if wanted is not None and not shown:
        return Answer(NOT_FOUND)
    lines = [f"    {name}    {value}" for name, value in shown.items()]
    return Answer("\n".join([key, *lines]))


def _mode(host: SessionHost) -> dict[str, str]:
    mode = host.own_mode if host.written_mode is None else host.written_mode
    return {_MODE: _number(MODE_NUMBERS[mode])}


def _list(host: SessionHost) -> dict[str, str]:
    """Return the list of license servers, which is there once somebody set it."""
    names = host.own_servers if host.written_servers is None else host.written_servers
    return {_LIST: f"REG_MULTI_SZ    {_joined(names)}"} if names else {}


def _policies(roles: list[Computer]) -> dict[str, str]:
    settings = {k: v for role in roles for k, v in in_force(role).items()}
    found = {}
    for name in PolicyName:
        value = registry_value(name, settings[name]) if name in settings else None
        if value is not None:
            is_text = isinstance(value, str)
            written = f"REG_SZ    {value}" if is_text else _number(int(value))
            found[VALUE_NAMES[name]] = written
    return found


def _add_mode(host: SessionHost, options: Mapping[str, str]) -> Answer:
    wanted = options.get("d", "")
    mode = next((m for m, n in MODE_NUMBERS.items() if str(n) == wanted), None)
    if mode is None or not _fits(options, _MODE, "REG_DWORD"):
        return Answer(_MODE_WRONG.format(value=_MODE, line=MODE_ADD))
    return Answer(command=WriteLicensingMode(host=host.name, mode=mode), done=_DONE)


def _add_list(host: SessionHost, options: Mapping[str, str]) -> Answer:
    names = server_list(options.get("d", "").replace(r"\0", ","))
    if not names or not _fits(options, _LIST, "REG_MULTI_SZ"):
        return Answer(_LIST_WRONG.format(value=_LIST, line=SERVERS_ADD))
    command = WriteLicenseServers(host=host.name, license_servers=names)
    return Answer(command=command, done=_DONE)


def _fits(options: Mapping[str, str], name: str, kind: str) -> bool:
    typed = options.get("v", "").casefold(), options.get("t", "").casefold()
    return typed == (name.casefold(), kind.casefold())


def _number(value: int) -> str:
    return f"REG_DWORD    {value:#x}"


def _joined(names: tuple[str, ...]) -> str:
    return r"\0".join(names)
