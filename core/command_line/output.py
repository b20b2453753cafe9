"""Writing to a terminal, a pipe or a file: UTF-8, and no control characters."""

import json
import os
import sys
import unicodedata

from core.command_line.name import started_by
from core.errors import WriteFailed

_SIGNIFICANT = {"\n"}
_HIDDEN = {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"}


def use_utf8() -> None:
    """Write UTF-8, whatever the locale says."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def write(text: str) -> None:
    """Write lines to standard output; a reader that has gone away is no error."""
    write_part(f"{text}\n")


def write_part(text: str) -> None:
    """Write text as it is, perhaps a part of a line, to standard output."""
    if sys.stdout is None:  # closed before the start
        return
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        _forget_output()
    except OSError as error:
        _forget_output()
        raise WriteFailed(
            f"The output cannot be written: {error.strerror}. "
            "Write it to another place, and then try again."
        ) from error


def complain(text: str) -> None:
    """Say on standard error, in one line, why something failed and what to do."""
    if sys.stderr is not None:
        sys.stderr.write(f"{started_by()}: {visible(' '.join(text.split()))}\n")


def visible(text: str) -> str:
    r"""Write control and other invisible characters as escapes, such as `\x1b`."""
    return "".join(
        c.encode("unicode_escape").decode() if _hides(c) else c for c in text
    )


def visible_json(value: object) -> str:
    """Write a value as JSON with control and invisible characters as escapes."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return "".join(json.dumps(c)[1:-1] if _hides(c) else c for c in text)


def _hides(character: str) -> bool:
    return unicodedata.category(character) in _HIDDEN and character not in _SIGNIFICANT


def _forget_output() -> None:
    """Let Python's own flush at the end find no closed pipe and no full disk."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
