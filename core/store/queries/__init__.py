"""Questions to an open lab; every answer is a record or a list of records."""

from core.store.queries.history import HistoryQueries
from core.store.queries.hosts import HostQueries
from core.store.queries.lists import ListQueries
from core.store.queries.monitoring import MonitorQueries
from core.store.queries.tasks import TaskQueries


class Queries(HostQueries, ListQueries, HistoryQueries, MonitorQueries, TaskQueries):
    """Reads the world through one connection, whatever the subject."""
