"""Files and folders that may not be written, seen by a person without rights."""

import json
import os
import sys
from pathlib import Path

import pytest

from core.lab import Lab
from tests.core.store.test_locks import leave_a_hot_journal
from tests.helpers.labs import activation
from tests.helpers.processes import fingerprint, public_folder, run_without_rights

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="rights work otherwise on this system"
)
READ = """
import json, sys
from pathlib import Path
from core.catalog import ClearinghouseCondition
from core.commands.faults import SetClearinghouseCondition
from core.errors import LabError
from core.lab import Lab
found = {}
try:
    with Lab.open(Path(sys.argv[1])) as lab:
        found["read_only"] = lab.is_read_only
        found["problems"] = lab.problems()
        found["activated"] = lab.servers()[0].is_activated
        lab.do(SetClearinghouseCondition(condition=ClearinghouseCondition.SLOW))
except LabError as error:
    found["error" if "read_only" in found else "refused"] = str(error)
print(json.dumps(found))
"""


def make(folder: Path) -> Path:
    with Lab.create(folder / "class.rdlab") as lab:
        lab.do(activation(lab))
        return lab.path


def read(path: Path) -> dict[str, object]:
    found: dict[str, object] = json.loads(run_without_rights(READ, path))
    return found


@pytest.mark.parametrize(
    ("file", "folder"), [(0o444, 0o555), (0o444, 0o777), (0o666, 0o555)]
)
def test_what_may_not_be_written_is_read_and_stays_as_it_is(
    file: int, folder: int
) -> None:
    with public_folder() as place:
        path = make(place)
        path.chmod(file)
        place.chmod(folder)
        before = fingerprint(place)
        found = read(path)

        assert fingerprint(place) == before
    assert found["read_only"] is True
    assert found["activated"] is True
    assert found["problems"] == []
    assert "Save a copy of the lab" in str(found["error"])


def test_what_may_not_be_read_is_named() -> None:
    with public_folder() as place:
        path = make(place)
        path.chmod(0o000)
        found = read(path)

    assert "You may not read" in str(found["refused"])
    assert "Ask its owner for access" in str(found["refused"])


def test_a_half_written_file_that_may_not_be_mended_is_named() -> None:
    with public_folder() as place:
        path = make(place)
        leave_a_hot_journal(path)
        journal = path.with_name("class.rdlab-journal")
        journal.chmod(0o444)
        path.chmod(0o444)
        place.chmod(0o555)
        before = fingerprint(place)
        found = read(path)

        assert fingerprint(place) == before
    assert "was left half written" in str(found["refused"])


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="no user ids on this system")
def test_a_folder_of_somebody_else_takes_no_new_lab() -> None:
    script = """
import sys
from pathlib import Path
from core.errors import LabError
from core.lab import Lab
try:
    Lab.create(Path(sys.argv[1]))
except LabError as error:
    print(error)
"""
    with public_folder() as place:
        place.chmod(0o555)
        text = run_without_rights(script, place / "new.rdlab")

        assert list(place.iterdir()) == []
    assert text.startswith("new.rdlab could not be written: Permission denied.")
    assert "Choose another folder" in text
