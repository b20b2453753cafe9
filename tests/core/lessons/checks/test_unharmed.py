"""Nothing else is changed, and what is changed is told."""

from contextlib import closing
from datetime import timedelta

from core.catalog import DiscoveryScope, LicensingMode
from core.commands.connect import Connect
from core.commands.history import Undo
from core.commands.policy import ConfigureSessionHost
from core.commands.repair import ChangeScope
from core.commands.time import MoveClock
from core.commands.world import AddUser
from core.lessons.checks import Case, judge
from core.lessons.checks.unharmed import _COLUMNS, _TABLES, Kind
from core.store.queries import Queries
from core.store.schema import WORLD_TABLES
from tests.core.lessons.checks.judging import CHECKS, is_so, judged
from tests.helpers.labs import MakeLab, installation, retail

CHECK = {"check": "unharmed"}
BY_CONNECTING = ["license", "session", "event"]


def test_every_table_that_commands_change_is_compared() -> None:
    assert _TABLES.keys() == WORLD_TABLES.keys()
    assert {kind for kind, _ in _TABLES.values()} | set(_COLUMNS.values()) == set(Kind)


def test_what_was_undone_is_no_harm(make_lab: MakeLab) -> None:
    lab = make_lab("office")
    lab.do(AddUser(user="new.user"))
    assert not is_so(lab, **CHECK)
    lab.do(Undo())
    assert is_so(lab, **CHECK)


def test_connecting_harms_nothing_else(make_lab: MakeLab) -> None:
    lab = make_lab("office")
    lab.do(Connect(host="RDSH01", user="y.yilmaz", device="PC-0015"))
    assert is_so(lab, **CHECK, but=BY_CONNECTING)
    assert not is_so(lab, **CHECK, but=["event", "license"])
    lab.do(AddUser(user="new.user"))
    assert not is_so(lab, **CHECK, but=BY_CONNECTING)


def test_connecting_in_per_device_mode_harms_nothing_else(make_lab: MakeLab) -> None:
    """The first temporary license brings its pack along, and the client a copy."""
    lab = make_lab("activated")
    lab.do(
        ConfigureSessionHost(
            host="RDSH01", mode=LicensingMode.PER_DEVICE, license_servers=("RDLIC01",)
        )
    )
    with closing(lab.in_memory()) as configured:
        since = Case(lab, Queries(configured))
        for _ in range(2):
            lab.do(Connect(host="RDSH01", user="y.yilmaz", device="PC-0015"))
        allowed = {**CHECK, "but": BY_CONNECTING}
        told = judge(CHECKS.validate_python(allowed), since)
        assert told.is_met, told
        lab.do(installation(retail()))
        told = judge(CHECKS.validate_python(allowed), since)
        assert told.found == "Changed: pack of RDLIC01 is new (2 times)"


def test_time_may_pass(make_lab: MakeLab) -> None:
    lab = make_lab("fresh")
    lab.do(MoveClock(until=lab.settings().now + timedelta(hours=1)))
    assert is_so(lab, **CHECK, but=["clock"])
    assert not is_so(lab, **CHECK, but=["lab", "signed-in"])


def test_one_host_may_change_and_another_may_not(make_lab: MakeLab) -> None:
    lab = make_lab("trouble-second-host")
    one, other = (host.name for host in lab.session_hosts()[:2])
    lab.do(ConfigureSessionHost(host=one, mode=LicensingMode.PER_DEVICE))
    assert is_so(lab, **CHECK, names=[one.lower()])
    assert not is_so(lab, **CHECK, names=[other])
    assert one in judged(lab, **CHECK).found


def test_one_field_may_change(make_lab: MakeLab) -> None:
    lab = make_lab("office")
    lab.do(
        ChangeScope(
            server="RDLIC01", account="Administrator", scope=DiscoveryScope.FOREST
        )
    )
    told = judged(lab, **CHECK, but=["event"])
    assert told.found == (
        "Changed: server RDLIC01: has the discovery scope forest (at the start: "
        "domain); server RDLIC01: is published in Active Directory (at the start: is "
        "not published)"
    )
    fields = {"fields": ["scope", "published"]}
    assert is_so(lab, **CHECK, but=["event"], **fields)
    assert not is_so(lab, **CHECK, but=["event"], fields=["scope"])


def test_the_things_of_a_user_are_the_users(make_lab: MakeLab) -> None:
    lab = make_lab("office")
    lab.do(Connect(host="RDSH01", user="y.yilmaz", device="PC-0015"))
    known = {"names": ["y.yilmaz"], "but": ["event"]}
    assert is_so(lab, **CHECK, **known)
    assert not is_so(lab, **CHECK, names=["b.baker"], but=["event"])


def test_what_is_gone_and_what_is_new_is_told(make_lab: MakeLab) -> None:
    lab = make_lab("office")
    lab.do(AddUser(user="new.user"))
    assert judged(lab, **CHECK).found == "Changed: user new.user is new"


def test_the_start_may_be_another_lab(make_lab: MakeLab) -> None:
    lab, start = make_lab("office"), make_lab("office", name="start.rdlab")
    check = CHECKS.validate_python(CHECK)
    assert judge(check, Case(lab, start)).is_met
    start.do(AddUser(user="new.user"))
    told = judge(check, Case(lab, start))
    assert told.found == "Changed: user new.user is gone"
