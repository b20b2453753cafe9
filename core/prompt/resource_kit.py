"""`lsview`, `lsreport` and `tsctst`, of the Windows Server 2003 Resource Kit.

What lsview is for the help of that kit says (lsview.htm); docs.itrsgroup.com has the
columns of lsreport, and techgenix.com/troubleshooting-terminal-server-licensing-issues-
part4 tells of tsctst. The words are ours, and all three write to the prompt.
"""

from collections.abc import Iterator

from core import clock
from core.catalog import DiscoveryScope, LicenseType
from core.prompt.answer import Answer, Asked, failed
from core.prompt.options import Syntax
from core.records import IssuedLicense, LicensePack, LicenseServer
from core.store.queries import Queries

_VIEW = Syntax()
_VIEW_USAGE = """\
LSVIEW

Lists the license servers that are found from here, their types, and since when each
answers. The genuine one is a window."""
_REPORT = Syntax(following=("/d",), switches=("/t", "/w"), most=20)
_REPORT_USAGE = """\
LSREPORT [server ...] [/t]

Lists the licenses that license servers have issued; without a name those of this
computer. /t lists temporary licenses alone."""
_CLIENT = Syntax(switches=("/a",), most=1)
_CLIENT_USAGE = """\
TSCTST client [/a]

Shows the license that a client device keeps. The genuine one runs on the client; here
its name is given. /a shows its hardware ID, too."""
_TYPES = {
    DiscoveryScope.WORKGROUP: "Domain",  # so the help of the kit says
    DiscoveryScope.DOMAIN: "Domain",
    DiscoveryScope.FOREST: "Enterprise",
}
_NO_SERVERS = "No license server was found."
_NOT_AVAILABLE = "{server}: the license server does not answer."
_NO_SERVER = "There is no license server {name}."
_NO_DEVICE = "There is no client device {name} in this lab."
_NO_LICENSE = "No license is kept on {name}."
_PAGE, _MOST = 500, 5000
_MORE = "More than this is not listed here: save a list of RD Licensing Manager."
_HEAD = "LicenseID\tKeyPackID\tClient\tUser\tStart\tIssueType\tLicenseType\tEnd"


def lsview(asked: Asked) -> Answer:
    """List the license servers that are found."""
    if _VIEW.read(asked.options) is None:
        return failed(_VIEW_USAGE)
    servers = [_seen(asked, server.name) for server in asked.lab.servers()]
    found = [server for server in servers if server is not None]
    if not found:
        return Answer(_NO_SERVERS, code=1)
    now = clock.iso(asked.lab.settings().now)
    lines = [f"{'Server':<20} {'Type':<12} Available"]
    for server in found:
        answers = now if server.is_available else "no answer"
        lines.append(f"{server.name:<20} {_TYPES[server.scope]:<12} {answers}")
    return Answer("\n".join(lines))


def lsreport(asked: Asked) -> Answer:
    """List what license servers have issued."""
    options = _REPORT.read(asked.options)
    if options is None or options.values:
        return failed(_REPORT_USAGE)
    names = options.operands or (asked.computer.name,)
    lines, is_short = [_HEAD], "/t" in options.switches
    for name in names:
        server = _seen(asked, name)
        if server is None:
            return failed(_NO_SERVER.format(name=name))
        if not server.is_available:
            return failed(_NOT_AVAILABLE.format(server=server.name))
        lines += _issued(asked.lab, server, only_temporary=is_short)
    return Answer("\n".join(lines))


def tsctst(asked: Asked) -> Answer:
    """Show the license that a client device keeps."""
    options = _CLIENT.read(asked.options)
    if options is None or not options.operands:
        return failed(_CLIENT_USAGE)
    device = asked.lab.device(options.operands[0])
    if device is None:
        return failed(_NO_DEVICE.format(name=options.operands[0]))
    kept = device.client_license
    if kept is None or not device.keeps_license:
        return Answer(_NO_LICENSE.format(name=device.name), code=1)
    domain = asked.lab.settings().domain or "WORKGROUP"
    facts = {
        "Issuer": kept.server,
        "Scope": domain,
        "Issued to machine": device.name,
        "License version": kept.version.server_name,
        "License type": "temporary" if kept.is_temporary else "permanent",
        "Valid until": clock.iso(kept.expires_on),
    }
    if "/a" in options.switches:
        facts["Hardware ID"] = device.hardware_id
    return Answer("\n".join(f"{name:<18}: {value}" for name, value in facts.items()))


def _seen(asked: Asked, name: str) -> LicenseServer | None:
    return asked.lab.find_server(name, seen_from=asked.computer.name)


def _issued(
    lab: Queries, server: LicenseServer, *, only_temporary: bool
) -> Iterator[str]:
    packs = {pack.id: pack for pack in lab.packs(server.name)}
    last, count = 0, 0
    while page := lab.issued(server.name, after=last, limit=_PAGE):
        last = page[-1].id
        for issued in page:
            pack = packs[issued.pack_id]
            if not only_temporary or _issue_type(issued, pack) == "Temporary":
                yield _line(issued, pack)
        count += len(page)
        if count >= _MOST:
            yield _MORE
            return


def _issue_type(issued: IssuedLicense, pack: LicensePack) -> str:
    is_temporary = issued.status == "temporary" or pack.program == "temporary"
    return "Temporary" if is_temporary else issued.status.capitalize()


def _line(issued: IssuedLicense, pack: LicensePack) -> str:
    kind = "Device" if pack.type is LicenseType.PER_DEVICE else "User"
    return "\t".join(
        (
            str(issued.id),
            str(issued.pack_id),
            issued.computer or "",
            issued.user or "",
            clock.day(issued.issued_on),
            _issue_type(issued, pack),
            f"{pack.version.server_name} Per {kind}",
            clock.day(issued.expires_on),
        )
    )
