"""Labs, training numbers and commands in few words."""

import json
import sqlite3
from pathlib import Path
from typing import Any, Protocol, TypeVar

from core.catalog import (
    ConnectionMethod,
    LicenseProgram,
    LicenseType,
    MigrationReason,
    ProductVersion,
    RebuildReason,
)
from core.commands.activate import ActivateServer
from core.commands.install import (
    Agreement,
    AnyProof,
    InstallLicenses,
    KeyPack,
    OpenLicense,
    ProductKey,
    ProductKeys,
    RetailCodes,
)
from core.commands.migrate import MigrateLicenses, ReachableSource
from core.commands.rebuild import RebuildDatabase
from core.commands.revoke import RevokeLicenses
from core.lab import Lab
from core.numbers import purchases, servers
from core.numbers.purchases import Purchase
from core.records import (
    LicenseServer,
    LoggedEvent,
    Person,
    Registration,
    ReportRow,
)
from core.rules.revocation import limit
from core.store import rows
from core.store.long_list.long_list import LongList, Sorting
from core.store.slices import finish

GENUINE_LOOKING = "BCDFG-HJKMN-PQRTV-WXY23-46789"
"""Has the shape of a real key; it is the alphabet in order, and no key."""

REGISTRATION = Registration(
    first_name="Robin", last_name="Roe", company="R&D", country="Norway"
)
HISTORY = {"journal", "restore_point", "report_row"}

R = TypeVar("R")

_made: dict[tuple[object, ...], bytes] = {}


def made(path: Path, scenario: str, **options: object) -> Lab:
    """Make a lab; what was made before so is copied, which takes a quarter of it."""
    key = (scenario, *sorted(options.items()))
    if key in _made and not path.exists():
        path.write_bytes(_made[key])
        return Lab.open(path)
    lab = Lab.create(path, scenario, **options)  # type: ignore[arg-type]
    _made[key] = path.read_bytes()
    return lab


class MakeLab(Protocol):
    def __call__(
        self, scenario: str = "fresh", *, seed: int = 1, name: str = "class.rdlab"
    ) -> Lab: ...


def sql(lab: Lab) -> sqlite3.Connection:
    """Give the connection of a lab, for what no command does or tells."""
    return lab._link


def world(lab: Lab) -> dict[str, Any]:
    """Give what undo and restore points bring back, table by table."""
    tables = json.loads(lab.snapshot())
    return {name: rows for name, rows in tables.items() if name not in HISTORY}


def purchase(
    *,
    version: ProductVersion = ProductVersion.W2022,
    type_: LicenseType = LicenseType.PER_USER,
    quantity: int = 20,
    program: LicenseProgram = LicenseProgram.RETAIL,
    serial: int = 1,
) -> Purchase:
    return Purchase(version, type_, quantity, program, serial)


def retail_code(serial: int = 1, **facts: Any) -> str:
    return purchases.make_retail_code(purchase(serial=serial, **facts))


def server_id(server: LicenseServer, serial: int = 1) -> str:
    return servers.make_license_server_id(server.product_id, serial)


def key_pack_id(server: LicenseServer, serial: int = 1, **facts: Any) -> str:
    assert server.license_server_id
    bought = purchase(serial=serial, **facts)
    return servers.make_key_pack_id(server.license_server_id, bought)


def activation(
    lab: Lab, method: ConnectionMethod = ConnectionMethod.AUTOMATIC, **facts: Any
) -> ActivateServer:
    """Return what activates the first server of a lab."""
    server = lab.servers()[0]
    typed = None if method is ConnectionMethod.AUTOMATIC else server_id(server)
    return ActivateServer(
        **{
            "server": server.name,
            "method": method,
            "registration": REGISTRATION,
            "license_server_id": typed,
            **facts,
        }
    )


def installation(
    proof: AnyProof,
    *,
    server: str = "RDLIC01",
    method: ConnectionMethod = ConnectionMethod.AUTOMATIC,
) -> InstallLicenses:
    return InstallLicenses(server=server, method=method, proof=proof)


def migration(proof: AnyProof, **facts: Any) -> MigrateLicenses:
    """Return what migrates from RDLIC02 to RDLIC01."""
    return MigrateLicenses(
        **{
            "server": "RDLIC01",
            "method": ConnectionMethod.AUTOMATIC,
            "reason": MigrationReason.REPLACED,
            "source": ReachableSource(name="RDLIC02"),
            "proof": proof,
            **facts,
        }
    )


def rebuilding(
    proof: AnyProof,
    *,
    server: str = "RDLIC01",
    method: ConnectionMethod = ConnectionMethod.AUTOMATIC,
) -> RebuildDatabase:
    return RebuildDatabase(
        server=server, method=method, reason=RebuildReason.DAMAGED, proof=proof
    )


def retail(*serials: int, **facts: Any) -> RetailCodes:
    codes = tuple(retail_code(s, **facts) for s in serials or (1,))
    return RetailCodes(codes=codes)


def agreement(
    program: LicenseProgram = LicenseProgram.ENTERPRISE, **facts: Any
) -> Agreement:
    number = purchases.make_agreement_number(program)
    chosen = {**_CHOSEN, "program": program, "agreement_number": number, **facts}
    return Agreement(**chosen)


def open_license(serial: int = 1, **facts: Any) -> OpenLicense:
    authorization, license_number = purchases.make_open_numbers(serial)
    numbers = {"authorization_number": authorization, "license_number": license_number}
    return OpenLicense(**{**_CHOSEN, **numbers, **facts})


def product_keys(
    *serials: int, program: LicenseProgram = LicenseProgram.SELECT, quantity: int = 5
) -> ProductKeys:
    keys = tuple(
        ProductKey(code=retail_code(s), quantity=quantity) for s in serials or (1,)
    )
    return ProductKeys(program=program, keys=keys)


def key_pack(server: LicenseServer, serial: int = 1, **facts: Any) -> KeyPack:
    return KeyPack(key_pack_id=key_pack_id(server, serial, **facts))


def revoking_most(lab: Lab) -> RevokeLicenses:
    """Revoke as many licenses of devices as the limit allows at one time."""
    pack = next(
        p
        for p in lab.packs("RDLIC01")
        if p.type is LicenseType.PER_DEVICE and p.is_purchased
    )
    ids = tuple(issued.id for issued in lab.issued("RDLIC01", pack.id))
    most = limit(pack.total or 0)
    return RevokeLicenses(server="RDLIC01", license_ids=ids[:most])


def people(lab: Lab) -> list[Person]:
    """List all users by name, each with the license that lasts longest."""
    return _all_of(lab.people_list(), Sorting("name"))


def events(lab: Lab) -> list[LoggedEvent]:
    """List the events of all computers, newest first."""
    return _all_of(lab.event_list(), Sorting(descending=True))


def logged_events(lab: Lab, computer: str) -> list[LoggedEvent]:
    """List the events of one computer, newest first."""
    return [event for event in events(lab) if event.computer == computer]


def report_rows(lab: Lab, report_id: int) -> list[ReportRow]:
    """List all rows of a report as records, by their numbers."""
    found = sql(lab).execute(
        "SELECT * FROM report_row WHERE report = ? ORDER BY number", (report_id,)
    )
    return [rows.from_row(ReportRow, row) for row in found]


def _all_of(long_list: LongList[R], sorting: Sorting[R]) -> list[R]:
    long_list.show(finish(long_list.arrange(sorting)))
    found = long_list.read(long_list.numbers(0, len(long_list)))
    return [record for record in found if record is not None]


_CHOSEN = {
    "version": ProductVersion.W2022,
    "type": LicenseType.PER_DEVICE,
    "quantity": 7,
}
