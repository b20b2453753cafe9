"""The five lists of the right pane and their columns (ui.md 1.4)."""

from core.catalog import LicenseType
from core.records import IssuedLine, LicensePack, Report
from gui.labels import words
from gui.labels.dates import date
from gui.labels.editions import Labels
from gui.manager.models.icons import issued_icon, pack_icon
from gui.manager.models.server_rows import ServerRow
from gui.models.columns import Column, TableSpec, moment_column
from gui.models.places import Place, PlaceKind, pack_place, report_place, server_place


def servers(labels: Labels) -> TableSpec[ServerRow]:
    """Describe the list under All servers."""
    text = labels.console

    def configuration(row: ServerRow) -> str:
        if not row.server.is_available:
            return words.ACTIVATION[row.server.visible_status]
        return text.review if row.needs_review else text.ok

    return TableSpec(
        "servers",
        (
            Column(text.name, lambda r: r.server.name, width=150),
            Column(text.scope, lambda r: words.SCOPE[r.server.scope], width=90),
            Column(
                text.activation_status,
                lambda r: words.ACTIVATION[r.server.visible_status],
                width=130,
            ),
            Column(text.version, lambda r: r.server.version.server_name, width=160),
            Column(
                text.configuration,
                configuration,
                is_link=lambda r: r.needs_review,
                width=110,
            ),
        ),
        place=lambda r: server_place(r.server.name),
        icon=lambda r: r.icon,
    )


def packs(labels: Labels, *, available: bool) -> TableSpec[LicensePack]:
    """Describe the list of a server's license packs, if the server is available."""
    text = labels.console

    def asks(pack: LicensePack) -> bool:
        return asks_for_report(pack, labels)

    return TableSpec(
        "packs",
        (
            Column(text.version_and_type, labels.words.pack, width=312),
            Column(
                text.license_program,
                lambda p: words.program_in_list(p.program),
                width=108,
            ),
            Column(
                text.total_licenses,
                lambda p: _number(p.total, text.unlimited),
                lambda p: _amount(p.total),
                width=88,
            ),
            Column(
                text.available,
                lambda p: "" if asks(p) else _number(p.available, text.unlimited),
                lambda p: _amount(p.available),
                width=68,
            ),
            Column(
                text.issued,
                lambda p: text.generate_report if asks(p) else _number(p.issued),
                lambda p: p.issued,
                is_link=asks,
                width=110 if text.generate_report else 52,
            ),
            moment_column(
                text.expiry_date,
                lambda p: p.expires,
                none=text.never,
                written=date,
                width=76,
            ),
            Column(text.keypack_id, lambda p: str(p.id), lambda p: p.id, width=72),
        ),
        place=lambda p: pack_place(p.server, p.id),
        icon=pack_icon,
        empty="" if available else text.not_available,
    )


def issued(labels: Labels, pack: LicensePack) -> TableSpec[IssuedLine]:
    """Describe the list of licenses issued from a pack, by user or by device."""
    text = labels.console
    computer: Column[IssuedLine] = Column(
        text.issued_to_computer, lambda i: i.computer or "", width=140, by="computer"
    )
    user: Column[IssuedLine] = Column(
        text.issued_to_user, lambda i: i.user or "", width=140, by="user"
    )
    rest: tuple[Column[IssuedLine], ...] = (
        Column(
            text.license_status,
            lambda i: words.LICENSE_STATUS[i.status],
            width=110,
            by="status",
            words=words.LICENSE_STATUS,
        ),
        moment_column(text.issued_on, lambda i: i.issued_on, width=130, by="issued_on"),
        moment_column(
            text.expires_on, lambda i: i.expires_on, width=130, by="expires_on"
        ),
    )
    hardware_id: Column[IssuedLine] = Column(
        text.hardware_id,
        lambda i: i.hardware_id or "",
        width=290,
        is_hidden=True,
        by="hardware_id",
    )
    to_user = pack.type is LicenseType.PER_USER
    icon = issued_icon(pack)
    return TableSpec(
        "issued-to-users" if to_user else "issued-to-devices",
        (user, *rest) if to_user else (computer, user, *rest, hardware_id),
        place=lambda i: Place(PlaceKind.ISSUED, i.server, i.pack_id, i.id),
        icon=lambda _: icon,
        empty=text.ask_report if asks_for_report(pack, labels) else "",
    )


def asks_for_report(pack: LicensePack, labels: Labels) -> bool:
    """Tell whether the edition counts a pack in reports only (ui.md 1.4)."""
    is_per_user = pack.type is LicenseType.PER_USER
    return is_per_user and bool(labels.console.generate_report)


def reports(labels: Labels, *, available: bool) -> TableSpec[Report]:
    """Describe the list of a server's reports, if the server is available."""
    text = labels.console
    return TableSpec(
        "reports",
        (
            Column(text.report, lambda r: r.name, width=225),
            moment_column(text.created_on, lambda r: r.created, width=120),
            Column(text.scope, words.report_scope, width=120),
            Column(
                text.report_installed,
                lambda r: str(r.installed),
                lambda r: r.installed,
                width=160,
            ),
            Column(
                text.report_issued,
                lambda r: str(r.issued),
                lambda r: r.issued,
                width=150,
            ),
        ),
        place=lambda r: report_place(r.server, r.id),
        icon=lambda _: "report",
        empty="" if available else text.not_available,
    )


def _number(value: int | None, unlimited: str = "") -> str:
    return unlimited if value is None else str(value)


def _amount(value: int | None) -> float:
    """Return what an amount is sorted by: unlimited is more than any number.

    Qt compares two numbers as the type of the first, so all of them are floats.
    """
    return float("inf") if value is None else float(value)
