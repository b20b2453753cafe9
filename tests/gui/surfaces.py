"""Every window, dialog, wizard page and message, ready to be looked at."""

import importlib
import pkgutil
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from enum import StrEnum
from functools import cache, partial
from pathlib import Path
from typing import Any

from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QMenu,
    QRadioButton,
    QTabWidget,
    QTreeWidget,
    QWidget,
)

import gui
from core.catalog import LicenseProgram, Mode, PolicyName, PolicyState, Service
from core.clearinghouse_contact import Purpose
from core.commands.renaming import RenameDevice
from core.commands.repair import AddToGroup
from core.commands.reports import CreateReport
from core.commands.roles import AddLicensingRole
from core.errors import LabMoved
from core.flows.activate import ActivateStep
from core.flows.add_licensing import AddLicensingFlow, AddLicensingStep
from core.flows.add_roles import AddRolesFlow, AddRolesStep
from core.flows.deactivate import DeactivateStep
from core.flows.install import InstallFlow, InstallStep
from core.flows.manage import STEPS
from core.flows.reactivate import ReactivateStep
from core.flows.remove_roles import RemoveRolesFlow, RemoveRolesStep
from core.lessons import catalogue
from core.lessons.attempts import Attempt
from core.lessons.attempts.rollup import rolling_up
from core.lessons.gestures import Press
from core.management.registry.keys.session_host import CORE
from core.management.registry.values import Value, lines_value, number_value
from core.reads.monitor import lines
from gui.automation.playing_caption import Caption
from gui.companions.diagnoser.provide_credentials import ProvideCredentialsDialog
from gui.companions.monitor.levels_dialog import LevelsDialog
from gui.companions.policy.setting_dialog import SettingDialog
from gui.companions.policy.show_contents import ShowContentsDialog
from gui.companions.registry.value_dialog import ValueDialog
from gui.companions.registry.window import RegistryEditor
from gui.companions.server_manager.deployment_dialog import DeploymentDialog
from gui.companions.table import open_companion
from gui.companions.tasks.task_dialog import TaskDialog
from gui.companions.world.add_dialogs import (
    AddDeviceDialog,
    AddDomainDialog,
    AddUserDialog,
)
from gui.companions.world.change_dialogs import RenameDialog, UpgradeDialog
from gui.companions.world.passage_dialogs import (
    CloseWayDialog,
    DelegateControlDialog,
)
from gui.companions.world.window import TABS
from gui.dialogs.about import AboutDialog
from gui.dialogs.connect import ConnectDialog
from gui.dialogs.convert import ConvertDialog
from gui.dialogs.create_report import CreateReportDialog
from gui.dialogs.credentials import CredentialsDialog
from gui.dialogs.properties import PropertiesDialog
from gui.dialogs.review import ReviewDialog
from gui.dialogs.revoke import RevokeDialog
from gui.dialogs.scope import ScopeDialog
from gui.dialogs.sign_in import SignInDialog
from gui.export.saving import tell_saved
from gui.help.help_window import HelpWindow, show_help
from gui.lessons.attempt_window import AttemptWindow
from gui.lessons.attempts_dialog import AttemptsDialog
from gui.lessons.coach.coach import Coach
from gui.lessons.coach.panel import Panel
from gui.lessons.coach.steps_dialog import StepsDialog
from gui.lessons.export_dialog import ExportDialog
from gui.lessons.listed import Listed
from gui.lessons.prose import Paragraph
from gui.lessons.questions_dialog import QuestionsDialog
from gui.lessons.recorder.begin_dialog import BeginDialog
from gui.lessons.recorder.editor import LessonEditor
from gui.lessons.recorder.window import RecorderWindow
from gui.lessons.result_page import ResultPage
from gui.lessons.result_window import ResultWindow
from gui.lessons.results_window import ResultsWindow
from gui.lessons.roll_up import roll_up
from gui.lessons.run import LessonRun
from gui.lessons.task_window import TaskWindow
from gui.lessons.window import LessonsWindow
from gui.manager.columns_dialog import ColumnsDialog
from gui.manager.main_window import MainWindow
from gui.models.places import (
    ALL_SERVERS,
    Place,
    PlaceKind,
    pack_place,
    report_place,
    server_place,
)
from gui.session.prompts import Tone
from gui.session.session import Session
from gui.training.about_scenario import AboutScenarioDialog
from gui.training.new_lab import NewLabDialog
from gui.training.restore_points import RestorePointsDialog
from gui.widgets.chunked_task import ChunkedTask
from gui.widgets.dialog import Dialog
from gui.widgets.progress import ProgressDialog
from gui.wizards.activate_wizard import ActivateWizard
from gui.wizards.add_licensing_wizard import AddLicensingWizard
from gui.wizards.add_roles_wizard import AddRolesWizard
from gui.wizards.deactivate_wizard import DeactivateWizard
from gui.wizards.install_wizard import InstallWizard
from gui.wizards.manage_wizard import ManageWizard
from gui.wizards.product_keys import ProductKeyDialog, ProductKeysDialog
from gui.wizards.reactivate_wizard import ReactivateWizard
from gui.wizards.remove_roles_wizard import RemoveRolesWizard
from gui.wizards.telephone_call import TelephoneCallWindow
from tests.helpers.labs import sql

AnyWizard = (
    ActivateWizard | InstallWizard | ManageWizard | ReactivateWizard | DeactivateWizard
)
Surface = Callable[[MainWindow], QWidget]
SERVER = server_place("RDLIC01")
ASKING = "install-by-automatic-connection"
"""A lesson with a question."""
PLACES = {
    "all servers": ALL_SERVERS,
    "server": SERVER,
    "pack": pack_place("RDLIC01", 3),
    "reports": Place(PlaceKind.REPORTS, "RDLIC01"),
}


def _place(place: Place) -> Surface:
    def show(window: MainWindow) -> QWidget:
        window.go(place)
        return window

    return show


def _properties(tab: int) -> Surface:
    def show(window: MainWindow) -> QWidget:
        session = window.session
        dialog = PropertiesDialog(session.lab.servers()[0], session, window)
        tabs = dialog.findChild(QTabWidget)
        assert isinstance(tabs, QTabWidget)
        tabs.setCurrentIndex(tab)
        return _opened(dialog)

    return show


def _pages(
    name: str, kind: type[AnyWizard], steps: Iterable[StrEnum]
) -> dict[str, Surface]:
    return {f"{name}: {s}": _page(kind, number) for number, s in enumerate(steps)}


def _page(kind: type[AnyWizard], number: int) -> Surface:
    """Open a wizard at one of its pages, as it is when one comes to it."""

    def show(window: MainWindow) -> QWidget:
        session = window.session
        wizard = kind(session.lab.servers()[0], session, window)
        wizard.setStartId(number)
        wizard.open()
        return _active(wizard)

    return show


def _help(window: MainWindow) -> QWidget:
    show_help(window.session.labels, window)
    (found,) = (h for h in window.findChildren(HelpWindow) if h.isVisible())
    return _active(found)


def _help_found(typed: str) -> Surface:
    def show(window: MainWindow) -> QWidget:
        found = _help(window)
        field = found.findChild(QLineEdit, "search")
        assert isinstance(field, QLineEdit)
        field.setText(typed)
        field.returnPressed.emit()
        return found

    return show


def _message(window: MainWindow) -> QWidget:
    window.session.prompts.show_message(
        window, "It is so.", Tone.ERROR, details="the details"
    )
    return _active(QApplication.activeModalWidget())


def _saved(window: MainWindow) -> QWidget:
    tell_saved(Path("/home/trainer/CAL Usage 2026-11-16.csv"), window.session, window)
    return _active(QApplication.activeModalWidget())


def _question(window: MainWindow) -> QWidget:
    choices = [("Open &Read-Only", str), ("&New Lab", str)]
    window.session.prompts.ask(window, "It is open elsewhere.", choices, "Cancel")  # type: ignore[arg-type]
    return _active(QApplication.activeModalWidget())


def _out_of_reach(window: MainWindow) -> QWidget:
    error = LabMoved(f"{window.lab.path.name} was moved. Put it back, or save a copy.")
    error.lab_to_copy = window.lab.path
    window.session.tell(error, window)
    return _active(QApplication.activeModalWidget())


def _copy_question(window: MainWindow) -> QWidget:
    window.session._ask_to_open(window, window.lab.path.with_name("copy.rdlab"))
    return _active(QApplication.activeModalWidget())


def _product_keys(window: MainWindow) -> QWidget:
    session = window.session
    flow = InstallFlow(session.lab.servers()[0])
    return _opened(ProductKeysDialog(flow, session, window))


def _product_key(window: MainWindow) -> QWidget:
    session = window.session
    flow = InstallFlow(session.lab.servers()[0])
    owner = ProductKeysDialog(flow, session, window)
    owner.open()
    return _opened(ProductKeyDialog(flow, flow.draft.type, None, session, owner))


def _convert(window: MainWindow) -> QWidget:
    session = window.session
    return _opened(ConvertDialog(session.lab.packs("RDLIC01")[1], session, window))


def _revoke_several(window: MainWindow) -> QWidget:
    pack = next(p for p in window.lab.packs("RDLIC01") if p.is_purchased)
    ids = [issued.id for issued in window.lab.issued("RDLIC01", pack.id)]
    dialog = RevokeDialog("RDLIC01", lambda: iter([ids]), window.session, window)
    shown = _opened(dialog)
    settle(shown)
    return shown


def _searching(window: MainWindow) -> QWidget:
    dialog = ConnectDialog(window.session, window, window.go)
    shown = _opened(dialog)
    dialog._computer.setText("RDLIC99")
    dialog.accept()
    return shown


def _credentials(window: MainWindow) -> QWidget:
    command = AddToGroup(server="RDLIC01")
    return _opened(CredentialsDialog(command, window.session, window, window.refresh))


def _scope(window: MainWindow) -> QWidget:
    session = window.session
    return _opened(
        ScopeDialog(session.lab.servers()[0], session, window, window.refresh)
    )


def _wanting(window: MainWindow) -> QWidget:
    sql(window.lab).execute(
        "UPDATE license_server SET in_ad_group = 0, scp_registered = 0"
    )
    return _opened(ReviewDialog("RDLIC01", window.session, window))


def _order(window: MainWindow) -> QWidget:
    window.confirm_order(LicenseProgram.OPEN, window)
    return _active(QApplication.activeModalWidget())


def _call(window: MainWindow) -> QWidget:
    session = window.session
    wizard = DeactivateWizard(session.lab.servers()[0], session, window)
    wizard.open()
    call = TelephoneCallWindow(Purpose.DEACTIVATE, "039 555-0138", {}, wizard)
    call.show()
    return _active(call)


def _filter(window: MainWindow) -> QWidget:
    window.filter_bar.ask()
    return window


def _powershell(window: MainWindow) -> QWidget:
    window.panels.toggle_powershell()
    return window


def _report(window: MainWindow) -> QWidget:
    window.lab.do(CreateReport(server="RDLIC01"))
    report = window.lab.reports("RDLIC01")[-1]
    window.reports.open_report(report_place("RDLIC01", report.id))
    return _active(QApplication.activeModalWidget())


def _companion(name: str) -> Surface:
    return lambda window: _active(open_companion(name, window.session, window))


def _world(title: str) -> Surface:
    def show(window: MainWindow) -> QWidget:
        panel = open_companion("world", window.session, window)
        tabs = panel.findChild(QTabWidget)
        assert isinstance(tabs, QTabWidget)
        titles = [tabs.tabText(i) for i in range(tabs.count())]
        tabs.setCurrentIndex(titles.index(title))
        return _active(panel)

    return show


def _server_manager(number: int) -> Surface:
    def show(window: MainWindow) -> QWidget:
        manager = open_companion("server-manager", window.session, window)
        tree = manager.findChild(QTreeWidget)
        assert isinstance(tree, QTreeWidget)
        page = tree.model().index(0, 0)
        for _ in range(number):
            page = tree.indexBelow(page)
        tree.setCurrentIndex(page)
        return _active(manager)

    return show


def _levels(window: MainWindow) -> QWidget:
    owner = open_companion("monitor", window.session, window)
    (line, *_) = lines(window.session.lab, [])
    return _opened(LevelsDialog(line, window.session, owner))


def _deployment(window: MainWindow) -> QWidget:
    owner = open_companion("server-manager", window.session, window)
    host = window.session.lab.session_hosts()[0]
    return _opened(DeploymentDialog(host, window.session, owner))


def _add_licensing(step: AddLicensingStep) -> Surface:
    """Give the wizard behind + RD Licensing at one of its pages."""

    def show(window: MainWindow) -> QWidget:
        owner = open_companion("server-manager", window.session, window)
        wizard = AddLicensingWizard(window.session, owner)
        flow = wizard.flow
        assert isinstance(flow, AddLicensingFlow)
        flow.draft.server = next(iter(flow.computers))
        if step is AddLicensingStep.RESULTS:
            window.lab.do(flow.command())
        wizard.setStartId(flow.steps.index(step))
        return _opened(wizard)

    return show


def _add_roles(step: AddRolesStep) -> Surface:
    def show(window: MainWindow) -> QWidget:
        owner = open_companion("server-manager", window.session, window)
        if step is AddRolesStep.RESULTS:
            window.lab.do(AddLicensingRole(host="RDSH01"))
        wizard = AddRolesWizard(window.session, owner)
        flow = wizard.flow
        assert isinstance(flow, AddRolesFlow)
        flow.draft.host = "RDSH01"
        wizard.setStartId(flow.steps.index(step))
        wizard.open()
        return _active(wizard)

    return show


def _remove_roles(step: RemoveRolesStep) -> Surface:
    def show(window: MainWindow) -> QWidget:
        owner = open_companion("server-manager", window.session, window)
        wizard = RemoveRolesWizard(window.session, owner)
        flow = wizard.flow
        assert isinstance(flow, RemoveRolesFlow)
        flow.choose("RDLIC01")
        flow.draft.role = Service.LICENSING
        wizard.setStartId(flow.steps.index(step))
        wizard.open()
        return _active(wizard)

    return show


def _rename(window: MainWindow) -> QWidget:
    owner = open_companion("world", window.session, window)
    command = partial(_renaming, "PC-0001")
    return _opened(RenameDialog("PC-0001", command, window.session, owner))


def _renaming(device: str, to: str) -> RenameDevice:
    return RenameDevice(device=device, to=to)


def _upgrade(window: MainWindow) -> QWidget:
    owner = open_companion("world", window.session, window)
    computer = window.session.lab.computer("RDSH01")
    return _opened(UpgradeDialog(computer, window.session, owner))


def _add(
    kind: Callable[[Session, QWidget], Dialog],
) -> Surface:
    return lambda window: _opened(
        kind(window.session, open_companion("world", window.session, window))
    )


def _provided_credentials(window: MainWindow) -> QWidget:
    owner = open_companion("diagnoser", window.session, window)
    return _opened(ProvideCredentialsDialog("RDLIC01", window.session, owner, str))


def _task_dialog(window: MainWindow) -> QWidget:
    owner = open_companion("tasks", window.session, window)
    return _opened(TaskDialog("RDLIC01", None, window.session, owner))


def _policy_setting(setting: PolicyName, state: PolicyState) -> Surface:
    def show(window: MainWindow) -> QWidget:
        session = window.session
        owner = open_companion("policy", window.session, window)
        host = session.lab.computers()[0]
        dialog = SettingDialog(host, setting, tuple(PolicyName), session, owner)
        button = dialog.findChild(QRadioButton, state.value)
        assert isinstance(button, QRadioButton)
        button.setChecked(True)
        return _opened(dialog)

    return show


def _in_registry(act: Callable[[RegistryEditor], object]) -> Surface:
    """Open what an action of Registry Editor opens."""

    def show(window: MainWindow) -> QWidget:
        owner = open_companion("registry", window.session, window)
        assert isinstance(owner, RegistryEditor)
        act(owner)
        return _active(QApplication.activeModalWidget())

    return show


def _registry_value(value: Value) -> Surface:
    def show(window: MainWindow) -> QWidget:
        owner = open_companion("registry", window.session, window)
        return _opened(
            ValueDialog("RDSH01", CORE, value, window.session, owner, is_new=True)
        )

    return show


def _show_contents(window: MainWindow) -> QWidget:
    owner = open_companion("policy", window.session, window)
    return _opened(ShowContentsDialog(("RDLIC01",), window.session, owner))


def _lessons(window: MainWindow) -> QWidget:
    window.open_lessons()
    (found,) = (w for w in window.findChildren(LessonsWindow) if w.isVisible())
    settle(found)
    return _active(found)


def settle(window: QWidget) -> None:
    """Wait until what a window reads or looks at in slices is there."""
    while any(task.is_working for task in window.findChildren(ChunkedTask)):
        QTest.qWait(1)


def _attempt(window: MainWindow, mode: Mode) -> Attempt:
    """Begin an attempt at a lesson with questions, beside the lab of the window."""
    number = len([*window.lab.path.parent.glob("*.rdattempt")])
    path = window.lab.path.with_name(f"attempt-{number}.rdattempt")
    lesson = catalogue.find(ASKING)
    at = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)
    return Attempt.begin(path, lesson, "Ada Lovelace", mode, seed=1, at=at)


def _task(mode: Mode) -> Surface:
    def show(window: MainWindow) -> QWidget:
        attempt = _attempt(window, mode)
        task = TaskWindow(LessonRun(attempt, window.session, window))
        task.destroyed.connect(attempt.close)
        task.show()
        settle(task)
        task._is_over = True  # so that closing it asks nothing
        return _active(task)

    return show


def _coach(window: MainWindow) -> QWidget:
    attempt = _attempt(window, Mode.COACH)
    run = LessonRun(attempt, window.session, window)
    run.destroyed.connect(attempt.close)
    return _active(Coach(window.session, run).panel)


def _other_steps(window: MainWindow) -> QWidget:
    panel = _coach(window)
    assert isinstance(panel, Panel)
    panel.other_steps_wanted.emit()
    (dialog,) = panel.findChildren(StepsDialog)
    return _active(dialog)


def _questions(window: MainWindow) -> QWidget:
    task = _task(Mode.EXERCISE)(window)
    assert isinstance(task, TaskWindow)
    return _opened(QuestionsDialog(task._run, task))


def _result(window: MainWindow) -> QWidget:
    with _attempt(window, Mode.EXERCISE) as attempt:
        result = attempt.end(datetime(2026, 11, 30, 9, 8, tzinfo=UTC))
        page = ResultPage(attempt.lesson, attempt.story, result)
    found = ResultWindow(page, window.session, window)
    found.show()
    return _active(found)


def _attempts(window: MainWindow) -> QWidget:
    with _attempt(window, Mode.EXAM) as attempt:
        title = attempt.lesson.title
    folder = window.lab.path.parent
    lines = tuple(rolling_up(folder))
    return _opened(AttemptsDialog(title, lines, folder, window.session, window))


def _rolled_up(window: MainWindow) -> QWidget:
    with _attempt(window, Mode.EXERCISE) as attempt:
        attempt.end(datetime(2026, 11, 30, 9, 8, tzinfo=UTC))
    roll_up(window.lab.path.parent, window.session, window)
    (found,) = (w for w in window.findChildren(ResultsWindow) if w.isVisible())
    settle(found)
    return _active(found)


def _looked_at(window: MainWindow) -> QWidget:
    with _attempt(window, Mode.EXERCISE) as attempt:
        path = attempt.lab.path
    window.open_lessons(path)
    (found,) = (w for w in window.findChildren(AttemptWindow) if w.isVisible())
    settle(found)
    return _active(found)


def _export(window: MainWindow) -> QWidget:
    lesson = catalogue.find(ASKING)
    listed = Listed(lesson, lesson.lesson())
    return _opened(ExportDialog(listed, window.session, window))


def _caption(window: MainWindow) -> QWidget:
    """Show the bar of a play; of its own it has no owner, and is never in use."""
    caption = Caption()
    caption.setParent(window, caption.windowFlags())
    caption.show_step(2, 15, [Paragraph("Right-click RDLIC01. " * 9)])
    caption.make_way(None)
    caption.show()
    return caption


def _recorder(window: MainWindow) -> QWidget:
    recorder = RecorderWindow(window.session, window)
    recorder.show()
    recorder._on_heard(Press(press="Next"))
    recorder._is_over = True  # so that closing it asks nothing
    return _active(recorder)


def _editor(tab: int) -> Surface:
    def show(window: MainWindow) -> QWidget:
        lesson = catalogue.find(ASKING).lesson()
        editor = LessonEditor(lesson, window.session, window, Path("mine.toml"))
        editor.show()
        editor._tabs.setCurrentIndex(tab)
        return _active(editor)

    return show


def _opened(dialog: PropertiesDialog | QWidget) -> QWidget:
    dialog.open()  # type: ignore[union-attr]
    return _active(dialog)


def _active(widget: QWidget | None) -> QWidget:
    assert widget is not None
    widget.activateWindow()
    assert QTest.qWaitForWindowFocused(widget)
    return widget


SURFACES: dict[str, Surface] = {
    **{f"window at {name}": _place(place) for name, place in PLACES.items()},
    "window at a filtered list": _filter,
    "window at PowerShell View": _powershell,
    **{f"properties, tab {tab + 1}": _properties(tab) for tab in range(3)},
    "review": lambda w: _opened(ReviewDialog("RDLIC01", w.session, w)),
    "review, with repairs": _wanting,
    "scope": _scope,
    "credentials": _credentials,
    "sign in": lambda w: _opened(SignInDialog(w.session, w)),
    "connect": lambda w: _opened(ConnectDialog(w.session, w, w.go)),
    "connect, searching": _searching,
    "about": lambda w: _opened(AboutDialog(w.session, w)),
    "columns": lambda w: _opened(ColumnsDialog(w.list, w._labels, w)),
    "order confirmation": _order,
    "restore points": lambda w: _opened(RestorePointsDialog(w.session, w)),
    "about the scenario": lambda w: _opened(AboutScenarioDialog(w.session, w)),
    "lessons": _lessons,
    "coach": _coach,
    "other steps of a lesson": _other_steps,
    "lesson as an exercise": _task(Mode.EXERCISE),
    "lesson as an exam": _task(Mode.EXAM),
    "questions of a lesson": _questions,
    "result of a lesson": _result,
    "attempts at a lesson": _attempts,
    "attempt that is looked at": _looked_at,
    "results of a folder": _rolled_up,
    "beginning to record a lesson": lambda w: _opened(BeginDialog(w.session, w)),
    "export": _export,
    "caption of a play": _caption,
    "recorder": _recorder,
    **{f"lesson editor, tab {tab + 1}": _editor(tab) for tab in range(3)},
    "new lab": lambda w: _opened(NewLabDialog(w.session, w)),
    "help": _help,
    "help, with what was found": _help_found("grace period"),
    "help, with nothing found": _help_found("zyzzyva"),
    "message": _message,
    "message on a saved file": _saved,
    "question": _question,
    "message that offers a copy": _out_of_reach,
    "question whether to open a copy": _copy_question,
    "product keys": _product_keys,
    "product key": _product_key,
    "convert": _convert,
    "revoke several": _revoke_several,
    "create report": lambda w: _opened(CreateReportDialog("RDLIC01", w.session, w)),
    "report": _report,
    "progress": lambda w: _opened(ProgressDialog("Saving…", w.session.labels, w)),
    "telephone call": _call,
    "diagnoser": _companion("diagnoser"),
    "provide credentials": _provided_credentials,
    "events": _companion("events"),
    "policy": _companion("policy"),
    "policy setting, with a choice": _policy_setting(
        PolicyName.LICENSING_MODE, PolicyState.ENABLED
    ),
    "policy setting, with a list": _policy_setting(
        PolicyName.LICENSE_SERVERS, PolicyState.ENABLED
    ),
    "policy setting, without options": _policy_setting(
        PolicyName.PREVENT_UPGRADE, PolicyState.DISABLED
    ),
    "show contents": _show_contents,
    "registry": _companion("registry"),
    "registry, new number": _registry_value(number_value("LicensingMode", 4)),
    "registry, new lines": _registry_value(lines_value("", ())),
    "registry, find": _in_registry(lambda owner: owner.editing.find()),
    "registry, connect": _in_registry(lambda owner: owner.editing.connect_registry()),
    "prompt": _companion("prompt"),
    "license monitor": _companion("monitor"),
    "set levels": _levels,
    "tasks": _companion("tasks"),
    "tasks, create": _task_dialog,
    "powershell": _companion("powershell"),
    "licensing website": _companion("website"),
    "connection": _companion("connection"),
    **{f"world: {title}": _world(title) for title in TABS},
    **{f"server manager, page {page}": _server_manager(page) for page in range(5)},
    "deployment properties": _deployment,
    **{f"add licensing: {step}": _add_licensing(step) for step in AddLicensingStep},
    **{f"add roles: {step}": _add_roles(step) for step in AddRolesStep},
    "add user": _add(AddUserDialog),
    "add device": _add(AddDeviceDialog),
    "add domain": _add(AddDomainDialog),
    "close way": _add(CloseWayDialog),
    "delegate control": _add(DelegateControlDialog),
    "rename": _rename,
    "upgrade": _upgrade,
    **{f"remove roles: {step}": _remove_roles(step) for step in RemoveRolesStep},
    **_pages("activate", ActivateWizard, ActivateStep),
    **_pages("install", InstallWizard, InstallStep),
    **_pages("manage", ManageWizard, STEPS),
    **_pages("reactivate", ReactivateWizard, ReactivateStep),
    **_pages("deactivate", DeactivateWizard, DeactivateStep),
}


def subclasses(kind: type[Any]) -> list[type[Any]]:
    """List every class of a kind that the program has, wherever it is defined."""
    _import_all_of_gui()
    found: list[type[Any]] = []
    waiting = [kind]
    while waiting:
        below = waiting.pop().__subclasses__()
        waiting += below
        found += [k for k in below if k.__module__.startswith("gui.")]
    return found


@cache
def _import_all_of_gui() -> None:
    for module in pkgutil.walk_packages(gui.__path__, "gui."):
        if module.name != "gui.__main__":
            importlib.import_module(module.name)


def close_all(window: MainWindow) -> None:
    """Close what a surface has opened, the last first; the coach is no child."""
    while (modal := QApplication.activeModalWidget()) is not None:
        assert modal.close(), f"{modal.windowTitle()} cannot be closed"
    for run in window.findChildren(LessonRun):
        if run._is_going_on:
            run._stop()
    for child in window.findChildren(QWidget):
        if child.isWindow() and child.isVisible() and not isinstance(child, QMenu):
            child.close()
