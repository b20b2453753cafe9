"""The variables of `$env:` as items of a drive: Test-Path env:NAME and its like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.shell.drives.node import ItemInstance, Node, Provider
from core.shell.values.errors import failure
from core.shell.values.instance import View
from core.shell.values.patterns import has_wildcard, is_like
from core.shell.values.text import text_of

if TYPE_CHECKING:
    from core.shell.cmdlets.cmdlet import Call
    from core.shell.running.code import Output
    from core.shell.running.engine import Engine
    from core.shell.values.kinds import Value

_TOP = "ENV:\\"
_VIEW = View(("Name", "Value"))


class EnvironmentItems(Provider):
    """The variables of a session; what is set there goes with it."""

    name = "Environment"

    def find(self, engine: Engine, path: str) -> list[Node]:
        """List the variables that a path means, or the drive itself."""
        wanted = path.removeprefix(_TOP).strip("\\")
        if not wanted:
            return [Node(_TOP, _TOP, is_container=True)]
        return [node for node in _variables(engine) if is_like(node.name, wanted)]

    def below(self, engine: Engine, node: Node) -> list[Node]:
        """List all variables."""
        return _variables(engine) if node.is_container else []

    def shown(self, engine: Engine, node: Node) -> Value:
        """Return a variable with its value."""
        value = engine.environment().get(node.name)
        return ItemInstance(
            "System.Collections.DictionaryEntry",
            {
                "Name": node.name,
                "Value": value,
                "Key": node.name,
                "PSPath": f"Microsoft.PowerShell.Core\\Environment::{node.name}",
                "PSChildName": node.name,
            },
            _VIEW,
        )

    def absent(self, path: str) -> Node | None:
        """Return a variable that is set anew."""
        name = path.removeprefix(_TOP).strip("\\")
        is_name = name and not has_wildcard(name)
        return Node(f"{_TOP}{name}", name, is_container=False) if is_name else None

    def new_item(self, call: Call, path: str, value: Value) -> Output:
        """Set a variable that was not there, or with -Force any."""
        yield from ()
        engine, node = call.engine, self.absent(path)
        if node is None:
            raise self._cannot(call, path)
        if node.name in engine.environment() and not call.flag("force"):
            raise failure(
                "The environment variable already exists.",
                "Argument",
                "ResourceExists",
                node.name,
                "System.Management.Automation.PSArgumentException",
            )
        engine.environment().put(node.name, text_of(value))
        yield self.shown(engine, node)

    def set_item(self, call: Call, node: Node, value: Value) -> Output:
        """Give a variable another value."""
        yield from ()
        call.engine.environment().put(node.name, text_of(value))

    def remove_item(self, call: Call, node: Node) -> Output:
        """Forget a variable."""
        yield from ()
        call.engine.environment().remove(node.name)


def _variables(engine: Engine) -> list[Node]:
    names = sorted(map(text_of, engine.environment().keys()), key=str.lower)
    return [Node(f"{_TOP}{name}", name, is_container=False) for name in names]
