"""Calling a method: what has to be right before it begins, and what it gives back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from pydantic import ValidationError

from core.commands.command import Command
from core.errors import Refused
from core.management.wmi.errors import Wbem, WmiError, code_of
from core.management.wmi.model import (
    Arguments,
    Call,
    Instance,
    Method,
    Parameter,
    WmiClass,
)
from core.management.wmi.site import Site
from core.management.wmi.values import CimType, Value, fits
from core.numbers.kinds import NumberError
from core.store.queries import Queries


@dataclass(frozen=True)
class Outcome:
    """What a call gave back in the end."""

    returns: int
    out: Mapping[str, Value] = field(default_factory=dict)
    why: str = ""  # what went wrong, in words of this training


def call(
    site: Site,
    kind: WmiClass,
    name: str,
    given: Arguments,
    instance: Instance | None = None,
) -> Call:
    """Say what a method does; nothing is changed here.

    Raises WmiError where it cannot even be called: no such class or method, parameters
    that it has not, or an instance that it needs and does not get.
    """
    if kind.is_missing(site):
        raise WmiError(Wbem.INVALID_CLASS)
    method = kind.method(name)
    arguments = _named(method, given)
    if not method.is_static and instance is None:
        raise WmiError(
            Wbem.INVALID_METHOD, f"{method.name} is called on an instance of its class."
        )
    if not method.versions.has(site.version):
        return Call.error(Wbem.NOT_SUPPORTED)
    if not site.may(method.needs):
        return Call.error(Wbem.ACCESS_DENIED)
    for parameter in method.ins:
        problem = _problem(parameter, arguments[parameter.name])
        if problem is not None:
            return problem
    return _run(lambda: method.run(site, instance and instance.source, arguments))


def put(site: Site, instance: Instance, values: Arguments) -> Call:
    """Say what writing properties of an instance does; nothing is changed here."""
    kind = instance.kind
    changes: dict[str, Value] = {}
    for name, value in values.items():
        found = kind.property(name)
        if found is None:
            return Call.error(Wbem.NOT_FOUND, f"{kind.name} has no property {name}.")
        if not found.is_known:
            why = f"{found.name} is not part of this training."
            return Call.error(Wbem.NOT_SUPPORTED, why)
        if kind.write is None or not found.is_writable:
            return Call.error(Wbem.READ_ONLY, f"{found.name} is read-only.")
        parameter = Parameter(
            found.name, found.type, is_array=found.is_array, may_be_empty=True
        )
        problem = _problem(parameter, value)
        if problem is not None:
            return problem
        changes[found.name] = value
    write = kind.write
    if write is None or not changes:
        return Call()
    return _run(lambda: write(site, instance.source, changes))


def outcome(called: Call, lab: Queries, refused: Refused | None = None) -> Outcome:
    """Return what a call gave back, once its command was carried out, or refused."""
    out = dict(called.out)
    if called.after is not None and called.returns == 0:
        out |= called.after(lab, refused)
    if refused is not None:
        return Outcome(int(code_of(refused)), out, str(refused))
    return Outcome(called.returns, out, called.why)


def carry_out(called: Call, lab: Queries, do: Callable[[Command], object]) -> Outcome:
    """Carry a call out by `do`, and return what it gave back."""
    refused = None
    if called.command is not None:
        try:
            do(called.command)
        except Refused as error:
            refused = error
    return outcome(called, lab, refused)


def _run(make: Callable[[], Call]) -> Call:
    """Turn what a method raises into the error that it returns."""
    try:
        return make()
    except WmiError as error:
        return Call.error(error.code, error.why)
    except NumberError as error:
        return Call.error(Wbem.INVALID_PARAMETER, str(error))
    except Refused as error:
        return Call.error(code_of(error), str(error))
    except ValidationError as error:  # what no record takes, such as a name
        return Call.error(Wbem.INVALID_PARAMETER, _problem_in(error))


def _problem_in(error: ValidationError) -> str:
    return str(error.errors()[0]["msg"])


def _named(method: Method, given: Arguments) -> dict[str, Value]:
    """Return what is given under the names of the parameters; missing ones as None."""
    known = {p.name.casefold(): p.name for p in method.ins}
    strange = [name for name in given if name.casefold() not in known]
    if strange:
        raise WmiError(
            Wbem.INVALID_METHOD_PARAMETERS, f"{method.name} takes no {strange[0]}."
        )
    named: dict[str, Value] = dict.fromkeys(known.values())
    return named | {known[name.casefold()]: value for name, value in given.items()}


def _problem(wanted: Parameter, value: Value) -> Call | None:
    """Return the error for a value that does not fit its parameter, or None."""
    if value is None:
        if wanted.may_be_empty:
            return None
        return Call.error(
            Wbem.INVALID_METHOD_PARAMETERS, f"{wanted.name} was not given."
        )
    parts = value if isinstance(value, tuple) else (value,)
    if isinstance(value, tuple) is not wanted.is_array:
        return Call.error(Wbem.TYPE_MISMATCH, f"{wanted.name} is {_described(wanted)}.")
    if not all(fits(part, wanted.type) for part in parts):
        return Call.error(Wbem.TYPE_MISMATCH, f"{wanted.name} is {_described(wanted)}.")
    if wanted.type is CimType.STRING and not all(_is_long(wanted, p) for p in parts):
        return Call.error(Wbem.INVALID_PARAMETER, _LENGTH.format(parameter=wanted))
    if wanted.values is not None and value not in wanted.values:
        return Call.error(Wbem.INVALID_PARAMETER, f"{wanted.name} cannot be {value}.")
    return None


_LENGTH = "{parameter.name} has {parameter.length} letters and digits, and no hyphens."


def _is_long(wanted: Parameter, value: Value) -> bool:
    """Tell whether a text has the length and the characters that are documented."""
    text = str(value)
    if not text.strip():
        return wanted.may_be_empty
    if wanted.length is None:
        return True
    return len(text) == wanted.length and text.isascii() and text.isalnum()


def _described(wanted: Parameter) -> str:
    return f"an array of {wanted.type}" if wanted.is_array else f"a {wanted.type}"
