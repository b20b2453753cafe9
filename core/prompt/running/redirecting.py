"""Sends what commands write into files, or to the next command."""

from dataclasses import dataclass, field, replace

from core.management.paths import FolderError, is_nul
from core.prompt.answer import Input, Steps, failed
from core.prompt.file_errors import told
from core.prompt.language.tree import Node, Pipe, Redirected
from core.prompt.running.here import Here
from core.prompt.running.jumps import Jump, Left
from core.prompt.running.lines import note
from core.prompt.running.nodes import run

_NO_FOLDER = "No file can be written here: the lab has no folder."


@dataclass
class _Sink:
    """Where a stream goes: on (no path), into a file, or nowhere (an empty path)."""

    path: str | None = None
    appends: bool = False
    is_error: bool = False
    pieces: list[str] = field(default_factory=list)


def run_redirected(node: Redirected, here: Here) -> Steps:
    """Run a command, and put what it writes where it goes."""
    inside = here
    sinks = {1: _Sink(), 2: _Sink(is_error=True)}
    try:
        for each in node.redirections:
            path = here.final(each.path)
            if each.handle == 0:
                inside = replace(here, input=_input(path, here))
            elif each.joins is not None:
                sinks[each.handle] = sinks[each.joins]
            else:
                _require_place(path, here)
                sinks[each.handle] = _Sink(path, each.appends)
    except FolderError as error:
        yield note(failed(told(error)), here)
        return
    if any(sink.path is not None for sink in sinks.values()) and here.state.folder is (
        None
    ):
        yield note(failed(_NO_FOLDER), here)
        return
    ended: Jump | None = None
    try:
        yield from _sorted(run(node.body, inside), sinks)
    except Jump as jump:
        ended = jump
    files = {id(s): s for s in sinks.values() if s.path is not None}
    for sink in files.values():
        if problem := _saved(sink, here):
            yield note(failed(problem), here)
    if ended is not None:
        raise ended


def run_pipe(node: Pipe, here: Here) -> Steps:
    """Give each command what the one before it wrote; each has a prompt of its own."""
    given = here.input
    *before, last = node.parts
    for part in before:
        sink = _Sink("")
        sinks = {1: sink, 2: _Sink(is_error=True)}
        yield from _sorted(run_apart(part, replace(here, input=given)), sinks)
        given = Input("".join(sink.pieces))
    yield from run_apart(last, replace(here, input=given))


def captured(node: Node, here: Here, pieces: list[str]) -> Steps:
    """Run a command in a prompt of its own, and keep what it writes but errors."""
    sinks = {1: _Sink("", pieces=pieces), 2: _Sink(is_error=True)}
    yield from _sorted(run_apart(node, here), sinks)


def run_apart(node: Node, here: Here) -> Steps:
    """Run a command in a prompt of its own; nothing that it sets stays."""
    state = here.state.copy()
    try:
        yield from run(node, replace(here, state=state))
    except Left as left:
        state.code = state.code if left.code is None else left.code
        state.has_failed = state.code != 0
    except Jump:
        state.has_failed = state.code != 0
    here.state.code, here.state.has_failed = state.code, state.has_failed


def _sorted(steps: Steps, sinks: dict[int, _Sink]) -> Steps:
    """Pass on what is to be done, and put texts where they go."""
    sent = None
    while True:
        try:
            answered = next(steps) if sent is None else steps.send(sent)
        except StopIteration:
            return
        sink = sinks[2 if answered.is_error else 1]
        if sink.path is None:
            sent = yield replace(answered, is_error=sink.is_error)
        else:
            sink.pieces.append(answered.written)
            sent = yield replace(answered, text="", is_error=False)


def _input(path: str, here: Here) -> Input:
    return Input("" if is_nul(path) else here.asked().read(path).replace("\r\n", "\n"))


def _require_place(path: str, here: Here) -> None:
    """Refuse a path that is none before anything runs."""
    if not is_nul(path) and here.state.folder is not None:
        here.state.folder.is_there(path, here.state.current)


def _saved(sink: _Sink, here: Here) -> str:
    """Write a file, and say why that cannot be; an empty text where it was."""
    path, folder = sink.path or "", here.state.folder
    if is_nul(path) or folder is None:
        return ""
    content = "".join(sink.pieces).replace("\n", "\r\n").encode(errors="replace")
    try:
        folder.write(path, content, here.state.current, appends=sink.appends)
    except FolderError as error:
        return told(error)
    return ""
