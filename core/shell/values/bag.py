"""Objects with named values, and hash tables; both ignore the case of names."""

from collections.abc import Hashable, Iterable, Mapping

from core.shell.values.kinds import Value

CUSTOM = "System.Management.Automation.PSCustomObject"


class Bag:
    """An object made by a script: named values in the order in which they came."""

    __slots__ = ("_values", "methods", "net_name")

    def __init__(
        self,
        values: Mapping[str, Value] | Iterable[tuple[str, Value]] = (),
        net_name: str = CUSTOM,
    ) -> None:
        """Take values by name; of names that differ only in case the first counts."""
        self._values: dict[str, Value] = dict(values)
        self.net_name = net_name
        self.methods: dict[str, Value] = {}
        """Script blocks by name, in lower case; what Add-Member gave it."""

    def names(self) -> list[str]:
        """List the names of its properties, as they were written."""
        return list(self._values)

    def items(self) -> Iterable[tuple[str, Value]]:
        """Return names and values."""
        return self._values.items()

    def written(self, name: str) -> str | None:
        """Return a name as it was first written; None if there is none."""
        if name in self._values:
            return name
        folded = name.lower()
        return next((n for n in self._values if n.lower() == folded), None)

    def __contains__(self, name: str) -> bool:
        """Tell whether there is such a property, whatever its case."""
        return self.written(name) is not None

    def get(self, name: str, default: Value = None) -> Value:
        """Return a value, or the default."""
        written = self.written(name)
        return default if written is None else self._values[written]

    def put(self, name: str, value: Value) -> None:
        """Set a value, under the name as it was first written."""
        self._values[self.written(name) or name] = value


class Table:
    """A hash table: values by keys of any kind, in the order in which they came.

    That order is our choice; the genuine one has its own unless it is [ordered].
    """

    __slots__ = ("_entries", "is_ordered")

    def __init__(
        self,
        pairs: Mapping[str, Value] | Iterable[tuple[Value, Value]] = (),
        *,
        is_ordered: bool = False,
    ) -> None:
        """Take values by their keys; a later one replaces an earlier one."""
        self._entries: dict[Hashable, tuple[Value, Value]] = {}
        self.is_ordered = is_ordered
        found = pairs.items() if isinstance(pairs, Mapping) else pairs
        for key, value in found:
            self.put(key, value)

    @property
    def net_name(self) -> str:
        """The full name of its type."""
        if self.is_ordered:
            return "System.Collections.Specialized.OrderedDictionary"
        return "System.Collections.Hashtable"

    def __len__(self) -> int:
        """Count the entries."""
        return len(self._entries)

    def __contains__(self, key: Value) -> bool:
        """Tell whether there is such a key."""
        return _folded(key) in self._entries

    def keys(self) -> list[Value]:
        """List the keys as they were written."""
        return [key for key, _ in self._entries.values()]

    def values(self) -> list[Value]:
        """List the values."""
        return [value for _, value in self._entries.values()]

    def items(self) -> list[tuple[Value, Value]]:
        """List keys with their values."""
        return list(self._entries.values())

    def get(self, key: Value, default: Value = None) -> Value:
        """Return a value, or the default."""
        found = self._entries.get(_folded(key))
        return default if found is None else found[1]

    def put(self, key: Value, value: Value) -> None:
        """Set a value, under the key as it was first written."""
        folded = _folded(key)
        before = self._entries.get(folded)
        self._entries[folded] = (key if before is None else before[0], value)

    def remove(self, key: Value) -> None:
        """Forget an entry; no matter if there is none."""
        self._entries.pop(_folded(key), None)

    def clear(self) -> None:
        """Forget all entries."""
        self._entries.clear()

    def copy(self) -> "Table":
        """Return another table with the same entries."""
        return Table(self.items(), is_ordered=self.is_ordered)


class Entry(Bag):
    """A key with its value, as `GetEnumerator()` gives them."""

    __slots__ = ()

    def __init__(self, key: Value, value: Value) -> None:
        """Take both; the name is the key, once more."""
        super().__init__(
            {"Name": key, "Key": key, "Value": value},
            "System.Collections.DictionaryEntry",
        )


def _folded(key: Value) -> Hashable:
    """Return what finds a key: text in any case, and objects by what they are."""
    if isinstance(key, str):
        return key.lower()
    try:
        hash(key)
    except TypeError:
        return id(key)
    assert isinstance(key, Hashable)
    return key
