import re
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, Qt, QUrl
from PySide6.QtGui import QImage, QPainter, QTextDocument

from core.lessons.outputs.guides import Guide, Style
from gui.automation.encoding import Pixels, encoded
from gui.automation.pdf import blocks
from gui.automation.pdf import writing as pdf_writing
from gui.automation.pdf.pictures import Pictures, Read
from gui.automation.pdf.writing import write_pdf
from tests.core.lessons.outputs.samples import HOSTILE, picture, pictures, story


def pages_of(path: Path) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", path.read_bytes()))


def written(folder: Path, of: Guide) -> Path:
    for name, image in pictures(of.story).items():
        (folder / f"{name}.png").write_bytes(image)
    path = folder / f"{of.stem}.pdf"
    write_pdf(path, of, folder)
    return path


def test_a_pdf_names_no_moment_and_keeps_pictures_without_loss(
    qapp: object, tmp_path: Path
) -> None:
    path = written(tmp_path, Guide(story=story(), style=Style()))
    file = path.read_bytes()
    assert b"/CreationDate (D:20000101000000" in file
    assert b"DCTDecode" not in file  # JPEG
    assert file.count(b"/Subtype /Image") == 4
    assert b"/Width 500\n/Height 400" in file
    again = tmp_path / "again"
    again.mkdir()
    assert written(again, Guide(story=story(), style=Style())).read_bytes() == file


def test_a_pdf_has_a_page_of_contents_before_the_steps(
    qapp: object, tmp_path: Path
) -> None:
    assert pages_of(written(tmp_path, Guide(story=story(), style=Style()))) >= 3
    sheet = Guide(story=story(kind="exercise"), style=Style(), is_sheet=True)
    assert pages_of(written(tmp_path, sheet)) == 1


def test_a_step_that_is_longer_than_a_page_goes_on_on_the_next(
    qapp: object, tmp_path: Path
) -> None:
    step = story().steps[0]
    many = tuple(picture(f"sample-{n:02d}") for n in range(8))
    long = story(steps=(step.model_copy(update={"pictures": many}),))
    assert pages_of(written(tmp_path, Guide(story=long, style=Style()))) >= 4


def test_a_picture_that_is_there_already_is_not_packed_again(
    qapp: object, tmp_path: Path
) -> None:
    image = QImage(500, 400, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.cyan)
    of = Guide(story=story(), style=Style())
    written(tmp_path, of)
    first = of.story.steps[0].pictures[0]
    (tmp_path / f"{first.name}.png").write_bytes(encoded(image))
    write_pdf(tmp_path / "again.pdf", of, tmp_path)
    assert Pixels.of(image).packed in (tmp_path / "again.pdf").read_bytes()


def test_every_object_is_where_the_table_says(qapp: object, tmp_path: Path) -> None:
    file = written(tmp_path, Guide(story=story(), style=Style())).read_bytes()
    start = int(file[file.rindex(b"startxref\n") :].split()[1])
    assert file[start:].startswith(b"xref\n0 ")
    places = re.findall(rb"(\d{10}) \d{5} n", file[start:])
    for number, place in enumerate(places, start=1):
        assert file[int(place) :].startswith(b"%d 0 obj" % number)


def test_a_logo_that_one_can_see_through_stands_on_white(
    qapp: object, tmp_path: Path
) -> None:
    logo = QImage(40, 20, QImage.Format.Format_ARGB32)
    logo.fill(Qt.GlobalColor.transparent)
    logo.save(str(tmp_path / "logo.png"))
    paper = QImage(logo.size(), QImage.Format.Format_RGB32)
    paper.fill(Qt.GlobalColor.white)
    of = Guide(story=story(), style=Style(logo="logo.png"))
    assert Pixels.of(paper).packed in written(tmp_path, of).read_bytes()


@pytest.mark.parametrize(
    ("size", "points"),
    [((16, 16), "12 12"), ((40, 800), "2.75 55"), ((1600, 100), "130 8.125")],
    ids=["tiny", "high", "wide"],
)
def test_a_logo_is_made_smaller_where_it_must_and_never_larger(
    qapp: object, tmp_path: Path, size: tuple[int, int], points: str
) -> None:
    logo = QImage(*size, QImage.Format.Format_RGB32)
    logo.save(str(tmp_path / "logo.png"))
    placed = []

    class Noted(Pictures):
        def draw(self, painter: QPainter, place: QRectF, read: Read) -> None:
            placed.append(f"{place.width() / 2:g} {place.height() / 2:g}")
            super().draw(painter, place, read)

    sheet = Guide(story=story(), style=Style(logo="logo.png"), is_sheet=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pdf_writing, "Pictures", Noted)
        written(tmp_path, sheet)

    assert placed == [points]


def test_what_cannot_be_written_is_said(qapp: object, tmp_path: Path) -> None:
    of = Guide(story=story(kind="exercise"), style=Style(), is_sheet=True)
    with pytest.raises(FileNotFoundError):
        write_pdf(tmp_path / "missing" / "guide.pdf", of, tmp_path)


def test_a_hostile_text_is_written_as_it_stands_and_loads_nothing(
    qapp: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded: list[str] = []
    read: list[str] = []

    class Noted(QTextDocument):
        def loadResource(self, kind: int, name: QUrl | str) -> object:  # noqa: N802
            loaded.append(str(name))
            return super().loadResource(kind, name)

        def setHtml(self, html: str) -> None:  # noqa: N802
            super().setHtml(html)
            read.append(self.toPlainText())

    monkeypatch.setattr(blocks, "QTextDocument", Noted)
    step = story().steps[2].model_copy(update={"sentence": HOSTILE, "why": HOSTILE})
    hostile = story(title=HOSTILE, task=HOSTILE, steps=(step,), deviations=(HOSTILE,))
    written(tmp_path, Guide(story=hostile, style=Style(by=HOSTILE)))

    assert sum(HOSTILE in text for text in read) >= 5
    assert loaded == []
