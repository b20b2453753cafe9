"""What LibreOffice makes of our files: nothing in them is calculated."""

import csv
import shutil
import subprocess
from pathlib import Path

import pytest

from gui.export.formats import steps_for
from gui.labels.console import Console
from tests.gui.export.payloads import FORMULAS, HARMLESS
from tests.helpers.reports import sheet

SOFFICE = shutil.which("soffice")
PATIENCE = 120
READING = "CSV:44,34,76,1,,1033,false,true,false,false,false,0,true"
"""Comma, quote, UTF-8; numbers are recognised, and formulas are calculated."""
WRITING = "csv:Text - txt - csv (StarCalc):44,34,76,1,,1033,false,true,true,false"
"""The same; cells are written as they are shown, so that a formula shows its result."""

pytestmark = pytest.mark.skipif(
    SOFFICE is None, reason="needs LibreOffice (Debian: libreoffice-calc-nogui)"
)


def recalculated(path: Path, folder: Path) -> list[list[str]]:
    """Let LibreOffice open a file, and write what it then holds as CSV."""
    assert SOFFICE is not None
    home = (folder / "home").as_uri()
    subprocess.run(
        [
            SOFFICE,
            f"-env:UserInstallation={home}",
            "--headless",
            *([f"--infilter={READING}"] if path.suffix == ".csv" else []),
            "--convert-to",
            WRITING,
            "--outdir",
            str(folder / "out"),
            str(path),
        ],
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        timeout=PATIENCE,
    )
    with (folder / "out" / f"{path.stem}.csv").open(encoding="utf-8") as file:
        return list(csv.reader(file))


def save(path: Path, texts: list[str]) -> None:
    for _ in steps_for(path, sheet([["Name"], *[[t] for t in texts]]), Console()):
        pass


def flat(text: str) -> str:
    """Leave out what a spreadsheet does to blanks and line ends."""
    return " ".join(text.replace("\ufeff", "").split())


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_no_text_is_calculated(tmp_path: Path, suffix: str) -> None:
    texts = [t for t in [*FORMULAS, *HARMLESS] if t]
    path = tmp_path / f"list{suffix}"
    save(path, texts)
    rows = recalculated(path, tmp_path)

    shown = [flat("".join(row).removeprefix("'")) for row in rows]
    assert shown == ["Name", *map(flat, texts)]


def test_the_check_sees_a_formula_that_is_alive(tmp_path: Path) -> None:
    path = tmp_path / "alive.csv"
    path.write_text("Name\n=1+1\n")

    assert recalculated(path, tmp_path) == [["Name"], ["2"]]
