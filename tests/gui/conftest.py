"""Windows on real labs; after each test nothing of them may be left."""

import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QAbstractItemModel, QLocale, QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QWidget

from core.lab import Lab
from gui.app import App
from gui.driver.ui_driver import UiDriver
from gui.manager.main_window import MainWindow
from gui.session.delays import Delays
from gui.session.settings import Settings
from gui.theme import theme
from tests.gui.tripwires import Traces, delete_what_is_to_be_deleted
from tests.helpers.labs import made

AT_ONCE = 1e6
Watch = Callable[[QAbstractItemModel], None]


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    return ["rdlm"]


@pytest.fixture(autouse=True)
def theme_of_the_program(qapp: QApplication) -> None:
    if not qapp.property("has-theme"):
        theme.install(qapp)
        qapp.setProperty("has-theme", True)
    QLocale.setDefault(QLocale(QLocale.Language.English))


@pytest.fixture(autouse=True)
def nothing_is_left(
    theme_of_the_program: None,
    request: pytest.FixtureRequest,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> Iterator[None]:
    """Fail a test that leaves windows, timers or threads, or that wrote a warning."""
    traces = Traces()
    hook = sys.excepthook
    yield
    assert traces.left() == []
    assert sys.excepthook is hook
    assert [r.getMessage() for r in caplog.get_records("call")] == []
    out, err = capfd.readouterr()
    sys.stdout.write(out)  # for the report of a test that failed
    assert unexpected(err, request.config.getini("qt_log_ignore")) == []


@pytest.fixture(autouse=True)
def no_key_is_held(qapp: QApplication) -> None:
    """Forget Ctrl and Shift of the test before: Qt believes in the last key."""
    QTest.keyClick(QWidget(), Qt.Key.Key_F35)


@pytest.fixture
def apps() -> list[App]:
    """The programs whose windows a test has opened."""
    return []


@pytest.fixture
def open_window(
    qapp: QApplication, tmp_path: Path, apps: list[App]
) -> Iterator[Callable[..., MainWindow]]:
    """Open the window on a lab made from a scenario, or on a lab.

    Windows of one test share their settings; `remembers=False` is safe mode.
    """

    def show(
        scenario: str | Lab = "fresh",
        *,
        read_only: bool = False,
        remembers: bool = True,
        classic: bool = False,
        speed: float = AT_ONCE,
        **options: object,
    ) -> MainWindow:
        lab = (
            scenario
            if isinstance(scenario, Lab)
            else made(tmp_path / f"{scenario}.rdlab", scenario, **options)
        )
        if read_only:
            lab.close()
            lab = Lab.open(lab.path, read_only=True)
        app = App(
            folder=tmp_path,
            settings=Settings(tmp_path / "settings.ini" if remembers else None),
            delays=Delays(speed=speed),
            classic=classic,
        )
        app.show_lab(lab)
        apps.append(app)
        assert app.window is not None
        app.window.move(0, 0)  # every test starts at the same place
        app.window.activateWindow()
        assert QTest.qWaitForWindowActive(app.window)
        return app.window

    yield show
    for app in apps:
        app.close()
        app.deleteLater()  # it listens to the clipboard and to the desktop
    delete_what_is_to_be_deleted()


@pytest.fixture
def window(open_window: Callable[..., MainWindow]) -> MainWindow:
    """The window on the scenario `fresh`."""
    return open_window("fresh")


@pytest.fixture
def driver() -> UiDriver:
    return UiDriver()


class Desktop(QObject):
    """Takes what would be opened outside the program."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.opened.append(url.toLocalFile())


@pytest.fixture
def desktop() -> Iterator[list[str]]:
    """The paths that the desktop is asked to open; it opens none."""
    desktop = Desktop()
    # The stub asks for bytes, PySide takes a string only.
    QDesktopServices.setUrlHandler("file", desktop, "take")  # type: ignore[arg-type]
    yield desktop.opened
    QDesktopServices.unsetUrlHandler("file")


@pytest.fixture
def watched() -> Iterator[Watch]:
    """Let Qt's model tester follow models; what it finds wrong fails the test."""
    kept: list[tuple[QAbstractItemModel, QObject]] = []

    def watch(model: QAbstractItemModel) -> None:
        mode = QAbstractItemModelTester.FailureReportingMode.Warning
        kept.append((model, QAbstractItemModelTester(model, mode)))

    yield watch
    for model, tester in reversed(kept):
        shiboken6.delete(tester)
        # Python's garbage collector takes a model before what Qt has put on it.
        if shiboken6.isValid(model) and model.parent() is None:
            shiboken6.delete(model)


def unexpected(messages: str, ignored: list[str]) -> list[str]:
    """List the lines that no pattern of the ignored messages fits."""
    lines = [line for line in messages.splitlines() if line.strip()]
    return [x for x in lines if not any(re.search(p, x) for p in ignored)]
