"""Which event logs can be read from where the manager runs."""

from core.rules.passages import passes_to_licensing
from core.store.queries import Queries


def unread(lab: Queries) -> list[str]:
    """Name the computers whose event logs do not get through to the manager's computer.

    They are read over RPC: learn.microsoft.com/windows-server/administration/
    server-manager/configure-remote-management-in-server-manager.
    """
    known, here = lab.passages(), lab.console()
    computers = lab.computers()
    there = {c.name for c in computers if c.is_reachable}
    return sorted(
        name
        for name in {c.name for c in computers} - {here}
        if name not in there or not passes_to_licensing(known, here, name)
    )
