"""`cmdkey`: who a session host is to a license server, in a workgroup (3.7)."""

from core.catalog import Service
from core.commands.services import role_with
from core.commands.trusts import StoreCredentials
from core.prompt.answer import Answer, Asked
from core.rules.rights import PASSWORD

CREDENTIALS_ADD = f"cmdkey /add:RDLIC01 /user:RDLIC01\\Administrator /pass:{PASSWORD}"
_SYNTAX = (
    "Store the credentials of a user of the license server, for NETWORK SERVICE:\n\n"
    f"{CREDENTIALS_ADD}"
)
_NO_HOST = "Only a session host asks license servers. Choose one as the computer."
_NO_ACCOUNT = "CMDKEY: There is no account {name} on {server}."
_WRONG_PASSWORD = f"CMDKEY: The password is not correct. Enter {PASSWORD}."
_NO_SERVER = "CMDKEY: There is no license server {server}."
_ADDED = "CMDKEY: Credential added successfully, for NETWORK SERVICE."


def cmdkey(asked: Asked) -> Answer:
    """Store the credentials that a license server asks session hosts for."""
    options = {
        key.casefold(): value
        for key, _, value in (option.partition(":") for option in asked.options)
    }
    wanted, user = options.get("/add", ""), options.get("/user", "")
    if not (wanted and user):
        return Answer(_SYNTAX)
    host = role_with(Service.SESSIONS, asked.lab.roles_of(asked.computer.name))
    if host is None:
        return Answer(_NO_HOST)
    server = asked.lab.find_server(wanted, seen_from=host.name)
    if server is None:
        return Answer(_NO_SERVER.format(server=wanted))
    name = user.rpartition("\\")[2]
    if asked.lab.account(name) is None:
        return Answer(_NO_ACCOUNT.format(name=name, server=server.name))
    if options.get("/pass", "") != PASSWORD:
        return Answer(_WRONG_PASSWORD)
    command = StoreCredentials(host=host.name, server=server.name)
    return Answer(command=command, done=_ADDED)
