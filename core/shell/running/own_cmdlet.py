"""`$PSCmdlet`: what an advanced function asks of itself."""

from collections.abc import Sequence

from core.shell.running.code import Flow
from core.shell.running.confirming import should_process
from core.shell.running.own_command import invocation
from core.shell.running.scope import Scope
from core.shell.running.telling import fail
from core.shell.values.errors import ErrorRecord, ScriptError
from core.shell.values.instance import Instance
from core.shell.values.kinds import Value
from core.shell.values.text import text_of


class OwnCmdlet(Instance):
    """The function that runs, as an object."""

    net_name = "System.Management.Automation.PSScriptCmdlet"

    def __init__(self, name: str, scope: Scope) -> None:
        """Stand for a function by its scope."""
        self._name = name
        self._scope = scope

    def names(self) -> Sequence[str]:
        """List its properties."""
        return ("MyInvocation", "ParameterSetName")

    def read(self, name: str) -> Value:
        """Return one of them."""
        if name.lower() == "parametersetname":
            return "__AllParameterSets"
        if name.lower() == "myinvocation":
            return invocation(self._name, "")
        raise KeyError(name)

    def methods(self) -> Sequence[str]:
        """List its methods."""
        return (
            "ShouldProcess",
            "ShouldContinue",
            "ThrowTerminatingError",
            "WriteError",
        )

    def call(self, name: str, arguments: Sequence[Value]) -> Flow:
        """Ask before something is done, or end with an error."""
        folded = name.lower()
        if folded in ("shouldprocess", "shouldcontinue"):
            target = text_of(arguments[0]) if arguments else ""
            action = text_of(arguments[1]) if len(arguments) > 1 else self._name
            is_high = folded == "shouldcontinue"
            return (
                yield from should_process(self._scope, target, action, is_high=is_high)
            )
        if folded in ("throwterminatingerror", "writeerror"):
            given = arguments[0] if arguments else None
            record = (
                given if isinstance(given, ErrorRecord) else ErrorRecord(text_of(given))
            )
            if folded == "throwterminatingerror":
                raise ScriptError(record)
            fail(self._scope, record)
            return None
        raise KeyError(name)
