r"""Keys of a client device: MSLicensing with HardwareID and Store (domain.md 13.1).

The name ClientHWID is that of published articles. What is stored for a license is
bytes that only tools read; the lab keeps none of them, so its key shows no values.
"""

from core.commands.clients import DeleteClientLicense, DeleteLicensingKey
from core.management.answers import Outcome, Write, closed
from core.management.registry.key import Key
from core.management.registry.machine import Machine
from core.management.registry.values import Kind, Value

MSLICENSING = r"SOFTWARE\Microsoft\MSLicensing"
_STORED = "LICENSE000"
_NOTE_KEY = (
    "The client makes the key anew, with another hardware ID, when it connects as an "
    "administrator: to the license server it is a new device, which takes another CAL."
)
_NOTE_STORE = (
    "The hardware ID is still there: the license server gives the same license again, "
    "once the client connects as an administrator."
)
_WHOLE_OR_STORE = (
    "Nothing was deleted: delete the whole key MSLicensing, which makes another device "
    "of the client, or Store below it, which leaves its hardware ID."
)
_OWN = "Nothing was written: the client writes this key when it connects."


def _is_client(machine: Machine) -> list[Value] | None:
    return None if machine.device is None else []


def _hardware_id(machine: Machine) -> list[Value] | None:
    device = machine.device
    if device is None:
        return None
    return [Value("ClientHWID", Kind.BINARY, bytes.fromhex(device.hardware_id))]


def _stored(machine: Machine) -> list[Value] | None:
    device = machine.device
    return None if device is None or device.client_license is None else []


def _refuse(_: Machine, __: Value) -> Outcome:
    return closed(_OWN)


def _refuse_hardware_id(_: Machine, __: object = None) -> Outcome:
    return closed(_WHOLE_OR_STORE)


def _delete_all(machine: Machine) -> Outcome:
    return Write(DeleteLicensingKey(device=machine.name), _NOTE_KEY)


def _delete_store(machine: Machine) -> Outcome:
    return Write(DeleteClientLicense(device=machine.name), _NOTE_STORE)


_SOURCE = "domain.md 3.2, 13.1"
KEYS = (
    Key(MSLICENSING, _SOURCE, _is_client, _refuse, _refuse, _delete_all),
    Key(
        rf"{MSLICENSING}\HardwareID",
        _SOURCE,
        _hardware_id,
        _refuse,
        _refuse_hardware_id,
        _refuse_hardware_id,
    ),
    Key(rf"{MSLICENSING}\Store", _SOURCE, _is_client, _refuse, _refuse, _delete_store),
    Key(
        rf"{MSLICENSING}\Store\{_STORED}",
        _SOURCE,
        _stored,
        _refuse,
        _refuse,
        _delete_store,
    ),
)
