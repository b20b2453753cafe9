"""What the World panel changes: users, devices, groups, reachability."""

from hashlib import blake2b

from core.commands.command import Command, Nature
from core.errors import Refused
from core.events import WorldChanged
from core.records import Device, User
from core.refusals import Reason
from core.store.transaction import Transaction
from core.text import Name, PlainText


class AddUser(Command):
    """Add a user to the domain, or to one that it trusts."""

    nature = Nature.WORLD
    user: Name
    organizational_unit: PlainText | None = None
    domain: PlainText | None = None  # a trusted one; None: that of the lab

    def execute(self, tx: Transaction) -> None:
        """Add the user, under a name of its own."""
        if tx.user(self.user) is not None:
            raise Refused(Reason.NAME_TAKEN, name=self.user)
        domain = self._trusted(tx) if self.domain else None
        unit = self.organizational_unit or None
        tx.add_user(User(name=self.user, organizational_unit=unit, domain=domain))
        tx.tell(WorldChanged())

    def _trusted(self, tx: Transaction) -> str:
        trust = tx.settings().trust(self.domain or "")
        if trust is None:
            raise Refused(Reason.NO_SUCH_DOMAIN, domain=self.domain)
        return trust.domain


class AddDevice(Command):
    """Add a client device, with a hardware ID of its own."""

    nature = Nature.WORLD
    device: Name
    keeps_license: bool = True  # False: a thin client that stores none

    def execute(self, tx: Transaction) -> None:
        """Add the device, under a name of its own."""
        if tx.device(self.device) is not None:
            raise Refused(Reason.NAME_TAKEN, name=self.device)
        tx.add_device(
            Device(
                name=self.device,
                hardware_id=new_hardware_id(self.device, tx),
                keeps_license=self.keeps_license,
            )
        )
        tx.tell(WorldChanged())


class ReimageDevice(Command):
    """Install a device anew: another hardware ID, no license (domain.md 3.2)."""

    nature = Nature.WORLD
    device: PlainText

    def execute(self, tx: Transaction) -> None:
        """Make license servers take it for another device."""
        device = _device(self.device, tx)
        hardware_id = new_hardware_id(device.name, tx)
        tx.save_device(device.changed(hardware_id=hardware_id, client_license=None))
        tx.tell(WorldChanged())


class DeleteClientLicense(Command):
    """Delete the license that a client keeps: the key MSLicensing (domain.md 3.2)."""

    nature = Nature.WORLD
    device: PlainText

    def execute(self, tx: Transaction) -> None:
        """Make the client ask for a license again."""
        tx.save_device(_device(self.device, tx).changed(client_license=None))
        tx.tell(WorldChanged())


class DamageClientLicense(Command):
    """Damage the license that a client keeps (domain.md 11, 24)."""

    nature = Nature.FAULT
    device: PlainText

    def execute(self, tx: Transaction) -> None:
        """Make session hosts turn the client away."""
        device = _device(self.device, tx)
        kept = device.client_license
        if kept is None:
            raise Refused(Reason.KEEPS_NO_LICENSE, device=device.name)
        tx.save_device(device.changed(client_license=kept.changed(is_damaged=True)))
        tx.tell(WorldChanged())


class SetSessionHostReachable(Command):
    """Take a session host off the network, or put it back."""

    nature = Nature.WORLD
    host: PlainText
    is_reachable: bool

    def execute(self, tx: Transaction) -> None:
        """Write the fact."""
        host = tx.host(self.host)
        tx.save_session_host(host.changed(is_reachable=self.is_reachable))
        tx.tell(WorldChanged())


class SetSecurityGroupMembers(Command):
    """Set the members of Terminal Server Computers on a server (domain.md 6)."""

    nature = Nature.WORLD
    server: PlainText
    members: tuple[PlainText, ...]

    def execute(self, tx: Transaction) -> None:
        """Write the group; every member is a session host of the lab."""
        hosts = [tx.host(name).name for name in self.members]
        server = tx.server(self.server)
        tx.save_server(server.changed(security_group_members=tuple(hosts)))
        tx.tell(WorldChanged())


class SetAttributeDelegation(Command):
    """Let users update their own license attributes, or not (domain.md 3.3)."""

    nature = Nature.WORLD
    users_may_update: bool

    def execute(self, tx: Transaction) -> None:
        """Write the delegation to SELF."""
        settings = tx.settings()
        tx.save_settings(settings.changed(users_may_update=self.users_may_update))
        tx.tell(WorldChanged())


def new_hardware_id(name: str, tx: Transaction) -> str:
    """Draw a hardware ID of 20 bytes, in hexadecimal digits (domain.md 3.2)."""
    identity = f"{name}:{tx.random.getrandbits(64)}".encode()
    return blake2b(identity, digest_size=20).hexdigest()


def _device(name: str, tx: Transaction) -> Device:
    device = tx.device(name)
    if device is None:
        raise Refused(Reason.NO_SUCH_DEVICE, device=name)
    return device
