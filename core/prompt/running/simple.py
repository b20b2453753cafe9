"""Runs one program, or a batch file."""

import re
from dataclasses import replace

from core.management.paths import FolderError, parts_of, windows_path
from core.prompt.answer import Answer, Steps, failed
from core.prompt.file_errors import told
from core.prompt.language.tree import Simple
from core.prompt.language.words import DELIMITERS, MOST, rest_of, words_of
from core.prompt.places import saved
from core.prompt.programs import INTERNAL, KEEP_CODE, PROGRAMS, call, program_name
from core.prompt.running.batch import MOST as MOST_OF_BATCH
from core.prompt.running.batch import Batch
from core.prompt.running.here import Here
from core.prompt.running.jumps import Exited, Transferred
from core.prompt.running.lines import note, run_batch
from core.prompt.running.nodes import control
from core.prompt.running.state import is_home

_TOO_LONG = "The input line is too long."
_TOO_MUCH = "There is no room for more variables in this training."
_ENDINGS = (".bat", ".cmd")
_GLUED = re.compile(r"(\w+)(?=[.\\/:(+\[\],;=])")
"""`cd..`, `echo.` and `dir/b`: names of cmd's own programs end at such a sign."""


def run_simple(node: Simple, here: Here) -> Steps:
    """Run a program with what it was given."""
    yield from here.run.step()
    text = here.final(node.text)
    if len(text) > MOST:
        yield note(failed(_TOO_LONG), here)
        return
    yield from run_text(text, here)


def run_text(text: str, here: Here, *, comes_back: bool = False) -> Steps:
    """Run a program by its line; `call` lets a batch file come back."""
    name, rest = parted(text)
    if name.casefold() not in INTERNAL and (batch := _batch_of(name, rest, here)):
        if here.batch is not None and not comes_back:
            raise Transferred(batch)
        yield from run_batch(batch, here)
        return
    answered = call(here.asked((name, *words_of(rest)), rest))
    yield from carry_out(answered, name, here)


def parted(text: str) -> tuple[str, str]:
    """Part a line into the name of a program and what follows it."""
    plain = text.lstrip(DELIMITERS)
    glued = _GLUED.match(plain)
    if glued and glued[1].casefold() in INTERNAL:
        return glued[1], plain[glued.end() :]
    words = words_of(plain)
    return (words[0], rest_of(plain)) if words else ("", "")


def carry_out(answered: Answer, name: str, here: Here) -> Steps:
    """Have done what is to be done, and go where the program says."""
    state = here.state
    _note_code(answered, name, here)
    here.run.write(answered.text)
    if answered.variables and not state.variables.set(answered.variables):
        yield note(failed(_TOO_MUCH), here)
        return
    acts = answered.command is not None or answered.runs is not None
    if acts:
        yield from here.run.before_change()
    bare = replace(
        answered, done="", saves=(), variables={}, control=None, closes=False
    )
    refused = yield bare
    if acts:
        if isinstance(refused, Exception):
            state.code, state.has_failed = 1, True
        text = answered.told(refused if isinstance(refused, Exception) else None)
        if text:
            yield Answer(text, code=state.code, is_error=refused is not None)
    for file in answered.saves:
        try:
            saved(file, here.asked())
        except FolderError as error:
            yield note(failed(told(error)), here)
    if answered.closes:
        raise Exited
    if answered.control is not None:
        yield from control(answered.control, here)


def _note_code(answered: Answer, name: str, here: Here) -> None:
    """Keep how it ended; some programs of cmd leave the errorlevel alone."""
    state = here.state
    state.has_failed = answered.code != 0
    if answered.code or program_name(name) not in KEEP_CODE:
        state.code = answered.code


def _batch_of(name: str, rest: str, here: Here) -> Batch | None:
    """Find a batch file; in the folder of Windows programs come first."""
    folder, state = here.state.folder, here.state
    if folder is None or not name:
        return None
    has_ending = name.casefold().endswith(_ENDINGS)
    is_program = program_name(name) in PROGRAMS
    if is_program and not has_ending and is_home(state.current):
        return None
    for path in [name] if has_ending else [name + ending for ending in _ENDINGS]:
        try:
            if not folder.is_there(path, state.current):
                continue
            text = here.asked().read(path)
        except FolderError:
            continue
        whole = windows_path(parts_of(path, state.current))
        return Batch(whole, text[:MOST_OF_BATCH], name, rest)
    return None
