"""A zip file whose bytes follow from its content alone."""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The first date that a zip file can tell."""
_UNIX = 3
_PLAIN_FILE = 0o100644 << 16
_LEVEL = 9


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Pack files by their names, sorted, without date, owner or system."""
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        for name in sorted(files):
            entry = ZipInfo(name, _LONG_AGO)
            entry.create_system, entry.external_attr = _UNIX, _PLAIN_FILE
            entry.compress_type = ZIP_DEFLATED
            archive.writestr(entry, files[name], compresslevel=_LEVEL)
    return packed.getvalue()
