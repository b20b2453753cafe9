"""A script of the person's, as a text."""

import os
import stat
from pathlib import Path

from core.errors import LabMissing
from core.shell.language.parser import LONGEST
from core.shell.language.source import decode

_MOST_BYTES = 4 * LONGEST
"""Of a file in any encoding; whether its text is too long is said when it is parsed."""
_LOOK = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def read(path: Path) -> str:
    """Read a script in any encoding that PowerShell knows; LabMissing if not."""
    try:
        with open(os.open(path, _LOOK), "rb") as file:
            is_plain = stat.S_ISREG(os.fstat(file.fileno()).st_mode)
            content = file.read(_MOST_BYTES + 1) if is_plain else b""
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise LabMissing(f"{path} cannot be read: {why}.") from error
    if not is_plain:
        raise LabMissing(f"{path} is no file. Choose a script, such as report.ps1.")
    if len(content) > _MOST_BYTES:
        raise LabMissing(
            f"{path} is longer than a script may be here, {LONGEST:,} characters."
        )
    return decode(content)
