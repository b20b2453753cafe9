"""Whose program is at the other end of a connection; Linux tells it to everybody."""

import os
import socket
import sys
from pathlib import Path

from core import outside

_TABLES = (Path("/proc/self/net/tcp"), Path("/proc/self/net/tcp6"))
_LOCAL, _REMOTE, _STATE, _USER = 1, 2, 3, 7
_LONGEST = 10_000_000
"""Bytes of a table; a line of one has 150."""
_ESTABLISHED = "01"  # what is closed belongs to nobody


def can_be_told() -> bool:
    """Tell whether the system says who owns a connection."""
    return outside.is_there(_TABLES[0])


def is_own(here: tuple[str, int], there: tuple[str, int]) -> bool:
    """Tell whether the far end, `there`, belongs to who runs this program."""
    wanted = _written(there), _written(here)
    me = str(os.getuid())
    rows = (line.split() for table in _TABLES for line in _lines(table))
    return any(
        row[_STATE] == _ESTABLISHED
        and row[_USER] == me
        and row[_LOCAL].endswith(wanted[0])
        and row[_REMOTE].endswith(wanted[1])
        for row in rows
    )


def _lines(table: Path) -> list[str]:
    return outside.read(table, _LONGEST).text.splitlines()[1:]


def _written(address: tuple[str, int]) -> str:
    """Write an address as the tables do; in that of IPv6 more stands before it."""
    host, port = address
    number = int.from_bytes(socket.inet_aton(host), sys.byteorder)
    return f"{number:08X}:{port:04X}"
