"""For what cases of the fault run bring about, a check that tells it."""

from pathlib import Path
from typing import Any

from core.lab import Lab
from tests.faults.cases import CASES, CommandCase

Facts = dict[str, Any]


def server(name: str, **facts: Any) -> Facts:
    return {"check": "server", "server": name, **facts}


def host(name: str, **facts: Any) -> Facts:
    return {"check": "host", "host": name, **facts}


def pack(server: str, **facts: Any) -> Facts:
    return {"check": "pack", "server": server, **facts}


def device(name: str, **facts: Any) -> Facts:
    return {"check": "device", "device": name, **facts}


def user(name: str, **facts: Any) -> Facts:
    return {"check": "user", "user": name, **facts}


def database_file(name: str, **facts: Any) -> Facts:
    return {"check": "database-file", "server": "RDLIC01", "file": name, **facts}


def service(computer: str, name: str, *, is_running: bool) -> Facts:
    return {
        "check": "service",
        "computer": computer,
        "service": name,
        "is_running": is_running,
    }


def task(**facts: Any) -> Facts:
    return {"check": "task", "computer": "RDLIC01", "task": "Report", **facts}


def done(command: str, **facts: Any) -> Facts:
    return {"check": "done", "command": command, **facts}


EFFECTS: dict[tuple[str, str], Facts] = {
    ("activate-server", "activate, automatic"): server("RDLIC01", is_activated=True),
    ("activate-server", "activate, web"): server("RDLIC01", is_activated=True),
    ("install-licenses", "install, retail codes"): pack("RDLIC01", total=20, count=3),
    ("install-licenses", "install, agreement"): pack("RDLIC01", program="enterprise"),
    ("migrate-licenses", "migrate, automatic"): pack("RDLIC02", count=0),
    ("rebuild-database", "rebuild"): pack("RDLIC01", issued=0),
    ("set-clearinghouse-condition", "set the Clearinghouse"): {
        "check": "lab",
        "clearinghouse": "slow",
    },
    ("deactivate-server", "deactivate, automatic"): server(
        "RDLIC01", is_activated=False
    ),
    ("reactivate-server", "reactivate, automatic"): server(
        "RDLIC01", is_activated=True
    ),
    ("convert-licenses", "convert"): pack("RDLIC01", type="per-device", total=30),
    ("revoke-license", "revoke"): {
        "check": "license",
        "server": "RDLIC01",
        "status": "revoked",
    },
    ("revoke-licenses", "revoke several"): {
        "check": "license",
        "server": "RDLIC01",
        "status": "revoked",
        "count": 10,
    },
    ("create-task", "create task"): task(account="Administrator", repeats="monthly"),
    ("change-task", "change task"): task(is_enabled=False),
    ("delete-task", "delete task"): task(is_there=False),
    ("begin-task-run", "begin task run"): task(is_running=True),
    ("end-task-run", "end task run"): task(last_result=3, wrote="hm"),
    ("create-report", "create report"): {
        "check": "report-shows",
        "server": "RDLIC01",
        "scope": "all",
    },
    ("delete-report", "delete report"): {
        "check": "report-shows",
        "server": "RDLIC01",
        "count": 0,
    },
    ("add-to-group", "add to group"): server("RDLIC01", in_ad_group=True),
    ("register-as-scp", "register as SCP"): server("RDLIC01", scp_registered=True),
    ("change-scope", "change scope"): server("RDLIC01", scope="forest", published=True),
    ("connect-to-server", "list a server"): server("RDLIC03", is_listed=True),
    ("sign-in", "sign in"): {"check": "lab", "signed_in": "a.adams"},
    ("set-server-reachable", "server unreachable"): server(
        "RDLIC01", is_reachable=False
    ),
    ("allow-https", "allow outbound HTTPS"): {
        "check": "passage",
        "origin": "RDLIC01",
        "target": "Clearinghouse",
        "way": "https",
    },
    ("delegate-control", "delegate control"): {
        "check": "passage",
        "origin": "Terminal Server License Servers",
        "target": "OU=Sales",
        "way": "update",
    },
    ("set-directory-reachable", "directory unreachable"): {
        "check": "lab",
        "directory_reachable": False,
    },
    ("connect", "connect, first temporary license"): {
        "check": "license",
        "computer": "PC-0015",
        "status": "temporary",
    },
    ("edit-policy", "edit a policy"): {
        "check": "policy",
        "computer": "RDSH01",
        "setting": "licensing-mode",
        "value": "per-device",
        "in_force": False,
    },
    ("update-policy", "update the policy of a session host"): host(
        "RDSH01", mode="per-device"
    ),
    ("update-policy", "update the policy of a license server"): {
        "check": "policy",
        "computer": "RDLIC01",
        "setting": "security-group",
    },
    ("configure-session-host", "configure a session host"): host(
        "RDSH01", own_mode="per-device"
    ),
    ("add-licensing-role", "add a role"): server("RDSH01"),
    ("add-licensing-to-deployment", "add a license server to the deployment"): host(
        "RDSH01", own_servers=["RDSH01"]
    ),
    ("set-service-running", "stop a session host's service"): service(
        "RDSH01", "TermService", is_running=False
    ),
    ("disconnect", "disconnect"): {"check": "session", "host": "RDSH01", "count": 0},
    ("move-clock", "move the clock"): {"check": "clock", "days_passed": 365},
    ("simulate-day", "simulate a day, per device"): {
        "check": "license",
        "at_least": 31,
    },
    ("set-version-pages", "make room for a database"): server(
        "RDLIC01", version_store_full=False
    ),
    ("set-trusted-group", "join the group of a trusted domain"): {
        "check": "member",
        "group": "license-servers",
        "of": "north.example",
        "member": "RDLIC01",
    },
    ("restore-default-permissions", "restore the default permissions"): {
        "check": "member",
        "group": "administrative-sessions",
        "of": "RDSH01",
        "member": "c.clark",
        "is_so": False,
    },
    ("change-server-properties", "change properties"): server(
        "RDLIC01", connection_method="web"
    ),
    ("set-license-levels", "change the world, set-license-levels"): {
        "check": "levels",
        "version": "2022",
        "type": "per-user",
        "warning": 80,
        "critical": 100,
    },
    ("add-user", "change the world, add-user"): user(
        "new.user", organizational_unit="Sales"
    ),
    ("add-device", "change the world, add-device"): device(
        "THIN-01", client="thin-client"
    ),
    ("reimage-device", "change the world, reimage-device"): device(
        "PC-0001", has_new_id=True
    ),
    ("delete-client-license", "change the world, delete-client-license"): device(
        "PC-0001", license="none"
    ),
    ("delete-licensing-key", "change the world, delete-licensing-key"): device(
        "PC-0001", has_new_id=True
    ),
    ("set-key-access", "change the world, set-key-access"): device(
        "PC-0001", users_may_write=False
    ),
    ("set-client-kind", "change the world, set-client-kind"): device(
        "PC-0001", client="app"
    ),
    (
        "permit-administrative-sessions",
        "change the world, permit-administrative-sessions",
    ): {
        "check": "member",
        "group": "administrative-sessions",
        "of": "RDSH01",
        "member": "c.clark",
    },
    ("set-third-party-protocol", "change the world, set-third-party-protocol"): host(
        "RDSH01", third_party_protocol=True
    ),
    (
        "set-session-host-reachable",
        "change the world, set-session-host-reachable",
    ): host("RDSH01", is_reachable=False),
    ("set-security-group-members", "change the world, set-security-group-members"): {
        "check": "member",
        "group": "terminal-server-computers",
        "of": "RDLIC01",
        "member": "RDSH01",
    },
    ("set-attribute-delegation", "change the world, set-attribute-delegation"): {
        "check": "lab",
        "users_may_update": False,
    },
    ("damage-client-license", "change the world, damage-client-license"): device(
        "PC-0001", license="damaged"
    ),
    ("make-certificates-stale", "change the world, make-certificates-stale"): host(
        "RDSH01",
        stale_certificates=[
            "Certificate",
            "X509 Certificate",
            "X509 Certificate ID",
            "X509 Certificate2",
        ],
    ),
    ("delete-certificate", "change the world, delete-certificate"): host(
        "RDSH01", waits_for_restart=True
    ),
    ("restart-computer", "change the world, restart-computer"): {
        "check": "event",
        "id": 0,
        "computer": "RDLIC01",
    },
    ("remove-licenses", "change the world, remove-licenses"): pack("RDLIC01", total=18),
    ("remove-licenses-of", "change the world, remove-licenses-of"): pack(
        "RDLIC01", total=18
    ),
    ("reinstall-licenses", "change the world, reinstall-licenses"): pack(
        "RDLIC01", total=20
    ),
    ("set-published", "change the world, set-published"): server(
        "RDLIC01", published=True
    ),
    ("unregister-as-scp", "change the world, unregister-as-scp"): server(
        "RDLIC01", scp_registered=False
    ),
    ("remove-from-group", "change the world, remove-from-group"): server(
        "RDLIC01", in_ad_group=False
    ),
    ("fill-version-store", "change the world, fill-version-store"): server(
        "RDLIC01", version_store_full=True
    ),
    ("set-trust", "change the world, set-trust"): {
        "check": "trust",
        "domain": "north.example",
        "is_two_way": False,
    },
    ("set-anonymous-refused", "change the world, set-anonymous-refused"): server(
        "RDLIC01", refuses_anonymous=True
    ),
    ("store-credentials", "change the world, store-credentials"): host(
        "RDSH01", stored_credentials=["RDLIC01"]
    ),
    ("set-passage", "change the world, set-passage"): {
        "check": "passage",
        "origin": "RDSH01",
        "target": "RDLIC01",
        "way": "rpc",
        "is_open": False,
    },
    ("set-firewall-group", "change the world, set-firewall-group"): {
        "check": "passage",
        "target": "RDLIC01",
        "way": "rpc",
        "is_open": False,
    },
    ("write-licensing-mode", "change the world, write-licensing-mode"): host(
        "RDSH01", written_mode="per-device"
    ),
    ("write-license-servers", "change the world, write-license-servers"): host(
        "RDSH01", written_servers=["RDLIC02", "RDLIC01"]
    ),
    ("remove-licensing-role", "change the world, remove-licensing-role"): server(
        "RDLIC01", is_there=False
    ),
    ("remove-session-host-role", "change the world, remove-session-host-role"): host(
        "RDSH01", role="removed"
    ),
    ("remove-user", "change the world, remove-user"): user("b.baker", is_there=False),
    ("set-user-enabled", "change the world, set-user-enabled"): user(
        "b.baker", is_enabled=False
    ),
    ("rename-user", "change the world, rename-user"): user("b.brown"),
    ("rename-device", "change the world, rename-device"): device("PC-ONE"),
    ("rename-computer", "change the world, rename-computer"): host("RDSH09"),
    ("upgrade-computer", "change the world, upgrade-computer"): server(
        "RDLIC01", version="2025"
    ),
    ("set-evaluation", "change the world, set-evaluation"): host(
        "RDSH01", is_evaluation=True
    ),
    ("add-session-host-role", "end or change, 0, add-session-host-role"): host(
        "RDSH01", role="installed"
    ),
    ("rename-database-file", "end or change, 1, rename-database-file"): database_file(
        "TLSLic.old"
    ),
    ("delete-database-file", "end or change, 4, delete-database-file"): database_file(
        "TLSLic.edb", is_there=False
    ),
    ("set-domain-membership", "end or change, 7, set-domain-membership"): host(
        "RDSH01", in_workgroup=True
    ),
    ("convert-edition", "end or change, 10, convert-edition"): host(
        "RDSH01", is_evaluation=False
    ),
}


def prepared(name: str, folder: Path) -> tuple[Lab, CommandCase]:
    """Make the lab of a case, up to the command itself."""
    case = CASES[name]
    lab = Lab.create(folder / "class.rdlab", case.scenario, seed=1)
    for make in case.before:
        lab.do(make(lab))
    return lab, case
