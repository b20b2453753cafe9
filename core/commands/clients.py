"""Client devices: what each is known by, what it stores, and who may write that.

Windows keeps both in the registry key MSLicensing: the identity in HardwareID, licenses
in Store (domain.md 13.1). An app and a thin client have their own ways.
"""

from hashlib import blake2b
from typing import Any

from pydantic import model_validator

from core.catalog import ClientKind
from core.commands.command import Command, Nature
from core.errors import Refused
from core.events import WorldChanged
from core.records import Device
from core.refusals import Reason
from core.rules.clients import as_of
from core.store.transaction import Transaction
from core.text import Name, PlainText


class AddDevice(Command):
    """Add a client device, with a hardware ID of its own."""

    nature = Nature.WORLD
    device: Name
    kind: ClientKind = ClientKind.WINDOWS

    @model_validator(mode="before")
    @classmethod
    def _from_older_journals(cls, values: dict[str, Any]) -> dict[str, Any]:
        """Read what labs of 0.1.0 say of thin clients."""
        if "keeps_license" not in values:
            return values
        kind = ClientKind.WINDOWS if values["keeps_license"] else ClientKind.THIN_CLIENT
        return {"device": values["device"], "kind": kind}

    def execute(self, tx: Transaction) -> None:
        """Add the device, under a name of its own."""
        if tx.device(self.device) is not None:
            raise Refused(Reason.NAME_TAKEN, name=self.device)
        hardware_id = new_hardware_id(self.device, tx, self.kind)
        tx.add_device(Device(name=self.device, hardware_id=hardware_id, kind=self.kind))
        tx.tell(WorldChanged())


class ReimageDevice(Command):
    """Install a device anew: another hardware ID, no license (domain.md 3.2)."""

    nature = Nature.WORLD
    device: PlainText

    def execute(self, tx: Transaction) -> None:
        """Make license servers take it for another device."""
        device = tx.known_device(self.device)
        _save(
            device.changed(
                hardware_id=new_hardware_id(device.name, tx, device.kind),
                registry_id=None,
                users_may_write=True,
                client_license=None,
            ),
            tx,
        )


class SetClientKind(Command):
    """Let people connect from a device with another client (domain.md 3.2)."""

    nature = Nature.WORLD
    device: PlainText
    kind: ClientKind

    def execute(self, tx: Transaction) -> None:
        """Give it the identity of that client; the one of Windows waits for it."""
        device = tx.known_device(self.device)
        if device.kind is self.kind:
            tx.tell(WorldChanged())
            return
        of_windows = device.hardware_id if device.has_registry_key else None
        of_windows = of_windows or device.registry_id
        is_windows = self.kind is ClientKind.WINDOWS
        another = (is_windows and of_windows) or new_hardware_id(
            device.name, tx, self.kind
        )
        _save(
            device.changed(
                kind=self.kind,
                hardware_id=another,
                registry_id=None if is_windows else of_windows,
                client_license=None,
            ),
            tx,
        )


class DeleteClientLicense(Command):
    r"""Delete the license that a client stores: MSLicensing\Store alone (13.1)."""

    nature = Nature.WORLD
    device: PlainText

    def execute(self, tx: Transaction) -> None:
        """Leave the hardware ID, by which the license is given again."""
        device = _with_registry_key(self.device, tx)
        _save(device.changed(client_license=None, users_may_write=False), tx)


class DeleteLicensingKey(Command):
    """Delete the whole registry key MSLicensing of a client (domain.md 13.1)."""

    nature = Nature.WORLD
    device: PlainText

    def execute(self, tx: Transaction) -> None:
        """Give the client another hardware ID: for license servers a new device."""
        device = _with_registry_key(self.device, tx)
        _save(
            device.changed(
                hardware_id=new_hardware_id(device.name, tx),
                client_license=None,
                users_may_write=False,
            ),
            tx,
        )


class SetKeyAccess(Command):
    """Let ordinary users of a client write the key MSLicensing, or not (13.1)."""

    nature = Nature.WORLD
    device: PlainText
    users_may_write: bool

    def execute(self, tx: Transaction) -> None:
        """Write the rights on the key."""
        device = _with_registry_key(self.device, tx)
        _save(device.changed(users_may_write=self.users_may_write), tx)


class DamageClientLicense(Command):
    """Damage the license that a client keeps (domain.md 11, 24)."""

    nature = Nature.FAULT
    device: PlainText

    def execute(self, tx: Transaction) -> None:
        """Make session hosts turn the client away."""
        device = tx.known_device(self.device)
        kept = device.client_license
        if kept is None:
            raise Refused(Reason.KEEPS_NO_LICENSE, device=device.name)
        _save(device.changed(client_license=kept.changed(is_damaged=True)), tx)


def new_hardware_id(
    name: str, tx: Transaction, kind: ClientKind = ClientKind.WINDOWS
) -> str:
    """Draw a hardware ID of 20 bytes, in hexadecimal digits (domain.md 3.2, 13.1)."""
    identity = f"{name}:{tx.random.getrandbits(64)}".encode()
    return as_of(kind, blake2b(identity, digest_size=20).hexdigest())


def renew_app_ids(tx: Transaction) -> None:
    """Let apps make hardware IDs anew, which they do from time to time: each night.

    That they change is from https://github.com/MicrosoftDocs/windowsserverdocs/issues/5711,
    when they do is our assumption.
    """
    for device in tx.devices_with_app():
        hardware_id = new_hardware_id(device.name, tx, ClientKind.APP)
        tx.save_device(device.changed(hardware_id=hardware_id, client_license=None))


def _with_registry_key(name: str, tx: Transaction) -> Device:
    device = tx.known_device(name)
    if not device.has_registry_key:
        raise Refused(Reason.NO_LICENSING_KEY, device=device.name)
    return device


def _save(device: Device, tx: Transaction) -> None:
    tx.save_device(device)
    tx.tell(WorldChanged())
