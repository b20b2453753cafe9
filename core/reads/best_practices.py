"""What the Best Practices Analyzer reads from a lab (domain.md 8.4)."""

from core.reads.diagnosis import full_line
from core.rules.best_practices import Violation, of_host, of_purchases, of_server
from core.store.queries import Queries


def analyze(lab: Queries) -> list[Violation]:
    """List what license servers and then session hosts break, by their names."""
    settings = lab.settings()
    now = settings.now
    overview = lab.overview()
    found = [v for server, packs in overview for v in of_server(server, packs)]
    found += of_purchases(
        pack for server, packs in overview if server.is_activated for pack in packs
    )
    for host in lab.session_hosts():
        lines = [full_line(lab, host, name) for name in host.license_servers]
        found += of_host(host, lines, now, in_domain=settings.has_member(host))
    return found
