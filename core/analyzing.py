"""What the Best Practices Analyzer reads from a lab (domain.md 8.4)."""

from core.rules.best_practices import Violation, of_host, of_server
from core.rules.diagnosis import ServerLine
from core.store.queries import Queries


def analyze(lab: Queries) -> list[Violation]:
    """List what license servers and then session hosts break, by their names."""
    now = lab.settings().now
    found = [v for server, packs in lab.overview() for v in of_server(server, packs)]
    for host in lab.session_hosts():
        lines = [_line(lab, name) for name in host.license_servers]
        found += of_host(host, lines, now)
    return found


def _line(lab: Queries, name: str) -> ServerLine:
    server = lab.find_server(name)
    if server is None or not server.is_reachable:
        return ServerLine(name, None, None)
    return ServerLine(name, server, tuple(lab.packs(server.name)))
