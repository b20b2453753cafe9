"""Which computer of the lab another one gets through to, to manage it."""

from core.records import Computer
from core.rules import network
from core.rules.passages import passes_to_licensing
from core.store.queries import Queries


def reached(
    lab: Queries, here: str, wanted: str, *, by_rpc: bool = True
) -> Computer | None:
    """Return a computer by what was typed on another one, or None.

    WMI goes over RPC: TCP 135 and the dynamic ports (learn.microsoft.com/windows/win32/
    wmisdk/connecting-to-wmi-remotely-starting-with-vista); other tools go over WinRM,
    which no way of a lab closes.
    """
    domain = lab.settings().domain
    found = network.find_computer(lab.computers(), domain, wanted, seen_from=here)
    if found is None or found.name.casefold() == here.casefold():
        return found
    is_open = not by_rpc or passes_to_licensing(lab.passages(), here, found.name)
    return found if found.is_reachable and is_open else None
