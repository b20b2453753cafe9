import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from gui.session.recent_labs import RecentLabs
from gui.session.settings import Settings
from tests.helpers.processes import ROOT

FILE = "settings.ini"
PLACES = range(-9999, 9999)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / FILE


def test_what_is_remembered_is_in_the_file(file: Path) -> None:
    settings = Settings(file)
    settings.remember("view/toolbar", False)
    settings.remember("view/mode", "list")
    settings.remember("window/place", [-1, 2, 300, 400, 0])
    settings.save()

    assert file.read_text(encoding="ascii").splitlines() == [
        "[file]",
        "version=1",
        "[view]",
        'mode="list"',
        "toolbar=false",
        "[window]",
        "place=[-1, 2, 300, 400, 0]",
    ]
    again = Settings(file)
    assert again.flag("view/toolbar", default=True) is False
    assert again.text("view/mode") == "list"
    assert again.numbers("window/place", PLACES, 5) == [-1, 2, 300, 400, 0]


def test_what_an_earlier_version_wrote_is_read(
    file: Path, caplog: pytest.LogCaptureFixture
) -> None:
    file.write_text(
        "[General]\n[labs]\nrecent=/home/one.rdlab\n[view]\nmode=list\n"
        "toolbar=false\n[columns]\nservers-5=@ByteArray(\\0\\xff)\n"
    )
    settings = Settings(file)

    assert settings.texts("labs/recent") == ["/home/one.rdlab"]
    assert settings.text("view/mode") == "list"
    assert settings.flag("view/toolbar", default=True) is False
    assert settings.numbers("columns/servers-5", range(9), 5) is None
    assert caplog.records == []


@pytest.mark.parametrize("texts", [[], ["one"], ["a,b", "c;d", '"e"', "ü\\"]])
def test_texts_come_back_as_they_were(file: Path, texts: list[str]) -> None:
    settings = Settings(file)
    settings.remember("labs/recent", texts)
    settings.save()

    assert Settings(file).texts("labs/recent") == texts


def test_what_is_kept_already_is_not_written_again(file: Path) -> None:
    def remember_and_save() -> int:
        settings = Settings(file)
        settings.remember("view/toolbar", False)
        settings.remember("view/mode", "list")
        settings.remember("window/place", [1, 2, 300, 400, 0])
        RecentLabs(settings).add(file.with_name("one.rdlab"))
        settings.save()
        return file.stat().st_mtime_ns

    assert remember_and_save() == remember_and_save()


def test_what_was_never_remembered_has_its_default(file: Path) -> None:
    settings = Settings(file)

    assert settings.flag("view/toolbar", default=True) is True
    assert settings.flag("view/classic", default=False) is False
    assert settings.text("view/mode", "details") == "details"
    assert settings.numbers("window/place", PLACES, 5) is None


@pytest.mark.parametrize("default", [True, False])
def test_what_is_no_yes_and_no_no_is_the_default(
    file: Path, default: bool, caplog: pytest.LogCaptureFixture
) -> None:
    file.write_text("[view]\ntoolbar=perhaps\nclassic=\n", encoding="utf-8")
    settings = Settings(file)

    assert settings.flag("view/toolbar", default=default) is default
    assert settings.flag("view/classic", default=default) is default
    assert "view/toolbar is not as it should be" in caplog.text
    caplog.clear()


def test_a_folder_that_takes_no_file_is_no_reason_to_fail(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "missing").write_text("a file where a folder should be")
    settings = Settings(tmp_path / "missing" / FILE)
    settings.remember("view/mode", "list")
    settings.save()

    assert settings.text("view/mode") == "list"
    assert "could not be written" in caplog.text
    caplog.clear()


def test_a_wrong_value_costs_no_other(
    file: Path, caplog: pytest.LogCaptureFixture
) -> None:
    file.write_text('[view]\nmode=[1]\nlook="dark"\n[window]\nplace=[1, 2]\n')
    settings = Settings(file)

    assert settings.text("view/mode", "details") == "details"
    assert settings.numbers("window/place", PLACES, 5) is None
    assert settings.text("view/look") == "dark"
    assert [r.getMessage().split()[2] for r in caplog.records] == [
        "view/mode",
        "window/place",
    ]
    caplog.clear()


STRANGE_NUMBERS = (
    *("[1, 2, 3, 4, 99999]", "[1, 2, 3, 4, 1.5]", "[1, 2, 3, 4, true]", "7", "null"),
    *("[1, 2, 3, 4, 1e999]", f"[1, 2, 3, 4, {'9' * 5000}]", "[" * 9000, "{}", "[]"),
    *('"1 2 3 4 5"', "[[1], 2, 3, 4, 5]", "[1, 2, 3, 4, 5, 6]", "NaN", "\x00", "\\u"),
)


@pytest.mark.parametrize("value", STRANGE_NUMBERS)
def test_numbers_that_do_not_fit_are_dropped(
    file: Path, value: str, caplog: pytest.LogCaptureFixture
) -> None:
    file.write_text(f'[window]\nplace={value}\n[view]\nmode="list"\n')
    settings = Settings(file)

    assert settings.numbers("window/place", PLACES, 5) is None
    assert settings.text("view/mode") == "list"
    caplog.clear()


def fifo(file: Path) -> None:
    os.mkfifo(file)


def endless(file: Path) -> None:
    file.symlink_to("/dev/zero")


def long(file: Path) -> None:
    file.write_bytes(b'[view]\nmode="list"\n' * 100_000)


def loop(file: Path) -> None:
    file.symlink_to(file)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no FIFO on this system")
@pytest.mark.parametrize("make", [fifo, endless, long, Path.mkdir, loop])
def test_what_is_no_file_of_settings_is_not_read(
    file: Path, make: Callable[[Path], object], caplog: pytest.LogCaptureFixture
) -> None:
    make(file)
    settings = Settings(file)

    assert settings.text("view/mode", "details") == "details"
    assert len(caplog.records) == 1
    caplog.clear()


def test_a_file_of_a_newer_version_is_left_alone(
    file: Path, caplog: pytest.LogCaptureFixture
) -> None:
    file.write_text('[file]\nversion=2\n[view]\nmode="list"\n')
    before = file.read_bytes()
    settings = Settings(file)
    settings.remember("view/toolbar", False)
    settings.save()

    assert settings.text("view/mode", "details") == "details"
    assert file.read_bytes() == before
    caplog.clear()


def test_two_windows_keep_what_the_other_remembered(file: Path) -> None:
    one, two = Settings(file), Settings(file)
    one.remember("view/mode", "list")
    two.remember("view/toolbar", False)
    one.save()
    two.save()

    both = Settings(file)
    assert both.text("view/mode") == "list"
    assert both.flag("view/toolbar", default=True) is False


@pytest.mark.skipif(sys.platform == "win32", reason="rights work otherwise there")
def test_the_file_is_for_the_person_alone(file: Path) -> None:
    before = os.umask(0)
    try:
        settings = Settings(file)
        settings.remember("view/mode", "list")
        settings.save()
    finally:
        os.umask(before)

    assert file.stat().st_mode & 0o777 == 0o600


def test_in_safe_mode_values_last_as_long_as_the_program(tmp_path: Path) -> None:
    settings = Settings(None)
    settings.remember("view/mode", "list")
    settings.save()

    assert settings.text("view/mode", "details") == "list"
    assert list(tmp_path.iterdir()) == []
    assert Settings(None).text("view/mode", "details") == "details"


@pytest.mark.parametrize("options", [[], ["--safe-mode"]])
def test_the_program_keeps_its_settings_when_it_ends(
    tmp_path: Path, options: list[str]
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "gui", "--exit-when-ready", *options],
        cwd=ROOT,
        env={**os.environ, "XDG_DATA_HOME": str(tmp_path), "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    kept = [path.read_text(encoding="utf-8") for path in tmp_path.rglob(FILE)]

    assert len(list(tmp_path.rglob("fresh.rdlab"))) == 1
    assert ["place=" in text and 'mode="details"' in text for text in kept] == [
        True for _ in range(not options)
    ]


def test_a_link_to_a_file_of_others_is_left_alone(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    theirs = tmp_path / "theirs.txt"
    theirs.write_text("dear diary")
    link = tmp_path / "settings.ini"
    link.symlink_to(theirs)
    settings = Settings(link)
    settings.remember("view/mode", "list")
    settings.save()

    assert theirs.read_text() == "dear diary"
    assert "leads to a file of others" in caplog.text
    caplog.clear()


def test_a_link_to_settings_of_ours_is_followed(tmp_path: Path) -> None:
    ours = tmp_path / "kept elsewhere"
    link = tmp_path / "settings.ini"
    link.symlink_to(ours)
    for value in ("list", "details"):
        settings = Settings(link)
        settings.remember("view/mode", value)
        settings.save()

    assert link.is_symlink()
    assert Settings(ours).text("view/mode") == "details"
