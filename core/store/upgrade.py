"""Brings the file of an older version of the program up to today's schema."""

from core.store import backup, reading, schema
from core.store.connection import LabConnection


def up_to_date(link: LabConnection, *, is_owned: bool) -> LabConnection:
    """Return a connection to the lab in today's schema.

    The owner's file is upgraded, after a checked copy was put beside it. A reader gets
    an upgraded copy in memory, and the file stays as it is.
    """
    version = schema.version_of(link)
    if is_owned:
        backup.copy_lab_beside(link, link.path, f"schema-{version}")
        schema.upgrade(link, version)
        return link
    copy = reading.copy_in_memory(link)
    link.close()
    return copy
