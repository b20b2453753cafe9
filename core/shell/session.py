"""A session of the shell: what its window and the command line use."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from functools import partial
from typing import TYPE_CHECKING

from core.management.folder import Folder, folder_beside
from core.management.restore_points import free_restore_point
from core.shell.cmdlets import table as cmdlets
from core.shell.cmdlets.wmi_paths import by_path, by_query
from core.shell.display.error_view import place_lines
from core.shell.display.showing import shown
from core.shell.display.tables import WIDTH
from core.shell.language import tree
from core.shell.language.call_room import room_for
from core.shell.language.parse_error import ParseError
from core.shell.language.parser import AT_ONCE
from core.shell.running import table as compilers
from core.shell.running.automatic import initial
from core.shell.running.binding import Argument
from core.shell.running.blocks import output
from core.shell.running.commands import call_function
from core.shell.running.compiled import body_of
from core.shell.running.engine import Engine
from core.shell.running.functions import Function, invoke_block
from core.shell.running.jumps import LoopJump, Returned
from core.shell.running.scope import Scope, Source
from core.shell.running.script_block import Body, ScriptBlock
from core.shell.running.searching import only_young_garbage
from core.shell.running.signals import (
    PAUSE,
    Ask,
    Exited,
    Out,
    Signal,
    Stopped,
    shown_out,
)
from core.shell.running.streams import Streams
from core.shell.running.telling import tell
from core.shell.values.errors import ErrorRecord, ScriptError

if TYPE_CHECKING:
    from pathlib import Path

    from core.lab import Lab
    from core.management.budget import Budget
    from core.shell.running.code import Output
    from core.shell.values.kinds import Value

Piece = Out | Signal
"""What a run gives: text of a stream, PAUSE, or an `Ask` that waits for its answer."""
_FRAMES = 5_000
"""Of Python, for scripts that call as deep as they may."""


class Shell:
    """One session on one computer of a lab; its variables stay between runs."""

    def __init__(
        self,
        lab: Lab,
        computer: str,
        *,
        folder: Path | None = None,
        budget: Budget | None = None,
    ) -> None:
        """Begin a session; `folder` is C: of scripts, beside the lab if None."""
        compilers.teach()
        cmdlets.teach()
        self.engine = Engine(
            lab, computer, Folder(folder or folder_beside(lab.path)), budget
        )
        self.engine.managed = partial(by_path, self.engine)
        self.engine.searched = partial(by_query, self.engine)
        self.root = Scope(self.engine, Streams())
        """Its variables are those of the session."""
        self.root.names.update(initial(self.engine))
        self.exit_code: int | None = None
        """The code of `exit`, once a script has ended with it."""
        self.has_failed = False
        """Whether the last run ended with an error."""
        self.width = WIDTH
        """Of what is shown, in letters."""

    def free_restore_point(self, path: str) -> str:
        """Return a name for a restore point before a script that is not taken yet."""
        return free_restore_point(self.engine.lab, path)

    def run(
        self,
        text: str,
        *,
        path: str = "",
        arguments: tuple[str, ...] = (),
        restore_point: str | None = None,
    ) -> Generator[Piece, str | None, None]:
        """Run a text; `send` the answer to an `Ask`, or None.

        A script has a path, and arguments as they were typed. The restore point of
        that name is made before the first thing that it does in the lab. Close the
        generator to stop it: what a command under way has done is taken back.
        """
        self.engine.begin_run(restore_point)
        self.exit_code, self.has_failed = None, False
        with only_young_garbage():
            try:
                body = yield from body_of(text)
            except ParseError as error:
                self.has_failed = True
                yield Out("error", parse_error_text(error, Source(text, path)))
                return
            yield from self._pieces(self._started(body, text, path, arguments))
            if len(text) > AT_ONCE:  # to let go of so much takes its time, too
                yield PAUSE
                body.forget()
                yield PAUSE

    def _started(
        self, body: Body, text: str, path: str, arguments: tuple[str, ...]
    ) -> Output:
        source = Source(text, path)
        if path:
            scope = Scope(self.engine, self.root.streams, self.root, source)
            block = ScriptBlock(body, scope, tree.Place(0, len(text)))
            words = typed_arguments(arguments)
            return call_function(
                Function(path, block), words, None, self.root, is_outermost=True
            )
        self.root.source = source
        if body.script.parameters is not None or body.process is not None:
            block = ScriptBlock(body, self.root, tree.Place(0, len(text)))
            return invoke_block(
                self.root, block, [], None, self.root.streams, is_dotted=True
            )
        return output(body.end, self.root)

    def _pieces(self, found: Output) -> Generator[Piece, str | None, None]:
        try:
            for value in _stepped(shown(self._guarded(found), self.width)):
                yield from self._take()
                if isinstance(value, Ask):
                    value.answer = yield value
                elif isinstance(value, Signal):
                    yield value
                else:
                    self.engine.meter.written(str(value))
                    self.engine.hear(str(value))
                    yield shown_out("output", str(value))
        except Stopped as stopped:
            self.has_failed = True
            yield from self._take()
            yield Out("error", f"{stopped.reason}\n")
        finally:
            found.close() if isinstance(found, Generator) else None
            self._keep_shown()
        yield from self._take()

    def _keep_shown(self) -> None:
        """Write what a transcript has so far; where that fails, it ends."""
        engine = self.engine
        try:
            if engine.transcript is not None:
                engine.transcript.flush()
        except ScriptError as error:
            engine.transcript = None
            tell(self.root, error.record)

    def _guarded(self, found: Output) -> Output:
        """Run it to its end, whatever ends it."""
        try:
            yield from found
        except Exited as ended:
            self.exit_code = self.engine.exit_code = ended.code
        except ScriptError as error:
            self.has_failed = True
            error.record.is_thrown = False
            tell(self.root, error.record)
        except (LoopJump, Returned):
            return
        except RecursionError:
            self.has_failed = True
            record = ErrorRecord(
                "The script failed due to call depth overflow.",
                "CallDepthOverflow",
                exception="System.Management.Automation.ScriptCallDepthException",
            )
            tell(self.root, record)

    def _take(self) -> Iterator[Out]:
        """Give what was written meanwhile."""
        pieces, self.engine.pieces = self.engine.pieces, []
        yield from pieces


def typed_arguments(words: tuple[str, ...]) -> list[Argument]:
    """Read the words after a script's name: `-Name` is a parameter's."""
    place = tree.Place(0, 0)
    found: list[Argument] = []
    for word in words:
        name, colon, value = word[1:].partition(":")
        if (
            word.startswith("-")
            and name.replace("_", "").isalnum()
            and not (name[0].isdigit())
        ):
            given: Value = _switch_value(value) if colon else None
            found.append(Argument(place, given, name, bool(colon)))
        else:
            found.append(Argument(place, word))
    return found


def _switch_value(text: str) -> Value:
    return {"$true": True, "$false": False}.get(text.lower(), text)


def parse_error_text(error: ParseError, source: Source) -> str:
    """Write a parse error as the window shows it: place first, and then the message."""
    record = ErrorRecord(
        error.message, error.error_id, "ParserError", place=error.place
    )
    record.source = source
    lines = [*place_lines(record), error.message]
    lines.append("    + CategoryInfo          : ParserError: (:) [], ParseException")
    lines += [f"    + FullyQualifiedErrorId : {error.error_id}", " "]
    return "".join(f"{line}\n" for line in lines)


def _stepped(found: Output) -> Output:
    """Go through output with room for deep calls, while the script runs."""
    while True:
        with room_for(_FRAMES):
            try:
                value = next(found)
            except StopIteration:
                return
        yield value
