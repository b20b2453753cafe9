"""Brings the file of an older version of the program up to today's schema."""

from core.store import backup, connection, schema
from core.store.connection import LabConnection


def up_to_date(link: LabConnection, *, is_owned: bool) -> LabConnection:
    """Return a connection to the lab in today's schema.

    The owner's file is upgraded, after a checked copy was put beside it. A reader gets
    an upgraded copy in memory, and the file stays as it is.
    """
    version = schema.version_of(link)
    if is_owned:
        kept = backup.free_name(link.path, f"schema-{version}")
        backup.copy_lab(link, kept)
        schema.upgrade(link, version)
        return link
    copy = connection.connect(link.path, "memory")
    try:
        link.backup(copy)
        schema.upgrade(copy, version)
        copy.execute("PRAGMA query_only = ON")
    except BaseException:
        copy.close()
        raise
    link.close()
    return copy
