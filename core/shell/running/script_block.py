"""Script blocks as values, and the code of what is called."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Self

from core.shell.language.pieces import current_pace
from core.shell.running.blocks import block, plain_value

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from core.shell.language import tree
    from core.shell.running.code import Act
    from core.shell.running.scope import Scope
    from core.shell.values.kinds import Value
from core.shell.values.instance import Instance


class Body:
    """The code of a script, a function or a script block; compiled when it is run."""

    def __init__(self, script: tree.Script) -> None:
        """Keep the tree; what is compiled in pieces is compiled at once."""
        self.script = script
        if current_pace() is not None:
            self.compiled()

    @functools.cached_property
    def begin(self) -> Act:
        """What is done once, before all."""
        return block(self.script.begin)

    @functools.cached_property
    def process(self) -> Act | None:
        """What is done for each object of the pipeline."""
        found = self.script.process
        return None if found is None else block(found)

    @functools.cached_property
    def end(self) -> Act:
        """What is done once, after all."""
        return block(self.script.end)

    def compiled(self) -> Self:
        """Compile all of it now."""
        _ = self.begin, self.process, self.end
        return self

    def forget(self) -> None:
        """Let go of the code, which is compiled anew if it is run again."""
        for name in ("begin", "process", "end"):
            self.__dict__.pop(name, None)

    @functools.cached_property
    def now(self) -> Callable[[Scope], Value] | None:
        """What gives its value at once, where it is one plain expression."""
        is_one = self.is_plain and self.script.parameters is None
        return plain_value(self.script.end) if is_one else None

    @property
    def is_plain(self) -> bool:
        """Tell whether it has neither `begin` nor `process`."""
        return self.script.begin is None and self.script.process is None


class ScriptBlock(Instance):
    """A script block: its code, and the scope in which it was written."""

    net_name = "System.Management.Automation.ScriptBlock"

    def __init__(self, body: Body, scope: Scope, place: tree.Place) -> None:
        """Keep the code; nothing runs."""
        self.body = body
        self.scope = scope
        self.place = place
        self.source = scope.source

    def names(self) -> Sequence[str]:
        """It has no properties."""
        return ()

    def read(self, name: str) -> Value:
        """Find none."""
        raise KeyError(name)

    def text(self) -> str:
        """Return what stands between its braces."""
        return self.source.text[self.place.start + 1 : self.place.end - 1]
