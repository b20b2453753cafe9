"""What came after Windows PowerShell 5.1 is not taken: it fails on the server, too.

The pages of the cmdlets in MicrosoftDocs/PowerShell-Docs say of each in which version
it was introduced.
"""

import pytest

from core.shell.cmdlets import table
from core.shell.cmdlets.known import cmdlet, cmdlets

LATER = {
    "Add-Content": {"AsByteStream"},
    "ConvertFrom-Json": {"AsHashtable", "Depth", "NoEnumerate", "DateKind"},
    "ConvertTo-Csv": {"IncludeTypeInformation", "QuoteFields", "UseQuotes", "NoHeader"},
    "ConvertTo-Html": {"Meta", "Charset", "Transitional"},
    "ConvertTo-Json": {"AsArray", "EnumsAsStrings", "EscapeHandling"},
    "Export-Csv": {"IncludeTypeInformation", "QuoteFields", "UseQuotes", "NoHeader"},
    "ForEach-Object": {"Parallel", "AsJob", "ThrottleLimit", "TimeoutSeconds"},
    "Format-List": {"RepeatHeader"},
    "Get-ChildItem": {"FollowSymlink"},
    "Get-Content": {"AsByteStream"},
    "Get-Date": {"AsUTC", "UnixTimeSeconds"},
    "Get-Random": {"Shuffle"},
    "Join-Path": {"AdditionalChildPath", "Extension"},
    "Measure-Object": {"AllStats", "StandardDeviation"},
    "Out-String": {"NoNewline"},
    "Select-Object": {"SkipIndex", "CaseInsensitive"},
    "Set-Content": {"AsByteStream"},
    "Sort-Object": {"Top", "Bottom", "Stable"},
    "Split-Path": {"LeafBase", "Extension"},
    "Where-Object": {"Not"},
}
LATER_CMDLETS = {
    *("get-error", "get-uptime", "join-string", "remove-alias", "remove-service"),
    *("convertfrom-markdown", "test-json", "get-experimentalfeature"),
}


@pytest.fixture(autouse=True)
def _taught() -> None:
    table.teach()


@pytest.mark.parametrize("name", LATER)
def test_no_parameter_of_a_later_version_is_taken(name: str) -> None:
    found = cmdlet(name.lower())
    assert found is not None

    assert {parameter.name for parameter in found.takes} & LATER[name] == set()


def test_no_cmdlet_of_a_later_version_is_there() -> None:
    assert cmdlets().keys() & LATER_CMDLETS == set()
