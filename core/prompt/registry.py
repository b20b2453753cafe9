"""`reg`: a session host's certificates, MaxVerPages, and the key that is no fix."""

from dataclasses import dataclass

from core.catalog import CertificateValue, Service
from core.commands.certificates import DeleteCertificate
from core.commands.database import VERSION_PAGES, SetVersionPages
from core.commands.services import role_with
from core.prompt import host_registry
from core.prompt.answer import Answer, Asked
from core.prompt.host_registry import MODE_ADD, NOT_FOUND, SERVERS_ADD
from core.prompt.options import Syntax
from core.records import LicenseServer, SessionHost

_RCM = r"HKLM\SYSTEM\CurrentControlSet\Control\Terminal Server\RCM"
_LICENSING = r"HKLM\SYSTEM\CurrentControlSet\Services\TermServLicensing\Parameters"
_VERSION_PAGES = "maxverpages"
RCM_QUERY = f'reg query "{_RCM}"'
PAGES_ADD = f"reg add {_LICENSING} /v MaxVerPages /t REG_DWORD /d 1024"
_DONE = "The operation completed successfully."
_NO_FIX = (
    "Nothing was deleted: this is no fix, and it is not taught here.\n\n"
    "The key GracePeriod holds when the 120 days began. Without it they would begin "
    "anew, but the session host would still have no licensing mode and no license "
    "server, and whoever connects still needs an RDS CAL. Microsoft advises against "
    "it.\n\n"
    "Set both in gpedit.msc, run gpupdate /force, and look at the result in "
    "lsdiag.msc."
)
_USAGE = """\
REG QUERY key [/v value] [/s]
REG EXPORT key file [/y]
REG DELETE key /v value [/f]
REG ADD key /v value /t type /d data [/f]

"""
_SYNTAX = {  # the options of each verb, and the words beside its key
    "query": Syntax(switches=("/s",), following=("/v",), most=1),
    "export": Syntax(switches=("/y",), most=2),
    "delete": Syntax(switches=("/f",), following=("/v",), most=1),
    "add": Syntax(switches=("/f",), following=("/v", "/t", "/d"), most=1),
}
_OTHER = (
    "Of the registry, this training has the certificates of a session host, its "
    "licensing mode and license servers, the policy settings, and the version pages "
    f"of a license server:\n\n{RCM_QUERY}\n{MODE_ADD}\n{SERVERS_ADD}\n{PAGES_ADD}"
)
_ONE_VALUE = (
    "Delete one value at a time, after reg export has saved the key: /v and the name "
    "of the value in quotation marks."
)
_PAGES_WRONG = (
    "ERROR: MaxVerPages takes a number from {first} to {last} in this training, for "
    "example /d 1024."
)


@dataclass(frozen=True)
class _Line:
    """A line of `reg`: what is done, to which key, with which options."""

    verb: str
    key: str
    options: dict[str, str]  # by their letter: "v" for /v


def reg(asked: Asked) -> Answer:
    """Read the line and change what this training has of the registry."""
    line = _read(asked.options)
    if line is None:
        return Answer(f"{_USAGE}{_OTHER}")
    if line.verb == "delete" and "graceperiod" in line.key:
        return Answer(_NO_FIX)
    roles = asked.roles
    found = host_registry.answered(line.verb, line.key, line.options, roles)
    if found is not None:
        return found
    host = role_with(Service.SESSIONS, roles)
    if line.key == _RCM.casefold() and isinstance(host, SessionHost):
        return _certificates(line, host)
    server = role_with(Service.LICENSING, roles)
    is_pages = line.options.get("v", "").casefold() == _VERSION_PAGES
    if (
        line.key == _LICENSING.casefold()
        and is_pages
        and isinstance(server, LicenseServer)
    ):
        return _pages(line, server)
    is_known = line.key in {_RCM.casefold(), _LICENSING.casefold()}
    return Answer(NOT_FOUND if is_known else _OTHER)


def _read(words: tuple[str, ...]) -> _Line | None:
    """Read the line; None where a verb does not know an option, or misses a word."""
    verb, *rest = (*(word.casefold() for word in words[:1]), *words[1:]) or ("",)
    syntax = _SYNTAX.get(verb)
    options = syntax.read(rest) if syntax else None
    needed = 2 if verb == "export" else 1
    if options is None or len(options.operands) < needed:
        return None
    path = options.operands[0].casefold().replace("hkey_local_machine", "hklm")
    values = {key[1:]: value for key, value in options.values.items()}
    return _Line(verb, path.rstrip("\\"), values)


def _certificates(line: _Line, host: SessionHost) -> Answer:
    if line.verb == "query":
        values = {value.value: "REG_BINARY" for value in _there(host)}
        return host_registry.query(_RCM, values, line.options)
    if line.verb == "export":
        return Answer(_DONE)
    if line.verb != "delete":
        return Answer(_OTHER)
    wanted = line.options.get("v", "").casefold()
    if not wanted:
        return Answer(_ONE_VALUE)
    value = next((v for v in _there(host) if v.casefold() == wanted), None)
    if value is None:
        return Answer(NOT_FOUND)
    return Answer(command=DeleteCertificate(host=host.name, value=value), done=_DONE)


def _there(host: SessionHost) -> list[CertificateValue]:
    """List the values that are in the registry; those deleted come with a restart.

    Before the first contact with a license server there are none (domain.md 13.5).
    """
    if not host.met_license_server:
        return []
    if host.waits_for_restart:
        return list(host.stale_certificates)
    return list(CertificateValue)


def _pages(line: _Line, server: LicenseServer) -> Answer:
    if line.verb != "add":
        return Answer(_OTHER)
    typed = line.options.get("d", "")
    first, last = VERSION_PAGES
    if not (typed.isdecimal() and first <= int(typed) <= last):
        return Answer(_PAGES_WRONG.format(first=first, last=last))
    command = SetVersionPages(server=server.name, pages=int(typed))
    return Answer(command=command, done=_DONE)
