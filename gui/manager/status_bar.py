"""The status bar: state of the selected object, the training mark, the item count."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QStatusBar, QWidget

from gui.labels.console import Console
from gui.labels.dates import moment
from gui.models.places import PlaceKind

_COUNTED = {
    PlaceKind.ALL_SERVERS: (Console.one_server, Console.many_servers),
    PlaceKind.SERVER: (Console.one_keypack, Console.many_keypacks),
    PlaceKind.PACK: (Console.one_license, Console.many_licenses),
    PlaceKind.REPORTS: (Console.one_report, Console.many_reports),
}


class StatusBar(QStatusBar):
    """One line below the panes."""

    def __init__(self, labels: Console, parent: QWidget) -> None:
        super().__init__(parent)
        self._labels = labels
        self.setObjectName("status-bar")
        self.setSizeGripEnabled(False)
        self._status = self._label("status")
        self._mark = self._label("replica-mark")
        self._mark.setText(labels.replica)
        self._mark.setToolTip(labels.replica_tip)
        self._time = self._label("lab-time")
        self._time.setToolTip(labels.lab_time_tip)
        self._count = self._label("item-count")
        self.addWidget(self._status, 1)
        # A long state is cut off: it may not keep the window from becoming narrow.
        self._status.setSizePolicy(
            QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred
        )
        self.addPermanentWidget(self._mark)
        self.addPermanentWidget(self._time)
        self.addPermanentWidget(self._count)

    def show_state(self, status: str) -> None:
        """Write the state of what is selected."""
        self._status.setText(status)
        self._status.setToolTip(status)  # where the line is too short for it

    def show_count(self, shown: int, all_of_them: int, kind: PlaceKind) -> None:
        """Write how many items the list has, and how many of them it shows."""
        one, many = _COUNTED[kind]
        label = one if all_of_them == 1 else many
        some = self._labels.some_of.format(shown=shown, all=all_of_them)
        how_many = f"{all_of_them:,}" if shown == all_of_them else some
        self._count.setText(label.format(how_many=how_many))

    def show_time(self, now: datetime) -> None:
        """Write what the lab's clock says."""
        text = moment(now)
        self._time.setText(text)
        self._time.setAccessibleName(self._labels.lab_time.format(time=text))

    def show_training(self, *, shown: bool) -> None:
        """Show or hide what the genuine manager has not: the mark and the clock."""
        self._mark.setVisible(shown)
        self._time.setVisible(shown)

    def _label(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setContentsMargins(6, 0, 6, 0)
        return label
