"""Progress of something that lasts, with Cancel."""

from PySide6.QtWidgets import QProgressBar, QWidget

from gui.labels.editions import Labels
from gui.labels.text import soften_breaks
from gui.widgets.dialog import Buttons, Dialog
from gui.widgets.text import plain_label


class ProgressDialog(Dialog):
    """A sentence, a bar, and Cancel."""

    help_topic = "reports"

    def __init__(self, sentence: str, labels: Labels, parent: QWidget) -> None:
        super().__init__(labels.console.title, parent)
        self._bar = QProgressBar(self)
        self._bar.setObjectName("progress")
        self._bar.setAccessibleName(labels.console.progress)
        self._bar.setRange(0, 100)
        self.body.addWidget(plain_label(soften_breaks(sentence), self))
        self.body.addWidget(self._bar)
        self.add_buttons(Buttons.Cancel)
        self.resize(360, 120)

    def show_progress(self, percent: int) -> None:
        """Move the bar."""
        self._bar.setValue(percent)
