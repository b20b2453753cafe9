from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QLocale

from gui.item_models.lists import moment
from gui.main import _choose_language


@pytest.mark.parametrize(
    ("locale", "written"), [("C", "11/16/26 08:30"), ("de_DE", "16.11.26 08:30")]
)
def test_dates_are_written_in_a_language(locale: str, written: str) -> None:
    QLocale.setDefault(QLocale(locale))
    _choose_language()

    assert moment(datetime(2026, 11, 16, 8, 30, tzinfo=UTC)) == written
