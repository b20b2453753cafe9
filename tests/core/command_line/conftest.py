from collections.abc import Callable
from typing import NamedTuple

import pytest

from core.command_line.parser import build_parser
from core.command_line.run import run


class Answer(NamedTuple):
    """What a command leaves on the terminal."""

    code: int
    out: str
    err: str

    @property
    def reason(self) -> str:
        """The one line that a failed command says."""
        assert self.code == 1
        assert self.err.startswith("rdlm: ")
        assert self.err.count("\n") == 1
        return self.err.removeprefix("rdlm: ").rstrip("\n")


Rdlm = Callable[..., Answer]


@pytest.fixture
def rdlm(capsys: pytest.CaptureFixture[str]) -> Rdlm:
    """Run a command as `rdlm` does."""

    def type_and_wait(*words: object) -> Answer:
        try:
            code = run(build_parser().parse_args([str(word) for word in words]))
        except SystemExit as end:
            code = int(end.code or 0)
        out, err = capsys.readouterr()
        return Answer(code, out, err)

    return type_and_wait
