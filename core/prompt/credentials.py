"""`cmdkey`: who a session host is to a license server, in a workgroup (3.7)."""

from core.catalog import Service
from core.commands.services import role_with
from core.commands.trusts import StoreCredentials
from core.prompt.answer import Answer, Asked, failed
from core.prompt.options import Syntax
from core.records import SessionHost
from core.rules.rights import PASSWORD

CREDENTIALS_ADD = f"cmdkey /add:RDLIC01 /user:RDLIC01\\Administrator /pass:{PASSWORD}"
_SYNTAX = (
    "Store the credentials of a user of the license server, for NETWORK SERVICE:\n\n"
    f"{CREDENTIALS_ADD}\n\nList what is stored:\n\ncmdkey /list[:RDLIC01]"
)
_OPTIONS = Syntax(switches=("/list",), colon=("/add", "/user", "/pass", "/list"))
_NO_HOST = "Only a session host asks license servers. Choose one as the computer."
_NO_ACCOUNT = "CMDKEY: There is no account {name} on {server}."
_WRONG_PASSWORD = f"CMDKEY: The password is not correct. Enter {PASSWORD}."
_NO_SERVER = "CMDKEY: There is no license server {server}."
_LIST_HEAD = "Currently stored credentials:\n"
_TARGET = "    Target: {server}\n    Type: Domain Password"
_ADDED = "CMDKEY: Credential added successfully, for NETWORK SERVICE."


def cmdkey(asked: Asked) -> Answer:
    """Store the credentials that a license server asks session hosts for."""
    options = _OPTIONS.read(asked.options)
    if options is None or not (options.values or options.switches):
        return failed(_SYNTAX)
    wanted, user = (options.values.get(key, "") for key in ("/add", "/user"))
    host = role_with(Service.SESSIONS, asked.roles)
    if not isinstance(host, SessionHost):
        return failed(_NO_HOST)
    if "/list" in {*options.values, *options.switches}:
        return Answer(_listed(host.stored_credentials, options.values.get("/list")))
    if not (wanted and user):
        return failed(_SYNTAX)
    server = asked.lab.find_server(wanted, seen_from=host.name)
    if server is None:
        return failed(_NO_SERVER.format(server=wanted))
    name = user.rpartition("\\")[2]
    if asked.lab.account(name) is None:
        return failed(_NO_ACCOUNT.format(name=name, server=server.name))
    if options.values.get("/pass", "") != PASSWORD:
        return failed(_WRONG_PASSWORD)
    command = StoreCredentials(host=host.name, server=server.name)
    return Answer(command=command, done=_ADDED)


def _listed(servers: tuple[str, ...], target: str | None) -> str:
    """List the license servers for which something is stored, or the wanted one."""
    stored = [
        _TARGET.format(server=server)
        for server in servers
        if target is None or server.casefold() == target.casefold()
    ]
    return "\n".join([_LIST_HEAD, *(stored or ["* NONE *"])])
