"""Variables that PowerShell itself sets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.shell.drives.node import path_info
from core.shell.values.bag import Bag, Table
from core.shell.values.version import to_version

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.shell.running.engine import Engine
    from core.shell.running.scope import Scope
    from core.shell.values.kinds import Value

READERS: dict[str, Callable[[Scope], Value]] = {
    "?": lambda scope: scope.engine.ok,
    "lastexitcode": lambda scope: scope.engine.exit_code,
    "error": lambda scope: scope.engine.errors,
    "psitem": lambda scope: scope.get("_"),
    "pwd": lambda scope: path_info(scope.engine),
    "pscommandpath": lambda scope: scope.source.path,
    "psscriptroot": lambda scope: scope.source.path.rpartition("\\")[0],
}
"""Those that are computed when they are read."""

PREFERENCES = {
    "erroractionpreference": "Continue",
    "warningpreference": "Continue",
    "verbosepreference": "SilentlyContinue",
    "debugpreference": "SilentlyContinue",
    "informationpreference": "SilentlyContinue",
    "progresspreference": "Continue",
    "confirmpreference": "High",
    "whatifpreference": False,
}
_VERSION = "5.1.17763.1"


def initial(engine: Engine) -> dict[str, Value]:
    """Return what a session begins with."""
    versions = Table({"PSVersion": to_version(_VERSION), "PSEdition": "Desktop"})
    host = Bag(
        {
            "Name": "ConsoleHost",
            "Version": to_version(_VERSION),
            "CurrentCulture": "en-US",
            "CurrentUICulture": "en-US",
        }
    )
    return {
        **PREFERENCES,
        "psversiontable": versions,
        "host": host,
        "home": f"C:\\Users\\{engine.account().rpartition(chr(92))[2]}",
        "pshome": "C:\\Windows\\System32\\WindowsPowerShell\\v1.0",
        "pid": 4976,
        "shellid": "Microsoft.PowerShell",
        "psculture": "en-US",
        "psuiculture": "en-US",
        "ofs": " ",
        "maximumhistorycount": 4096,
    }
