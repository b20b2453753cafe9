"""Objects of the simulated world, as a script meets them."""

from abc import ABC, abstractmethod
from collections.abc import Generator, Sequence
from dataclasses import dataclass

from core.shell.values.errors import failure
from core.shell.values.kinds import Value


@dataclass(frozen=True)
class View:
    """How objects of a type are shown when nobody says how.

    A table of `columns`, or a list of them where `is_list`; what has another value in
    the property `group_by` begins anew, below that value.
    """

    columns: tuple[str, ...]
    is_list: bool = False
    group_by: str = ""


class Instance(ABC):
    """An object with properties that are computed when asked, and methods.

    Names are asked in any case. A method is a generator that may pause, and returns
    its value; it does nothing to the lab but through commands.
    """

    net_name: str = "System.Object"
    view: View | None = None

    @abstractmethod
    def names(self) -> Sequence[str]:
        """List the names of its properties, in their order."""

    @abstractmethod
    def read(self, name: str) -> Value:
        """Return a property; KeyError if there is none of this name."""

    def write(self, name: str, value: Value) -> None:
        """Set a property; ScriptError where that cannot be."""
        del value
        if name.lower() in (n.lower() for n in self.names()):
            raise failure(
                f"'{name}' is a ReadOnly property.", "PropertyAssignmentException"
            )
        raise no_such_property(name)

    def methods(self) -> Sequence[str]:
        """List the names of its methods."""
        return ()

    def call(
        self, name: str, arguments: Sequence[Value]
    ) -> Generator[Value, None, Value]:
        """Call a method; KeyError if there is none of this name."""
        yield from ()
        raise KeyError(name, *arguments)

    def text(self) -> str:
        """Return it as text, in a string."""
        return self.net_name


def no_such_property(name: str) -> Exception:
    """Say that a property that is to be set is not there."""
    return failure(
        f"The property '{name}' cannot be found on this object. Verify that the "
        "property exists and can be set.",
        "PropertyNotFound",
    )
