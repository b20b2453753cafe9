"""`set`: variables are listed, set, reckoned with, and asked for."""

from functools import partial

from core.prompt.answer import Answer, Asked, Question, failed
from core.prompt.arithmetic import ArithmeticProblem, Expression

_USAGE = """\
SET [name=[value]]
SET /a expression
SET /p name=[prompt]

Lists the variables, or those that begin with a name, or sets one. Without a value it
is removed. A line reads it as %name%, or a part as %name:~0,4%, or with another text
in place of one as %name:one=other%. CD, DATE, TIME and ERRORLEVEL need not be set.

  /a  Reckons with whole numbers: () ! ~ - * / % + << >> & ^ | = and , between parts.
  /p  Has a line typed, or reads one from < or |."""
_UNDEFINED = "Environment variable {name} not defined"


def set_(asked: Asked) -> Answer:
    """List variables, or set one."""
    typed = asked.raw.lstrip()
    switch = typed[:2].casefold()
    if switch == "/a":
        return _reckoned(typed[2:], asked)
    if switch == "/p":
        return _asked_for(typed[2:])
    if typed[:1] in {"/", "-"} or " /" in typed.partition("=")[0].rstrip():
        return failed(_USAGE)
    name, is_set, value = _unquoted(typed).partition("=")
    if is_set:
        return Answer(variables={name: value}) if name.strip() else failed(_USAGE)
    return _listed(name.rstrip(), asked)


def _listed(name: str, asked: Asked) -> Answer:
    wanted = name.casefold()
    found = sorted(
        (n for n in asked.variables if n.casefold().startswith(wanted)),
        key=str.casefold,
    )
    if not found:
        return failed(_UNDEFINED.format(name=name))
    return Answer("\n".join(f"{n}={asked.variables[n]}" for n in found))


def _reckoned(text: str, asked: Asked) -> Answer:
    expression = Expression(text.replace('"', ""), asked.variables.get)
    try:
        value = expression.value()
    except ArithmeticProblem as problem:
        return failed(str(problem), problem.code)
    shown = "" if asked.is_batch else str(value)
    return Answer(shown, variables=expression.changes)


def _asked_for(text: str) -> Answer:
    name, is_set, prompt = _unquoted(text.lstrip()).partition("=")
    if not is_set:
        return failed(_USAGE)
    return Answer(control=Question(_unquoted(prompt), partial(_kept, name)))


def _kept(name: str, typed: str | None) -> Answer:
    """Keep what was typed; nothing leaves the variable as it is."""
    if not typed:
        return Answer(code=1)
    return Answer(variables={name: typed} if name.strip() else {})


def _unquoted(text: str) -> str:
    """Take the quotation mark at the beginning away, and all from the last one on."""
    if not text.startswith('"'):
        return text
    inside, mark, _ = text[1:].rpartition('"')
    return inside if mark else text[1:]
