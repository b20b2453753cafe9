"""Get-Date, New-TimeSpan, Start-Sleep and Get-Random: the lab's time and its seed."""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from core.shell.cmdlets.cmdlet import Call, Cmdlet
from core.shell.running.parameters import Parameter
from core.shell.values.conversion import as_list
from core.shell.values.date_formats import format_date
from core.shell.values.errors import failure
from core.shell.values.numbers import to_double, to_whole
from core.shell.values.text import long_date_and_time

if TYPE_CHECKING:
    from core.shell.running.code import Output

_PARTS = ("year", "month", "day", "hour", "minute", "second")
_UNIX = {
    **{"Y": "%Y", "m": "%m", "d": "%d", "H": "%H", "M": "%M", "S": "%S", "y": "%y"},
    **{"B": "%B", "b": "%b", "A": "%A", "a": "%a", "j": "%j", "p": "%p", "I": "%I"},
}
_RANDOM = "random"


def _get_date(call: Call) -> Output:
    given = call["date"]
    moment = given if isinstance(given, datetime) else call.engine.now()
    parts = {
        p: int(call.text(p)) if call.has(p) else getattr(moment, p) for p in _PARTS
    }
    try:
        moment = moment.replace(
            parts["year"],
            parts["month"],
            parts["day"],
            parts["hour"],
            parts["minute"],
            parts["second"],
        )
    except (ValueError, OverflowError) as error:
        raise failure(
            f"The date cannot be made: {error}.", "InvalidDate", "InvalidArgument"
        ) from error
    if call.has("format"):
        yield format_date(moment, call.text("format"))
    elif call.has("uformat"):
        yield _unix(moment, call.text("uformat"))
    elif call.text("displayhint").lower() == "date":
        yield long_date_and_time(moment).rsplit(" ", 2)[0]
    else:
        yield moment


def _unix(moment: datetime, pattern: str) -> str:
    """Write a moment by the letters of Unix, as far as they are usual."""
    parts = pattern.split("%")
    texts = [parts[0]]
    for part in parts[1:]:
        known = _UNIX.get(part[:1])
        texts.append(moment.strftime(known) + part[1:] if known else part)
    return "".join(texts)


def _new_time_span(call: Call) -> Output:
    if call.has("start") or call.has("end"):
        start, end = call["start"], call["end"]
        begin = start if isinstance(start, datetime) else call.engine.now()
        finish = end if isinstance(end, datetime) else call.engine.now()
        yield finish - begin
        return
    try:
        yield timedelta(
            days=int(call.text("days", "0")),
            hours=int(call.text("hours", "0")),
            minutes=int(call.text("minutes", "0")),
            seconds=int(call.text("seconds", "0")),
        )
    except OverflowError as error:
        raise failure("The time span is too long.", "InvalidTimeSpan") from error


def _sleep(_: Call) -> Output:
    """Wait for nothing: the lab's time moves only when a person moves it."""
    yield from ()


def _get_random(call: Call) -> Output:
    state = call.engine.state.get(_RANDOM)
    if call.has("setseed") or not isinstance(state, random.Random):
        seed = call.text("setseed") or str(call.engine.lab.settings().seed)
        state = call.engine.state[_RANDOM] = random.Random(int(seed))
    values = as_list(call["inputobject"])
    if call.input is not None:
        values = yield from call.gathered()
    if values:
        count = min(int(call.text("count", "1")), len(values))
        yield from state.sample(values, count)
        return
    top = call["maximum"]
    if isinstance(top, float) or isinstance(call["minimum"], float):
        low = to_double(call["minimum"])
        yield low + state.random() * (to_double(top) - low)
        return
    low = int(to_whole(call["minimum"])) if call.has("minimum") else 0
    high = int(to_whole(top)) if call.has("maximum") else 2**31 - 1
    if low >= high:
        raise failure(
            "The Minimum value must be less than the Maximum value.",
            "MinGreaterThanOrEqualMax",
            "InvalidArgument",
        )
    yield state.randrange(low, high)


CMDLETS = (
    Cmdlet(
        "Get-Date",
        _get_date,
        (
            Parameter(
                "Date",
                "datetime",
                position=0,
                aliases=("LastWriteTime",),
                pipeline=True,
            ),
            Parameter("Format", "string"),
            Parameter("UFormat", "string"),
            Parameter("DisplayHint", "string", allowed=("Date", "Time", "DateTime")),
            *(Parameter(part.title(), "int") for part in _PARTS),
        ),
        summary="Gives the lab's time, or another.",
    ),
    Cmdlet(
        "New-TimeSpan",
        _new_time_span,
        (
            Parameter("Start", "datetime", position=0, pipeline=True),
            Parameter("End", "datetime", position=1),
            *(
                Parameter(name, "int")
                for name in ("Days", "Hours", "Minutes", "Seconds")
            ),
        ),
        summary="Gives a span of time, or that between two moments.",
    ),
    Cmdlet(
        "Start-Sleep",
        _sleep,
        (
            Parameter("Seconds", "double", position=0, pipeline=True),
            Parameter("Milliseconds", "int", aliases=("m",)),
        ),
        ("sleep",),
        "Waits; here it moves nothing, for the lab's clock stands still.",
    ),
    Cmdlet(
        "Get-Random",
        _get_random,
        (
            Parameter("Maximum", "object", position=0),
            Parameter("Minimum", "object"),
            Parameter("InputObject", "object[]"),
            Parameter("Count", "int"),
            Parameter("SetSeed", "int"),
        ),
        summary="Gives a random number, or some of several objects; by the lab's seed.",
        streams_input=True,
    ),
)
