"""Arrays, and lists that grow in place, with their members."""

import functools
from collections.abc import Callable

from core.shell.types.failing import call_failure, out_of_range, place_in
from core.shell.types.net_type import Context, NetType
from core.shell.values.comparison import is_equal, order, same_type
from core.shell.values.conversion import as_list, to_array
from core.shell.values.errors import failure, too_big
from core.shell.values.kinds import MAX_ARRAY, GenericList, Growing, Value, net_name
from core.shell.values.numbers import to_whole
from core.shell.values.text import text_of

List = list[Value]


def _same(left: Value, right: Value) -> bool:
    """Compare as .NET does: types count, and so does the case of a text."""
    return same_type(left, right) and is_equal(left, right, case=True)


def _find(values: List, wanted: Value) -> int:
    return next((i for i, value in enumerate(values) if _same(value, wanted)), -1)


def _find_last(values: List, wanted: Value) -> int:
    places = range(len(values) - 1, -1, -1)
    return next((i for i in places if _same(values[i], wanted)), -1)


def _contains(values: List, wanted: Value) -> bool:
    return _find(values, wanted) >= 0


def _sort(values: List) -> None:
    values.sort(key=functools.cmp_to_key(order))


def _copy(values: List) -> List:
    return type(values)(values)


# ---- arrays ----


def _fixed(method: str) -> Callable[..., Value]:
    """Refuse to change the size of an array, as arrays do."""

    def refuse(_: List, *arguments: Value) -> Value:
        raise call_failure(
            method,
            len(arguments),
            "Collection was of a fixed size.",
            "NotSupportedException",
        )

    return refuse


def _get(values: List, place: Value) -> Value:
    return values[place_in(place, len(values), "GetValue", 1)]


def _set(values: List, value: Value, place: Value) -> None:
    values[place_in(place, len(values), "SetValue", 2)] = value


def _dimension(values: List, dimension: Value, last: int) -> int:
    place_in(dimension, 1, "GetLength", 1, "dimension")
    return len(values) + last


def _clear_array(values: List) -> None:
    values[:] = [None] * len(values)


def _array(value: Value) -> List:
    """Return the array that a static method is given; ScriptError if it is none."""
    if isinstance(value, list):
        return value
    raise failure(
        f'Cannot convert the "{text_of(value)}" value of type "{net_name(value)}" to '
        'type "System.Array".',
        "MethodArgumentConversionInvalidCastArgument",
        "NotSpecified",
    )


ARRAY = NetType(
    "System.Array",
    ("array", "System.Object[]"),
    lambda value, _: None if value is None else to_array(value),
    accepts=lambda value: isinstance(value, list) and not isinstance(value, Growing),
    properties={
        "Count": len,
        "Length": len,
        "Rank": lambda _: 1,
        "IsFixedSize": lambda _: True,
    },
    methods={
        "Add": _fixed("Add"),
        "Clear": _clear_array,
        "Clone": _copy,
        "Contains": _contains,
        "GetLength": lambda values, dimension: _dimension(values, dimension, 0),
        "GetLowerBound": lambda values, dimension: 0,
        "GetUpperBound": lambda values, dimension: _dimension(values, dimension, -1),
        "GetValue": _get,
        "Insert": _fixed("Insert"),
        "Remove": _fixed("Remove"),
        "RemoveAt": _fixed("RemoveAt"),
        "SetValue": _set,
    },
    static_methods={
        "IndexOf": lambda _, values, wanted: _find(_array(values), wanted),
        "LastIndexOf": lambda _, values, wanted: _find_last(_array(values), wanted),
        "Reverse": lambda _, values: _array(values).reverse(),
        "Sort": lambda _, values: _sort(_array(values)),
    },
)


# ---- lists that grow ----


def _grow(values: List, more: List) -> None:
    if len(values) + len(more) > MAX_ARRAY:
        raise too_big("A list", MAX_ARRAY)
    values.extend(more)


def _add_and_tell(values: List, value: Value) -> int:
    _grow(values, [value])
    return len(values) - 1


def _add(values: List, value: Value) -> None:
    _grow(values, [value])


def _add_all(values: List, more: Value) -> None:
    _grow(values, list(as_list(more)))


def _insert(values: List, place: Value, value: Value) -> None:
    where = place_in(place, len(values) + 1, "Insert", 2)
    _grow(values, [value])
    values.insert(where, values.pop())


def _insert_all(values: List, place: Value, more: Value) -> None:
    where = place_in(place, len(values) + 1, "InsertRange", 2)
    given = list(as_list(more))
    _grow(values, given)
    del values[len(values) - len(given) :]
    values[where:where] = given


def _remove_and_tell(values: List, value: Value) -> bool:
    where = _find(values, value)
    if where >= 0:
        del values[where]
    return where >= 0


def _remove(values: List, value: Value) -> None:
    _remove_and_tell(values, value)


def _remove_at(values: List, place: Value) -> None:
    del values[place_in(place, len(values), "RemoveAt", 1)]


def _span(values: List, start: Value, count: Value, method: str) -> slice:
    first, size = int(to_whole(start)), int(to_whole(count))
    if first < 0 or size < 0 or first + size > len(values):
        raise out_of_range(method, 2, "count")
    return slice(first, first + size)


def _remove_range(values: List, start: Value, count: Value) -> None:
    del values[_span(values, start, count, "RemoveRange")]


def _get_range(values: List, start: Value, count: Value) -> List:
    return type(values)(values[_span(values, start, count, "GetRange")])


_METHODS: dict[str, Callable[..., Value]] = {
    "AddRange": _add_all,
    "Clear": lambda values: values.clear(),
    "Contains": _contains,
    "GetRange": _get_range,
    "IndexOf": _find,
    "Insert": _insert,
    "InsertRange": _insert_all,
    "LastIndexOf": _find_last,
    "RemoveAt": _remove_at,
    "RemoveRange": _remove_range,
    "Reverse": lambda values: values.reverse(),
    "Sort": _sort,
    "ToArray": lambda values: list(values),
}
_PROPERTIES: dict[str, Callable[[List], Value]] = {
    "Capacity": lambda values: max(4, len(values)),
    "Count": len,
}


def _from(kind: type[Growing]) -> Callable[..., Value]:
    """Make the constructor of a list: empty, for so many, or with these values."""

    def new(_: Context, values: Value = None) -> Value:
        return kind(values) if isinstance(values, list) else kind()

    return new


def _into(kind: type[Growing]) -> Callable[[Value, Context], Value]:
    return lambda value, _: None if value is None else kind(as_list(value))


ARRAY_LIST = NetType(
    Growing.net_name,
    convert=_into(Growing),
    new=_from(Growing),
    properties=_PROPERTIES,
    methods={
        **_METHODS,
        "Add": _add_and_tell,
        "Clone": _copy,
        "Remove": _remove,
    },
)
LIST = NetType(
    GenericList.net_name,
    ("System.Collections.Generic.List", "System.Collections.Generic.List`1"),
    _into(GenericList),
    new=_from(GenericList),
    properties=_PROPERTIES,
    methods={**_METHODS, "Add": _add, "Remove": _remove_and_tell},
)

TYPES = (ARRAY, ARRAY_LIST, LIST)
