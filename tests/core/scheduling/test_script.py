"""What the line of a task starts."""

from pathlib import Path

import pytest

from core.management.folder import Folder
from core.scheduling.script import Script, script_of

TEXT, PATH = "exit 3", r"C:\Scripts\a.ps1"
FROM_FILE = Script(TEXT, True, PATH)
STARTED: dict[str, Script] = {
    "whoami": Script("whoami"),
    "cmd /c whoami & hostname": Script("whoami & hostname"),
    "cmd": Script("cmd"),
    rf"{PATH} one two": Script(TEXT, True, PATH, ("one", "two")),
    r"C:\Scripts\a.cmd": Script("hostname", path=r"C:\Scripts\a.cmd"),
    f"powershell -File {PATH}": FROM_FILE,
    f"powershell.exe -NoProfile -ExecutionPolicy Bypass -f {PATH} one": Script(
        TEXT, True, PATH, ("one",)
    ),
    f"powershell -w hidden /file {PATH}": FROM_FILE,
    "powershell -NoProfile -Command Get-Date": Script("Get-Date", True),
    "powershell Get-Date": Script("Get-Date", True),
    "powershell -NoProfile": Script("", True),
    "powershell -File": Script("", True),
    r"C:\Scripts\b.ps1": Script(
        "",
        missing=r"The system cannot find the file specified: C:\Scripts\b.ps1",
    ),
}


@pytest.mark.parametrize("action", STARTED)
def test_a_line_is_read(tmp_path: Path, action: str) -> None:
    folder = Folder(tmp_path)
    folder.write(PATH, TEXT.encode())
    folder.write(r"C:\Scripts\a.cmd", b"hostname")

    assert script_of(action, folder) == STARTED[action]
