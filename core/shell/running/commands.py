"""A command of a pipeline: its words, whom it names, and how that one is run."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from typing import TYPE_CHECKING, TypeAlias

from core.shell.cmdlets.calling import call_cmdlet
from core.shell.cmdlets.cmdlet import Cmdlet
from core.shell.cmdlets.known import alias_of, cmdlet
from core.shell.cmdlets.programs import program, run_program
from core.shell.language import tree
from core.shell.running.binding import Argument, Binder
from core.shell.running.code import Code, Output, placed
from core.shell.running.compiling import expression
from core.shell.running.functions import Function, Invocation, invoke_block
from core.shell.running.own_command import invocation
from core.shell.running.preferences import Common, taken_out
from core.shell.running.scope import Scope
from core.shell.running.script_block import ScriptBlock
from core.shell.running.script_files import script
from core.shell.running.signals import Exited
from core.shell.values.bag import Bag, Table
from core.shell.values.conversion import as_list
from core.shell.values.errors import NOT_HERE, ScriptError, failure
from core.shell.values.kinds import Value
from core.shell.values.text import text_of

if TYPE_CHECKING:
    from core.shell.cmdlets.programs import Program

Target: TypeAlias = "ScriptBlock | Function | Cmdlet | Program"
Words = Callable[[Scope], Generator[Value, None, list[Argument]]]
_MOST_ALIASES = 10


def command_stage(node: tree.Command) -> Callable[[Scope, Output | None], Output]:
    """Compile a command."""
    name, words = expression(node.name), _words(node.elements)

    def run(scope: Scope, source: Output | None) -> Output:
        try:
            named = yield from name.value(scope)
            found = yield from _named(node, named, scope)
            arguments = yield from words(scope)
            yield from _run(node, found, arguments, source, scope)
        except ScriptError as error:
            raise placed(error, node.place, scope) from None

    return run


def _named(
    node: tree.Command, named: Value, scope: Scope
) -> Generator[Value, None, Target]:
    try:
        return (yield from resolved(named, scope))
    except ScriptError as error:
        raise placed(error, node.name.place, scope) from None


def _run(
    node: tree.Command,
    found: Target,
    arguments: list[Argument],
    source: Output | None,
    scope: Scope,
) -> Output:
    is_dotted = node.operator == "."
    if isinstance(found, ScriptBlock):
        yield from invoke_block(
            scope, found, arguments, source, scope.streams, is_dotted=is_dotted
        )
    elif isinstance(found, Function):
        yield from call_function(found, arguments, source, scope, is_dotted=is_dotted)
    elif isinstance(found, Cmdlet):
        yield from call_cmdlet(found, arguments, source, scope, node.place)
    else:
        yield from run_program(found, arguments, source, scope)


def call_function(
    function: Function,
    arguments: list[Argument],
    source: Output | None,
    scope: Scope,
    *,
    is_dotted: bool = False,
    is_outermost: bool = False,
) -> Output:
    """Call a function, with the common parameters where it has them.

    `exit` ends the script that is called, and all where that is the outermost.
    """
    common = Common()
    if function.signature.is_advanced:
        binder = Binder(function.name, function.takes, scope, is_script=True)
        arguments, common = taken_out(arguments, binder)
    path = function.block.source.path
    is_script = bool(path) and function.name == path
    call = Invocation(
        function,
        arguments,
        source,
        common.streams(scope),
        {"myinvocation": invocation(function.name, path)},
        scope,
        is_dotted,
        is_script,
    )
    if not is_script or is_dotted or is_outermost:
        failures = scope.engine.failures
        yield from common.wrapped(call.run(), scope)
        scope.engine.failures = failures  # what failed inside is no failure of it
        return
    try:
        yield from common.wrapped(call.run(), scope)
    except Exited as ended:
        scope.engine.exit_code = ended.code
        scope.engine.failures += ended.code != 0


# ---- whom it names ----


def resolved(named: Value, scope: Scope) -> Generator[Value, None, Target]:
    """Find what a name stands for; ScriptError if there is nothing."""
    if isinstance(named, ScriptBlock):
        return named
    if isinstance(named, Bag) and "Name" in named:
        named = named.get("Name")
    name = text_of(named)
    found = find(name, scope)
    if found is None and _is_script(name):
        found = yield from script(name, scope)
    found = found or _program(name)
    if found is None:
        raise not_found(name)
    return found


def find(name: str, scope: Scope) -> Target | None:
    """Find a function or a cmdlet by its name."""
    key = name.lower()
    for _ in range(_MOST_ALIASES):
        meant = scope.engine.aliases.get(key) or alias_of(key)
        if meant is None or scope.function(key) is not None:
            break
        key = meant.lower()
    plain = key.rpartition("\\")[2] if _is_qualified(key) else key
    function = scope.function(key)
    if isinstance(function, Function):
        return function
    return cmdlet(plain)


def _is_qualified(key: str) -> bool:
    r"""Tell `Microsoft.PowerShell.Utility\write-host` from a path."""
    head, slash, tail = key.rpartition("\\")
    return bool(slash) and "-" in tail and not any(mark in head for mark in "\\:")


def _is_script(name: str) -> bool:
    return name.lower().endswith(".ps1") and any(mark in name for mark in "\\/")


def _program(name: str) -> Program | None:
    return program(name)


def not_found(name: str) -> ScriptError:
    """Say that there is no such command, as PowerShell does, and why here."""
    error = failure(
        f"The term '{name}' is not recognized as the name of a cmdlet, function, "
        "script file, or operable program. Check the spelling of the name, or if a "
        "path was included, verify that the path is correct and try again. If it is a "
        f"command of Windows: {NOT_HERE[0].lower()}{NOT_HERE[1:]}",
        "CommandNotFoundException",
        "ObjectNotFound",
        name,
        "System.Management.Automation.CommandNotFoundException",
    )
    error.record.command = name
    return error


# ---- its words ----


def _words(elements: Sequence[tree.Element]) -> Words:
    parts = [(element, _code(element)) for element in elements]

    def words(scope: Scope) -> Generator[Value, None, list[Argument]]:
        found: list[Argument] = []
        for element, code in parts:
            if isinstance(element, tree.NamedParameter):
                value = None if code is None else (yield from code.value(scope))
                found.append(
                    Argument(element.place, value, element.name, code is not None)
                )
            elif isinstance(element, tree.Splat):
                assert code is not None
                value = yield from code.value(scope)
                found += _splatted(element, value)
            else:
                assert code is not None
                value = yield from code.value(scope)
                found.append(Argument(element.place, value, written=_written(element)))
        return found

    return words


def _code(element: tree.Element) -> Code | None:
    if isinstance(element, tree.NamedParameter):
        return None if element.value is None else expression(element.value)
    if isinstance(element, tree.Splat):
        return expression(element.variable)
    return expression(element)


def _written(element: tree.Expression) -> str | None:
    return element.text if isinstance(element, tree.Number) else None


def _splatted(element: tree.Splat, value: Value) -> list[Argument]:
    if isinstance(value, Table):
        return [
            Argument(element.place, inner, text_of(key)) for key, inner in value.items()
        ]
    return [Argument(element.place, inner) for inner in as_list(value)]
