"""The help page of cmdlets and types says what the records say."""

import resources
from core.shell import reference


def test_the_page_is_as_it_is_made() -> None:
    """`core/shell/reference.py` writes it; CONTRIBUTING.md tells how."""
    assert resources.text("help/powershell-reference.md") == reference.page()
