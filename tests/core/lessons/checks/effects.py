"""For what each case of the fault run brings about, a check that tells it."""

from typing import Any

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


def done(command: str, **facts: Any) -> Facts:
    return {"check": "done", "command": command, **facts}


EFFECTS: dict[str, Facts] = {
    "activate, automatic": server("RDLIC01", is_activated=True),
    "activate, web": server("RDLIC01", is_activated=True),
    "install, retail codes": pack("RDLIC01", total=20, count=3),
    "install, agreement": pack("RDLIC01", program="enterprise"),
    "migrate, automatic": pack("RDLIC02", count=0),
    "rebuild": pack("RDLIC01", issued=0),
    "set the Clearinghouse": {"check": "lab", "clearinghouse": "slow"},
    "deactivate, automatic": server("RDLIC01", is_activated=False),
    "reactivate, automatic": server("RDLIC01", is_activated=True),
    "convert": pack("RDLIC01", type="per-device", total=30),
    "revoke": {"check": "license", "server": "RDLIC01", "status": "revoked"},
    "create report": {"check": "report-shows", "server": "RDLIC01", "scope": "all"},
    "delete report": {"check": "report-shows", "server": "RDLIC01", "count": 0},
    "add to group": server("RDLIC01", in_ad_group=True),
    "register as SCP": server("RDLIC01", scp_registered=True),
    "change scope": server("RDLIC01", scope="forest", published=True),
    "list a server": server("RDLIC03", is_listed=True),
    "sign in": {"check": "lab", "signed_in": "a.adams"},
    "server unreachable": server("RDLIC01", is_reachable=False),
    "allow outbound HTTPS": {
        "check": "passage",
        "origin": "RDLIC01",
        "target": "Clearinghouse",
        "way": "https",
    },
    "delegate control": {
        "check": "passage",
        "origin": "Terminal Server License Servers",
        "target": "OU=Sales",
        "way": "update",
    },
    "directory unreachable": {"check": "lab", "directory_reachable": False},
    "connect, first temporary license": {
        "check": "license",
        "computer": "PC-0015",
        "status": "temporary",
    },
    "edit a policy": {
        "check": "policy",
        "computer": "RDSH01",
        "setting": "licensing-mode",
        "value": "per-device",
        "in_force": False,
    },
    "update the policy of a session host": host("RDSH01", mode="per-device"),
    "update the policy of a license server": {
        "check": "policy",
        "computer": "RDLIC01",
        "setting": "security-group",
    },
    "configure a session host": host("RDSH01", own_mode="per-device"),
    "add a role": server("RDSH01"),
    "add a license server to the deployment": host("RDSH01", own_servers=["RDSH01"]),
    "stop a session host's service": service("RDSH01", "TermService", is_running=False),
    "disconnect": {"check": "session", "host": "RDSH01", "count": 0},
    "move the clock": {"check": "clock", "days_passed": 365},
    "simulate a day, per device": {"check": "license", "at_least": 31},
    "make room for a database": server("RDLIC01", version_store_full=False),
    "join the group of a trusted domain": {
        "check": "member",
        "group": "license-servers",
        "of": "north.example",
        "member": "RDLIC01",
    },
    "restore the default permissions": {
        "check": "member",
        "group": "administrative-sessions",
        "of": "RDSH01",
        "member": "c.clark",
        "is_so": False,
    },
    "change properties": server("RDLIC01", connection_method="web"),
    "change the world, add-user": user("new.user", organizational_unit="Sales"),
    "change the world, add-device": device("THIN-01", client="thin-client"),
    "change the world, reimage-device": device("PC-0001", has_new_id=True),
    "change the world, delete-client-license": device("PC-0001", license="none"),
    "change the world, delete-licensing-key": device("PC-0001", has_new_id=True),
    "change the world, set-key-access": device("PC-0001", users_may_write=False),
    "change the world, set-client-kind": device("PC-0001", client="app"),
    "change the world, permit-administrative-sessions": {
        "check": "member",
        "group": "administrative-sessions",
        "of": "RDSH01",
        "member": "c.clark",
    },
    "change the world, set-third-party-protocol": host(
        "RDSH01", third_party_protocol=True
    ),
    "change the world, set-session-host-reachable": host("RDSH01", is_reachable=False),
    "change the world, set-security-group-members": {
        "check": "member",
        "group": "terminal-server-computers",
        "of": "RDLIC01",
        "member": "RDSH01",
    },
    "change the world, set-attribute-delegation": {
        "check": "lab",
        "users_may_update": False,
    },
    "change the world, damage-client-license": device("PC-0001", license="damaged"),
    "change the world, make-certificates-stale": host(
        "RDSH01",
        stale_certificates=[
            "Certificate",
            "X509 Certificate",
            "X509 Certificate ID",
            "X509 Certificate2",
        ],
    ),
    "change the world, delete-certificate": host("RDSH01", waits_for_restart=True),
    "change the world, restart-computer": {
        "check": "event",
        "id": 0,
        "computer": "RDLIC01",
    },
    "change the world, remove-licenses": pack("RDLIC01", total=18),
    "change the world, fill-version-store": server("RDLIC01", version_store_full=True),
    "change the world, set-trust": {
        "check": "trust",
        "domain": "north.example",
        "is_two_way": False,
    },
    "change the world, set-anonymous-refused": server(
        "RDLIC01", refuses_anonymous=True
    ),
    "change the world, store-credentials": host(
        "RDSH01", stored_credentials=["RDLIC01"]
    ),
    "change the world, set-passage": {
        "check": "passage",
        "origin": "RDSH01",
        "target": "RDLIC01",
        "way": "rpc",
        "is_open": False,
    },
    "change the world, set-firewall-group": {
        "check": "passage",
        "target": "RDLIC01",
        "way": "rpc",
        "is_open": False,
    },
    "change the world, write-licensing-mode": host("RDSH01", written_mode="per-device"),
    "change the world, write-license-servers": host(
        "RDSH01", written_servers=["RDLIC02", "RDLIC01"]
    ),
    "change the world, remove-licensing-role": server("RDLIC01", is_there=False),
    "change the world, remove-session-host-role": host("RDSH01", role="removed"),
    "change the world, remove-user": user("b.baker", is_there=False),
    "change the world, set-user-enabled": user("b.baker", is_enabled=False),
    "change the world, rename-user": user("b.brown"),
    "change the world, rename-device": device("PC-ONE"),
    "change the world, rename-computer": host("RDSH09"),
    "change the world, upgrade-computer": server("RDLIC01", version="2025"),
    "change the world, set-evaluation": host("RDSH01", is_evaluation=True),
    "end or change, 0, add-session-host-role": host("RDSH01", role="installed"),
    "end or change, 1, rename-database-file": database_file("TLSLic.old"),
    "end or change, 4, delete-database-file": database_file(
        "TLSLic.edb", is_there=False
    ),
    "end or change, 7, set-domain-membership": host("RDSH01", in_workgroup=True),
    "end or change, 10, convert-edition": host("RDSH01", is_evaluation=False),
}
