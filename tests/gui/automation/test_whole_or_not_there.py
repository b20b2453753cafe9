"""Killed, or on a full disk, at any write: what is made is whole, or is not there.

`python3 start.py faults calls` does the same by real system calls.
"""

import errno
import os
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from core import files, workplaces
from core.errors import WriteFailed
from gui.automation.pdf import writing
from tests.faults.output_cases import OUTPUT_CASES, Output, made_of

CALLS = (
    (Path, "write_bytes"),
    (Path, "write_text"),
    (os, "fsync"),
    (os, "replace"),
    (os, "rename"),
    (files, "_rename_exclusively"),
)
MOST = 100


class Killed(BaseException):
    """The program is no more: nothing is cleared up."""


class Strike:
    """Lets one call fail, and what is written by it is there by half."""

    def __init__(self, at: int, error: BaseException) -> None:
        self._left = at
        self._error = error
        self.has_struck = False

    def into(self, patch: pytest.MonkeyPatch) -> None:
        for place, name in CALLS:
            patch.setattr(place, name, self._counted(getattr(place, name), patch))

    def _counted(
        self, call: Callable[..., Any], patch: pytest.MonkeyPatch
    ) -> Callable[..., Any]:
        def counted(first: Any, *others: Any, **named: Any) -> Any:
            self._left -= 1
            if self._left:
                return call(first, *others, **named)
            self.has_struck = True
            if call.__name__.startswith("write"):
                call(first, others[0][: len(others[0]) // 2], **named)
            if isinstance(self._error, Killed):
                patch.setattr(workplaces, "_empty", lambda _: None)
                patch.setattr(Path, "rmdir", lambda _: None)
            raise self._error

        return counted


def write_small_pdf(path: Path, *_: object) -> None:
    path.write_bytes(b"%PDF")


def act(output: Output, target: Path) -> str:
    """Make it; give what is told of a failure, or nothing."""
    try:
        output.act(target)
    except Killed as end:
        return repr(end)
    except WriteFailed as error:
        return str(error)
    return ""


@pytest.mark.parametrize("name", OUTPUT_CASES)
@pytest.mark.parametrize(
    "error",
    [
        pytest.param(Killed(), id="killed"),
        pytest.param(OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)), id="full"),
    ],
)
def test_what_is_made_is_whole_or_not_there(
    qapp: object,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    error: BaseException,
) -> None:
    monkeypatch.setattr(writing, "write_pdf", write_small_pdf)
    output, whole = OUTPUT_CASES[name], tmp_path / "whole"
    assert isinstance(output, Output)
    output.act(whole)
    for at in count(1):
        target = tmp_path / str(at)
        strike = Strike(at, error)
        with monkeypatch.context() as patch:
            strike.into(patch)
            told = act(output, target)
        assert told in {"", "Killed()"} or "No space left" in told
        assert made_of(target) in {"", made_of(whole)}
        if not strike.has_struck:
            break
    assert 3 < at < MOST
    output.act(target.with_name("next"))
    assert list(tmp_path.glob(".*")) == []  # what the killed left is cleared up
