"""Scripts and what they show, in text files beside the tests.

A case begins with `== ` and what it shows, goes on with the script, and after a line
`--` with what appears; `! ` is an error by its message and id, other streams are named.
"""

from collections.abc import Generator, Iterable, Iterator
from pathlib import Path

import pytest

from core.shell.running.signals import Ask, Out, Signal
from core.shell.session import Piece, Shell

_ID = "FullyQualifiedErrorId : "
_PLAIN = {"output", "host", "warning", "verbose", "debug"}


def read_cases(test: str, suffix: str = ".txt") -> list[object]:
    """Read the cases in the text file that is named as a test is, without `test_`."""
    path = Path(test)
    text = path.with_name(path.stem.removeprefix("test_") + suffix).read_text("utf-8")
    return [_case(part) for part in f"\n{text}".split("\n== ")[1:]]


def _case(part: str) -> object:
    title, _, rest = part.partition("\n")
    script, _, shown = rest.partition("\n--\n")
    return pytest.param(script, shown.strip("\n"), id=title)


def transcript(
    shell: Shell,
    text: str,
    answers: Iterable[str] = (),
    *,
    path: str = "",
    arguments: tuple[str, ...] = (),
) -> str:
    """Run a script and write down what appears, without blanks at the ends of lines.

    A script that is a file has its path, and what it is given.
    """
    run = shell.run(text, path=path, arguments=arguments)
    shown = "".join(_pieces(run, iter(answers)))
    return "\n".join(line.rstrip() for line in shown.split("\n")).strip("\n")


def _pieces(
    run: Generator[Piece, str | None, None], answers: Iterator[str]
) -> Iterator[str]:
    try:
        piece: Piece = next(run)
        while True:
            if isinstance(piece, Ask):
                yield f"? {piece.prompt}\n"
                piece = run.send(next(answers, None))
            else:
                if not isinstance(piece, Signal):
                    yield _shown(piece)
                piece = next(run)
    except StopIteration:
        return


def _shown(piece: Out) -> str:
    if piece.stream == "error" and _ID in piece.text:
        message = piece.text.split("\nAt ")[0].split("\n    + ")[0]
        error_id = piece.text.partition(_ID)[2].split("\n")[0]
        return f"! {message} [{error_id}]\n"
    return piece.text if piece.stream in _PLAIN else f"[{piece.stream}] {piece.text}"
