"""Progress is told where a person reads it, and leaves nothing behind."""

import signal
import subprocess
import sys
from io import StringIO
from pathlib import Path
from types import SimpleNamespace

import pytest

from core.command_line import progress
from core.command_line.progress import Progress
from tests.core.command_line.conftest import Rdlm
from tests.helpers.long import long_lab, spoil
from tests.helpers.processes import ROOT

CHECK_WITHOUT_END = """
import sys
from core.store import check

def look(link):
    print("looking", flush=True)
    link.execute("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
                 "SELECT count(*) FROM n")

check._pages = look
from gui.main import main
sys.exit(main(["check", sys.argv[1]]))
"""


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True

    def screen(self) -> str:
        """Give the line as it is seen in the end."""
        seen = ""
        for part in self.getvalue().split("\r"):
            seen = part + seen[len(part) :]
        return seen.rstrip()


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    terminal = Terminal()
    # Not sys itself, whose streams pytest puts in place again before the test.
    monkeypatch.setattr(progress, "sys", SimpleNamespace(stderr=terminal))
    return terminal


def test_a_terminal_shows_one_line_that_is_gone_at_the_end(terminal: Terminal) -> None:
    with Progress("Checking x") as line:
        line.show(50_000, 200_000)
        assert terminal.screen() == "Checking x: 50,000 of 200,000 rows"
        line.show(200_000, 200_000)
        assert terminal.screen() == "Checking x: rows are read; pages and indexes"
    assert terminal.screen() == ""
    assert "\n" not in terminal.getvalue()


def test_a_line_that_becomes_shorter_leaves_no_rest(terminal: Terminal) -> None:
    with Progress("Checking") as line:
        line.show(1_000_000, 100_000_000)
        line.show(1_000_000, 50_000_000)

        assert terminal.screen() == "Checking: 1,000,000 of 50,000,000 rows"


def test_a_terminal_is_not_written_to_for_each_row(terminal: Terminal) -> None:
    with Progress("Checking") as line:
        for done in range(100_000):
            line.show(done, 100_000)
        assert terminal.getvalue().count("\r") == 100


def test_elsewhere_there_is_a_line_for_each_tenth(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with Progress("Checking") as line:
        for done in range(0, 100_001, 100):
            line.show(done, 100_000)

    out, err = capsys.readouterr()
    assert out == ""
    assert len(err.splitlines()) == 11
    assert err.splitlines()[5] == "Checking: 50,000 of 100,000 rows"


def test_of_short_work_nothing_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with Progress("Checking") as line:
        line.show(1, 49_999)
        line.show(0, 0)

    assert capsys.readouterr() == ("", "")


def test_without_a_place_for_errors_nothing_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    with Progress("Checking") as line:
        line.show(50_000, 100_000)


def test_a_name_cannot_hide_anything(terminal: Terminal) -> None:
    with Progress("Checking \x1b[31m") as line:
        line.show(50_000, 100_000)

        assert terminal.screen().startswith("Checking \\x1b[31m: ")


def test_a_long_lab_is_checked_with_progress_beside_the_answer(
    rdlm: Rdlm, tmp_path: Path
) -> None:
    path = long_lab(tmp_path / "long.rdlab")
    code, out, err = rdlm("check", path)

    assert (code, out) == (0, f"{path} is sound.\n")
    assert len(err.splitlines()) == 11
    assert err.splitlines()[-1].endswith(": rows are read; pages and indexes")
    code, out, err = rdlm("check", spoil(path))
    assert code == 1
    assert "is damaged and cannot be read whole" in out
    assert "is not sound" in err.splitlines()[-1]


@pytest.mark.skipif(sys.platform == "win32", reason="no such signals")
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
def test_a_check_is_cancelled_in_the_midst_of_a_look_at_pages(
    tmp_path: Path, name: str
) -> None:
    path = long_lab(tmp_path / "long.rdlab")
    before = path.read_bytes()
    with subprocess.Popen(
        [sys.executable, "-c", CHECK_WITHOUT_END, str(path)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == "looking\n"
        process.send_signal(signal.Signals[name])
        try:
            out, err = process.communicate(timeout=20)
        finally:
            process.kill()  # one that did not hear it would go on for ever

    assert process.returncode == 128 + signal.Signals[name]
    assert out == ""
    said = [line for line in err.splitlines() if ": Interrupted." in line]
    assert said == err.splitlines()[-1:]
    assert list(tmp_path.iterdir()) == [path]
    assert path.read_bytes() == before
