import json
import sys
from pathlib import Path

import pytest

from core import scenarios
from core.lab import Lab
from tests.core.command_line.conftest import Rdlm
from tests.helpers.labs import GENUINE_LOOKING, MakeLab, activation, sql
from tests.helpers.systems import needs_posix_errors


def settings(path: Path) -> dict[str, object]:
    with Lab.open(path, read_only=True) as lab:
        found: dict[str, object] = json.loads(lab.settings().model_dump_json())
        return found


def test_new_makes_a_lab(rdlm: Rdlm, tmp_path: Path) -> None:
    path = tmp_path / "new.rdlab"
    answer = rdlm(
        *("new", path, "--scenario", "office", "--edition", "2019", "--seed", 42)
    )

    assert answer == (0, f"{path} was made from the scenario office.\n", "")
    made = settings(path)
    assert (made["scenario"], made["edition"], made["seed"]) == ("office", "2019", 42)
    assert list(tmp_path.iterdir()) == [path]


def test_new_without_options_is_fresh(rdlm: Rdlm, tmp_path: Path) -> None:
    path = tmp_path / "new.rdlab"

    assert rdlm("new", path).code == 0
    assert settings(path)["scenario"] == "fresh"


def test_new_takes_the_largest_seed(rdlm: Rdlm, tmp_path: Path) -> None:
    path = tmp_path / "new.rdlab"
    rdlm("new", path, "--seed", 2**53 - 1)

    assert json.loads(rdlm("show", path, "--json").out)["lab"]["seed"] == 2**53 - 1


@pytest.mark.skipif(sys.platform != "linux", reason="file names are text here")
def test_a_lab_may_have_a_name_that_is_no_text(rdlm: Rdlm, tmp_path: Path) -> None:
    path = tmp_path / "\udcff.rdlab"

    assert rdlm("new", path).code == 0
    assert rdlm("show", path).code == 0
    assert rdlm("backup", path).code == 0
    answer = rdlm("check", path)
    assert answer.code == 0
    assert "\\udcff.rdlab is sound." in answer.out


def test_new_overwrites_nothing(rdlm: Rdlm, tmp_path: Path) -> None:
    path = tmp_path / "diary"
    path.write_text("dear diary")

    assert "exists already and was left as it is" in rdlm("new", path).reason
    assert path.read_text() == "dear diary"


@pytest.mark.parametrize("name", [".", "..", "/", "x" * 300])
def test_new_refuses_what_is_no_file_name(
    rdlm: Rdlm, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)

    assert rdlm("new", name).reason
    assert list(tmp_path.iterdir()) == []


def test_new_names_the_scenarios(rdlm: Rdlm, tmp_path: Path) -> None:
    reason = rdlm("new", tmp_path / "new.rdlab", "--scenario", "nope").reason

    assert "There is no scenario nope. The scenarios are: fresh," in reason


def test_scenarios_are_listed_one_a_line(rdlm: Rdlm) -> None:
    lines = rdlm("scenarios").out.splitlines()

    assert [tuple(line.split(None, 1)) for line in lines] == [
        (name, scenarios.describe(name).title) for name in scenarios.names()
    ]
    assert all(len(line.split(maxsplit=1)) == 2 for line in lines)


def test_check_says_that_a_lab_is_sound(rdlm: Rdlm, lab: Lab) -> None:
    assert rdlm("check", lab.path) == (0, f"{lab.path} is sound.\n", "")


def test_check_lists_the_problems_and_fails(rdlm: Rdlm, lab: Lab) -> None:
    lab.do(activation(lab))
    sql(lab).execute("UPDATE journal SET outcome = 'x'")
    sql(lab).execute("UPDATE user SET name = substr('  ', id) WHERE id < 3")
    answer = rdlm("check", lab.path)

    assert answer.out.splitlines() == [
        "Row 1 of user breaks the rules of a User.",
        "Row 2 of user breaks the rules of a User.",
    ]
    assert "is not sound: 2 problems were found" in answer.reason


def test_check_names_one_problem(rdlm: Rdlm, lab: Lab) -> None:
    sql(lab).execute("UPDATE license_pack SET version = '2025'")

    assert "is not sound: 1 problem was found" in rdlm("check", lab.path).reason


@pytest.mark.parametrize("command", ["check", "show", "backup"])
def test_a_missing_file_is_named(rdlm: Rdlm, tmp_path: Path, command: str) -> None:
    reason = rdlm(command, tmp_path / "nope.rdlab").reason

    assert "There is no lab file" in reason
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", ["check", "show", "backup"])
def test_another_file_is_named(rdlm: Rdlm, tmp_path: Path, command: str) -> None:
    path = tmp_path / "page.html"
    path.write_text("<html>")

    assert "page.html is not a lab file" in rdlm(command, path).reason


def test_backup_and_restore_bring_a_lab_back(rdlm: Rdlm, make_lab: MakeLab) -> None:
    lab = make_lab()
    before = lab.snapshot()
    backup = lab.path.with_name("class.backup-1.rdlab")
    answer = rdlm("backup", lab.path)
    assert answer == (0, f"{backup} is a checked copy of {lab.path}.\n", "")
    lab.do(activation(lab))
    lab.close()

    answer = rdlm("restore", backup, lab.path)
    kept = lab.path.with_name("class.replaced-1.rdlab")
    assert answer.out.splitlines() == [
        f"{lab.path} was restored from {backup}.",
        f"The lab that it replaced is {kept}.",
    ]
    with Lab.open(lab.path) as restored, Lab.open(kept) as replaced:
        assert restored.snapshot() == before
        assert replaced.server("RDLIC01").is_activated


def test_backup_takes_another_name_and_overwrites_nothing(
    rdlm: Rdlm, lab: Lab, tmp_path: Path
) -> None:
    target = tmp_path / "elsewhere.rdlab"
    assert rdlm("backup", lab.path, target).code == 0
    before = target.read_bytes()

    assert "exists already and was left as it is" in (
        rdlm("backup", lab.path, target).reason
    )
    assert target.read_bytes() == before


def test_restore_waits_for_no_window(rdlm: Rdlm, lab: Lab) -> None:
    rdlm("backup", lab.path)
    backup = lab.path.with_name("class.backup-1.rdlab")

    assert "is open in another window" in rdlm("restore", backup, lab.path).reason


def test_restore_without_a_backup_changes_nothing(
    rdlm: Rdlm, make_lab: MakeLab
) -> None:
    lab = make_lab()
    lab.close()
    before = lab.path.read_bytes()

    assert "There is no lab file" in rdlm("restore", "nope", lab.path).reason
    assert lab.path.read_bytes() == before


def test_an_error_is_one_line_whatever_the_file_is_called(
    rdlm: Rdlm, tmp_path: Path
) -> None:
    reason = rdlm("show", tmp_path / "no\n\x1b[31m\udcff.rdlab").reason

    assert "\\x1b" in reason


def test_a_debug_log_has_the_cause_and_no_key(
    rdlm: Rdlm, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level("DEBUG"):
        rdlm("numbers", "server-id", "--product-id", GENUINE_LOOKING)

    assert "NumberError" in caplog.text
    assert "BCDFG" not in caplog.text


@needs_posix_errors
@pytest.mark.parametrize(
    "words",
    [
        ["new", "a.rdlab"],
        ["check", "a.rdlab"],
        ["show", "a.rdlab"],
        ["backup", "a.rdlab"],
        ["restore", "a.rdlab", "b.rdlab"],
    ],
)
def test_in_a_folder_that_is_gone_a_name_leads_nowhere(
    rdlm: Rdlm, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()

    assert "The present folder is gone" in rdlm(*words).reason
    assert rdlm("new", tmp_path / "a.rdlab").code == 0
