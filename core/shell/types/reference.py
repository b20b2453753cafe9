"""`[ref]`: a variable that a method may set, as TryParse does."""

from collections.abc import Callable, Sequence

from core.shell.types.net_type import Context, NetType
from core.shell.values.errors import failure
from core.shell.values.instance import Instance
from core.shell.values.kinds import Value


class Reference(Instance):
    """A value that is kept elsewhere; without a place it keeps its own."""

    net_name = "System.Management.Automation.PSReference"

    def __init__(
        self, value: Value, keep: Callable[[Value], None] | None = None
    ) -> None:
        """Hold a value, and what keeps another one."""
        self._value = value
        self._keep = keep

    def names(self) -> Sequence[str]:
        """List its one property."""
        return ("Value",)

    def read(self, name: str) -> Value:
        """Return the value."""
        if name.lower() == "value":
            return self._value
        raise KeyError(name)

    def write(self, name: str, value: Value) -> None:
        """Set the value, there too where it is kept."""
        if name.lower() != "value":
            super().write(name, value)
        self._value = value
        if self._keep is not None:
            self._keep(value)


def put(reference: Value, found: Value, otherwise: Value) -> bool:
    """Put what was found where a reference points; tell whether it was."""
    if not isinstance(reference, Reference):
        raise failure(
            "Argument: '1' should be a System.Management.Automation.PSReference. Use "
            "[ref].",
            "NonRefArgumentToRefParameterMsg",
            "InvalidOperation",
            exception="System.Management.Automation.MethodException",
        )
    reference.write("Value", otherwise if found is None else found)
    return found is not None


def _refer(value: Value, _: Context) -> Value:
    return value if isinstance(value, Reference) else Reference(value)


TYPES = (NetType(Reference.net_name, ("ref",), _refer),)
