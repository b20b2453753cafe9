r"""Keys of a session host: certificates, grace period, mode and servers (13.5, 13.11).

The name of the value in GracePeriod is that of public scripts; what it holds is not
known, and neither is what is in the certificates.
"""

from core.catalog import CertificateValue
from core.commands.certificates import DeleteCertificate
from core.commands.host_registry import WriteLicenseServers, WriteLicensingMode
from core.management.answers import Outcome, Write, closed, wrong
from core.management.registry.key import Key
from core.management.registry.machine import Machine
from core.management.registry.values import Kind, Value, lines_value, number_value
from core.records import SessionHost, server_list
from core.rules.policy_registry import MODE_NUMBERS
from core.text import problem_with

RCM = r"SYSTEM\CurrentControlSet\Control\Terminal Server\RCM"
GRACE = rf"{RCM}\GracePeriod"
CORE = rf"{RCM}\Licensing Core"
SERVERS = r"SYSTEM\CurrentControlSet\Services\TermService\Parameters\LicenseServers"
MODE, LIST = "LicensingMode", "SpecifiedLicenseServers"
MODE_ADD = rf'reg add "HKLM\{CORE}" /v {MODE} /t REG_DWORD /d 4 /f'
SERVERS_ADD = rf"reg add HKLM\{SERVERS} /v {LIST} /t REG_MULTI_SZ /d RDLIC01 /f"
NO_FIX = (
    "Nothing was deleted: this is no fix, and it is not taught here.\n\n"
    "The key GracePeriod holds when the 120 days began. Without it they would begin "
    "anew, but the session host would still have no licensing mode and no license "
    "server, and whoever connects still needs an RDS CAL. Microsoft advises against "
    "it.\n\n"
    "Set both in gpedit.msc, run gpupdate /force, and look at the result in "
    "lsdiag.msc."
)
_TIME_BOMB = "L$RTMTIMEBOMB_1320153D-8DA3-4e8e-B27B-0D888223A588"
_AFTER_RESTART = (
    "It takes effect after a restart of TermService or of the computer; what a policy "
    "sets wins over it."
)
_CERTIFICATES_ARE_MADE = (
    "Nothing was written: the session host makes its certificates by itself, when it "
    "restarts after one of them was deleted."
)
_ONE_VALUE = (
    "Delete one value at a time, after the key has been exported. At the prompt name "
    "it in quotation marks, behind /v."
)
_MODE_WRONG = f"{MODE} is a REG_DWORD, 2, 4 or 5: Per Device, Per User, not configured."
_MODE_STAYS = f"Nothing was deleted: to take the licensing mode away, set {MODE} to 5."
_LIST_WRONG = f"{LIST} is a REG_MULTI_SZ with the names of license servers."


def _certificates(machine: Machine) -> list[Value] | None:
    """List the values that are there; those deleted come with a restart.

    Before the first contact with a license server there are none (domain.md 13.5).
    """
    host = machine.host
    if host is None:
        return None
    return [Value(name.value, Kind.BINARY, None) for name in _there(host)]


def _there(host: SessionHost) -> list[CertificateValue]:
    if not host.met_license_server:
        return []
    if host.waits_for_restart:
        return list(host.stale_certificates)
    return list(CertificateValue)


def _refuse_certificate(_: Machine, __: Value) -> Outcome:
    return closed(_CERTIFICATES_ARE_MADE)


def _keep_certificates(_: Machine) -> Outcome:
    return closed(_ONE_VALUE)


def _delete_certificate(machine: Machine, value: Value) -> Outcome:
    certificate = CertificateValue(value.name)
    return Write(DeleteCertificate(host=machine.name, value=certificate))


def _grace(machine: Machine) -> list[Value] | None:
    host = machine.host
    is_there = host is not None and host.has_role
    return [Value(_TIME_BOMB, Kind.BINARY, None)] if is_there else None


def _is_no_fix(_: Machine, __: object = None) -> Outcome:
    return closed(NO_FIX)


def _mode(machine: Machine) -> list[Value] | None:
    host = machine.host
    if host is None:
        return None
    mode = host.own_mode if host.written_mode is None else host.written_mode
    return [number_value(MODE, MODE_NUMBERS[mode])]


def _write_mode(machine: Machine, value: Value) -> Outcome:
    modes = {number: mode for mode, number in MODE_NUMBERS.items()}
    mode = modes.get(value.data) if isinstance(value.data, int) else None
    if mode is None or not value.is_named(MODE) or value.kind is not Kind.DWORD:
        return wrong(_MODE_WRONG, MODE_ADD)
    return Write(WriteLicensingMode(host=machine.name, mode=mode), _AFTER_RESTART)


def _keep_mode(_: Machine, __: Value) -> Outcome:
    return closed(_MODE_STAYS, MODE_ADD)


def _list(machine: Machine) -> list[Value] | None:
    """Return the list of license servers, which is there once somebody set it."""
    host = machine.host
    if host is None:
        return None
    names = host.own_servers if host.written_servers is None else host.written_servers
    return [lines_value(LIST, names)] if names else []


def _write_list(machine: Machine, value: Value) -> Outcome:
    names = server_list(",".join(value.data)) if isinstance(value.data, tuple) else ()
    is_list = value.is_named(LIST) and value.kind is Kind.LINES
    if not (names and is_list) or any(map(problem_with, names)):
        return wrong(_LIST_WRONG, SERVERS_ADD)
    command = WriteLicenseServers(host=machine.name, license_servers=names)
    return Write(command, _AFTER_RESTART)


def _delete_list(machine: Machine, _: Value) -> Outcome:
    command = WriteLicenseServers(host=machine.name, license_servers=())
    return Write(command, _AFTER_RESTART)


KEYS = (
    Key(
        RCM,
        "domain.md 3.6, 13.5",
        _certificates,
        write=_refuse_certificate,
        remove=_delete_certificate,
        delete=_keep_certificates,
    ),
    Key(GRACE, "domain.md 9", _grace, _is_no_fix, _is_no_fix, _is_no_fix),
    Key(CORE, "domain.md 13.11", _mode, write=_write_mode, remove=_keep_mode),
    Key(SERVERS, "domain.md 13.11", _list, write=_write_list, remove=_delete_list),
)
