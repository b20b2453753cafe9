"""The terminal's side: closed pipes, full disks, locales without Unicode."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from core.command_line.output import visible
from tests.helpers.labs import MakeLab, sql
from tests.helpers.processes import ROOT

RDLM = """
import sys
from core.command_line.parser import build_parser
from core.command_line.run import run
sys.exit(run(build_parser().parse_args()))
"""


def start(
    *words: object,
    stdout: int = subprocess.PIPE,
    environment: dict[str, str] | None = None,
) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", RDLM, *map(str, words)],
        cwd=ROOT,
        stdout=stdout,
        stderr=subprocess.PIPE,
        env={**os.environ, **(environment or {})},
    )


@pytest.fixture
def path(make_lab: MakeLab) -> Path:
    lab = make_lab("office")
    sql(lab).execute("UPDATE lab SET scenario = 'Zürich 東京'")
    lab.close()
    return lab.path


def test_a_closed_pipe_is_no_error(path: Path) -> None:
    with start("show", path, "--json", "--issued", "RDLIC01") as process:
        assert process.stdout
        process.stdout.close()
        assert process.stderr
        assert process.stderr.read() == b""
        assert process.wait() == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device")
def test_an_output_that_cannot_be_written_is_an_error(path: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        process = start("show", path, stdout=full.fileno())
        _, complaint = process.communicate()

    assert process.returncode == 1
    assert complaint.startswith(b"rdlm: The output cannot be written: No space left")
    assert complaint.count(b"\n") == 1


@pytest.mark.parametrize(
    "environment",
    [
        {"LC_ALL": "C"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "latin-1:strict"},
    ],
)
def test_the_output_is_utf_8_in_any_locale(
    path: Path, environment: dict[str, str]
) -> None:
    process = start("show", path, environment=environment)
    out, complaint = process.communicate()

    assert (process.returncode, complaint) == (0, b"")
    assert "Zürich 東京" in out.decode("utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX shell")
def test_a_closed_output_is_no_error(path: Path) -> None:
    done = subprocess.run(
        ["sh", "-c", 'exec "$@" >&-', "sh", sys.executable, "-c", RDLM, "show", path],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Zürich 東京 😀", "Zürich 東京 😀"),
        ("a\x1b[31m", "a\\x1b[31m"),
        ("a\x00\x07\x7f\x9b", "a\\x00\\x07\\x7f\\x9b"),
        ("a\u202e\u200b", "a\\u202e\\u200b"),
        ("a\udcff", "a\\udcff"),
        ("\U000e0041", "\\U000e0041"),
        ("tab\t", "tab\\t"),
        ("two\nlines", "two\nlines"),
    ],
)
def test_what_steers_a_terminal_is_escaped(text: str, written: str) -> None:
    assert visible(text) == written
