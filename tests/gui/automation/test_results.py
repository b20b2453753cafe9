"""`rdlm results` rolls up a folder of attempts, and loads no window."""

import csv
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest

from core.command_line.parser import build_parser
from core.command_line.run import run
from gui.automation.results import roll_up
from tests.core.lessons.attempts.samples import after, begin, edit, ended
from tests.helpers.imports import ROOT
from tests.helpers.labs import activation

Answer = tuple[int, str, str]
Rdlm = Callable[..., Answer]


@pytest.fixture
def rdlm(capfd: pytest.CaptureFixture[str]) -> Rdlm:
    def type_and_wait(*words: object) -> Answer:
        try:
            code = run(
                build_parser().parse_args(["results", *map(str, words)]), roll_up
            )
        except SystemExit as end:
            code = int(end.code or 0)
        return (code, *capfd.readouterr())

    return type_and_wait


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two of Robin, of which the later is better, and one with a formula for a name."""
    made = tmp_path / "class a"
    made.mkdir()
    ended(made / "robin.rdattempt")
    with begin(made / "robin 2.rdattempt", at=after(60)) as better:
        better.lab.do(activation(better.lab))
        better.answer(2, 0, after(62))
        better.end(after(63))
    with begin(made / "formula.rdattempt", learner="=1+1") as other:
        other.end(after(5))
    return made


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def cells(book: Path) -> bytes:
    with ZipFile(book) as content:
        return b"".join(content.read(name) for name in content.namelist())


def test_it_prints_each_attempt_and_which_counts(rdlm: Rdlm, folder: Path) -> None:
    code, out, err = rdlm(folder)
    assert (code, err) == (0, "")
    assert ": 3; of these count: 2" in out
    (better,) = (line for line in out.splitlines() if "robin 2.rdattempt" in line)
    (first,) = (line for line in out.splitlines() if "robin.rdattempt" in line)
    assert "Yes" in better
    assert "  75  " in better
    assert "Yes" not in first


def test_the_files_have_the_points_of_each_objective(
    rdlm: Rdlm, folder: Path, tmp_path: Path
) -> None:
    target, book = tmp_path / "a.csv", tmp_path / "a.xlsx"
    code, out, _ = rdlm(folder, "--csv", target, "--xlsx", book)
    assert code == 0
    assert out.count("was written.") == 2
    by_file = {row["Attempt"]: row for row in rows(target)}
    row = by_file["robin.rdattempt"]
    assert (row["Objective 1"], row["Objective 2"], row["Question 1"]) == (
        "2",
        "0",
        "0",
    )
    assert (row["Highlight"], row["Help cost"], row["Points lost"]) == ("1", "2", "1")
    assert (row["Minutes"], row["Begun"]) == ("5", "2026-12-01T12:00:00Z")
    assert b"Robin Roe" in cells(book)


def test_no_name_becomes_a_formula(rdlm: Rdlm, folder: Path, tmp_path: Path) -> None:
    target, book = tmp_path / "a.csv", tmp_path / "a.xlsx"
    rdlm(folder, "--csv", target, "--xlsx", book)
    assert {row["Learner"] for row in rows(target)} == {"'=1+1", "Robin Roe"}
    assert b"=1+1" in cells(book)
    assert b"<f>" not in cells(book)


def test_what_does_not_fit_is_named_and_the_rest_is_done(
    rdlm: Rdlm, folder: Path, tmp_path: Path
) -> None:
    edit(folder / "robin 2.rdattempt", "UPDATE lab SET seed = 99")
    (folder / "text.rdattempt").write_text("I passed.")
    code, out, err = rdlm(folder, "--csv", tmp_path / "a.csv")
    assert code == 1
    assert "do not count: 2 of 4." in err
    assert "The seed of the lab is 99; it began with 7." in out
    assert "text.rdattempt is not a lab file" in out
    by_file = {row["Attempt"]: row for row in rows(tmp_path / "a.csv")}
    assert [f for f, row in by_file.items() if row["Counts"]] == [
        "formula.rdattempt",
        "robin.rdattempt",
    ]
    assert "seed" in by_file["robin 2.rdattempt"]["Problem"]


def test_grading_again_says_which_lesson_was_used(rdlm: Rdlm, folder: Path) -> None:
    code, out, _ = rdlm(folder, "--regrade")
    assert code == 0
    assert out.count("Lesson as kept") == 3  # none of its ID is shipped
    assert "Lesson as kept" not in rdlm(folder)[1]


def test_grading_again_sees_an_edited_world(rdlm: Rdlm, folder: Path) -> None:
    edit(folder / "robin.rdattempt", "UPDATE license_server SET scope = 'forest'")
    assert rdlm(folder)[0] == 0
    code, out, _ = rdlm(folder, "--regrade")
    assert code == 1
    assert "scope is forest" in out


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (["lost"], 1, "There is no folder"),
        (["."], 1, "There are no attempts in"),
        (["class a", "--csv", "a.txt"], 2, "does not end in .csv"),
        (["class a", "--xlsx", "a.csv"], 2, "does not end in .xlsx"),
        (["class a", "--csv", "mine.csv"], 1, "mine.csv"),
        (["class a", "--csv", "lost/a.csv"], 1, "a.csv could not be written"),
    ],
)
def test_what_cannot_be_is_refused(
    rdlm: Rdlm,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: list[str],
    code: int,
    told: str,
) -> None:
    monkeypatch.chdir(folder.parent)
    if words == ["."]:
        monkeypatch.chdir(ROOT / "docs")
    mine = folder.parent / "mine.csv"
    mine.write_text("mine")
    found, _, err = rdlm(*words)
    assert found == code
    assert told in err
    assert mine.read_text() == "mine"


def test_a_file_is_replaced_only_where_that_is_asked_for(
    rdlm: Rdlm, folder: Path, tmp_path: Path
) -> None:
    target = tmp_path / "a.csv"
    assert rdlm(folder, "--csv", target)[0] == 0
    assert rdlm(folder, "--csv", target)[0] == 1
    assert rdlm(folder, "--csv", target, "--replace")[0] == 0


def test_attempts_are_left_as_they_are(rdlm: Rdlm, folder: Path) -> None:
    before = {path: path.read_bytes() for path in folder.iterdir()}
    rdlm(folder, "--regrade")
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


def test_several_processes_read_the_same(
    rdlm: Rdlm, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "text.rdattempt").write_text("I passed.")
    for words in ([folder], [folder, "--regrade"]):
        alone = rdlm(*words)
        with monkeypatch.context() as patched:
            patched.setattr(os, "cpu_count", lambda: 2)
            patched.setattr("gui.automation.results._WORTH_A_PROCESS", 1)
            assert rdlm(*words) == alone


def test_no_window_is_loaded(folder: Path) -> None:
    code = (
        "import sys; from gui.main import main; code = main(sys.argv[1:]); "
        "sys.exit(code or 'PySide6.QtWidgets' in sys.modules)"
    )
    words = [sys.executable, "-c", code, "results", str(folder)]
    assert subprocess.run(words, cwd=ROOT, capture_output=True).returncode == 0
