"""Runs lines one after another: those of a batch file, and one that was typed."""

from dataclasses import replace

from core.prompt.answer import Answer, Steps, failed
from core.prompt.language.errors import LineError, Unreadable
from core.prompt.language.reader import read
from core.prompt.language.tree import Node, is_quiet
from core.prompt.language.variables import expanded
from core.prompt.language.words import MOST
from core.prompt.language.writing import written
from core.prompt.running.batch import Batch
from core.prompt.running.here import DEEPEST, Here
from core.prompt.running.jumps import Jumped, Left, Transferred
from core.prompt.running.nodes import run
from core.text import problem_with

_UNEXPECTED = "{mark} was unexpected at this time."
_SYNTAX = "The syntax of the command is incorrect."
_NO_LABEL = "The system cannot find the batch label specified - {label}"
_TOO_DEEP = "Batch files call each other more than {most} deep. This one ends here."


def told(error: LineError) -> str:
    """Say what is wrong with a line."""
    if isinstance(error, Unreadable):
        return str(error)
    if str(error) == "newline":
        return _SYNTAX
    return _UNEXPECTED.format(mark=error)


def run_line(node: Node | None, here: Here) -> Steps:
    """Run a command that was read; in a batch file it is shown first."""
    if node is None:
        return
    if here.state.is_echo and here.batch is not None and not is_quiet(node):
        yield Answer(f"\n{here.state.prompt}{written(node)}")
    yield from run(node, here)


def run_batch(batch: Batch, here: Here) -> Steps:
    """Run a batch file to its end, and those that it goes on in."""
    state = here.state
    if here.depth >= DEEPEST:
        yield note(failed(_TOO_DEEP.format(most=DEEPEST)), here)
        return
    while True:
        here.run.is_script(batch.path)
        inside = replace(here, batch=batch, loops={}, depth=here.depth + 1)
        try:
            yield from _lines(batch, inside)
            return
        except Transferred as other:
            following = other.batch
        except Left as left:
            if left.code is not None:
                state.code, state.has_failed = left.code, left.code != 0
            return
        finally:
            batch.end(state)
        batch = following


def _lines(batch: Batch, here: Here) -> Steps:
    while (line := batch.next_line()) is not None:
        yield from here.run.step()
        try:
            node = _read(line, batch, here)
        except LineError as error:
            yield note(failed(told(error)), here)
            return
        try:
            yield from run_line(node, here)
        except Jumped as jumped:
            if not batch.go_to(jumped.label):
                yield note(failed(_NO_LABEL.format(label=jumped.label)), here)
                return


def _read(line: str, batch: Batch, here: Here) -> Node | None:
    """Read a line with those in which its group goes on."""
    arguments = batch.arguments(here.state)

    def expand(text: str) -> str:
        plain = text.replace("\t", " ")
        if plain.lstrip(" ,;=").startswith(":"):  # a label may say anything
            return plain
        found = expanded(plain, here.state.lookup, arguments)
        if problem := problem_with(found, limit=MOST):
            raise Unreadable(problem)
        return found

    def more() -> str | None:
        following = batch.next_line()
        return None if following is None else expand(following)

    return read(expand(line), more)


def note(answer: Answer, here: Here) -> Answer:
    """Keep how something ended, and return it."""
    here.state.code, here.state.has_failed = answer.code, answer.code != 0
    return answer
