from gui.companions.world.window import WorldPanel
from tests.gui.companions.world.acting import rows


def test_users_are_listed_with_their_licenses(panel: WorldPanel) -> None:
    listed = {row[0]: row for row in rows(panel, "users")}
    assert len(listed) == 25
    assert listed["a.adams"][1:4] == ["corp.example", "Sales", "Windows Server 2022"]
    assert listed["a.adams"][-1] == "RDLIC01"
    assert listed["y.yilmaz"][1:] == ["corp.example", "", "None", "", ""]
