"""The registry of one computer, as it is at this moment."""

from core.management.answers import (
    NO_KEY,
    NO_VALUE,
    Because,
    No,
    Outcome,
)
from core.management.registry.hives import last_name, parent_of
from core.management.registry.key import Key
from core.management.registry.machine import Machine
from core.management.registry.table import KEYS
from core.management.registry.values import Value

_DENIED = (
    "Access is denied. {account} is no administrator of {computer}. Choose Training, "
    "and then Sign In As…, and sign in as an administrator."
)


class Registry:
    """Keys below HKEY_LOCAL_MACHINE, by their paths, whatever the case.

    A write changes nothing: it gives back the command that does, or why there is none.
    """

    def __init__(self, machine: Machine) -> None:
        """Read all keys that this computer has; there are few."""
        self.machine = machine
        self._keys: dict[str, tuple[Key, list[Value]]] = {}
        self._paths = {"": ""}  # in lower case, as they are written
        for key in KEYS:
            values = key.values(machine)
            if values is not None:
                self._keys[key.path.casefold()] = key, [*values]
                self._add_path(key.path)

    def _add_path(self, path: str) -> None:
        while path and path.casefold() not in self._paths:
            self._paths[path.casefold()] = path
            path = parent_of(path)

    def path(self, wanted: str) -> str | None:
        """Return a path as it is written; None where there is no such key."""
        return self._paths.get(wanted.casefold())

    def subkeys(self, path: str) -> list[str]:
        """List the names of the keys right below one, by name."""
        above = path.casefold()
        found = (
            p for p in self._paths.values() if p and parent_of(p.casefold()) == above
        )
        return sorted(map(last_name, found), key=str.casefold)

    def values(self, path: str) -> list[Value]:
        """List the values of a key by name; of one that is not there, none."""
        _, values = self._keys.get(path.casefold(), (None, []))
        return sorted(values, key=lambda value: value.name.casefold())

    def value(self, path: str, name: str) -> Value | None:
        """Return a value of a key, or None."""
        return next((v for v in self.values(path) if v.is_named(name)), None)

    def source(self, path: str) -> str:
        """Say where a key is documented; empty for one that only holds other keys."""
        key, _ = self._keys.get(path.casefold(), (None, []))
        return "" if key is None else key.source

    def walk(self, path: str = "") -> list[str]:
        """List a key and all keys below it, each before what is below it."""
        found = [path] if self.path(path) is not None else []
        for name in self.subkeys(path):
            found += self.walk(rf"{path}\{name}" if path else name)
        return found

    def write(self, path: str, value: Value) -> Outcome:
        """Make a value, or give it other data."""
        key = self._key(path)
        return key if isinstance(key, No) else key.write(self.machine, value)

    def remove(self, path: str, name: str) -> Outcome:
        """Delete a value."""
        key = self._key(path)
        if isinstance(key, No):
            return key
        value = self.value(path, name)
        return NO_VALUE if value is None else key.remove(self.machine, value)

    def delete(self, path: str) -> Outcome:
        """Delete a key with all that is in it."""
        key = self._key(path)
        return key if isinstance(key, No) else key.delete(self.machine)

    def _key(self, path: str) -> Key | No:
        """Return a key that the person may change, or why not."""
        written = self.path(path)
        if written is None:
            return NO_KEY
        if not self.machine.is_administered:
            account = self.machine.lab.settings().signed_in
            said = _DENIED.format(account=account, computer=self.machine.name)
            return No(Because.DENIED, said)
        key, _ = self._keys.get(written.casefold(), (_empty(written), []))
        return key


def _empty(path: str) -> Key:
    """Give a key that only holds other keys; nothing in it can be changed."""
    return Key(path, "", lambda _: [])
