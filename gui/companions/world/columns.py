"""What World's lists show of users, devices and session hosts."""

from collections.abc import Callable
from datetime import datetime

from core.records import Device, Person, SessionHost
from gui.labels.world import KIND, MODE
from gui.labels.world import WorldText as Text
from gui.models.columns import Column, TableSpec, moment_column

_DIGITS = 8  # of a hardware ID, as many as tell devices apart


def users(own_domain: Callable[[], str]) -> TableSpec[Person]:
    """Describe the users; those without a domain of their own are in the lab's."""
    return TableSpec(
        "users",
        (
            Column(Text.user, _user, width=115, data=lambda p: p.name, by="name"),
            Column(Text.domain, lambda p: p.domain or own_domain(), width=100),
            Column(Text.unit, lambda p: p.organizational_unit or "", width=125),
            Column(Text.license, _version, width=135),
            moment_column(Text.expires, lambda p: p.expires_on, width=122),
            Column(Text.managed_by, lambda p: p.server or ""),
        ),
        place=lambda p: p.name,
        icon=lambda _: "issued-license-user",
    )


def devices(*, tells_faults: bool = True) -> TableSpec[Device]:
    """Describe the client devices; a damage is a fault that was planted."""

    def license(device: Device) -> str:
        kept = device.client_license
        is_damaged = tells_faults and kept is not None and kept.is_damaged
        text = _license(device)
        return Text.damaged.format(license=text) if is_damaged else text

    return TableSpec(
        "devices",
        (
            Column(Text.device, lambda d: d.name, width=82, by="name"),
            Column(Text.hardware_id, _digits, width=82, data=lambda d: d.hardware_id),
            Column(Text.client, lambda d: KIND[d.kind], width=170),
            Column(Text.client_license, license, width=202),
            moment_column(Text.expires, _expiry, width=115),
            Column(Text.write_column, _rights_on_key, width=85),
        ),
        place=lambda d: d.name,
        icon=lambda _: "issued-license-device",
    )


def hosts(
    now: Callable[[], datetime], *, tells_faults: bool = True
) -> TableSpec[SessionHost]:
    """Describe the session hosts, with the days of grace that are left."""

    def grace(host: SessionHost) -> int:
        return host.grace_days_left(now())

    def certificates(host: SessionHost) -> str:
        is_stale = tells_faults and host.stale_certificates
        return Text.stale if is_stale else _certificates(host)

    return TableSpec(
        "hosts",
        (
            Column(Text.host, _full_name),
            Column(Text.version, lambda h: h.version.server_name),
            Column(Text.mode, lambda h: MODE[h.licensing_mode]),
            Column(Text.servers, lambda h: ", ".join(h.license_servers) or Text.none),
            Column(Text.grace, lambda h: str(grace(h)), grace),
            Column(
                Text.reachable_column, lambda h: Text.yes if h.is_reachable else Text.no
            ),
            Column(
                Text.service, lambda h: Text.running if h.is_running else Text.stopped
            ),
            Column(Text.certificates, certificates),
            Column(
                Text.protocol,
                lambda h: Text.rdp_and_another if h.third_party_protocol else Text.rdp,
            ),
            Column(
                Text.permitted,
                lambda h: ", ".join((Text.administrators, *h.permitted_accounts)),
            ),
        ),
        place=lambda h: h.name,
        icon=lambda _: "server",
    )


def _user(person: Person) -> str:
    return (
        person.name
        if person.is_enabled
        else Text.shown_disabled.format(name=person.name)
    )


def _version(person: Person) -> str:
    return person.version.server_name if person.version else Text.none


def _digits(device: Device) -> str:
    return f"{device.hardware_id[:_DIGITS]}…"


def _license(device: Device) -> str:
    kept = device.client_license
    if kept is None:
        return Text.none if device.keeps_license else Text.keeps_none
    text = kept.version.server_name
    if kept.is_temporary:
        return Text.temporary.format(version=text)
    return text


def _rights_on_key(device: Device) -> str:
    if not device.has_registry_key:
        return ""
    return Text.can_write if device.users_may_write else Text.cannot_write


def _expiry(device: Device) -> datetime | None:
    return device.client_license.expires_on if device.client_license else None


def _full_name(host: SessionHost) -> str:
    return f"{host.name}.{host.domain}" if host.domain else host.name


def _certificates(host: SessionHost) -> str:
    if not host.met_license_server:
        return Text.until_contact
    return Text.until_restart if host.waits_for_restart else Text.valid
