import argparse
import os
from pathlib import Path
from urllib.parse import quote

import pytest

from core.command_line.lab_address import lab_path
from core.command_line.parser import build_parser, parse
from tests.faults.names import NAMES
from tests.helpers.systems import needs_posix_errors


@needs_posix_errors
@pytest.mark.parametrize("name", NAMES)
def test_an_address_names_every_file_that_a_path_does(name: str) -> None:
    path = Path("/some folder") / f"{name}.rdlab"
    address = quote(os.fsencode(path))

    for text in (str(path), f"file://{address}", f"FILE://localhost{address}"):
        assert lab_path(text) == path
        assert parse([text]).lab == path
        assert parse(["--lab", text]).lab == path


@pytest.mark.parametrize(
    "text", ["file://server/share/a.rdlab", "file:a.rdlab", "file:///a%00b", "file:"]
)
def test_what_is_no_address_of_a_file_here_is_refused(
    text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(
        argparse.ArgumentTypeError, match=r"another computer|no address"
    ):
        lab_path(text)
    with pytest.raises(SystemExit) as end:
        parse([text])

    assert end.value.code == 2
    assert text in capsys.readouterr().err


COMMANDS = [
    str(name)
    for action in build_parser()._actions
    if action.dest == "command"
    for name in action.choices or ()
]


@pytest.mark.parametrize("name", COMMANDS)
def test_a_file_may_be_called_like_a_command(name: str) -> None:
    for words in ([f"./{name}"], ["--", name], [f"{name}.rdlab"]):
        arguments = parse(words)
        assert arguments.command is None
        assert arguments.lab == Path(words[-1])


def test_a_file_stands_before_and_behind_options() -> None:
    for words in (
        "a.rdlab --read-only",
        "--read-only a.rdlab",
        "--read-only -- a.rdlab",
    ):
        arguments = parse(words.split())
        assert arguments.command is None
        assert arguments.read_only
        assert arguments.lab == Path("a.rdlab")


@pytest.mark.parametrize(
    "words", ["scenarios", "check a.rdlab", "show -- a.rdlab", "new show"]
)
def test_a_command_stays_one(words: str) -> None:
    assert parse(words.split()).command == words.split()[0]


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("--lab a.rdlab b.rdlab", "two labs are named: a.rdlab and b.rdlab"),
        ("a.rdlab b.rdlab", "invalid choice: 'a.rdlab'"),
    ],
)
def test_one_lab_is_opened(
    words: str, why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        parse(words.split())

    assert end.value.code == 2
    assert why in capsys.readouterr().err
