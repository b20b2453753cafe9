"""Hash tables with their members."""

from collections.abc import Callable

from core.shell.types.failing import call_failure, place_in
from core.shell.types.net_type import Context, NetType
from core.shell.values.bag import Entry, Table
from core.shell.values.comparison import is_equal
from core.shell.values.errors import failure, too_big
from core.shell.values.kinds import MAX_ARRAY, Value, net_name
from core.shell.values.text import text_of


def _convert(value: Value, _: Context) -> Value:
    if value is None or isinstance(value, Table):
        return value
    raise failure(
        f'Cannot convert the "{text_of(value)}" value of type "{net_name(value)}" to '
        'type "System.Collections.Hashtable".',
        "ConvertToFinalInvalidCastException",
        "InvalidArgument",
    )


def _ordered(value: Value, _: Context) -> Value:
    if isinstance(value, Table):
        return Table(value.items(), is_ordered=True)
    raise failure("The ordered attribute can be specified only on a hash literal node.")


def _add(table: Table, key: Value, value: Value) -> None:
    if key in table:
        raise call_failure(
            "Add",
            2,
            "Item has already been added. Key in dictionary: "
            f"'{text_of(key)}'  Key being added: '{text_of(key)}'",
        )
    _put(table, key, value)


def _put(table: Table, key: Value, value: Value) -> None:
    if len(table) >= MAX_ARRAY:
        raise too_big("A hash table", MAX_ARRAY)
    table.put(key, value)


def _has_value(table: Table, value: Value) -> bool:
    return any(is_equal(held, value, case=True) for held in table.values())


def _insert(table: Table, place: Value, key: Value, value: Value) -> None:
    where = place_in(place, len(table) + 1, "Insert", 3)
    pairs = table.items()
    _add(table, key, value)
    table.clear()
    for name, held in [*pairs[:where], (key, value), *pairs[where:]]:
        table.put(name, held)


def _remove_at(table: Table, place: Value) -> None:
    table.remove(table.keys()[place_in(place, len(table), "RemoveAt", 1)])


def _entries(table: Table) -> list[Value]:
    return [Entry(key, value) for key, value in table.items()]


_METHODS: dict[str, Callable[..., Value]] = {
    "Add": _add,
    "Clear": lambda table: table.clear(),
    "Clone": lambda table: table.copy(),
    "Contains": lambda table, key: key in table,
    "ContainsKey": lambda table, key: key in table,
    "ContainsValue": _has_value,
    "GetEnumerator": _entries,
    "Item": lambda table, key: table.get(key),
    "Remove": lambda table, key: table.remove(key),
    "set_Item": _put,
}
_PROPERTIES: dict[str, Callable[[Table], Value]] = {
    "IsReadOnly": lambda _: False,
    "IsFixedSize": lambda _: False,
    "Keys": lambda table: table.keys(),
    "Values": lambda table: table.values(),
    "Count": len,
}

TYPES = (
    NetType(
        "System.Collections.Hashtable",
        ("hashtable",),
        _convert,
        new=lambda _, pairs=None: pairs.copy() if isinstance(pairs, Table) else Table(),
        properties=_PROPERTIES,
        methods=_METHODS,
    ),
    NetType(
        "System.Collections.Specialized.OrderedDictionary",
        ("ordered",),
        _ordered,
        new=lambda _: Table(is_ordered=True),
        properties=_PROPERTIES,
        methods={
            **_METHODS,
            "Insert": _insert,
            "RemoveAt": _remove_at,
        },
    ),
    NetType(
        "System.Collections.Generic.Dictionary`2",
        ("System.Collections.Generic.Dictionary",),
        _convert,
        new=lambda _: Table(),
        accepts=lambda value: isinstance(value, Table) and not value.is_ordered,
    ),
    NetType(
        "System.Collections.IDictionary",
        accepts=lambda value: isinstance(value, Table),
    ),
)
