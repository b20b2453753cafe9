import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from core.catalog import PURCHASE_PROGRAMS, LicenseType, ProductVersion
from core.errors import LabExists, WriteFailed
from core.numbers import orders
from core.numbers.orders import Order
from core.numbers.purchases import Purchase
from gui.export.slips import write_slips
from gui.labels import words
from gui.labels.editions import labels_for
from gui.labels.orders import OrderText
from tests.helpers.processes import run

LABELS = labels_for(ProductVersion.W2022)


def one(program: str, serial: int = 1) -> Order:
    kind = next(p for p in PURCHASE_PROGRAMS if p == program)
    bought = Purchase(ProductVersion.W2022, LicenseType.PER_USER, 20, kind, serial)
    return orders.confirm(bought)


class Page(HTMLParser):
    """What a browser would find: tags, what they load, and the text of slips."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.loaded: list[str] = []
        self.slips: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.loaded += [v or "" for n, v in attrs if n in {"src", "href"}]
        if tag == "section":
            self.slips.append("")

    def handle_data(self, data: str) -> None:
        if self.slips:
            self.slips[-1] += data


def written(path: Path, made: list[Order]) -> Page:
    write_slips(path, made, LABELS)
    return Page(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("program", PURCHASE_PROGRAMS)
def test_each_student_gets_a_slip_with_all_of_an_order(
    tmp_path: Path, program: str
) -> None:
    made = [one(program, serial) for serial in range(1, 13)]
    page = written(tmp_path / "class.html", made)

    assert len(page.slips) == 12
    for slip, order in zip(page.slips, made, strict=True):
        for text in (*order.numbers.values(), OrderText.worthless, "20"):
            assert text in slip
        assert words.PROGRAM[order.program] in slip
        assert "Windows Server 2022" in slip


def test_a_slip_of_a_number_alone_says_no_product(tmp_path: Path) -> None:
    page = written(tmp_path / "class.html", [orders.by_open_license(1)])

    assert OrderText.quantity not in page.slips[0]


def test_the_page_needs_nothing_and_runs_nothing(tmp_path: Path) -> None:
    path = tmp_path / "class.html"
    page = written(path, [one("retail")])

    assert "script" not in page.tags
    assert page.loaded == []
    assert not re.search(r"url\(|@import|https?:", path.read_text(encoding="utf-8"))
    assert "break-inside: avoid" in path.read_text(encoding="utf-8")


def test_what_is_written_is_escaped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(OrderText, "worthless", "<b>R&D</b>")
    page = written(tmp_path / "class.html", [one("retail")])

    assert "<b>R&D</b>" in page.slips[0]
    assert "b" not in page.tags


def test_a_file_that_is_there_stays(tmp_path: Path) -> None:
    path = tmp_path / "class.html"
    path.write_text("mine")

    with pytest.raises(LabExists, match="exists already and was left as it is"):
        write_slips(path, [one("retail")], LABELS)
    assert path.read_text() == "mine"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(WriteFailed, match="could not be written"):
        write_slips(tmp_path / "missing" / "class.html", [one("retail")], LABELS)


RDLM = """
import sys
from gui.main import main

sys.exit(main(["numbers", "open", "--count", "3", "--sheet", *sys.argv[1:]]))
"""


def test_the_command_line_writes_it(tmp_path: Path) -> None:
    path = tmp_path / "class.html"

    assert run(RDLM, path) == f"{path} has 3 order confirmations.\n"
    assert len(Page(path.read_text(encoding="utf-8")).slips) == 3
