import json
from pathlib import Path

import pytest

from gui.export.json_file import write_json
from tests.gui.export.payloads import FORMULAS, HARMLESS
from tests.helpers.reports import sheet


@pytest.mark.parametrize("count", [0, 1, 500, 1201])
def test_rows_are_objects_by_their_titles(tmp_path: Path, count: int) -> None:
    path = tmp_path / "list.json"
    texts = [f"{number} {FORMULAS[0]}" for number in range(count)]
    what = sheet([["Name", "Date"], *[[t, "é"] for t in texts]], above=[["a", "b"]])
    for _ in write_json(path, what):
        pass

    assert json.loads(path.read_text(encoding="utf-8")) == {
        "title": "A list",
        "above": [["a", "b"]],
        "rows": [{"Name": text, "Date": "é"} for text in texts],
    }


@pytest.mark.parametrize("text", [*FORMULAS, *HARMLESS])
def test_texts_are_what_they_are(tmp_path: Path, text: str) -> None:
    path = tmp_path / "list.json"
    for _ in write_json(path, sheet([["Name"], [text]], title=text)):
        pass

    found = json.loads(path.read_text(encoding="utf-8"))
    assert (found["title"], found["rows"]) == (text, [{"Name": text}])
