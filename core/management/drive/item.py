"""An item of the drive: what it holds, what is in it, and what can be done with it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from core.management.answers import Outcome, closed

Options = Mapping[str, str]
"""What a provider takes beside a value, by the parameter's name in lower case."""

_NOT_SET = "{name} cannot be set: scripts read it."
_NOT_MADE = "Nothing is made in {name}."
_NOT_REMOVED = "{name} cannot be removed."


@dataclass(frozen=True)
class Item:
    """A value, or a container of items."""

    name: str
    value: str | int | None = None  # CurrentValue; a container has none
    children: Callable[[], Sequence["Item"]] | None = None
    setter: Callable[[str, Options], Outcome] | None = None
    maker: Callable[[str, Options], Outcome] | None = None
    remover: Callable[[], Outcome] | None = None

    @property
    def is_container(self) -> bool:
        """Tell whether other items may be in it."""
        return self.children is not None

    @property
    def kind(self) -> str:
        """What the provider calls its type."""
        if self.is_container:
            return "Container"
        return "Integer" if isinstance(self.value, int) else "String"

    def items(self) -> Sequence["Item"]:
        """List what is in it; nothing is in a value."""
        return self.children() if self.children else ()

    def set(self, value: str, options: Options) -> Outcome:
        """Give it another value."""
        if self.setter is None:
            return closed(_NOT_SET.format(name=self.name))
        return self.setter(value, options)

    def make(self, name: str, options: Options) -> Outcome:
        """Make an item in it."""
        if self.maker is None:
            return closed(_NOT_MADE.format(name=self.name))
        return self.maker(name, options)

    def remove(self) -> Outcome:
        """Take it away, with all that is in it."""
        if self.remover is None:
            return closed(_NOT_REMOVED.format(name=self.name))
        return self.remover()


def container(name: str, *items: Item) -> Item:
    """Make a container of items that are known."""
    return Item(name, children=lambda: items)
