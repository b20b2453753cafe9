import os
from pathlib import Path
from urllib.parse import quote_from_bytes

import pytest
from PySide6.QtCore import QMimeData, QUrl

from gui.session.lab_files import dropped_files

NAMES = ["class.rdlab", "Übung 1%00.rdlab", "�.rdlab", "\udcff\udcfe.RDLAB"]


@pytest.mark.skipif(os.name == "nt", reason="names are texts there")
@pytest.mark.parametrize("name", NAMES)
def test_what_is_dropped_keeps_the_bytes_of_its_name(tmp_path: Path, name: str) -> None:
    lab = tmp_path / name
    files = QMimeData()
    url = f"file://{quote_from_bytes(os.fsencode(lab))}"
    files.setUrls([QUrl.fromLocalFile("picture.png"), QUrl.fromEncoded(url.encode())])

    assert dropped_files(files) == [str(lab)]
