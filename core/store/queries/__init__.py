"""Questions to an open lab; every answer is a record or a list of records."""

from core.store.queries.history import HistoryQueries
from core.store.queries.hosts import HostQueries
from core.store.queries.licenses import LicenseQueries
from core.store.queries.log import LogQueries
from core.store.queries.people import PeopleQueries
from core.store.queries.reports import ReportQueries


class Queries(
    HostQueries,
    LicenseQueries,
    PeopleQueries,
    ReportQueries,
    LogQueries,
    HistoryQueries,
):
    """Reads the world through one connection, whatever the subject."""
