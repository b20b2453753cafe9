from pathlib import Path

import pytest

from core.lab import Lab
from core.management.folder import Folder
from core.prompt.session import PromptSession
from tests.core.prompt.lines import type_in


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path / "files")


@pytest.fixture
def session(lab: Lab, folder: Folder) -> PromptSession:
    """Give a prompt in the top folder."""
    found = PromptSession(lab, folder)
    assert type_in(found, lab, r"cd \ ") == ""
    return found
