from pathlib import Path

import pytest
from pydantic import TypeAdapter, ValidationError

from core.lessons.beside import (
    NameBeside,
    files_beside,
    names_beside,
    read_beside,
    remove_scripts,
    write_beside,
)

READ = TypeAdapter(NameBeside)


@pytest.fixture
def lab(tmp_path: Path) -> Path:
    return tmp_path / "class.rdlab"


def test_files_that_go_with_a_lab_are_named(lab: Path) -> None:
    lab.with_name("list.csv").touch()
    lab.with_name("folder").mkdir()
    lab.with_name(".lock").touch()
    for own in ("class.rdlab", "class.rdlab-wal"):
        lab.with_name(own).touch()
    scripts = lab.with_name("class files") / "Temp"
    scripts.mkdir(parents=True)
    (scripts / "report.csv").touch()
    assert names_beside(lab) == {"list.csv", r"C:\Temp\report.csv"}
    assert names_beside(lab.parent / "gone" / "class.rdlab") == set()


@pytest.mark.parametrize(
    "name", ["usage.csv", r"C:\report.ps1", r"C:\Temp\a\b.txt", r"\\SRV\share\x.csv"]
)
def test_what_is_written_is_read_by_its_name(lab: Path, name: str) -> None:
    assert read_beside(lab, name) is None
    write_beside(lab, name, b"text")
    assert files_beside(lab) == {name: b"text"}


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("usage.csv", "usage.csv"),
        (r"c:\temp\x.csv", r"C:\temp\x.csv"),
        (r"C:\Temp\..\x.csv", r"C:\x.csv"),
    ],
)
def test_a_name_reads_as_a_path_of_windows_does(typed: str, name: str) -> None:
    assert READ.validate_python(typed) == name


@pytest.mark.parametrize(
    "name", ["../users.csv", "Temp/x.csv", r"D:\x.csv", r"C:\a|b.csv", r"C:\nul", ""]
)
def test_a_name_that_leads_elsewhere_is_refused(name: str) -> None:
    with pytest.raises(ValidationError):
        READ.validate_python(name)


def test_a_link_among_the_scripts_is_not_followed(lab: Path) -> None:
    secret = lab.with_name("secret.txt")
    secret.write_bytes(b"secret")
    folder = lab.with_name("class files")
    folder.mkdir()
    (folder / "link.txt").symlink_to(secret)
    assert read_beside(lab, r"C:\link.txt") is None


def test_what_scripts_saw_goes_with_its_lab(lab: Path) -> None:
    for name in ("usage.csv", r"C:\Temp\a.txt"):
        write_beside(lab, name, b"text")
    remove_scripts(lab)
    assert files_beside(lab) == {"usage.csv": b"text"}
