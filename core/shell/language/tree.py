"""The tree of a script: what was written, and where.

Keywords, operators, scopes and stream names are in lower case; the names of variables,
commands, parameters, members and types are as the person wrote them, for they are
shown in errors, and whoever looks them up ignores case.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple


class Place(NamedTuple):
    """From which character of the text to before which one."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Node:
    """A piece of the script; two pieces are equal wherever they stand."""

    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True)
class Expression(Node):
    """What has a value."""


@dataclass(frozen=True, slots=True)
class Statement(Node):
    """What is carried out; its output is its value."""


@dataclass(frozen=True, slots=True)
class Block(Node):
    """The statements between braces, or of `$( )` and `@( )`."""

    statements: tuple[Statement, ...]


# ---- values ----


class NumberKind(StrEnum):
    """The type of a number as it is written, by PowerShell's name."""

    INT = "int"
    LONG = "long"
    DOUBLE = "double"
    DECIMAL = "decimal"


@dataclass(frozen=True, slots=True)
class Number(Expression):
    """A number; `text` is how it was written, which a text parameter receives."""

    value: int | float | Decimal
    kind: NumberKind
    text: str


@dataclass(frozen=True, slots=True)
class Text(Expression):
    """A text without anything to expand; `bare` where it stands without quotes."""

    text: str
    bare: bool = False


@dataclass(frozen=True, slots=True)
class Expandable(Expression):
    """A text with variables and `$( )`; the parts are texts and what is expanded."""

    parts: tuple[Expression, ...]
    bare: bool = False


@dataclass(frozen=True, slots=True)
class Variable(Expression):
    """A variable; the scope is also a drive's name (`$env:X`), and may be empty."""

    name: str
    scope: str = ""


@dataclass(frozen=True, slots=True)
class TypeLiteral(Expression):
    """A type by its name without blanks: `int`, `string[]`, `List[string]`."""

    name: str


@dataclass(frozen=True, slots=True)
class Array(Expression):
    """`@( )`: whatever the statements give, as an array."""

    body: Block


@dataclass(frozen=True, slots=True)
class SubExpression(Expression):
    """`$( )`: whatever the statements give."""

    body: Block


@dataclass(frozen=True, slots=True)
class Paren(Expression):
    """`( )` round one pipeline or assignment."""

    statement: Statement


@dataclass(frozen=True, slots=True)
class Entry(Node):
    """A key of a hash table with its value."""

    key: Expression
    value: Statement


@dataclass(frozen=True, slots=True)
class HashTable(Expression):
    """`@{ }`."""

    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class ScriptBlock(Expression):
    """`{ }` as a value."""

    script: "Script"


@dataclass(frozen=True, slots=True)
class CommaList(Expression):
    """Values with commas between; one value alone after a comma is a list too."""

    items: tuple[Expression, ...]


# ---- operators ----


@dataclass(frozen=True, slots=True)
class Binary(Expression):
    """An operator between two values, without its dash: `eq`, `and`, `f`, `..`, `+`.

    `-ieq` is `eq`; `-ceq` is `eq` with `case`.
    """

    operator: str
    left: Expression
    right: Expression
    case: bool = False


@dataclass(frozen=True, slots=True)
class Unary(Expression):
    """An operator before its value: `not` (`!` too), `bnot`, `join`, `split`, `-`."""

    operator: str
    operand: Expression
    case: bool = False


@dataclass(frozen=True, slots=True)
class Step(Expression):
    """`++` (+1) or `--` (-1) before or after what it changes."""

    target: Expression
    by: int
    before: bool


@dataclass(frozen=True, slots=True)
class Cast(Expression):
    """A type before a value, also before the target of an assignment."""

    type: TypeLiteral
    operand: Expression


@dataclass(frozen=True, slots=True)
class Index(Expression):
    """`target[index]`."""

    target: Expression
    index: Expression


@dataclass(frozen=True, slots=True)
class Member(Expression):
    """`target.name`, or `target::name` of a type; the name may be computed."""

    target: Expression
    name: Expression
    static: bool = False


@dataclass(frozen=True, slots=True)
class Call(Expression):
    """`target.name(arguments)`, or `target::name(arguments)` of a type."""

    target: Expression
    name: Expression
    arguments: tuple[Expression, ...]
    static: bool = False


# ---- pipelines ----


@dataclass(frozen=True, slots=True)
class NamedParameter(Node):
    """`-Name` before an argument; `value` is what a colon ties to it (`-Name:5`).

    Whether the next element belongs to it only the command's parameters tell.
    """

    name: str
    value: Expression | None = None


@dataclass(frozen=True, slots=True)
class Splat(Node):
    """`@name`: the parameters that a variable holds."""

    variable: Variable


Element = Expression | NamedParameter | Splat
"""One word of a command after its name."""


@dataclass(frozen=True, slots=True)
class Redirection(Node):
    """`>`, `2>>` or `2>&1`; the stream is its digit, or `*` for all."""

    stream: str
    target: Expression | None
    append: bool = False
    into: str = ""
    """The stream it is joined to, where there is no target."""


@dataclass(frozen=True, slots=True)
class Command(Node):
    """A command with its words; `operator` is `&` or `.` where one stands before."""

    name: Expression
    elements: tuple[Element, ...]
    redirections: tuple[Redirection, ...] = ()
    operator: str = ""


@dataclass(frozen=True, slots=True)
class Value(Node):
    """An expression as the first stage of a pipeline."""

    expression: Expression
    redirections: tuple[Redirection, ...] = ()


@dataclass(frozen=True, slots=True)
class Pipeline(Statement):
    """One stage or more; only the first may be a value."""

    stages: tuple[Command | Value, ...]


@dataclass(frozen=True, slots=True)
class Assign(Statement):
    """`target = value`; the operator is `=`, `+=`, `-=`, `*=`, `/=` or `%=`."""

    target: Expression
    operator: str
    value: Statement


# ---- statements ----


@dataclass(frozen=True, slots=True)
class Clause(Node):
    """A condition and what is done where it holds."""

    condition: Statement
    body: Block


@dataclass(frozen=True, slots=True)
class If(Statement):
    """`if`, its `elseif` clauses, and `else`."""

    clauses: tuple[Clause, ...]
    otherwise: Block | None


@dataclass(frozen=True, slots=True)
class ForEach(Statement):
    """`foreach ($variable in source) { }`."""

    variable: Variable
    source: Statement
    body: Block
    label: str = ""


@dataclass(frozen=True, slots=True)
class For(Statement):
    """`for (first; condition; after) { }`; each of the three may be missing."""

    first: Statement | None
    condition: Statement | None
    after: Statement | None
    body: Block
    label: str = ""


@dataclass(frozen=True, slots=True)
class While(Statement):
    """`while (condition) { }`."""

    condition: Statement
    body: Block
    label: str = ""


@dataclass(frozen=True, slots=True)
class Do(Statement):
    """`do { } while (condition)`, or `until`."""

    body: Block
    condition: Statement
    until: bool
    label: str = ""


@dataclass(frozen=True, slots=True)
class Case(Node):
    """A pattern of a `switch`; a script block is asked with `$_`."""

    pattern: Expression
    body: Block


@dataclass(frozen=True, slots=True)
class Switch(Statement):
    """`switch`; the options are `regex`, `wildcard`, `exact`, `casesensitive`, `file`.

    With `file` the subject is the path of the file.
    """

    subject: Statement
    cases: tuple[Case, ...]
    otherwise: Block | None
    options: frozenset[str] = frozenset()
    label: str = ""


@dataclass(frozen=True, slots=True)
class Catch(Node):
    """`catch` with the types it takes; without any it takes all."""

    types: tuple[TypeLiteral, ...]
    body: Block


@dataclass(frozen=True, slots=True)
class Try(Statement):
    """`try` with its `catch` clauses and `finally`."""

    body: Block
    catches: tuple[Catch, ...]
    final: Block | None


@dataclass(frozen=True, slots=True)
class Trap(Statement):
    """`trap`: what is done with errors of the block in which it stands."""

    type: TypeLiteral | None
    body: Block


@dataclass(frozen=True, slots=True)
class Return(Statement):
    """`return`, with or without a value."""

    value: Statement | None


@dataclass(frozen=True, slots=True)
class Throw(Statement):
    """`throw`, with or without a value."""

    value: Statement | None


@dataclass(frozen=True, slots=True)
class Exit(Statement):
    """`exit`, with or without a code."""

    value: Statement | None


@dataclass(frozen=True, slots=True)
class Break(Statement):
    """`break`, with or without the label of a loop."""

    label: Expression | None


@dataclass(frozen=True, slots=True)
class Continue(Statement):
    """`continue`, with or without the label of a loop."""

    label: Expression | None


# ---- functions and scripts ----


@dataclass(frozen=True, slots=True)
class Attribute(Node):
    """`[Name(values, Key = value)]`; a key without a value is `$true`."""

    name: str
    values: tuple[Expression, ...] = ()
    named: Mapping[str, Expression | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Parameter(Node):
    """A parameter that a function declares; the last of its types is the outermost."""

    variable: Variable
    attributes: tuple[Attribute, ...] = ()
    types: tuple[TypeLiteral, ...] = ()
    default: Expression | None = None


@dataclass(frozen=True, slots=True)
class ParamBlock(Node):
    """`param( )` with the attributes before it (`[CmdletBinding()]`)."""

    parameters: tuple[Parameter, ...]
    attributes: tuple[Attribute, ...] = ()


@dataclass(frozen=True, slots=True)
class Script(Node):
    """A whole text, or the body of a function or script block.

    Without named blocks all is in `end`, and of a `filter` in `process`.
    """

    parameters: ParamBlock | None
    begin: Block | None
    process: Block | None
    end: Block | None


@dataclass(frozen=True, slots=True)
class Function(Statement):
    """`function` or `filter`; `function f($x) { }` has a `ParamBlock` as well."""

    name: str
    script: Script
