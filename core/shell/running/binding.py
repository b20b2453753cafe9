"""Which argument goes to which parameter: by name, alias, beginning or position."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from core.shell.types.registry import known_type
from core.shell.values.conversion import is_true
from core.shell.values.errors import ErrorRecord, ScriptError
from core.shell.values.kinds import Value, net_name
from core.shell.values.text import text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from core.shell.language.tree import Place
    from core.shell.running.parameters import Parameter
    from core.shell.running.scope import Scope

_BINDING = "System.Management.Automation.ParameterBindingException"


@dataclass(frozen=True)
class Argument:
    """A word of a command: a value, or the name of a parameter, perhaps with one."""

    place: Place
    value: Value = None
    name: str | None = None
    has_value: bool = True
    written: str | None = None
    """How a number was written, for a parameter that takes text."""


@dataclass
class Bound:
    """What the parameters of one call have."""

    values: dict[str, Value] = field(default_factory=dict)
    """By the parameter's name in lower case."""
    rest: list[Value] = field(default_factory=list)
    """What no parameter took: `$args`."""


@dataclass
class Binder:
    """Binds the arguments of one call."""

    command: str
    parameters: Sequence[Parameter]
    scope: Scope
    is_script: bool = False
    """The command is a function: its errors have its name in their ids."""
    is_strict: bool = True
    """Refuses what no parameter takes; and text is no list."""

    def bind(self, arguments: Iterable[Argument]) -> Bound:
        """Bind what can be; ScriptError says what cannot."""
        bound = Bound()
        loose = self._by_name(list(arguments), bound)
        self._by_position(loose, bound)
        return bound

    def _by_name(self, arguments: list[Argument], bound: Bound) -> list[Argument]:
        loose = []
        words = iter(arguments)
        for word in words:
            if word.name is None:
                loose.append(word)
                continue
            parameter = self.named(word)
            if parameter is None:
                loose += _unknown(word)
                continue
            if not word.has_value and not parameter.is_switch:
                taken = next(words, None)
                if taken is None or taken.name is not None:
                    raise self._missing_argument(parameter, word)
                self._put(parameter, taken, bound)
            else:
                self._put(parameter, word, bound)
        return loose

    def named(self, word: Argument) -> Parameter | None:
        """Find the parameter of a name or of its unique beginning."""
        assert word.name is not None
        wanted = word.name.lower()
        for parameter in self.parameters:
            if wanted in parameter.names:
                return parameter
        fits = [p for p in self.parameters if p.name.lower().startswith(wanted)]
        if not fits:
            fits = [
                p for p in self.parameters if any(n.startswith(wanted) for n in p.names)
            ]
        if len(fits) == 1:
            return fits[0]
        if fits:
            raise self._error(
                f"Parameter cannot be processed because the parameter name "
                f"'{word.name}' is ambiguous. Possible matches include: "
                f"{' '.join(f'-{p.name}' for p in fits)}.",
                "AmbiguousParameter",
                word,
            )
        if not self.is_strict:
            return None
        raise self._error(
            f"A parameter cannot be found that matches parameter name '{word.name}'.",
            "NamedParameterNotFound",
            word,
        )

    def _put(self, parameter: Parameter, word: Argument, bound: Bound) -> None:
        key = parameter.name.lower()
        if key in bound.values:
            raise self._error(
                f"Cannot bind parameter because parameter '{parameter.name}' is "
                "specified more than once.",
                "ParameterAlreadyBound",
                word,
            )
        if parameter.is_switch:
            bound.values[key] = is_true(word.value) if word.has_value else True
            return
        is_as_written = word.written is not None and parameter.is_text
        value = word.written if is_as_written else word.value
        try:
            bound.values[key] = self.converted(parameter, value)
        except ScriptError as error:
            error.record.place = error.record.place or word.place
            raise
        if self.is_script:  # for the [ValidateScript()] of those that follow
            self.scope.names[key] = bound.values[key]

    def _by_position(self, loose: list[Argument], bound: Bound) -> None:
        open_ = [
            p
            for p in sorted(
                (p for p in self.parameters if p.position is not None),
                key=lambda p: p.position or 0,
            )
            if p.name.lower() not in bound.values
        ]
        rest: list[Argument] = []
        for word in loose:
            if open_ and not open_[0].rest and word.name is None:
                self._put(open_.pop(0), word, bound)
            else:
                rest.append(word)
        taker = next((p for p in self.parameters if p.rest), None)
        if taker is not None and rest and taker.name.lower() not in bound.values:
            values: list[Value] = [
                _as_text(w) if taker.is_text else w.value for w in rest
            ]
            value = values[0] if len(values) == 1 else values
            bound.values[taker.name.lower()] = self.converted(taker, value)
        elif rest and self.is_strict:
            raise self._error(
                "A positional parameter cannot be found that accepts argument "
                f"'{text_of(rest[0].value)}'.",
                "PositionalParameterNotFound",
                rest[0],
            )
        else:
            bound.rest += [word.value for word in rest]

    def converted(self, parameter: Parameter, value: Value) -> Value:
        """Make a value what a parameter takes; ScriptError where that cannot be."""
        made = self.made(parameter, value)
        self._check(parameter, made)
        return made

    def made(self, parameter: Parameter, value: Value) -> Value:
        """Make a value of a parameter's type, and check no more: as for a default."""
        if parameter.kind.lower() in ("object", "psobject", "object[]"):
            return value
        if self.is_strict and isinstance(value, list) and parameter.kind == "string":
            raise self._no_conversion(
                f"Cannot convert '{net_name(value)}' to the type 'System.String' "
                f"required by parameter '{parameter.name}'. Specified method is not "
                "supported.",
                "CannotConvertArgument",
            )
        kind = known_type(parameter.kind)
        try:
            return kind.make(value, self.scope.engine)
        except ScriptError as error:
            raise self._no_conversion(
                f"Cannot process argument transformation on parameter "
                f"'{parameter.name}'. {error.record.message}",
                "ParameterArgumentTransformationError",
            ) from None

    def _check(self, parameter: Parameter, value: Value) -> None:
        members = value if isinstance(value, list) else [value]
        allowed = {text.lower() for text in parameter.allowed}
        for member in members:
            if allowed and text_of(member).lower() not in allowed:
                raise self._invalid(
                    parameter,
                    f'The argument "{text_of(member)}" does not belong to the set '
                    f'"{",".join(parameter.allowed)}" specified by the ValidateSet '
                    "attribute. Supply an argument that is in the set and then try "
                    "the command again.",
                )
        for check in parameter.checks:
            why = check(value, self.scope)
            if why is not None:
                raise self._invalid(parameter, why)

    def require(self, bound: Bound) -> list[Parameter]:
        """List the mandatory parameters that have nothing yet."""
        return [
            p
            for p in self.parameters
            if p.mandatory and p.name.lower() not in bound.values
        ]

    def _invalid(self, parameter: Parameter, why: str) -> ScriptError:
        return self._no_conversion(
            f"Cannot validate argument on parameter '{parameter.name}'. {why}",
            "ParameterArgumentValidationError",
        )

    def _no_conversion(self, message: str, error_id: str) -> ScriptError:
        return ScriptError(self._record(message, error_id, "InvalidData"))

    def _missing_argument(self, parameter: Parameter, word: Argument) -> ScriptError:
        return self._error(
            f"Missing an argument for parameter '{parameter.name}'. Specify a "
            f"parameter of type '{_full(parameter.kind)}' and try again.",
            "MissingArgument",
            word,
        )

    def _error(self, message: str, error_id: str, word: Argument) -> ScriptError:
        record = self._record(message, error_id, "InvalidArgument")
        record.place = word.place
        return ScriptError(record)

    def _record(self, message: str, error_id: str, category: str) -> ErrorRecord:
        return ErrorRecord(
            message,
            f"{error_id},{self.command}" if self.is_script else error_id,
            category,
            None,
            _BINDING,
            self.command,
        )


def _unknown(word: Argument) -> list[Argument]:
    """Return a name that no parameter has, and its value, as `$args` takes them."""
    name = replace(word, value=f"-{word.name}", has_value=False)
    return [name, word] if word.has_value else [name]


def _as_text(word: Argument) -> Value:
    return word.value if word.written is None else word.written


def _full(kind: str) -> str:
    return known_type(kind).name
