"""What RD Licensing Diagnoser shows of a diagnosis, in words."""

from core.catalog import LicensingMode, PolicyName, PolicyState
from core.records import SessionHost
from core.rules.diagnosis import Diagnosis, Problem, ServerLine
from gui.labels import words
from gui.labels.diagnoser import MODE, PROBLEM, RESOLUTION, DiagnoserText
from gui.labels.editions import Labels
from gui.tables.text_table import Row

HOST_NAME, HOST_VERSION, DOMAIN = "host-name", "host-version", "domain"
MODE_NAME, MODE_SOURCE, GRACE = "licensing-mode", "mode-source", "grace"


def verdict(found: Diagnosis) -> str:
    """Say in one sentence how the session host is."""
    if not found.problems:
        return DiagnoserText.nothing_found
    if found.available:
        return DiagnoserText.problems_beside
    return DiagnoserText.licenses_not_available


def host_facts(found: Diagnosis, domain: str | None) -> dict[str, str]:
    """Describe the session host, by the names of the fields."""
    text, days = DiagnoserText, found.grace_days_left
    return {
        HOST_NAME: found.host.name,
        HOST_VERSION: found.host.version.server_name,
        DOMAIN: domain or text.workgroup,
        MODE_NAME: MODE[found.host.licensing_mode],
        MODE_SOURCE: _source(found.host),
        GRACE: text.grace_left(days) if days else text.grace_over,
    }


def problem_facts(found: Diagnosis, labels: Labels) -> list[Row]:
    """List the problems, each known by its kind and its license server."""
    text = DiagnoserText
    return [
        Row(
            problem,
            "finding-warning" if problem.kind.is_warning else "finding-error",
            [
                described(PROBLEM[problem.kind], problem, found.host, labels),
                text.warning if problem.kind.is_warning else text.error,
            ],
        )
        for problem in found.problems
    ]


def details(problem: Problem, host: SessionHost, labels: Labels) -> str:
    """Tell a problem and what to do about it."""
    text = DiagnoserText
    what = described(PROBLEM[problem.kind], problem, host, labels)
    cure = described(RESOLUTION[problem.kind], problem, host, labels)
    return f"{text.problem}\n{what}\n\n{text.resolution}\n{cure}"


def server_facts(found: Diagnosis, credentials: dict[str, str]) -> list[Row]:
    """List the license servers of a session host, each known by its name."""
    return [
        Row(line.name, "server", _server_texts(line, credentials))
        for line in found.servers
    ]


def pack_facts(line: ServerLine, labels: Labels) -> list[Row]:
    """List the license packs that can be seen on a license server."""
    return [
        Row(
            pack.id,
            "license-pack",
            [
                labels.words.pack(pack),
                _amount(pack.total, labels),
                _amount(pack.available, labels),
            ],
        )
        for pack in line.packs or ()
    ]


def described(text: str, problem: Problem, host: SessionHost, labels: Labels) -> str:
    """Fill in what a text about a problem names."""
    return labels.words.with_group(text).format(
        server=problem.server,
        mode=MODE[host.licensing_mode],
        product=host.version.server_name,
    )


def _source(host: SessionHost) -> str:
    setting = host.applied.get(PolicyName.LICENSING_MODE)
    if setting is not None and setting.state is PolicyState.ENABLED:
        return DiagnoserText.by_policy
    if host.own_mode is LicensingMode.NOT_CONFIGURED:
        return DiagnoserText.by_nothing
    return DiagnoserText.by_deployment


def _server_texts(line: ServerLine, credentials: dict[str, str]) -> list[str]:
    text, server = DiagnoserText, line.server
    if server is None:
        return [line.name, credentials[line.name], text.not_available, ""]
    is_seen = line.packs is not None
    status = words.ACTIVATION[server.activation_status] if is_seen else ""
    return [line.name, credentials[line.name], status, server.version.server_name]


def _amount(amount: int | None, labels: Labels) -> str:
    return labels.console.unlimited if amount is None else str(amount)
