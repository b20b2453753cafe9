from pathlib import Path

import pytest

from gui.session.recent_labs import RecentLabs
from gui.session.settings import Settings


def recent(folder: Path) -> RecentLabs:
    return RecentLabs(Settings(folder / "settings.ini"))


def test_the_last_one_opened_comes_first_and_once(tmp_path: Path) -> None:
    labs = recent(tmp_path)
    for name in ("a", "b", "a"):
        labs.add(tmp_path / name)

    assert recent(tmp_path).paths() == [tmp_path / "a", tmp_path / "b"]


def test_one_lab_alone_is_remembered_too(tmp_path: Path) -> None:
    recent(tmp_path).add(tmp_path / "a, b; “c”.rdlab")

    assert recent(tmp_path).paths() == [tmp_path / "a, b; “c”.rdlab"]


def test_eight_are_remembered(tmp_path: Path) -> None:
    for number in range(12):
        recent(tmp_path).add(tmp_path / str(number))

    names = [path.name for path in recent(tmp_path).paths()]
    assert names == ["11", "10", "9", "8", "7", "6", "5", "4"]


def test_all_but_the_open_one_can_be_forgotten(tmp_path: Path) -> None:
    labs = recent(tmp_path)
    for name in ("a", "b", "c"):
        labs.add(tmp_path / name)
    labs.forget_all_but_last()

    assert recent(tmp_path).paths() == [tmp_path / "c"]


def test_what_is_no_list_of_texts_is_as_good_as_none(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    file = tmp_path / "settings.ini"
    for strange in ("7", '""', "[[1]]", '{"a": 1}', "@Invalid()"):
        file.write_text(f"[labs]\nrecent={strange}\n")
        assert RecentLabs(Settings(file)).paths() == []
    caplog.clear()


def test_what_is_no_text_is_dropped_alone_and_once(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    file = tmp_path / "settings.ini"
    file.write_text('[labs]\nrecent=["/one.rdlab", 7, null, "/two.rdlab"]\n')
    labs = RecentLabs(Settings(file))

    assert labs.paths() == labs.paths() == [Path("/one.rdlab"), Path("/two.rdlab")]
    assert [r.getMessage().split()[2] for r in caplog.records] == ["labs/recent"]
    caplog.clear()


def test_in_safe_mode_labs_are_remembered_until_the_end(tmp_path: Path) -> None:
    labs = RecentLabs(Settings(None))
    labs.add(tmp_path / "a")

    assert labs.paths() == [tmp_path / "a"]
    assert RecentLabs(Settings(None)).paths() == []
