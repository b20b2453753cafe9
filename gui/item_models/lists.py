"""The five lists of the right pane and their columns (ui.md 1.4)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from PySide6.QtCore import QDate, QLocale

from core.catalog import LicenseType
from core.lab import Lab
from core.records import IssuedLicense, LicensePack, LicenseServer
from core.rules.review import needs_attention, review
from gui.item_models.icons import issued_icon, pack_icon, server_icon
from gui.item_models.record_list import Column, ListKind
from gui.labels import words
from gui.labels.editions import Labels
from gui.places import Place, PlaceKind, pack_place, server_place


@dataclass(frozen=True)
class ServerRow:
    """A license server with what its review says."""

    server: LicenseServer
    icon: str
    needs_review: bool


def server_rows(lab: Lab) -> list[ServerRow]:
    """Read the rows of the list of servers."""
    return [
        ServerRow(
            server=server,
            icon=server_icon(server, packs),
            needs_review=needs_attention(review(server, packs)),
        )
        for server, packs in lab.overview()
    ]


def servers(labels: Labels) -> ListKind[ServerRow]:
    """Describe the list under All servers."""
    text = labels.console
    return ListKind(
        "servers",
        (
            Column(text.name, lambda r: r.server.name, width=150),
            Column(text.scope, lambda r: words.SCOPE[r.server.scope], width=90),
            Column(
                text.activation_status,
                lambda r: words.ACTIVATION[r.server.activation_status],
                width=130,
            ),
            Column(text.version, lambda r: r.server.version.server_name, width=160),
            Column(
                text.configuration,
                lambda r: text.review if r.needs_review else text.ok,
                is_link=lambda r: r.needs_review,
            ),
        ),
        place=lambda r: server_place(r.server.name),
        icon=lambda r: r.icon,
    )


def packs(labels: Labels) -> ListKind[LicensePack]:
    """Describe the list of a server's license packs."""
    text = labels.console
    return ListKind(
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
                lambda p: _number(p.available, text.unlimited),
                lambda p: _amount(p.available),
                width=68,
            ),
            Column(
                text.issued, lambda p: _number(p.issued), lambda p: p.issued, width=52
            ),
            Column(
                text.expiry_date,
                lambda p: date(p.expires) if p.expires else text.never,
                lambda p: p.expires.timestamp() if p.expires else float("inf"),
                width=76,
            ),
            Column(text.keypack_id, lambda p: str(p.id), lambda p: p.id, width=72),
        ),
        place=lambda p: pack_place(p.server, p.id),
        icon=pack_icon,
    )


def issued(labels: Labels, pack: LicensePack) -> ListKind[IssuedLicense]:
    """Describe the list of licenses issued from a pack, by user or by device."""
    text = labels.console
    computer: Column[IssuedLicense] = Column(
        text.issued_to_computer, lambda i: i.computer or "", width=140
    )
    user: Column[IssuedLicense] = Column(
        text.issued_to_user, lambda i: i.user or "", width=140
    )
    rest: tuple[Column[IssuedLicense], ...] = (
        Column(text.license_status, lambda i: words.LICENSE_STATUS[i.status]),
        Column(
            text.issued_on,
            lambda i: moment(i.issued_on),
            lambda i: i.issued_on.timestamp(),
            width=130,
        ),
        Column(
            text.expires_on,
            lambda i: moment(i.expires_on),
            lambda i: i.expires_on.timestamp(),
            width=130,
        ),
    )
    to_user = pack.type is LicenseType.PER_USER
    icon = issued_icon(pack)
    return ListKind(
        "issued-to-users" if to_user else "issued-to-devices",
        (user, *rest) if to_user else (computer, user, *rest),
        place=lambda i: Place(PlaceKind.ISSUED, i.server, i.pack_id, i.id),
        icon=lambda _: icon,
    )


def reports(labels: Labels) -> ListKind[Any]:
    """Describe the list of reports."""
    text = labels.console
    titles = {
        text.report: 150,
        text.created_on: 130,
        text.scope: 110,
        text.report_installed: 160,
        text.report_issued: 150,
    }
    return ListKind(
        "reports",
        tuple(Column(t, str, width=width) for t, width in titles.items()),
        place=lambda r: Place(PlaceKind.REPORTS, str(r)),
        icon=lambda _: "report",
    )


def date(value: datetime) -> str:
    """Write the day of a lab time (UTC) as this computer's language does."""
    day = QDate(value.year, value.month, value.day)
    return QLocale().toString(day, QLocale.FormatType.ShortFormat)


def moment(value: datetime) -> str:
    """Write a lab time (UTC) as this computer's language does."""
    return f"{date(value)} {value:%H:%M}"


def _number(value: int | None, unlimited: str = "") -> str:
    return unlimited if value is None else str(value)


def _amount(value: int | None) -> float:
    """Return what an amount is sorted by: unlimited is more than any number.

    Qt compares two numbers as the type of the first, so all of them are floats.
    """
    return float("inf") if value is None else float(value)
