import tomllib
from pathlib import Path

import pytest

import core
from core.command_line.parser import build_parser, parse
from tests.core.command_line.conftest import Rdlm
from tests.helpers.processes import ROOT, run

COMMANDS = [
    "new",
    "scenarios",
    "show",
    "numbers",
    "check",
    "backup",
    "restore",
    "lessons",
    "lesson",
    "play",
    "results",
]
LOADED = """
import sys
from core.command_line.parser import build_parser, parse
from core.command_line.run import run
{}
print(*(name for name in ("pydantic", "PySide6", "sqlite3") if name in sys.modules))
"""


def test_without_a_command_it_is_the_window() -> None:
    arguments = build_parser().parse_args([])

    assert arguments.command is None
    assert arguments.lab is None
    assert not arguments.read_only
    assert not arguments.classic
    assert not arguments.exit_when_ready
    assert not arguments.safe_mode
    assert arguments.log_level == "warning"


def test_the_window_has_its_options() -> None:
    typed = "--lab a.rdlab --read-only --classic --exit-when-ready --safe-mode"
    arguments = build_parser().parse_args([*typed.split(), "--log-level", "debug"])

    assert arguments.command is None
    assert arguments.lab == Path("a.rdlab")
    assert arguments.read_only
    assert arguments.classic
    assert arguments.exit_when_ready
    assert arguments.safe_mode
    assert arguments.log_level == "debug"


def test_the_version_is_the_projects(rdlm: Rdlm) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]

    assert rdlm("--version") == (0, f"rdlm {core.VERSION}\n", "")
    assert project["version"] == core.VERSION


@pytest.mark.parametrize("command", [[], *([c] for c in COMMANDS)])
def test_help_is_printed_for_every_command(rdlm: Rdlm, command: list[str]) -> None:
    answer = rdlm(*command, "--help")

    assert answer.code == 0
    assert answer.out.startswith("usage: rdlm")


def test_the_help_names_every_command(rdlm: Rdlm) -> None:
    text = rdlm("--help").out

    assert all(command in text for command in COMMANDS)


@pytest.mark.parametrize(
    "typed",
    [
        "nonsense",
        "--nonsense",
        "--read",
        "new",
        "new a.rdlab --seed x",
        "new a.rdlab --seed -1",
        "new a.rdlab --seed 9007199254740992",
        "new a.rdlab --edition 2003",
        "show",
        "show a.rdlab --pack 3",
        "show a.rdlab --limit 3",
        "show a.rdlab --after 0",
        "show a.rdlab --issued RDLIC01 --limit 0",
        "show a.rdlab --issued RDLIC01 --limit -1",
        "numbers",
        "numbers nonsense",
        "numbers retail",
        "numbers retail --version 2022 --type per-user",
        "numbers retail --version 2022 --type per-user --quantity 0",
        "numbers retail --version 2022 --type per-user --quantity 1000001",
        "numbers retail --version 2022 --type per-user --quantity ²",
        "numbers retail --version 2022 --type per-user --quantity 1_0",
        "numbers retail --version 2022 --type per-user --quantity 5 --serial 0",
        "numbers retail --version 2008r2 --type per-user --quantity 5",
        "numbers retail --version 2022 --type per-planet --quantity 5",
        "numbers agreement --program retail",
        "numbers agreement --program enterprise --serial 100",
        "numbers open --serial 10000",
        "numbers server-id",
        "numbers server-id --product-id X --serial 707281",
        "check",
        "restore a.rdlab",
        "--log-level loud",
    ],
)
def test_wrong_usage_is_exit_code_2(rdlm: Rdlm, typed: str) -> None:
    answer = rdlm(*typed.split())

    assert answer.code == 2
    assert answer.out == ""
    assert answer.err


@pytest.mark.parametrize(
    ("statement", "loaded"),
    [
        ("build_parser()", ""),
        ("run(build_parser().parse_args(['numbers', 'open']))", ""),
        ("run(build_parser().parse_args(['scenarios']))", "pydantic sqlite3"),
    ],
)
def test_nothing_is_loaded_that_a_command_does_not_need(
    statement: str, loaded: str
) -> None:
    assert run(LOADED.format(statement)).splitlines()[-1] == loaded


def test_the_windows_that_can_be_opened_are_those_that_there_are(
    capsys: pytest.CaptureFixture[str],
) -> None:
    windows = ["world", "events"]
    for read in (parse, lambda w, ws: build_parser(ws).parse_args(w)):
        assert read(["--open", "events"], windows).open == ["events"]
        with pytest.raises(SystemExit):
            read(["--open", "nothing"], windows)
        assert "'world', 'events'" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["--lab", "x.rdlab", "--read-only", "--classic"],
        ["--safe-mode", "--exit-when-ready"],
        ["--log-level", "debug", "show", "x.rdlab", "--json"],
        ["scenarios"],
        ["--lab", "show"],
        ["numbers", "retail", "--version=2022", "--type=per-user", "--quantity=1"],
    ],
)
def test_the_short_way_to_the_window_reads_the_same(words: list[str]) -> None:
    assert parse(words) == build_parser().parse_args(words)


@pytest.mark.parametrize(
    "words", [["--help"], ["--version"], ["shwo"], ["--lab"], ["--nonsense"]]
)
def test_the_short_way_hides_no_help_and_no_mistake(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as short:
        parse(words)
    shown = capsys.readouterr()
    with pytest.raises(SystemExit) as whole:
        build_parser().parse_args(words)
    assert short.value.code == whole.value.code
    assert shown.out == capsys.readouterr().out
