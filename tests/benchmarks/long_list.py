"""A list of 100,000 rows: sorted, and filtered while a person types.

The floor of the filter is Python's own search through texts that lie ready; what is
measured is the longest time in which the window answers nobody.
"""

import os
import time
from collections.abc import Callable
from datetime import timedelta
from random import Random
from statistics import median

from core import clock
from core.catalog import LicenseProgram, LicenseStatus, LicenseType, ProductVersion
from core.issued_line import IssuedLine
from core.records import LicensePack
from tests.benchmarks import Options, Result

ROWS = 100_000
TYPED = ("u", "us", "user12", "9", "")
LIMIT = 40.0
START = clock.parse("2026-11-16T08:30:00Z")


def run(options: Options) -> list[Result]:
    if not options.x11:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QApplication, QWidget

    from gui import look
    from gui.item_models import lists
    from gui.labels.editions import labels_for
    from gui.settings import Settings
    from gui.views.list_pane import ListPane

    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    look.apply(application)
    labels = labels_for(ProductVersion.W2022)
    host = QWidget()
    pane = ListPane("list", labels.console, Settings(None), host)
    pane.resize(700, 500)
    host.show()
    records = issued()
    users = [record.user or "" for record in records]
    pane.show_list(lists.issued(labels, pack()), [records])
    while pane.is_busy:
        application.processEvents()

    def longest_pause(text: str) -> float:
        pauses = [milliseconds(lambda: pane.filter(text))]
        while pane.is_busy:
            pauses.append(milliseconds(application.processEvents))
        return max(*pauses, milliseconds(application.processEvents))

    def sort() -> None:
        pane.table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
        pane.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)

    rounds = range(min(options.rounds, 5))
    pause = median(max(longest_pause(text) for text in TYPED) for _ in rounds)
    search = median(
        milliseconds(lambda: [u for u in users if "9" in u]) for _ in rounds
    )
    ours = median(milliseconds(sort) for _ in rounds)
    floor = median(milliseconds(lambda: sorted(users)) for _ in rounds)
    host.close()
    return [
        Result("filter, longest pause", "ms", pause, search, LIMIT),
        Result("sort there and back", "ms", ours, floor),
    ]


def pack() -> LicensePack:
    return LicensePack(
        server="RDLIC01",
        id=3,
        version=ProductVersion.W2022,
        type=LicenseType.PER_USER,
        program=LicenseProgram.ENTERPRISE,
        total=ROWS,
    )


def issued() -> list[IssuedLine]:
    random = Random(1)
    return [
        IssuedLine(
            id=number,
            server="RDLIC01",
            pack_id=3,
            computer=None,
            user=f"CORP\\user{random.randrange(10**6):06d}",
            status=LicenseStatus.ACTIVE,
            issued_on=START - timedelta(minutes=number),
            expires_on=START + timedelta(minutes=number),
        )
        for number in range(1, ROWS + 1)
    ]


def milliseconds(call: Callable[[], object]) -> float:
    begun = time.perf_counter()
    call()
    return (time.perf_counter() - begun) * 1000
