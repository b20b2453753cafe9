"""What Tab offers in a line of PowerShell."""

import pytest

from core.shell.completion import completions
from core.shell.session import Shell
from tests.helpers.shell import transcript

MADE = r"""
$number = 1; $name = 2; function Get-Report { }
Set-Content C:\Temp\report.csv a; Set-Content C:\Temp\Report.txt a; mkdir C:\Logs
"""
OFFERED: dict[str, list[str]] = {
    "": [],
    "get-se": ["Get-Service"],
    "Get-Rep": ["Get-Report"],
    "Get-Service ": [],
    "Get-Service | sort-o": ["Get-Service | Sort-Object"],
    "Get-Date; Restart-S": ["Get-Date; Restart-Service"],
    "$x = get-se": ["$x = Get-Service"],
    "if ($n": ["if ($name", "if ($number"],
    "$absent": [],
    "Get-Service -n": ["Get-Service -Name"],
    "gsv -d": ["gsv -Debug", "gsv -DisplayName"],
    "Get-Report -": [],
    "-x": [],
    r"type C:\Temp\r": [r"type C:\Temp\report.csv", r"type C:\Temp\Report.txt"],
    r"type 'C:\Te": [r"type 'C:\Temp"],
    "cd l": ["cd Logs"],
    r"type C:\None\r": [],
    r"type D:\x": [],
}


@pytest.mark.parametrize("typed", OFFERED)
def test_tab_offers(shell: Shell, typed: str) -> None:
    transcript(shell, MADE)

    assert completions(typed, shell) == OFFERED[typed]
