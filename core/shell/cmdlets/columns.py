"""Properties that a cmdlet is told: names, patterns, and calculated ones."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from core.shell.running.items import plain_test, with_item
from core.shell.running.reading import names_of, property_of
from core.shell.running.script_block import ScriptBlock
from core.shell.values.bag import Table
from core.shell.values.conversion import as_list, collected
from core.shell.values.errors import ScriptError, failure
from core.shell.values.patterns import has_wildcard, is_like
from core.shell.values.text import text_of

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from core.shell.running.scope import Scope
    from core.shell.values.kinds import Value

_KEYS = {
    "name": ("name", "n", "label", "l"),
    "expression": ("expression", "e"),
    "width": ("width",),
    "alignment": ("alignment", "align"),
    "format": ("formatstring", "format", "f"),
    "descending": ("descending",),
    "ascending": ("ascending",),
}


@dataclass(frozen=True)
class Column:
    """A property by its name or pattern, or one that a script block computes."""

    name: str
    expression: ScriptBlock | None = None
    property: str = ""
    """What is read, where the name is only a title."""
    options: Table = field(default_factory=Table, compare=False)

    def for_value(self, value: Value) -> Iterator[Column]:
        """Give the column itself, or those whose names fit its pattern."""
        if self.expression is not None or not has_wildcard(self.name):
            yield self
            return
        for name in names_of(value):
            if is_like(name, self.name):
                yield replace(self, name=name)

    def option(self, name: str) -> Value:
        """Return an option such as `descending` or `width`."""
        return next(
            (self.options.get(k) for k in _KEYS[name] if k in self.options), None
        )


def columns_of(given: Value) -> list[Column]:
    """Read the properties that a parameter has."""
    return [_column(value) for value in as_list(given)]


def _column(value: Value) -> Column:
    if isinstance(value, ScriptBlock):
        return Column(value.text(), value)
    if not isinstance(value, Table):
        return Column(text_of(value))
    unknown = [k for k in value.keys() if not _is_key(text_of(k))]  # noqa: SIM118
    if unknown:
        raise failure(
            f"The {text_of(unknown[0])} key is not valid.",
            "DictionaryKeyIllegal",
            "InvalidArgument",
            exception="System.NotSupportedException",
        )
    found = Column("", options=value)
    expression = found.option("expression")
    name = found.option("name")
    if expression is None:
        raise failure(
            "The hash table is missing the expression entry.",
            "DictionaryKeyMandatoryEntry",
            "InvalidArgument",
        )
    if isinstance(expression, ScriptBlock):
        title = expression.text() if name is None else text_of(name)
        return replace(found, name=title, expression=expression)
    source = text_of(expression)
    title = source if name is None else text_of(name)
    return replace(found, name=title, property=source)


def _is_key(text: str) -> bool:
    folded = text.lower()
    return any(folded in names for names in _KEYS.values())


def value_of(
    scope: Scope, column: Column, item: Value
) -> Generator[Value, None, Value]:
    """Return what a column has for an object; where its block fails, nothing."""
    if column.expression is None:
        return property_of(item, column.property or column.name)
    scope.tries += 1
    plain = plain_test(column.expression)
    try:
        if plain is not None:
            return plain(item)
        found: Any = yield from with_item(column.expression, item)
    except ScriptError as error:
        scope.engine.remember(error.record)
        return None
    finally:
        scope.tries -= 1
    return collected(found)
