r"""How keys are named: root keys, their short names, and paths below them."""

from enum import StrEnum
from typing import NamedTuple


class Hive(StrEnum):
    """A root key; this training has something of the local machine alone."""

    CLASSES_ROOT = "HKEY_CLASSES_ROOT"
    CURRENT_USER = "HKEY_CURRENT_USER"
    LOCAL_MACHINE = "HKEY_LOCAL_MACHINE"
    USERS = "HKEY_USERS"
    CURRENT_CONFIG = "HKEY_CURRENT_CONFIG"


_SHORT = {
    "hkcr": Hive.CLASSES_ROOT,
    "hkcu": Hive.CURRENT_USER,
    "hklm": Hive.LOCAL_MACHINE,
    "hku": Hive.USERS,
    "hkcc": Hive.CURRENT_CONFIG,
}
_BY_NAME = {**_SHORT, **{hive.casefold(): hive for hive in Hive}}
_ABOVE = "computer\\"
"""What the address bar of Registry Editor puts before a root key."""
_PROVIDER = "registry::"
"""What PowerShell puts before a root key."""


class KeyName(NamedTuple):
    r"""A root key, and the path below it: `SYSTEM\CurrentControlSet`, or nothing."""

    hive: Hive
    path: str

    @property
    def full(self) -> str:
        """The name as programs write it."""
        return rf"{self.hive}\{self.path}" if self.path else str(self.hive)


def read_key(typed: str) -> KeyName | None:
    r"""Read `HKLM\…`, `HKLM:\…` or `Computer\HKEY_LOCAL_MACHINE\…`; None: no key."""
    text = typed.strip().replace("/", "\\")
    for prefix in (_PROVIDER, _ABOVE):
        if text.casefold().startswith(prefix):
            text = text[len(prefix) :]
    root, _, path = text.partition("\\")
    hive = _BY_NAME.get(root.removesuffix(":").casefold())
    return None if hive is None else KeyName(hive, joined(path.split("\\")))


def local_name(path: str) -> str:
    """Return the full name of a key of the local machine."""
    return KeyName(Hive.LOCAL_MACHINE, path).full


def joined(names: list[str]) -> str:
    """Join the names of keys, each below the one before; empty ones are left out."""
    return "\\".join(name for name in names if name)


def parent_of(path: str) -> str:
    """Return the path of the key above; of one right below a root key it is empty."""
    return path.rpartition("\\")[0]


def last_name(path: str) -> str:
    """Return the name of a key without what is above it."""
    return path.rpartition("\\")[2]
