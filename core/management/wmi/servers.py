"""Win32_TSLicenseServer: a license server and its activation (domain.md 1.2, 1.3)."""

from collections.abc import Iterator, Sequence
from functools import partial

from core.catalog import ConnectionMethod, Rights
from core.commands.activate import ActivateServer
from core.commands.command import Command
from core.commands.deactivate import DeactivateServer
from core.commands.properties import ChangeServerProperties
from core.commands.reactivate import ReactivateServer
from core.errors import Refused
from core.management.releases import os_version
from core.management.wmi.codes import REASONS, REGISTRATION, ROLES, activation
from core.management.wmi.directory import DIRECTORY_METHODS
from core.management.wmi.errors import Wbem
from core.management.wmi.model import (
    CIMV2,
    Arguments,
    Call,
    Method,
    Needs,
    Parameter,
    Property,
    Term,
    WmiClass,
    whole,
)
from core.management.wmi.site import Site
from core.management.wmi.values import CimType, Value
from core.records import LicenseServer
from core.store.queries import Queries

_AUTOMATIC = ConnectionMethod.AUTOMATIC
_STATUS = Parameter("ActivationStatus", CimType.UINT32)


def _servers(site: Site, _: Sequence[Term]) -> Iterator[list[LicenseServer]]:
    yield [site.licensing]


def _registered(field: str) -> Property:
    def read(server: LicenseServer) -> Value:
        return str(getattr(server.registration, field))

    return Property(REGISTRATION[field], CimType.STRING, read, is_writable=True)


def _write(site: Site, _: LicenseServer, changes: Arguments) -> Call:
    """Change the registration; the connection method stays."""
    server = site.licensing  # as it is now
    fields = {REGISTRATION[field]: field for field in REGISTRATION}
    new = {fields[name]: value or "" for name, value in changes.items()}
    return Call(
        command=ChangeServerProperties(
            server=site.name,
            connection_method=server.connection_method,
            registration=server.registration.changed(**new),
        )
    )


def _status(name: str, lab: Queries, _: Refused | None) -> dict[str, Value]:
    return {_STATUS.name: activation(lab.server(name).activation_status)}


def _telling(site: Site, command: Command) -> Call:
    """Carry a command out, and tell the activation status in any case."""
    return Call(command=command, after=partial(_status, site.name))


def _method(server: LicenseServer) -> ConnectionMethod:
    """Say how an ID was got that is given: by web, unless it was by telephone."""
    is_automatic = server.connection_method is _AUTOMATIC
    return ConnectionMethod.WEB if is_automatic else server.connection_method


def _activate(site: Site, _: object, given: Arguments) -> Call:
    command = ActivateServer(
        server=site.name,
        method=_method(site.licensing),
        license_server_id=str(given["sLicenseServerId"]),
    )
    return _telling(site, command)


def _activate_automatic(site: Site, _: object, __: Arguments) -> Call:
    """Activate with the registration that the properties hold."""
    registration = site.licensing.registration
    command = ActivateServer(
        server=site.name, method=_AUTOMATIC, registration=registration
    )
    return _telling(site, command)


def _reactivate(site: Site, _: object, given: Arguments) -> Call:
    """Take an ID; the reason was told where that was got."""
    command = ReactivateServer(
        server=site.name,
        method=_method(site.licensing),
        reason=REASONS[0],
        license_server_id=str(given["sNewLicenseServerId"]),
    )
    return _telling(site, command)


def _reactivate_automatic(site: Site, _: object, given: Arguments) -> Call:
    command = ReactivateServer(
        server=site.licensing.name,
        method=_AUTOMATIC,
        reason=REASONS[whole(given, "Reason")],
    )
    return _telling(site, command)


def _deactivate(site: Site, _: object, given: Arguments) -> Call:
    command = DeactivateServer(
        server=site.name,
        method=_method(site.licensing),
        confirmation_code=str(given["sConfirmCode"]),
    )
    return _telling(site, command)


def _deactivate_automatic(site: Site, _: object, __: Arguments) -> Call:
    """Deactivate where first and last name are known (domain.md 1.3)."""
    known = site.licensing.registration
    if not (known.first_name and known.last_name):
        return Call.error(
            Wbem.INVALID_OPERATION,
            "The properties FirstName and LastName are empty. Set them first.",
        )
    command = DeactivateServer(server=site.name, method=_AUTOMATIC)
    return _telling(site, command)


def _get_status(site: Site, _: object, __: Arguments) -> Call:
    return Call(out={_STATUS.name: activation(site.licensing.activation_status)})


def _get_id(site: Site, _: object, __: Arguments) -> Call:
    """Tell the license server ID; empty while there is none."""
    return Call(out={"sLicenseServerId": site.licensing.license_server_id or ""})


def _text(name: str, length: int | None = None) -> Parameter:
    return Parameter(name, CimType.STRING, length=length)


LICENSE_SERVER = WmiClass(
    name="Win32_TSLicenseServer",
    namespace=CIMV2,
    is_singleton=True,
    needs=Needs.LICENSING,
    shows=Rights.SERVER_ADMIN,
    rows=_servers,
    write=_write,
    properties=(
        *map(_registered, REGISTRATION),
        Property("ServerRole", CimType.UINT32, lambda s: ROLES[s.scope]),
        Property("DatabasePath", CimType.STRING, lambda s: s.database_path),
        Property("ProductId", CimType.STRING, lambda s: s.product_id),
        Property("Version", CimType.STRING, lambda s: s.version.server_name),
        Property("VersionNumber", CimType.STRING, lambda s: os_version(s.version)),
    ),
    methods=(
        Method(
            "ActivateServer",
            _activate,
            ins=(_text("sLicenseServerId", 35),),
            outs=(_STATUS,),
        ),
        Method("ActivateServerAutomatic", _activate_automatic, outs=(_STATUS,)),
        Method(
            "ReactivateServer",
            _reactivate,
            ins=(_text("sNewLicenseServerId", 35),),
            outs=(_STATUS,),
        ),
        Method(
            "ReactivateServerAutomatic",
            _reactivate_automatic,
            ins=(Parameter("Reason", CimType.UINT32, values=range(len(REASONS))),),
            outs=(_STATUS,),
        ),
        Method(
            "DeactivateServer",
            _deactivate,
            ins=(_text("sConfirmCode"),),
            outs=(_STATUS,),
        ),
        Method("DeactivateServerAutomatic", _deactivate_automatic, outs=(_STATUS,)),
        Method("GetActivationStatus", _get_status, outs=(_STATUS,)),
        Method("GetLicenseServerId", _get_id, outs=(_text("sLicenseServerId"),)),
        *DIRECTORY_METHODS,
    ),
)
"""That Version is the name of Windows Server, and VersionNumber its number, is our
assumption: Microsoft's page says text and number."""
