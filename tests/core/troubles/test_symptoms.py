"""What confuses administrators, row by row (domain.md 11): seen, mended, gone.

The topic `troubles` of the help publishes the same table.
"""

import re
from dataclasses import dataclass
from typing import Any

import pytest

import resources
from core import scenarios
from core.catalog import (
    CertificateValue,
    ClientKind,
    ConnectionMethod,
    LicenseProgram,
    LicenseStatus,
    LicenseType,
    LicensingMode,
    Outcome,
    PolicyName,
    ProductVersion,
    ReactivationReason,
    ReportScope,
    Service,
)
from core.commands.certificates import DeleteCertificate
from core.commands.clients import (
    DeleteClientLicense,
    DeleteLicensingKey,
    SetClientKind,
    SetKeyAccess,
)
from core.commands.command import Command
from core.commands.connect import Connect, Disconnect
from core.commands.database import RemoveLicenses, SetVersionPages
from core.commands.permissions import (
    PermitAdministrativeSessions,
    SetThirdPartyProtocol,
)
from core.commands.reactivate import ReactivateServer
from core.commands.removal import RemoveLicensingRole, RemoveSessionHostRole
from core.commands.repair import AddToGroup
from core.commands.reports import CreateReport
from core.commands.revoke import RevokeLicense
from core.commands.services import RestartComputer, SetServiceRunning
from core.commands.sign_in import SignIn
from core.commands.trusts import SetTrust, SetTrustedGroup, StoreCredentials
from core.commands.upgrade import ConvertEdition
from core.commands.world import SetAttributeDelegation, SetSecurityGroupMembers
from core.event_kinds import EventKind
from core.lab import Lab
from core.prompt.directory import DSACLS_GRANT
from core.prompt.features import EDITION_QUERY, EDITION_SET, REMOVE_HOST
from core.prompt.firewall import GROUP_ENABLE
from core.reads.notices import notice
from core.refusals import Reason
from core.rules.best_practices import Practice
from core.rules.diagnosis import ProblemKind
from core.rules.issuance.model import Rule
from core.rules.notifications import Notice, Notification
from tests.core.troubles.steps import (
    IN,
    Make,
    Step,
    clears_the_policy,
    configures,
    does,
    has_free,
    installs,
    is_analyzed,
    is_diagnosed,
    is_listed,
    is_refused,
    logs,
    only_says,
    revokes,
    shows_activated,
    tries,
    types,
    waits,
)
from tests.helpers.labs import (
    REGISTRATION,
    MakeLab,
    activation,
    installation,
    key_pack,
    product_keys,
    report_rows,
    retail,
)

PER_DEVICE, PER_USER = LicensingMode.PER_DEVICE, LicensingMode.PER_USER
DEVICE_CALS, USER_CALS = LicenseType.PER_DEVICE, LicenseType.PER_USER
NO_SERVER, NO_LICENSE = Outcome.NO_LICENSE_SERVERS, Outcome.NO_LICENSES
AN_HOUR = Outcome.CONNECTED_FOR_AN_HOUR
BROKEN = Outcome.PROTOCOL_ERROR
PROGRAM = LicenseProgram.ENTERPRISE


def reports(*, users: int, failed: int = 0) -> Step:
    """Create a report, and count whom it lists."""

    def step(lab: Lab) -> None:
        lab.do(CreateReport(server="RDLIC01", scope=ReportScope.DOMAIN))
        rows = report_rows(lab, lab.reports("RDLIC01")[-1].id)
        kinds = [row.kind.value for row in rows]
        assert (kinds.count("user"), kinds.count("failed")) == (users, failed)

    return step


def counts_in_report(*, installed: int, issued: int) -> Step:
    """Read the summary of a new report."""

    def step(lab: Lab) -> None:
        lab.do(CreateReport(server="RDLIC01"))
        (line,) = lab.reports("RDLIC01")[-1].summary
        assert (line.installed, line.issued) == (installed, issued)

    return step


def is_warned(kind: Notification, *, days: int) -> Step:
    """Check the balloon in an administrator's session."""

    def step(lab: Lab) -> None:
        found = notice(lab, lab.host("RDSH01"), "a.adams", is_administrative=False)
        assert found == Notice(kind, days)

    return step


def lists_the_device(name: str) -> Step:
    """Check that a full license is listed for a device."""

    def step(lab: Lab) -> None:
        active = [i for i in lab.issued("RDLIC01") if i.status is LicenseStatus.ACTIVE]
        assert [i.computer for i in active] == [name]

    return step


def warns(lab: Lab) -> None:
    host = lab.host("RDSH01")
    shown = notice(lab, host, "a.adams", is_administrative=True)
    assert shown is not None
    assert shown.is_false_alarm
    assert notice(lab, host, "a.adams", is_administrative=False) is None


def has_blank_counts(lab: Lab) -> None:
    """Leave them blank; tests of the lists show it (ui.md 1.4)."""
    assert lab.settings().edition < ProductVersion.W2012


def nobody_is_left(lab: Lab) -> None:
    assert lab.sessions("RDSH01") == []


REACTIVATION = ReactivateServer(
    server="RDLIC01",
    method=ConnectionMethod.AUTOMATIC,
    reason=ReactivationReason.CERTIFICATE_CORRUPT,
    registration=REGISTRATION,
)
START = SetServiceRunning(
    computer="RDLIC01", service=Service.LICENSING, is_running=True
)
W2022 = ProductVersion.W2022


def types_key_pack(
    version: ProductVersion, server: str = "RDLIC01", serial: int = 1
) -> Make:
    """Install what the website sold for a server: Per Device CALs of a version."""

    def make(lab: Lab) -> Command:
        known = lab.server(server)
        proof = key_pack(known, serial, version=version, type_=DEVICE_CALS)
        return installation(proof, server=server, method=ConnectionMethod.WEB)

    return make


def types_key_pack_of_another(lab: Lab) -> Command:
    """Type on RDLIC01 what the website sold for RDLIC02."""
    proof = key_pack(lab.server("RDLIC02"), version=W2022, type_=DEVICE_CALS)
    return installation(proof, method=ConnectionMethod.WEB)


BACK_AT_WINDOWS = (
    does(SetClientKind(device="PC-0003", kind=ClientKind.WINDOWS)),
    tries(IN, Rule.FIRST_TEMPORARY, device="PC-0003"),
    tries(IN, Rule.UPGRADED, device="PC-0003"),
)
TOO_MANY = Reason.TOO_MANY_ADMINISTRATORS
THIRD = Connect(
    host="RDSH01", user="f.fischer", device="PC-0001", is_administrative=True
)
FOURTH = THIRD.changed(user="a.adams")
ADMIN: dict[str, Any] = {"user": "a.adams", "is_administrative": True}
GRACE_PERIOD = (
    r'reg delete "HKLM\SYSTEM\CurrentControlSet\Control\Terminal Server\RCM'
    r'\GracePeriod" /f'
)
ON_APP: dict[str, Any] = {"host": "APP01", "user": "a.adams", "device": "PC-0001"}
BOTH_ARE_IN = (
    tries(IN, Rule.ADMINISTRATIVE, **ON_APP),
    tries(IN, Rule.ADMINISTRATIVE, host="APP01", user="d.diaz", device="PC-0002"),
    tries(Outcome.NO_RIGHTS, Rule.NO_RIGHTS, host="APP01", user="c.clark"),
)
NEITHER_IS = tries(NO_SERVER, Rule.GRACE_OVER, **ON_APP)


@dataclass(frozen=True)
class Row:
    """A row of the table: what is seen, what is done, and what is so afterwards."""

    number: str
    symptom: str
    scenario: str
    seen: tuple[Step, ...]
    mended: tuple[Step, ...]
    also: tuple[tuple[Step, ...], ...] = ()  # the other ways that its sources name
    wrong: tuple[tuple[Step, ...], ...] = ()  # what mends nothing, and what is so then


ROWS = [
    Row(
        "1",
        "Everything worked, then day 120 nobody connects",
        "trouble-grace-over",
        (
            tries(NO_SERVER, Rule.GRACE_OVER),
            logs(EventKind.GRACE_OVER_WITHOUT_MODE),
            is_diagnosed(
                ProblemKind.MODE_NOT_CONFIGURED, ProblemKind.GRACE_OVER_NO_SERVER
            ),
        ),
        (
            does(activation, installs(DEVICE_CALS), configures(PER_DEVICE)),
            tries(IN, Rule.FIRST_TEMPORARY),
        ),
    ),
    Row(
        "2",
        "CALs installed, host still warns",
        "trouble-mode-not-set",
        (
            has_free(3, 82),
            tries(IN, Rule.GRACE),
            logs(EventKind.MODE_NOT_CONFIGURED),
            is_diagnosed(
                ProblemKind.MODE_NOT_CONFIGURED, ProblemKind.IN_GRACE_NO_SERVER
            ),
        ),
        (does(configures(PER_USER)), is_diagnosed(), tries(IN, Rule.USER_ISSUED)),
    ),
    Row(
        "3",
        'Event 21/22, "no licenses", CALs free',
        "trouble-mode-mismatch",
        (
            has_free(3, 82),
            tries(IN, Rule.FIRST_TEMPORARY),
            waits(days=91),
            tries(NO_LICENSE, Rule.NO_LICENSE_LEFT),
            logs(EventKind.NOT_INSTALLED, EventKind.NO_CLIENT_LICENSE),
            is_diagnosed(ProblemKind.NO_LICENSES_OF_TYPE),
        ),
        (does(configures(PER_USER)), is_diagnosed(), tries(IN, Rule.USER_ISSUED)),
    ),
    Row(
        "4",
        "CALs free, older than host",
        "trouble-wrong-version-cals",
        (
            tries(IN, Rule.FIRST_TEMPORARY),
            waits(days=91),
            tries(NO_LICENSE, Rule.NO_LICENSE_LEFT),
            is_diagnosed(ProblemKind.NO_LICENSES_OF_TYPE),
        ),
        (does(installs(DEVICE_CALS)), is_diagnosed(), tries(IN, Rule.UPGRADED)),
    ),
    Row(
        "5",
        "New CALs refuse to install",
        "trouble-older-server",
        (is_refused(Reason.VERSION_TOO_NEW, installs(USER_CALS)),),
        (does(installs(USER_CALS, "RDLIC02")), has_free(3, 7, "RDLIC02")),
    ),
    Row(
        "6",
        "LS hangs or is rejected",
        "trouble-older-server",
        (
            tries(NO_SERVER, Rule.GRACE_OVER),
            is_diagnosed(ProblemKind.SERVER_TOO_OLD),
        ),
        (
            does(installs(USER_CALS, "RDLIC02"), configures(PER_USER, "RDLIC02")),
            tries(IN, Rule.USER_ISSUED),
        ),
    ),
    Row(
        "7",
        "Devices fail one by one after 90 days",
        "trouble-expired-temporaries",
        (
            tries(NO_LICENSE, Rule.NO_LICENSE_LEFT),
            logs(EventKind.NOT_ACTIVATED, EventKind.TEMPORARY_EXPIRED),
            is_diagnosed(ProblemKind.NOT_ACTIVATED),
        ),
        (does(activation, installs(DEVICE_CALS)), tries(IN, Rule.UPGRADED)),
    ),
    Row(
        "8",
        '"Two connects needed" puzzle',
        "trouble-second-connection",
        (has_free(3, 50), is_diagnosed(), tries(IN, Rule.FIRST_TEMPORARY)),
        (tries(IN, Rule.UPGRADED), has_free(3, 49)),
    ),
    Row(
        "9",
        "Device CALs gone, few devices",
        "trouble-cloned-machines",
        (
            has_free(3, 0),
            tries(IN, Rule.FIRST_TEMPORARY),
            tries(IN, Rule.TEMPORARY_VALID),
            logs(EventKind.NONE_LEFT),
            is_diagnosed(ProblemKind.NONE_AVAILABLE),
        ),
        (does(revokes()), has_free(3, 1), tries(IN, Rule.UPGRADED)),
    ),
    Row(
        "10",
        "Cannot revoke more",
        "trouble-revoke-limit",
        (is_refused(Reason.REVOCATION_LIMIT, revokes()),),
        (does(installs(DEVICE_CALS), revokes()),),
    ),
    Row(
        "11",
        "Cannot revoke user CALs",
        "trouble-over-used",
        (is_refused(Reason.CANNOT_BE_REVOKED, revokes()), has_free(3, 0)),
        (waits(days=61), has_free(3, 10)),
    ),
    Row(
        "12",
        "Per User report empty, Event 4105",
        "trouble-not-in-group",
        (
            tries(IN, Rule.USER_NOT_TRACKED),
            logs(EventKind.ATTRIBUTES_NOT_UPDATED),
            reports(users=0, failed=6),
            is_analyzed(Practice.NOT_IN_AD_GROUP),
        ),
        (
            does(AddToGroup(server="RDLIC01", account="d.diaz")),
            tries(IN, Rule.USER_ISSUED),
            reports(users=1, failed=5),
        ),
    ),
    Row(
        "13",
        "2019+: attributes not written",
        "trouble-attributes",
        (
            tries(IN, Rule.USER_NOT_TRACKED),
            logs(EventKind.ATTRIBUTES_NOT_UPDATED),
            reports(users=18, failed=1),
        ),
        (
            does(SetAttributeDelegation(users_may_update=True)),
            tries(IN, Rule.USER_ISSUED),
            reports(users=19),
        ),
    ),
    Row(
        "14",
        'Per User "issued" column blank',
        "trouble-blank-counts",
        (has_blank_counts,),
        (reports(users=7),),
    ),
    Row(
        "15",
        "More users than CALs, nobody blocked",
        "trouble-over-used",
        (
            has_free(3, 0),
            tries(IN, Rule.USER_OVER_USED),
            is_diagnosed(ProblemKind.NONE_AVAILABLE),
        ),
        (
            does(installs(USER_CALS)),
            is_diagnosed(),
            waits(days=55),
            tries(IN, Rule.USER_ISSUED),
        ),
    ),
    Row(
        "16",
        "Kicked out every 60 minutes",
        "trouble-sixty-minutes",
        (
            tries(AN_HOUR, Rule.SOFT_ENFORCEMENT, user="chris", device="PC-0008"),
            waits(minutes=60),
            nobody_is_left,
        ),
        (
            does(configures(PER_DEVICE)),
            tries(IN, Rule.FIRST_TEMPORARY, user="chris", device="PC-0008"),
        ),
    ),
    Row(
        "17",
        "Workgroup + Per User",
        "trouble-sixty-minutes",
        (
            is_diagnosed(
                ProblemKind.PER_USER_IN_WORKGROUP, ProblemKind.NO_LICENSES_OF_TYPE
            ),
            is_analyzed(Practice.PER_USER_IN_WORKGROUP),
        ),
        (does(configures(PER_DEVICE)), is_diagnosed()),
    ),
    Row(
        "18",
        "Workgroup Per Device broke after July 2024 update",
        "trouble-anonymous",
        (
            tries(NO_SERVER, Rule.GRACE_OVER, user="chris", device="PC-0008"),
            is_diagnosed(ProblemKind.SERVER_NOT_AVAILABLE),
        ),
        (
            does(StoreCredentials(host="RDSH01", server="RDLIC01")),
            tries(IN, Rule.FIRST_TEMPORARY, user="chris", device="PC-0008"),
            is_diagnosed(),
        ),
    ),
    Row(
        "19",
        "Diagnoser says 0 licenses, users fine",
        "trouble-credentials",
        (
            is_diagnosed(ProblemKind.CREDENTIALS_NEEDED),
            tries(IN, Rule.USER_ISSUED),
        ),
        (is_diagnosed(provided={"RDLIC01": "a.adams"}),),
    ),
    Row(
        "20",
        "Console change ignored",
        "trouble-policy",
        (
            does(configures(PER_USER)),
            tries(NO_SERVER, Rule.GRACE_OVER),
            is_diagnosed(ProblemKind.SERVER_NOT_AVAILABLE),
        ),
        (
            clears_the_policy(PolicyName.LICENSE_SERVERS, PolicyName.LICENSING_MODE),
            is_diagnosed(),
            tries(IN, Rule.USER_ISSUED),
        ),
    ),
    Row(
        "21",
        "Balloon though healthy",
        "trouble-balloon",
        (
            tries(IN, Rule.ADMINISTRATIVE, user="a.adams", is_administrative=True),
            warns,
        ),
        (is_diagnosed(), tries(IN, Rule.USER_ISSUED)),
    ),
    Row(
        "22",
        "Event 17, admins see certificate errors",
        "trouble-certificate",
        (
            logs(EventKind.CERTIFICATES_CORRUPT),
            tries(IN, Rule.USER_BEFORE_ACTIVATION),
            is_diagnosed(ProblemKind.REACTIVATION_NEEDED),
        ),
        (
            does(REACTIVATION),
            is_diagnosed(),
            waits(days=55),
            tries(IN, Rule.USER_ISSUED),
        ),
    ),
    Row(
        "23",
        '"Security error" at client',
        "trouble-security-error",
        (
            tries(Outcome.SECURITY_ERROR, Rule.CERTIFICATES_STALE),
            logs(EventKind.NO_CLIENT_LICENSE),
        ),
        (
            does(
                *(DeleteCertificate(host="RDSH01", value=v) for v in CertificateValue)
            ),
            tries(Outcome.SECURITY_ERROR, Rule.CERTIFICATES_STALE),
            does(RestartComputer(computer="RDSH01")),
            tries(IN, Rule.USER_ISSUED),
        ),
    ),
    Row(
        "24",
        "One client fails, others fine",
        "trouble-one-client",
        (
            tries(BROKEN, Rule.LOCAL_COPY_DAMAGED, device="PC-0001"),
            tries(IN, Rule.LOCAL_COPY, device="PC-0002"),
            logs(EventKind.INVALID_CLIENT_LICENSE),
            has_free(4, 38),
        ),
        (
            does(DeleteClientLicense(device="PC-0001")),
            tries(BROKEN, Rule.KEY_NOT_WRITABLE, device="PC-0001"),
            tries(IN, Rule.REINSTATED, device="PC-0001", is_elevated=True),
            tries(IN, Rule.LOCAL_COPY, device="PC-0001"),
            has_free(4, 38),
        ),
        also=(
            (
                does(DeleteClientLicense(device="PC-0001")),
                does(SetKeyAccess(device="PC-0001", users_may_write=True)),
                tries(IN, Rule.REINSTATED, device="PC-0001"),
                has_free(4, 38),
            ),
            (  # it connects again, and costs a second CAL
                does(DeleteLicensingKey(device="PC-0001")),
                tries(BROKEN, Rule.KEY_NOT_WRITABLE, device="PC-0001"),
                tries(IN, Rule.FIRST_TEMPORARY, device="PC-0001", is_elevated=True),
                tries(IN, Rule.UPGRADED, device="PC-0001"),
                has_free(4, 37),
            ),
        ),
        wrong=(
            (
                tries(
                    BROKEN,
                    Rule.LOCAL_COPY_DAMAGED,
                    device="PC-0001",
                    is_elevated=True,
                ),
            ),
            (
                does(SetKeyAccess(device="PC-0001", users_may_write=True)),
                tries(
                    Outcome.PROTOCOL_ERROR, Rule.LOCAL_COPY_DAMAGED, device="PC-0001"
                ),
            ),
        ),
    ),
    Row(
        "25",
        "After LS rebuild CALs are missing",
        "trouble-rebuilt",
        (
            logs(EventKind.REBUILT),
            is_diagnosed(ProblemKind.NO_LICENSES_OF_TYPE),
            is_analyzed(Practice.NO_LICENSES),
        ),
        (
            does(installs(USER_CALS)),
            is_diagnosed(),
            tries(IN, Rule.USER_ISSUED),
        ),
    ),
    Row(
        "26",
        "Two servers hold the same CALs",
        "trouble-double-licenses",
        (
            logs(EventKind.SOURCE_NOT_FUNCTIONING),
            has_free(4, 38),
            has_free(3, 50, "RDLIC02"),
            is_analyzed(Practice.INSTALLED_TWICE),
        ),
        (
            does(RemoveLicenses(server="RDLIC02", pack_id=3)),
            is_analyzed(Practice.INSTALLED_TWICE, is_there=False),
        ),
    ),
    Row(
        "27",
        "Nobody gets licenses after hardening",
        "trouble-security-group",
        (
            tries(IN, Rule.GRACE),
            logs(EventKind.HOST_NOT_IN_GROUP),
            is_diagnosed(ProblemKind.NOT_IN_SECURITY_GROUP),
            is_analyzed(Practice.GROUP_EMPTY),
        ),
        (
            does(SetSecurityGroupMembers(server="RDLIC01", members=("RDSH01",))),
            is_diagnosed(),
            tries(IN, Rule.USER_ISSUED),
        ),
    ),
    Row(
        "28",
        '2008 R2+ host "finds" no LS',
        "trouble-no-server-named",
        (
            tries(NO_SERVER, Rule.GRACE_OVER),
            logs(EventKind.GRACE_OVER_WITHOUT_SERVER),
            is_diagnosed(ProblemKind.GRACE_OVER_NO_SERVER),
        ),
        (does(configures(PER_USER)), is_diagnosed(), tries(IN, Rule.USER_ISSUED)),
    ),
    Row(
        "29",
        "Wrong program chosen in the wizard",
        "trouble-wrong-program",
        (
            is_refused(
                Reason.PRODUCT_KEY_WRONG_PROGRAM,
                installation(retail(program=PROGRAM)),
            ),
        ),
        (does(installation(product_keys(program=PROGRAM))), has_free(3, 5)),
    ),
    Row(
        "30",
        "Event 44 floods",
        "trouble-event-44",
        (logs(EventKind.DATABASE_ERROR),),
        (is_diagnosed(), tries(IN, Rule.USER_ISSUED)),
    ),
    Row(
        "31",
        "Licensing service will not start, 623",
        "trouble-service",
        (
            logs(EventKind.VERSION_STORE_FULL),
            tries(NO_SERVER, Rule.GRACE_OVER),
            is_diagnosed(ProblemKind.SERVER_NOT_AVAILABLE),
            does(START),
            tries(NO_SERVER, Rule.GRACE_OVER),
        ),
        (
            does(SetVersionPages(server="RDLIC01", pages=1024), START),
            is_diagnosed(),
            tries(IN, Rule.USER_ISSUED),
        ),
    ),
    Row(
        "3.7",
        "Users of a trusted domain are not tracked",
        "trouble-trusted-domain",
        (
            tries(IN, Rule.USER_NOT_TRACKED, user="n.nash"),
            tries(IN, Rule.USER_OF_ONE_WAY_TRUST, user="s.sato"),
            tries(NO_SERVER, Rule.GRACE_OVER, host="RDSH02"),
            is_diagnosed(ProblemKind.SERVER_NOT_AVAILABLE, host="RDSH02"),
            logs(EventKind.ATTRIBUTES_NOT_UPDATED),
        ),
        (
            does(
                SetTrustedGroup(
                    server="RDLIC01", domain="north.example", is_member=True
                )
            ),
            tries(IN, Rule.USER_ISSUED, user="n.nash"),
            does(SetTrust(domain="south.example")),
            is_diagnosed(host="RDSH02"),
            tries(IN, Rule.USER_ISSUED, host="RDSH02"),
        ),
    ),
    Row(
        "13.1",
        "Several Per Device CALs for one device",
        "trouble-many-cals",
        (
            has_free(3, 4),
            is_listed("PC-0003", times=10),
            waits(days=1),
            tries(IN, Rule.FIRST_TEMPORARY, device="PC-0003"),
            tries(IN, Rule.UPGRADED, device="PC-0003"),
            is_listed("PC-0003", times=11),
            is_diagnosed(),
        ),
        (
            *BACK_AT_WINDOWS,
            waits(days=1),
            tries(IN, Rule.LOCAL_COPY, device="PC-0003"),
            is_listed("PC-0003", times=12),
            does(*[revokes(of="PC-0003")] * 5),
            has_free(3, 7),
            is_refused(Reason.REVOCATION_LIMIT, revokes(of="PC-0003")),
        ),
        also=((*BACK_AT_WINDOWS, waits(days=90), is_listed("PC-0003", times=0)),),
        wrong=(
            (
                is_refused(
                    Reason.NO_LICENSING_KEY, DeleteLicensingKey(device="PC-0003")
                ),
            ),
            (
                *BACK_AT_WINDOWS,
                does(DeleteLicensingKey(device="PC-0003")),
                tries(IN, Rule.FIRST_TEMPORARY, device="PC-0003", is_elevated=True),
                tries(IN, Rule.UPGRADED, device="PC-0003"),
                is_listed("PC-0003", times=13),
            ),
            (
                does(installs(DEVICE_CALS)),
                waits(days=1),
                tries(IN, Rule.FIRST_TEMPORARY, device="PC-0003"),
                tries(IN, Rule.UPGRADED, device="PC-0003"),
                is_listed("PC-0003", times=12),
            ),
        ),
    ),
    Row(
        "13.2",
        "Administrator locked out by a full pair of sessions",
        "trouble-two-administrators",
        (
            is_refused(TOO_MANY, THIRD),
            is_diagnosed(),
            tries(IN, Rule.USER_ISSUED),
        ),
        (does(THIRD.changed(in_place_of=1)), is_refused(TOO_MANY, FOURTH)),
        also=(
            (does(Disconnect(session_id=1), THIRD),),
            (does(THIRD.changed(in_place_of=2)),),
        ),
        wrong=(
            (does(installs(DEVICE_CALS)), is_refused(TOO_MANY, THIRD)),
            (
                does(PermitAdministrativeSessions(host="RDSH01", user="f.fischer")),
                is_refused(TOO_MANY, THIRD),
            ),
        ),
    ),
    Row(
        "13.2",
        "Third-party protocol: refused even with /admin",
        "trouble-third-party-protocol",
        (
            tries(NO_SERVER, Rule.GRACE_OVER),
            tries(NO_SERVER, Rule.ADMINISTRATIVE_TOO, **ADMIN),
            tries(IN, Rule.ADMINISTRATIVE, host="RDSH02", **ADMIN),
            is_diagnosed(ProblemKind.GRACE_OVER_NO_SERVER),
        ),
        (
            does(configures(PER_DEVICE)),
            tries(IN, Rule.FIRST_TEMPORARY, **ADMIN),
            is_diagnosed(),
        ),
        also=(
            (
                does(SetThirdPartyProtocol(host="RDSH01", is_installed=False)),
                tries(IN, Rule.ADMINISTRATIVE, **ADMIN),
            ),
        ),
        wrong=(
            (
                does(PermitAdministrativeSessions(host="RDSH01", user="a.adams")),
                tries(NO_SERVER, Rule.ADMINISTRATIVE_TOO, **ADMIN),
            ),
            (
                does(RestartComputer(computer="RDSH01")),
                tries(NO_SERVER, Rule.ADMINISTRATIVE_TOO, **ADMIN),
            ),
        ),
    ),
    Row(
        "13.6",
        "Set up by one script, licensed on one server only",
        "trouble-localhost",
        (
            tries(IN, Rule.USER_ISSUED),
            is_diagnosed(),
            tries(NO_SERVER, Rule.GRACE_OVER, host="RDSH02"),
            is_diagnosed(ProblemKind.SERVER_NOT_AVAILABLE, host="RDSH02"),
            logs(EventKind.GRACE_OVER_NO_ANSWER),
        ),
        (
            does(configures(PER_USER, "RDSH01", "RDSH02")),
            is_diagnosed(host="RDSH02"),
            tries(IN, Rule.USER_ISSUED, host="RDSH02", user="x.xu"),
        ),
    ),
    Row(
        "13.7",
        "One session host gets no licenses, the others do",
        "trouble-closed-rpc",
        (
            tries(IN, Rule.USER_ISSUED),
            is_diagnosed(),
            tries(NO_SERVER, Rule.GRACE_OVER, host="RDSH02"),
            is_diagnosed(ProblemKind.SERVER_NOT_AVAILABLE, host="RDSH02"),
            types("ping RDLIC01", "(0% loss)", "RDSH02"),
            types("Test-NetConnection RDLIC01 -Port 135", ": False", "RDSH02"),
            shows_activated("RDLIC01"),
        ),
        (
            types(GROUP_ENABLE, "Ok.", "RDLIC01"),
            is_diagnosed(host="RDSH02"),
            tries(IN, Rule.USER_ISSUED, host="RDSH02", user="x.xu"),
        ),
    ),
    Row(
        "13.8",
        "Event 4105 for some users only",
        "trouble-one-unit",
        (
            tries(IN, Rule.USER_CLOSED, user="c.clark"),
            tries(IN, Rule.USER_ISSUED),
            logs(EventKind.ATTRIBUTES_NOT_UPDATED),
            reports(users=17, failed=3),
            is_analyzed(Practice.NOT_IN_AD_GROUP, is_there=False),
            is_diagnosed(),
        ),
        (
            does(SignIn(account="d.diaz")),
            types(DSACLS_GRANT, "successfully"),
            tries(IN, Rule.USER_ISSUED, user="c.clark"),
            reports(users=18, failed=2),
        ),
    ),
    Row(
        "3.1",
        "A guide says 180 days",
        "trouble-guide-days",
        (
            is_warned(Notification.MODE_NOT_CONFIGURED, days=5),
            tries(IN, Rule.GRACE),
        ),
        (
            does(activation, installs(DEVICE_CALS), configures(PER_DEVICE)),
            waits(days=6),
            tries(IN, Rule.FIRST_TEMPORARY),
            is_diagnosed(),
        ),
        wrong=(
            (waits(days=6), tries(NO_SERVER, Rule.GRACE_OVER)),
            (
                waits(days=6),
                types(GRACE_PERIOD, "this is no fix"),
                tries(NO_SERVER, Rule.GRACE_OVER),
            ),
            (
                waits(days=6),
                does(RestartComputer(computer="RDSH01")),
                tries(NO_SERVER, Rule.GRACE_OVER),
            ),
        ),
    ),
    Row(
        "13.20",
        "Monitoring says 800 of 800, and 801 are issued",
        "trouble-one-too-many",
        (
            has_free(3, 0),
            has_free(4, 0),
            counts_in_report(installed=800, issued=801),
            tries(IN, Rule.USER_CURRENT, user="user0776"),
        ),
        (
            does(installs(USER_CALS)),
            waits(days=61),
            tries(IN, Rule.USER_ISSUED, user="user0776"),
            reports(users=1),
        ),
        wrong=(
            (
                is_refused(
                    Reason.CANNOT_BE_REVOKED,
                    RevokeLicense(server="RDLIC01", license_id=801),
                ),
                has_free(3, 0),
            ),
        ),
    ),
    Row(
        "3.7",
        "Create Report is greyed",
        "trouble-no-report",
        (
            tries(IN, Rule.USER_OUTSIDE_DOMAIN, user="bella", device="PC-0002"),
            is_refused(Reason.NOT_IN_DOMAIN, CreateReport(server="RDLIC01")),
            is_diagnosed(ProblemKind.PER_USER_IN_WORKGROUP),
        ),
        (
            does(configures(PER_DEVICE)),
            tries(IN, Rule.FIRST_TEMPORARY, user="bella", device="PC-0002"),
            tries(IN, Rule.UPGRADED, user="bella", device="PC-0002"),
            lists_the_device("PC-0002"),
        ),
        wrong=(
            (
                does(SignIn(account="alex")),
                is_refused(Reason.NOT_ADMINISTRATOR, CreateReport(server="RDLIC01")),
            ),
            (
                is_refused(Reason.NOT_DOMAIN_ADMIN, AddToGroup(server="RDLIC01")),
                is_refused(Reason.NOT_IN_DOMAIN, CreateReport(server="RDLIC01")),
            ),
        ),
    ),
    Row(
        "7",
        "Create Report is refused",
        "trouble-report-refused",
        (is_refused(Reason.NOT_ADMINISTRATOR, CreateReport(server="RDLIC01")),),
        (
            does(SignIn(account="a.adams")),
            reports(users=18),
        ),
        also=((does(SignIn(account="Administrator")), reports(users=18)),),
        wrong=(
            (
                does(configures(PER_DEVICE)),
                is_refused(Reason.NOT_ADMINISTRATOR, CreateReport(server="RDLIC01")),
            ),
        ),
    ),
    Row(
        "13.12",
        "Evaluation edition at day 120",
        "trouble-evaluation",
        (
            tries(NO_SERVER, Rule.EVALUATION_OVER),
            is_diagnosed(),
            only_says("ServerStandardEval", EDITION_QUERY, "RDSH01"),
        ),
        (types(EDITION_SET, "was restarted", "RDSH01"), tries(IN, Rule.USER_ISSUED)),
        also=((does(ConvertEdition(computer="RDSH01")), tries(IN, Rule.USER_ISSUED)),),
        wrong=(
            (does(installs(USER_CALS)), tries(NO_SERVER, Rule.EVALUATION_OVER)),
            (does(configures(PER_DEVICE)), tries(NO_SERVER, Rule.EVALUATION_OVER)),
            (
                does(RestartComputer(computer="RDSH01")),
                tries(NO_SERVER, Rule.EVALUATION_OVER),
            ),
            (only_says("no fix", GRACE_PERIOD, "RDSH01"),),
        ),
    ),
    Row(
        "13.12",
        "Two people need it only for administration",
        "trouble-administration-only",
        (NEITHER_IS, is_diagnosed(host="RDSH01"), tries(IN, Rule.USER_ISSUED)),
        (
            types(REMOVE_HOST, "was restarted", "APP01"),
            *BOTH_ARE_IN,
            waits(days=200),
            *BOTH_ARE_IN,
        ),
        also=(
            (does(RemoveSessionHostRole(host="APP01")), *BOTH_ARE_IN),
            (  # for the moment: the role stays, and others are refused
                tries(IN, Rule.ADMINISTRATIVE, **ON_APP, is_administrative=True),
                NEITHER_IS,
            ),
        ),
        wrong=(
            (does(RestartComputer(computer="APP01")), NEITHER_IS),
            (does(installs(USER_CALS)), NEITHER_IS),
            (does(RemoveLicensingRole(server="RDLIC01")), NEITHER_IS),
            (only_says("no fix", GRACE_PERIOD, "APP01"),),
        ),
    ),
    Row(
        "13.16",
        "The website sells CALs that the license server refuses",
        "trouble-key-pack",
        (
            is_refused(Reason.VERSION_TOO_NEW, types_key_pack(W2022)),
            tries(IN, Rule.FIRST_TEMPORARY),
        ),
        (
            does(types_key_pack(ProductVersion.W2019)),
            tries(IN, Rule.UPGRADED),
            is_diagnosed(),
        ),
        also=(
            (
                does(
                    types_key_pack(W2022, "RDLIC02"), configures(PER_DEVICE, "RDLIC02")
                ),
                tries(IN, Rule.FULL_AGAIN),
                is_diagnosed(),
            ),
        ),
        wrong=(
            (
                is_refused(Reason.VERSION_TOO_NEW, types_key_pack(W2022, serial=2)),
                is_refused(Reason.KEY_PACK_WRONG, types_key_pack_of_another),
            ),
            (
                does(REACTIVATION),
                is_refused(Reason.VERSION_TOO_NEW, types_key_pack(W2022)),
            ),
        ),
    ),
]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.number} {row.symptom}")
def test_a_symptom_is_seen_and_mended(make_lab: MakeLab, row: Row) -> None:
    lab = make_lab(row.scenario)
    for step in (*row.seen, *row.mended):
        step(lab)

    assert lab.problems() == []


WAYS = [
    pytest.param(row, way, id=f"{row.number} {row.symptom} {kind} {n}")
    for row in ROWS
    for kind, ways in (("also", row.also), ("wrong", row.wrong))
    for n, way in enumerate(ways)
]


@pytest.mark.parametrize(("row", "way"), WAYS)
def test_every_other_way_ends_as_its_sources_say(
    make_lab: MakeLab, row: Row, way: tuple[Step, ...]
) -> None:
    lab = make_lab(row.scenario)
    for step in (*row.seen, *way):
        step(lab)

    assert lab.problems() == []


def test_the_help_publishes_the_same_table() -> None:
    text = resources.path("help/troubles.md").read_text(encoding="utf-8")
    lines = [re.split(r"\s*\|\s*", line.strip("| ")) for line in text.splitlines()]
    told = {
        (number, symptom, title)
        for number, symptom, *_, title in (line for line in lines if len(line) > 3)
        if number[0].isdigit()
    }

    assert told == {
        (row.number, row.symptom, scenarios.describe(row.scenario).title)
        for row in ROWS
    }


def test_every_row_of_the_reference_and_every_trouble_is_in_the_table() -> None:
    assert [row.number for row in ROWS[:31]] == [str(n) for n in range(1, 32)]
    planted = {name for name in scenarios.names() if name.startswith("trouble-")}
    elsewhere = {
        "trouble-clearinghouse-unreachable",  # procedure S2g
        "trouble-no-cals-left",  # procedures S2i and P67
        "trouble-second-host",  # a story of the acceptance tests
    }
    assert planted - elsewhere == {row.scenario for row in ROWS}


def test_a_revoked_license_is_no_reason_to_refuse_its_client(make_lab: MakeLab) -> None:
    """domain.md 4.1: the device keeps working until its copy expires."""
    lab = make_lab("trouble-revoke-limit")
    does(configures(PER_DEVICE))(lab)
    (computer, *_) = [
        i.computer for i in lab.issued("RDLIC01") if i.status is LicenseStatus.REVOKED
    ]
    assert computer is not None

    tries(IN, Rule.LOCAL_COPY, device=computer)(lab)
