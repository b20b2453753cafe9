"""A text becomes code: read and compiled, in pieces where it is long."""

import gc
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager

from core.shell.language.parser import AT_ONCE, parse, room_to_read
from core.shell.language.pieces import in_pieces
from core.shell.running.script_block import Body
from core.shell.running.signals import PAUSE, Signal

_MANY = 100_000
"""Characters from which on the nodes of a text are very many."""


def body_of(text: str) -> Generator[Signal, None, Body]:
    """Read and compile a text, with pauses; ParseError says what is wrong with it."""
    if len(text) <= AT_ONCE:
        return Body(parse(text))
    pieces = in_pieces(lambda: Body(parse(text)).compiled())
    with room_to_read(), _no_search(len(text) > _MANY), closing(pieces):
        while True:
            try:
                next(pieces)
            except StopIteration as ended:
                body: Body = ended.value
                return body
            yield PAUSE


@contextmanager
def _no_search(is_wanted: bool) -> Iterator[None]:
    """Let nobody look for garbage among so many nodes, now or later.

    Each look would stop all for a second. They go when the last one lets go of them,
    for none of them knows a node above it.
    """
    is_on = is_wanted and gc.isenabled()
    if is_on:
        gc.disable()
    try:
        yield
    finally:
        if is_on:
            gc.freeze()
            gc.enable()
