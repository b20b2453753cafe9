"""Win32_TSLicenseKeyPack: license packs, and what installs them (1.4, 1.5)."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from functools import partial

from core.catalog import ConnectionMethod, LicenseProgram, Rights
from core.commands.command import Command
from core.commands.convert import ConvertLicenses
from core.commands.database import RemoveLicenses, RemoveLicensesOf
from core.commands.install import AnyProof, InstallLicenses, KeyPack
from core.commands.migrate import MigrateLicenses
from core.commands.reinstall import ReinstallLicenses
from core.errors import Refused
from core.management.wmi import codes, proofs
from core.management.wmi.model import (
    CIMV2,
    SINCE_2012,
    Arguments,
    Call,
    Method,
    Needs,
    Parameter,
    Property,
    Run,
    Term,
    WmiClass,
    whole,
)
from core.management.wmi.site import Site
from core.management.wmi.values import UINT32_MAX, CimType, Value
from core.records import LicensePack
from core.store.queries import Queries

_KEY = Parameter("KeyPackId", CimType.UINT32)
_COUNT = Parameter("LicenseCount", CimType.UINT32, values=range(1, UINT32_MAX + 1))
_PERPETUAL = datetime(2038, 1, 1, tzinfo=UTC)  # the limit of the field (2.5)
_BUILT_IN_ENDS = datetime(2035, 12, 31, tzinfo=UTC)
_ALL_SESSIONS = 7  # RD and VDI sessions, and Calista: bought and built-in ones (1.4)


def _packs(site: Site, _: Sequence[Term]) -> Iterator[list[LicensePack]]:
    yield site.lab.packs(site.licensing.name)


def _product_type(pack: LicensePack) -> int:
    is_built_in = pack.program is LicenseProgram.BUILT_IN
    return codes.BUILT_IN_TYPE if is_built_in else codes.TYPES[pack.type]


def _count(number: int | None) -> int:
    """Return how many; unlimited is the largest number there is."""
    return UINT32_MAX if number is None else number


def _ends(pack: LicensePack) -> datetime:
    is_built_in = pack.program is LicenseProgram.BUILT_IN
    return pack.expires or (_BUILT_IN_ENDS if is_built_in else _PERPETUAL)


def _connection(proof: AnyProof) -> ConnectionMethod:
    """Say how the Clearinghouse is asked; a key pack ID was got from it before."""
    is_offline = isinstance(proof, KeyPack)
    return ConnectionMethod.WEB if is_offline else ConnectionMethod.AUTOMATIC


def _adding(site: Site, command: Command) -> Call:
    """Carry out what adds a license pack, and tell its number."""
    return Call(command=command, after=partial(_newest, site.name))


def _newest(server: str, lab: Queries, refused: Refused | None) -> dict[str, Value]:
    newest = 0 if refused else lab.server(server).next_pack_id - 1
    return {_KEY.name: newest}


def _installs(read: proofs.Read) -> Run:
    def run(site: Site, _: object, given: Arguments) -> Call:
        proof, server = read(given), site.licensing.name
        command = InstallLicenses(server=server, method=_connection(proof), proof=proof)
        return _adding(site, command)

    return run


def _reinstalls(read: proofs.Read) -> Run:
    def run(site: Site, _: object, given: Arguments) -> Call:
        proof, server = read(given), site.licensing.name
        command = ReinstallLicenses(
            server=server, method=_connection(proof), proof=proof
        )
        return _adding(site, command)

    return run


def _imports(read: proofs.Read) -> Run:
    """Migrate; that the rest is removed from the source by hand nobody is asked."""

    def run(site: Site, _: object, given: Arguments) -> Call:
        proof, server = read(given), site.licensing.name
        reason, source = proofs.source(site, given)
        command = MigrateLicenses(
            server=server,
            method=_connection(proof),
            reason=reason,
            source=source,
            proof=proof,
            removal_confirmed=True,
        )
        return _adding(site, command)

    return run


def _convert(site: Site, pack: LicensePack, given: Arguments) -> Call:
    command = ConvertLicenses(
        server=site.licensing.name,
        pack_id=pack.id,
        quantity=whole(given, "Count"),
    )
    called = _adding(site, command)
    assert called.after is not None
    after = called.after
    return Call(
        command=command,
        after=lambda lab, refused: {"KeypackID": after(lab, refused)[_KEY.name]},
    )


def _uninstall(site: Site, _: object, given: Arguments) -> Call:
    """Remove a whole pack, or as many licenses of it as are given."""
    return Call(
        command=RemoveLicenses.model_validate(
            {
                "server": site.licensing.name,
                "pack_id": given[_KEY.name],
                "quantity": given.get(_COUNT.name),
            }
        )
    )


def _uninstall_of(site: Site, _: object, given: Arguments) -> Call:
    facts = {"server": site.licensing.name, **proofs.chosen(given)}
    return Call(command=RemoveLicensesOf.model_validate(facts))


def _installing(
    name: str, run: Run, ins: tuple[Parameter, ...], *more: Parameter
) -> Method:
    return Method(name, run, ins=(*ins, *more), outs=(_KEY,))


_METHODS = (
    _installing(
        "InstallRetailPurchaseLicenseKeyPack", _installs(proofs.retail), proofs.RETAIL
    ),
    _installing(
        "InstallOpenLicenseKeyPack", _installs(proofs.open_license), proofs.OPEN
    ),
    _installing(
        "InstallAgreementLicenseKeyPack",
        _installs(proofs.agreement),
        proofs.AGREEMENT,
    ),
    _installing("InstallLicenseKeyPack", _installs(proofs.key_pack), proofs.KEY_PACK),
    _installing(
        "ReinstallRetailPurchaseLicenseKeyPack",
        _reinstalls(proofs.retail),
        proofs.RETAIL,
    ),
    _installing(
        "ReinstallOpenPurchaseLicenseKeyPack",
        _reinstalls(proofs.open_license),
        proofs.OPEN,
    ),
    _installing(
        "ReinstallAgreementLicenseKeyPack",
        _reinstalls(proofs.agreement),
        proofs.AGREEMENT,
    ),
    _installing(
        "ReinstallLicenseKeyPackOffline", _reinstalls(proofs.key_pack), proofs.KEY_PACK
    ),
    _installing(
        "ImportRetailPurchaseLicenseKeyPack",
        _imports(proofs.retail),
        proofs.RETAIL,
        *proofs.SOURCE,
    ),
    _installing(
        "ImportOpenPurchaseLicenseKeyPack",
        _imports(proofs.open_license),
        proofs.OPEN,
        *proofs.SOURCE,
    ),
    _installing(
        "ImportAgreementLicenseKeyPack",
        _imports(proofs.agreement),
        proofs.AGREEMENT,
        *proofs.SOURCE,
    ),
    _installing(
        "ImportLicenseKeyPackOffline",
        _imports(proofs.key_pack),
        proofs.KEY_PACK,
        *proofs.SOURCE,
    ),
    Method(
        "ConvertLicenses",
        _convert,
        ins=(Parameter("Count", CimType.UINT32, values=_COUNT.values),),
        outs=(Parameter("KeypackID", CimType.UINT32),),
        is_static=False,
        versions=SINCE_2012,
    ),
    Method("RemoveLicensesWithIdCount", _uninstall, ins=(_KEY, _COUNT)),
    Method(
        "UninstallLicenseKeyPack",
        _uninstall_of,
        ins=(proofs.PRODUCT_VERSION, proofs.PRODUCT_TYPE, proofs.LICENSE_COUNT),
    ),
    Method("UninstallLicenseKeyPackWithId", _uninstall, ins=(_KEY,)),
)

KEY_PACK = WmiClass(
    name="Win32_TSLicenseKeyPack",
    namespace=CIMV2,
    needs=Needs.LICENSING,
    reads=Rights.SERVER_ADMIN,
    rows=_packs,
    properties=(
        Property("KeyPackId", CimType.UINT32, lambda p: p.id, is_key=True),
        Property(
            "Description",
            CimType.STRING,
            lambda p: codes.product_code(p.version, p.type, p.program),
        ),
        Property("KeyPackType", CimType.UINT32, lambda p: codes.pack_type(p.program)),
        Property("ProductType", CimType.UINT32, _product_type),
        Property(
            "ProductVersion", CimType.STRING, lambda p: codes.version_name(p.version)
        ),
        Property(
            "ProductVersionID", CimType.UINT32, lambda p: codes.VERSIONS[p.version]
        ),
        Property("TotalLicenses", CimType.UINT32, lambda p: _count(p.total)),
        Property("IssuedLicenses", CimType.UINT32, lambda p: p.issued),
        Property("AvailableLicenses", CimType.UINT32, lambda p: _count(p.available)),
        Property("ExpirationDate", CimType.DATETIME, _ends),
        Property("AccessRights", CimType.UINT32, lambda _: _ALL_SESSIONS),
        Property(
            "TypeAndModel",
            CimType.STRING,
            lambda p: codes.cal_type(p.version, p.type),
        ),
    ),
    methods=_METHODS,
)
"""What an over-used pack shows as its rights is not known: 7 as all others."""
