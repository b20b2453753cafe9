"""Dates and times as a person reads them."""

from datetime import datetime

from PySide6.QtCore import QDate, QLocale


def date(value: datetime) -> str:
    """Write the day of a lab time (UTC) as this computer's language does."""
    day = QDate(value.year, value.month, value.day)
    return QLocale().toString(day, QLocale.FormatType.ShortFormat)


def moment(value: datetime) -> str:
    """Write a lab time (UTC) as this computer's language does."""
    return f"{date(value)} {value:%H:%M}"
