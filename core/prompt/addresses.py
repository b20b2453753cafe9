"""`ipconfig`, `nslookup`, `netstat` and `telnet`: addresses and ports of the lab.

What a lab does not know is not shown: masks, gateways, and ports of clients.
"""

from core.management.ports import listening
from core.prompt.answer import Answer, Asked, failed
from core.prompt.network import CONTROLLER_ADDRESS, find
from core.prompt.options import Syntax
from core.prompt.port_test import is_open

_IPCONFIG = Syntax(switches=("/all", "/flushdns", "/registerdns"))
_IPCONFIG_USAGE = """\
IPCONFIG [/all | /flushdns | /registerdns]

  /all          Show the name, the suffix and the DNS server, too.
  /flushdns     Here no answer of DNS is kept, so nothing is lost.
  /registerdns  Here every name is registered already."""
_FLUSHED = "Successfully flushed the DNS Resolver Cache."
_REGISTERED = "Registration of the DNS resource records has been initiated."
_NSLOOKUP = Syntax(most=1)
_NSLOOKUP_USAGE = "NSLOOKUP name\n\nAsks the DNS server of the domain for an address."
_NO_SERVER = "*** Default servers are not available"
_TIMEOUT = "DNS request timed out.\n    timeout was 2 seconds."
_NO_NAME = "*** {server} can't find {name}: Non-existent domain"
_NETSTAT = Syntax(switches=("/a", "/n", "/an", "/na", "/ano", "/o"))
_NETSTAT_USAGE = """\
NETSTAT -a [-n] [-o]

Shows the ports at which a service listens. Connections are not part of this training:
qwinsta lists the sessions."""
_NETSTAT_HEAD = (
    "\nActive Connections\n\n"
    "  Proto  Local Address          Foreign Address        State"
)
_DYNAMIC = (
    "\nThe dynamic ports of RPC, from 49152 on, are told at port 135; they are not "
    "listed here."
)
_TELNET = Syntax(most=2)
_TELNET_USAGE = """\
TELNET computer [port]

Tells whether a port answers; without one it is 23, where nothing listens here."""
_CONNECTING = "Connecting To {name}..."
_CONNECTED = (
    "\nThe port answers: the screen of telnet would be empty now. The connection was "
    "closed again."
)
_FAILED = "Could not open connection to the host, on port {port}: Connect failed"
_TELNET_PORT, _LAST_PORT = 23, 65535


def ipconfig(asked: Asked) -> Answer:
    """Show the address of the computer."""
    options = _IPCONFIG.read(asked.options)
    if options is None or len(options.switches) > 1:
        return failed(_IPCONFIG_USAGE)
    if "/flushdns" in options.switches:
        return Answer(f"\nWindows IP Configuration\n\n{_FLUSHED}")
    if "/registerdns" in options.switches:
        return Answer(f"\nWindows IP Configuration\n\n{_REGISTERED}")
    settings, lines = asked.lab.settings(), ["\nWindows IP Configuration\n"]
    is_long = bool(options.switches)
    suffix = settings.domain if settings.has_member(asked.computer) else None
    if is_long:
        lines.append(_fact("Host Name", asked.computer.name))
        lines.append(_fact("Primary Dns Suffix", suffix or ""))
    lines += ["\nEthernet adapter Ethernet:\n"]
    if suffix:
        lines.append(_fact("Connection-specific DNS Suffix", suffix))
    lines.append(_fact("IPv4 Address", asked.computer.address))
    if is_long and suffix:
        lines.append(_fact("DNS Servers", CONTROLLER_ADDRESS))
    return Answer("\n".join(lines))


def nslookup(asked: Asked) -> Answer:
    """Ask the domain's DNS server for the address of a name."""
    options = _NSLOOKUP.read(asked.options)
    if options is None or not options.operands:
        return failed(_NSLOOKUP_USAGE)
    settings, (name,) = asked.lab.settings(), options.operands
    if settings.domain is None:
        return failed(_NO_SERVER)
    if not asked.lab.reaches_directory(asked.computer.name):
        return failed(_TIMEOUT)
    head = f"Server:  {settings.domain}\nAddress:  {CONTROLLER_ADDRESS}\n"
    found = find(asked, name)
    if found is None:
        missing = _NO_NAME.format(server=settings.domain, name=name)
        return Answer(f"{head}\n{missing}", code=1)
    return Answer(f"{head}\nName:    {found.full_name}\nAddress:  {found.address}")


def netstat(asked: Asked) -> Answer:
    """List the ports at which a service of the computer listens."""
    options = _NETSTAT.read(asked.options)
    if options is None or not options.switches - {"/n", "/o"}:
        return failed(_NETSTAT_USAGE)
    rows = [
        f"  TCP    {f'0.0.0.0:{port}':<22} {'0.0.0.0:0':<22} LISTENING"
        for port in listening(asked.lab, asked.computer.name)
    ]
    return Answer("\n".join([_NETSTAT_HEAD, *rows, _DYNAMIC]))


def telnet(asked: Asked) -> Answer:
    """Tell whether a port of a computer answers."""
    options = _TELNET.read(asked.options)
    if options is None or not options.operands:
        return failed(_TELNET_USAGE)
    name, *rest = options.operands
    port = rest[0] if rest else str(_TELNET_PORT)
    if not (port.isascii() and port.isdecimal() and 1 <= int(port) <= _LAST_PORT):
        return failed(_TELNET_USAGE)
    connecting = _CONNECTING.format(name=name)
    found = find(asked, name)
    if found is not None and is_open(asked, found, int(port)):
        return Answer(connecting + _CONNECTED)
    return failed(connecting + _FAILED.format(port=port))


def _fact(name: str, value: str) -> str:
    return f"   {f'{name} ':.<35} : {value}".rstrip()
