"""Group-Object, Measure-Object and Compare-Object."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.shell.cmdlets.cmdlet import INPUT, Call, Cmdlet
from core.shell.cmdlets.columns import columns_of, value_of
from core.shell.cmdlets.sorting import sort_key
from core.shell.running.parameters import Parameter, switch
from core.shell.running.reading import names_of, read
from core.shell.running.signals import Signal
from core.shell.values.bag import Bag, Table
from core.shell.values.conversion import as_list
from core.shell.values.errors import ScriptError, failure
from core.shell.values.numbers import to_double
from core.shell.values.text import text_of

if TYPE_CHECKING:
    from core.shell.running.code import Output
    from core.shell.values.kinds import Value

_GROUP = "Microsoft.PowerShell.Commands.GroupInfo"
_MEASURE = "Microsoft.PowerShell.Commands.GenericMeasureInfo"
_TEXT_MEASURE = "Microsoft.PowerShell.Commands.TextMeasureInfo"


def _group(call: Call) -> Output:
    columns = columns_of(call["property"])
    groups: dict[object, tuple[list[Value], list[Value]]] = {}
    meter = call.engine.meter
    for item in call.objects():
        if isinstance(item, Signal):
            yield item
            continue
        meter.steps += 1
        if meter.steps >= meter.due:
            yield from meter.rest()
        values = [item]
        if columns:
            values = []
            for column in columns:
                values.append((yield from value_of(call.scope, column, item)))
        key = tuple(sort_key(v, case=call.flag("casesensitive")) for v in values)
        groups.setdefault(key, (values, []))[1].append(item)
    found = groups.values()
    if call.flag("ashashtable"):
        yield Table((_table_key(call, v), members) for v, members in found)
        return
    for values, members in found:
        yield _group_info(values, members, with_members=not call.flag("noelement"))


def _table_key(call: Call, values: list[Value]) -> Value:
    value = values[0] if len(values) == 1 else ", ".join(map(text_of, values))
    return text_of(value) if call.flag("asstring") else value


def _group_info(
    values: list[Value], members: list[Value], *, with_members: bool
) -> Bag:
    name = ", ".join(text_of(value) for value in values)
    found = {"Count": len(members), "Name": name}
    if not with_members:
        return Bag(found, f"{_GROUP}NoElement")
    return Bag({"Values": values, **found, "Group": members}, _GROUP)


def _measure(call: Call) -> Output:
    if any(call.flag(name) for name in ("line", "word", "character")):
        yield from _measure_text(call)
        return
    names = call.texts("property")
    tallies = {name: _Tally(name, call) for name in names or [""]}
    for item in call.objects():
        if isinstance(item, Signal):
            yield item
            continue
        if item is None:
            continue
        for name, tally in tallies.items():
            if not name:
                tally.add(item)
            elif read(item, name) is not None:
                tally.add(read(item, name))
            elif name.lower() not in (n.lower() for n in names_of(item)):
                call.error(_no_property(name, item))
    for tally in tallies.values():
        yield tally.info()


class _Tally:
    """What is known so far of one property."""

    def __init__(self, name: str, call: Call) -> None:
        self.name = name
        self.count = 0
        self.sum = 0.0
        self.least: Value = None
        self.most: Value = None
        self._call = call
        self._is_summed = call.flag("sum") or call.flag("average")
        self._is_ordered = call.flag("minimum") or call.flag("maximum")

    def add(self, value: Value) -> None:
        self.count += 1
        if self._is_summed:
            try:
                self.sum += value if type(value) is int else to_double(value)
            except ScriptError:
                self._call.error(_not_numeric(value))
                return
        if self._is_ordered:
            self.least = _lesser(self.least, value, 1)
            self.most = _lesser(self.most, value, -1)

    def info(self) -> Bag:
        """Return what was asked for; the rest is empty, as it is in PowerShell 5.1."""
        call = self._call
        mean = self.sum / self.count if self.count else None
        return Bag(
            {
                "Count": self.count,
                "Average": mean if call.flag("average") else None,
                "Sum": self.sum if call.flag("sum") else None,
                "Maximum": self.most if call.flag("maximum") else None,
                "Minimum": self.least if call.flag("minimum") else None,
                "Property": self.name or None,
            },
            _MEASURE,
        )


def _lesser(known: Value, value: Value, sign: int) -> Value:
    if known is None:
        return value
    left, right = sort_key(known), sort_key(value)
    return known if (left <= right) == (sign > 0) or left == right else value


def _not_numeric(value: Value) -> ScriptError:
    return failure(
        f'Input object "{text_of(value)}" is not numeric.',
        "NonNumericInputObject",
        "InvalidType",
        value,
        "System.Management.Automation.PSInvalidCastException",
    )


def _no_property(name: str, item: Value) -> ScriptError:
    return failure(
        f'The property "{name}" cannot be found in the input for any objects.',
        "GenericMeasurePropertyNotFound",
        "InvalidArgument",
        item,
        "System.Management.Automation.PSArgumentException",
    )


def _measure_text(call: Call) -> Output:
    lines = words = characters = 0
    for item in call.objects():
        if isinstance(item, Signal):
            yield item
            continue
        text = text_of(item)
        lines += len(text.splitlines()) or 1
        words += len(text.split())
        characters += len(text)
    yield Bag(
        {
            "Lines": lines if call.flag("line") else None,
            "Words": words if call.flag("word") else None,
            "Characters": characters if call.flag("character") else None,
            "Property": None,
        },
        _TEXT_MEASURE,
    )


def _compare(call: Call) -> Output:
    names, is_case = call.texts("property"), call.flag("casesensitive")
    found = yield from call.gathered()
    before = as_list(call["referenceobject"])
    after = found if call.input is not None else as_list(call["differenceobject"])
    rest: dict[tuple[str, ...], list[Value]] = {}
    for item in after:
        rest.setdefault(_mark(item, names, is_case), []).append(item)
    same: list[Value] = []
    missing: list[Value] = []
    for item in before:
        twins = rest.get(_mark(item, names, is_case))
        if twins:
            same.append(twins.pop(0))
        else:
            missing.append(item)
    if call.flag("includeequal"):
        yield from (_side(call, item, "==", names) for item in same)
    if not call.flag("excludedifferent"):
        yield from (
            _side(call, item, "=>", names) for twins in rest.values() for item in twins
        )
        yield from (_side(call, item, "<=", names) for item in missing)


def _mark(item: Value, names: list[str], is_case: bool) -> tuple[str, ...]:
    values = [read(item, name) for name in names] if names else [item]
    texts = (text_of(value) for value in values)
    return tuple(text if is_case else text.lower() for text in texts)


def _side(call: Call, item: Value, sign: str, names: list[str]) -> Value:
    if call.flag("passthru"):
        return item
    if names:
        return Bag([*((n, read(item, n)) for n in names), ("SideIndicator", sign)])
    return Bag({"InputObject": item, "SideIndicator": sign})


CMDLETS = (
    Cmdlet(
        "Group-Object",
        _group,
        (
            Parameter("Property", "object[]", position=0),
            switch("NoElement"),
            switch("AsHashTable", "AHT"),
            switch("AsString"),
            switch("CaseSensitive"),
            INPUT,
        ),
        ("group",),
        "Puts objects with the same values together and counts them.",
        streams_input=True,
    ),
    Cmdlet(
        "Measure-Object",
        _measure,
        (
            Parameter("Property", "string[]", position=0),
            switch("Sum"),
            switch("Average"),
            switch("Maximum"),
            switch("Minimum"),
            switch("Line"),
            switch("Word"),
            switch("Character"),
            INPUT,
        ),
        ("measure",),
        "Counts objects, and reckons with their values.",
        streams_input=True,
    ),
    Cmdlet(
        "Compare-Object",
        _compare,
        (
            Parameter("ReferenceObject", "object[]", position=0, mandatory=True),
            Parameter("DifferenceObject", "object[]", position=1),
            Parameter("Property", "string[]", position=2),
            switch("IncludeEqual"),
            switch("ExcludeDifferent"),
            switch("CaseSensitive"),
            switch("PassThru"),
            Parameter("SyncWindow", "int"),
            INPUT,
        ),
        ("compare", "diff"),
        "Says what two sets of objects do not have in common.",
        streams_input=True,
    ),
)
