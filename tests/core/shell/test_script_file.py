"""A script is read in any encoding, and what is none is refused in one sentence."""

import os
from pathlib import Path

import pytest

from core.errors import LabMissing
from core.shell import script_file


@pytest.mark.parametrize(
    "content",
    [
        "'Größe'".encode(),
        b"\xef\xbb\xbf" + "'Größe'".encode(),
        "'Größe'".encode("utf-16"),
        "'Größe'".encode("cp1252"),
    ],
    ids=["utf-8", "utf-8 with a mark", "utf-16", "cp1252"],
)
def test_a_script_is_read_in_any_encoding(tmp_path: Path, content: bytes) -> None:
    script = tmp_path / "script.ps1"
    script.write_bytes(content)

    assert script_file.read(script) == "'Größe'"


def test_what_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(LabMissing, match=r"none\.ps1 cannot be read: No such file"):
        script_file.read(tmp_path / "none.ps1")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no FIFO on this system")
def test_a_fifo_is_no_script_and_nobody_waits_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(LabMissing, match=r"pipe is no file\. Choose a script"):
        script_file.read(tmp_path / "pipe")


def test_what_is_too_long_is_refused(tmp_path: Path) -> None:
    script = tmp_path / "long.ps1"
    with script.open("wb") as file:
        file.truncate(5_000_000)
    with pytest.raises(LabMissing, match="longer than a script may be here"):
        script_file.read(script)
