"""`[ref]$x`: a variable that a method may set."""

from core.shell.language import tree
from core.shell.running.code import Code
from core.shell.running.compiling import expression
from core.shell.running.scope import Scope
from core.shell.running.targets import VariableTarget
from core.shell.types.reference import Reference
from core.shell.values.kinds import Value


def reference(node: tree.Variable) -> Code:
    """Compile a reference to a variable."""
    read = expression(node).now
    target = VariableTarget(node.name.lower(), node.scope)
    assert read is not None

    def refer(scope: Scope) -> Value:
        return Reference(read(scope), lambda value: target.put(scope, value))

    return Code(now=refer)
