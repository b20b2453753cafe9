"""Excel workbooks: every cell is a text, so nothing in it is ever calculated."""

from collections.abc import Callable, Generator, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, BinaryIO

from core.errors import LabError
from core.files import replacing, write_failed
from gui.labels.console import Console
from gui.models.sheet import Put, Row, Sheet

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_MOST_ROWS = 1_048_576
_A_MOMENT = 0.005
_WIDEST = 40
_PLAIN = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


def write_xlsx(
    path: Path, sheet: Sheet, put: Put = replacing
) -> Generator[int, None, None]:
    """Write a sheet; yields how many lines each step has written."""
    if sheet.length > _MOST_ROWS:
        facts = {"most": _MOST_ROWS, "rows": sheet.length}
        raise LabError(Console.too_many_rows.format(file=path.name, **facts))
    yield from _beside(_import_library)
    from xlsxwriter import Workbook
    from xlsxwriter.exceptions import XlsxWriterException

    # A file of ours: what the library opens it leaves open where the disk is full.
    with (
        put(path) as unfinished,
        TemporaryDirectory() as folder,
        unfinished.open("r+b") as file,
    ):
        # Its hint names texts alone.
        given: Any = _UntilItFails(file)
        book = Workbook(given, {**_PLAIN, "tmpdir": folder})
        book.use_zip64()
        table = book.add_worksheet()
        _set_widths(table, sheet.header)
        try:
            yield from _write_lines(table, sheet)
            yield from _beside(book.close)
        except XlsxWriterException as error:
            raise write_failed(path, str(error)) from error
        finally:
            unfinished_rows: Any = table.row_data_fh  # its hint says None
            unfinished_rows.close()  # a workbook that is given up keeps it open


class _UntilItFails:
    """A file that takes everything after an error, and writes nothing of it.

    The library gives up a ZIP file that fails, which writes its end when it is thrown
    away, wherever that is, and complains on standard error if it cannot.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._has_failed = False

    def write(self, data: bytes) -> int:
        self._do(self._file.write, data)
        return len(data)

    def seek(self, to: int, whence: int = 0) -> int:
        return self._do(self._file.seek, to, whence)

    def tell(self) -> int:
        return self._do(self._file.tell)

    def flush(self) -> None:
        self._do(self._file.flush)

    def _do(self, call: Callable[..., int | None], *arguments: object) -> int:
        if self._has_failed or self._file.closed:
            return 0
        try:
            return call(*arguments) or 0
        except OSError:
            self._has_failed = True
            raise


def _write_lines(table: "Worksheet", sheet: Sheet) -> Iterator[int]:
    number = 0
    for lines in sheet.lines():
        for line in lines:
            for column, cell in enumerate(line):
                table.write_string(number, column, cell)
            number += 1
        yield len(lines)


def _beside(call: Callable[[], object]) -> Iterator[int]:
    """Do what is one long step beside the window."""
    with ThreadPoolExecutor(1, thread_name_prefix="workbook") as pool:
        work = pool.submit(call)
        while wait([work], _A_MOMENT).not_done:
            yield 0
        work.result()


def _import_library() -> None:
    import xlsxwriter  # noqa: F401


def _set_widths(table: "Worksheet", header: Row) -> None:
    for column, title in enumerate(header):
        table.set_column(column, column, min(len(title) + 8, _WIDEST))
