from PySide6.QtWidgets import (
    QLabel,
)

from gui.companions.world.results import Results
from gui.companions.world.window import WorldPanel


def test_the_results_are_empty_at_the_start(panel: WorldPanel) -> None:
    results = panel.findChild(Results)
    assert isinstance(results, Results)
    results.tools.commands.copy_all()
    assert results.is_empty
    assert [w.text() for w in panel.findChildren(QLabel, "status")] == [""]
