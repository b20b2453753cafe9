r"""RDS:\RDSConfiguration: the licensing settings of a session host (1.11, 13.19)."""

from functools import partial

from core.catalog import LicensingMode, PolicyName
from core.commands.policy import ConfigureSessionHost
from core.management.answers import Outcome, Write, closed, wrong
from core.management.drive.item import Item, Options, container
from core.records import SessionHost
from core.records.policy import is_on
from core.rules.policy_registry import MODE_NUMBERS
from core.text import problem_with

_TYPE_WRONG = "LicensingType is 2, 4 or 5: Per Device, Per User, not configured."
_BY_POLICY = (
    "A policy sets this, and what a policy sets cannot be changed here. Edit it in "
    "gpedit.msc, and then type gpupdate /force."
)
_IS_THERE = "{name} is in the list already."


def session_host(host: SessionHost) -> Item:
    """Return all that the drive has of a session host."""
    kind = Item(
        "LicensingType",
        MODE_NUMBERS[host.licensing_mode],
        setter=partial(_set_mode, host),
    )
    servers = Item(
        "SpecifiedLicenseServers",
        children=lambda: [_server(host, name) for name in host.license_servers],
        maker=partial(_add_server, host),
    )
    return container("RDSConfiguration", container("LicensingSettings", kind, servers))


def _server(host: SessionHost, name: str) -> Item:
    return Item(name, name, remover=partial(_remove_server, host, name))


def _set_mode(host: SessionHost, value: str, _: Options) -> Outcome:
    modes = {str(number): mode for mode, number in MODE_NUMBERS.items()}
    mode = modes.get(value)
    if mode is None:
        return wrong(_TYPE_WRONG)
    if is_on(host.applied.get(PolicyName.LICENSING_MODE)):
        return closed(_BY_POLICY)
    return _configured(host, mode, host.own_servers)


def _add_server(host: SessionHost, name: str, _: Options) -> Outcome:
    if problem := problem_with(name):
        return wrong(problem)
    if any(name.casefold() == known.casefold() for known in host.license_servers):
        return wrong(_IS_THERE.format(name=name))
    return _changed(host, (*host.own_servers, name))


def _remove_server(host: SessionHost, name: str) -> Outcome:
    return _changed(host, tuple(n for n in host.own_servers if n != name))


def _changed(host: SessionHost, servers: tuple[str, ...]) -> Outcome:
    if is_on(host.applied.get(PolicyName.LICENSE_SERVERS)):
        return closed(_BY_POLICY)
    return _configured(host, host.own_mode, servers)


def _configured(
    host: SessionHost, mode: LicensingMode, servers: tuple[str, ...]
) -> Outcome:
    command = ConfigureSessionHost(host=host.name, mode=mode, license_servers=servers)
    return Write(command)
