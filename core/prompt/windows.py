"""The programs that open a window, with what their options set in it."""

from collections.abc import Callable

from core.prompt.answer import Answer, Asked, failed
from core.prompt.computers import named
from core.prompt.options import Options, Syntax

MANAGER = "manager"
"""The name by which an answer opens RD Licensing Manager itself."""
COMPUTER, ADMINISTRATIVE, YES = "computer", "administrative", "yes"
"""What can be set in a window that a command line opens."""

_PLAIN = {
    "licmgr": (MANAGER, "LICMGR\n\nOpens RD Licensing Manager. It has no options."),
    "lsdiag": (
        "diagnoser",
        "LSDIAG.MSC\n\nOpens RD Licensing Diagnoser. It has no options.",
    ),
    "taskschd": (
        "tasks",
        "TASKSCHD.MSC\n\nOpens Task Scheduler. It has no options.",
    ),
    "servermanager": (
        "server-manager",
        "SERVERMANAGER\n\nOpens Server Manager. It has no options.",
    ),
}
_MSTSC = Syntax(
    switches=("/admin", "/f", "/public", "/span", "/multimon", "/prompt"),
    colon=("/v", "/w", "/h"),
)
_MSTSC_USAGE = """\
MSTSC [/v:server[:port]] [/admin] [/f] [/w:width] [/h:height] [/public] [/span]
      [/multimon] [/prompt]

  /v      The computer to connect to.
  /admin  Connect for administration.

The others are about the picture and the password, which this training does not
have; they change nothing. Files and gateways are not part of it."""
_PORT = ":3389"
_GPEDIT = Syntax(colon=("/gpcomputer",))
_GPEDIT_USAGE = (
    "GPEDIT.MSC [/gpcomputer:computer]\n\n"
    "  /gpcomputer  Open the policy of this computer."
)
_POWERSHELL_USAGE = (
    "POWERSHELL\n\nOpens Windows PowerShell at this computer. Type or paste scripts "
    "there."
)
_REGEDIT_USAGE = (
    "REGEDIT\n\nOpens Registry Editor at this computer. Files are exported in the "
    "window, or with reg export."
)
_EVENTVWR = Syntax(most=1)
_EVENTVWR_USAGE = (
    "EVENTVWR [computer]\n\n"
    "  computer  Show the events of this computer alone.\n\n"
    "Files, channels and queries are chosen in the window."
)


def mstsc(asked: Asked) -> Answer:
    """Open Remote Desktop Connection, at a computer, for administration."""
    options = _MSTSC.read(asked.options)
    if options is None or not _are_sizes(options):
        return failed(_MSTSC_USAGE)
    chosen = {}
    if "/v" in options.values:
        chosen[COMPUTER] = options.values["/v"].removesuffix(_PORT)
    if "/admin" in options.switches:
        chosen[ADMINISTRATIVE] = YES
    return Answer(opens="connection", set=chosen)


def gpedit(asked: Asked) -> Answer:
    """Open Local Group Policy Editor, at a computer."""
    options = _GPEDIT.read(asked.options)
    if options is None:
        return failed(_GPEDIT_USAGE)
    return _at(asked, "policy", options.values.get("/gpcomputer", ""))


def powershell(asked: Asked) -> Answer:
    """Open Windows PowerShell, at this computer; scripts are typed there."""
    if asked.options:
        return failed(_POWERSHELL_USAGE)
    return Answer(opens="powershell", set={COMPUTER: asked.computer.name})


def regedit(asked: Asked) -> Answer:
    """Open Registry Editor, at this computer."""
    if asked.options:
        return failed(_REGEDIT_USAGE)
    return Answer(opens="registry", set={COMPUTER: asked.computer.name})


def eventvwr(asked: Asked) -> Answer:
    """Open Event Viewer, at the events of a computer."""
    options = _EVENTVWR.read(asked.options)
    if options is None:
        return failed(_EVENTVWR_USAGE)
    return _at(asked, "events", "".join(options.operands))


def plain(program: str) -> Callable[[Asked], Answer]:
    """Return a program that opens a window and has no options."""
    window, usage = _PLAIN[program]

    def call(asked: Asked) -> Answer:
        return failed(usage) if asked.options else Answer(opens=window)

    return call


def _at(asked: Asked, window: str, name: str) -> Answer:
    if not name:
        return Answer(opens=window)
    found = named(name, asked)
    if isinstance(found, Answer):
        return found
    return Answer(opens=window, set={COMPUTER: found.name})


def _are_sizes(options: Options) -> bool:
    sizes = (options.values.get(key, "0") for key in ("/w", "/h"))
    return all(size.isdecimal() for size in sizes)
