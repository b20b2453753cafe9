"""`$MyInvocation`: what a function or a script knows of its own call."""

from collections.abc import Sequence

from core.shell.values.bag import Bag
from core.shell.values.instance import Instance
from core.shell.values.kinds import Value


class OwnCommand(Instance):
    """The command that runs; in a text it is its name."""

    net_name = "System.Management.Automation.CommandInfo"

    def __init__(self, name: str, path: str) -> None:
        """Take its name, and the file that it is in, if any."""
        self._name = name.rpartition("\\")[2]
        self._path = path

    def names(self) -> Sequence[str]:
        """List what it knows."""
        return ("Name", "Path", "Definition")

    def read(self, name: str) -> Value:
        """Return one of these."""
        path = self._path
        return {"name": self._name, "path": path, "definition": path}[name.lower()]

    def text(self) -> str:
        """Return its name."""
        return self._name


def invocation(name: str, path: str) -> Bag:
    """Return `$MyInvocation`."""
    return Bag(
        {
            "MyCommand": OwnCommand(name, path),
            "InvocationName": name,
            "ScriptName": path,
        },
        "System.Management.Automation.InvocationInfo",
    )
