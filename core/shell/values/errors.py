"""Error records, and the exception that carries one through the program."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from core.shell.values.kinds import Value

NOT_HERE = "It is not part of this training."


@dataclass
class ErrorRecord:
    """What `$_` is in a catch block, and what `$Error` keeps."""

    net_name = "System.Management.Automation.ErrorRecord"

    message: str
    error_id: str = "RuntimeException"
    category: str = "OperationStopped"
    target: Value = None
    exception: str = "System.Management.Automation.RuntimeException"
    activity: str = ""
    """The cmdlet that says it; its id ends in that one's class."""
    command: str = ""
    """The name of the command before its message, where no cmdlet says it."""
    place: Any = None
    """A `Place` in `source`; None until a statement has put its own there."""
    source: Any = None
    """The text that `place` is of."""
    inner: str = ""
    """The full name of the exception behind this one, which `catch` takes as well."""
    thrown: Value = None
    """What a script threw, where that is no text."""
    is_thrown: bool = False
    """`throw` ends a script, other errors only a statement."""
    details: dict[str, Value] = field(default_factory=dict)
    """Further properties of the exception, such as HResult or ErrorCode."""

    @property
    def reason(self) -> str:
        """The short name of the exception."""
        return self.exception.rpartition(".")[2]

    @property
    def full_id(self) -> str:
        """The id, with the class of the cmdlet where one said it."""
        if not self.activity or "," in self.error_id:
            return self.error_id
        return f"{self.error_id},Microsoft.PowerShell.Commands.{self._class}"

    @property
    def _class(self) -> str:
        return f"{self.activity.replace('-', '')}Command"


class ScriptError(Exception):
    """An error that ends a statement, or the script where nothing catches it."""

    def __init__(self, record: ErrorRecord) -> None:
        """Carry a record."""
        super().__init__(record.message)
        self.record = record


def failure(
    message: str,
    error_id: str = "RuntimeException",
    category: str = "InvalidOperation",
    target: Value = None,
    exception: str = "System.Management.Automation.RuntimeException",
) -> ScriptError:
    """Make an error of an expression."""
    return ScriptError(ErrorRecord(message, error_id, category, target, exception))


def cast_failure(value: Value, shown: str, kind: str, why: str = "") -> ScriptError:
    """Say that a value cannot be made into another type."""
    tail = f' Error: "{why}"' if why else ""
    return failure(
        f'Cannot convert value "{shown}" to type "{kind}".{tail}',
        _cast_id(value, why),
        "InvalidArgument",
        exception="System.Management.Automation.RuntimeException",
    )


def _cast_id(value: Value, why: str) -> str:
    if not why:
        return "ConvertToFinalInvalidCastException"
    is_text = isinstance(value, str)
    return "InvalidCastFromStringToInteger" if is_text else "InvalidCastIConvertible"


def too_big(what: str, most: int) -> ScriptError:
    """Refuse what is more than a script may have here."""
    return failure(
        f"{what} of more than {most:,} is not part of this training.",
        "LimitExceeded",
        "LimitsExceeded",
    )
