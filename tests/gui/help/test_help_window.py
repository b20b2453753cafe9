"""The help: whole, true to the labels and messages, and usable."""

import ast
import importlib
import pkgutil
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QAction, QFontInfo, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QListWidget,
    QTextBrowser,
    QToolButton,
)
from pytestqt.qtbot import QtBot

import gui.labels
import resources
from core import scenarios
from core.catalog import LICENSE_VERSIONS, SERVER_VERSIONS, LicenseType
from core.command_line.name import VARIABLE
from core.command_line.parser import parse
from core.event_kinds import EventKind
from core.lab import Lab
from core.refusals import Reason
from core.rules.diagnosis import ProblemKind
from core.rules.review import FindingKind
from core.scenarios.plans import Group
from gui.help.help_window import HelpWindow, show_help
from gui.help.topics import titles
from gui.labels import words
from gui.labels.diagnoser import PROBLEM
from gui.labels.editions import labels_for
from gui.labels.text import strip_mnemonic
from gui.manager.main_window import MainWindow
from gui.models.places import server_place
from gui.theme import fonts
from gui.wizards.activate_wizard import ActivateWizard
from gui.wizards.shell import WizardShell
from tests.helpers.processes import ROOT

FOLDER = resources.path("help")
NAMES = FOLDER.joinpath("topics.txt").read_text(encoding="utf-8").split()
GAP = "…"
READ_AND_FORMATTED = 4  # changes of the text, however long the topic is
HARD_CODED = re.compile(r"start\.py|(?<![{.\w])rdlm [-a-z]")
"""A command as it would be typed; how this program was started is another matter."""


def topic(name: str) -> str:
    return FOLDER.joinpath(f"{name}.md").read_text(encoding="utf-8")


def prose(name: str) -> str:
    """Give a topic without its code."""
    return re.sub(r"```.*?```|`[^`]*`", "", topic(name), flags=re.DOTALL)


def quotes(name: str) -> list[str]:
    return re.findall(r"^> (.*)$", topic(name), flags=re.MULTILINE)


def commands(name: str) -> list[str]:
    blocks = re.findall(r"```\n(.*?)```", topic(name), flags=re.DOTALL)
    return [
        line.strip() for block in blocks for line in block.splitlines() if line.strip()
    ]


STARTED_BY_THE_DESKTOP = ROOT / "core/command_line/desktop.py"  # which needs a path


def texts_in(path: Path) -> Iterator[tuple[int, str]]:
    """Yield every text of a source but the docstrings, which nobody is shown."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    statements = (n.value for n in ast.walk(tree) if isinstance(n, ast.Expr))
    docstrings = {id(n) for n in statements if isinstance(n, ast.Constant)}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or id(node) in docstrings:
            continue
        if isinstance(node.value, str):
            yield node.lineno, node.value


def first_sentence(text: str) -> str:
    """Give the beginning of a message as the help quotes it, with gaps for facts."""
    return re.split(r"(?<=\.)\s", re.sub(r"\{\w*(?::,)?\}", GAP, text))[0]


def strings_in(thing: object) -> Iterator[str]:
    """Yield every text of a value, a collection or a table of labels."""
    if isinstance(thing, str):
        yield str(thing)
    elif isinstance(thing, dict):
        yield from strings_in(list(thing.values()))
    elif isinstance(thing, Iterable):
        for part in thing:
            yield from strings_in(part)
    elif type(thing).__module__.startswith("gui.labels"):
        for name in dir(thing):
            if not name.startswith("_"):
                yield from strings_in(getattr(thing, name))


def tables() -> Iterator[object]:
    """Yield the tables of labels that are the same in every edition."""
    for module in pkgutil.iter_modules(gui.labels.__path__, "gui.labels."):
        for name, thing in vars(importlib.import_module(module.name)).items():
            if getattr(thing, "__module__", "") == module.name:
                is_table = isinstance(thing, type) and not issubclass(thing, tuple)
                yield thing() if is_table else None
            elif name.isupper():
                yield thing


def as_read(label: str) -> str:
    return strip_mnemonic(label).rstrip("…").rstrip(":")


@pytest.fixture(scope="module")
def labels(qapp: QApplication) -> set[str]:
    """All labels as they read, of every edition."""
    found: set[str] = set()
    for edition in SERVER_VERSIONS:
        table = labels_for(edition)
        found |= set(strings_in(table))
        for version in LICENSE_VERSIONS:
            found |= {table.words.type(version, t) for t in LicenseType}
    found |= set(strings_in(tables()))
    shell = WizardShell("Wizard", "wizard-logo-activate", has_help=True)
    found |= {b.accessibleName() for b in shell.findChildren(QAbstractButton)}
    shell.deleteLater()
    return {as_read(label) for label in found}


@pytest.fixture(scope="module")
def messages() -> str:
    """Every text in the sources, with gaps for what is filled in."""
    found = []
    for path in [*ROOT.glob("core/**/*.py"), *ROOT.glob("gui/**/*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.JoinedStr):
                parts = node.values
                texts = (p.value if isinstance(p, ast.Constant) else GAP for p in parts)
                found.append("".join(map(str, texts)))
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.append(re.sub(r"\{\w*(?::,)?\}", GAP, node.value))
    return "\n".join(found)


@pytest.fixture
def help_window(window: MainWindow) -> HelpWindow:
    window.help.help(window.place)
    return help_of(window)


def help_of(window: MainWindow) -> HelpWindow:
    (found,) = [h for h in window.findChildren(HelpWindow) if h.isVisible()]
    return found


def text_of(window: HelpWindow) -> QTextBrowser:
    text = window.findChild(QTextBrowser)
    assert isinstance(text, QTextBrowser)
    return text


def list_of(window: HelpWindow) -> QListWidget:
    found = window.findChild(QListWidget)
    assert isinstance(found, QListWidget)
    return found


def chosen(window: HelpWindow) -> str:
    """Name the topic that list and text agree on."""
    title = list_of(window).currentItem().text()
    assert text_of(window).document().firstBlock().text() == title
    return next(name for name, t in titles().items() if t == title)


# ---- the topics ----


def test_every_topic_has_a_file_and_every_file_is_a_topic() -> None:
    files = {path.stem for path in FOLDER.glob("*.md")}

    assert sorted(NAMES) == sorted(files)
    assert NAMES[0] == "contents"


@pytest.mark.parametrize("name", NAMES)
def test_a_topic_begins_with_its_title(name: str) -> None:
    first, second = topic(name).splitlines()[:2]

    assert re.fullmatch(r"# \S.*", first)
    assert second == ""
    assert not re.search(r"^# ", topic(name).removeprefix(first), flags=re.MULTILINE)


def test_titles_are_different() -> None:
    assert len(set(titles().values())) == len(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_links_lead_to_topics_only(name: str) -> None:
    for target in re.findall(r"\]\(([^)]*)\)", topic(name)):
        assert target.removesuffix(".md") in NAMES
        assert target.endswith(".md")


def test_every_topic_can_be_reached_from_the_first() -> None:
    reached, ahead = set(), ["contents"]
    while ahead:
        name = ahead.pop()
        if name not in reached:
            reached.add(name)
            ahead += re.findall(r"\]\(([\w-]+)\.md\)", topic(name))

    assert reached == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_topic_has_no_html_no_picture_and_no_address(name: str) -> None:
    assert not re.search(r"<[a-zA-Z/!]|&\w+;|!\[|https?:|www\.", topic(name))


@pytest.mark.parametrize("name", NAMES)
def test_what_is_bold_is_a_label(name: str, labels: set[str]) -> None:
    bold = {as_read(text) for text in re.findall(r"\*\*(.+?)\*\*", prose(name))}

    assert bold - labels == set()


@pytest.mark.parametrize("name", NAMES)
def test_what_is_quoted_is_said_by_the_program(name: str, messages: str) -> None:
    assert [quote for quote in quotes(name) if quote not in messages] == []


@pytest.mark.parametrize("reason", Reason)
def test_every_refusal_has_a_place_in_messages(reason: Reason) -> None:
    assert first_sentence(reason.text) in quotes("messages")


@pytest.mark.parametrize("kind", words.FINDING)
def test_every_finding_has_a_place_in_review(kind: FindingKind) -> None:
    assert first_sentence(words.FINDING[kind]) in quotes("review")


@pytest.mark.parametrize("kind", ProblemKind)
def test_every_problem_has_a_place_in_diagnoser(kind: ProblemKind) -> None:
    assert first_sentence(PROBLEM[kind]) in quotes("diagnoser")


@pytest.mark.parametrize("kind", EventKind)
def test_every_event_has_a_place_in_events(kind: EventKind) -> None:
    assert f"| `{int(kind)}` | {first_sentence(kind.text)} |" in topic("events")


def test_every_scenario_has_a_place_in_labs() -> None:
    rows = {n: f"| `{n}` | {scenarios.describe(n).title} |" for n in scenarios.names()}

    assert [n for n, row in rows.items() if row not in topic("labs")] == []


@pytest.mark.parametrize("name", NAMES)
def test_a_topic_names_scenarios_by_their_titles(name: str) -> None:
    """Their short names are for commands: in code blocks and the table of `labs`."""
    text = re.sub(r"```.*?```", "", topic(name), flags=re.DOTALL)
    if name == "labs":
        text = re.sub(r"^\| `[\w-]+` \|", "", text, flags=re.MULTILINE)
    codes = re.findall(r"`([^`]*)`", text)

    assert {*scenarios.names()} & {*codes} == set()


def test_the_topic_on_troubles_names_every_one_by_its_title() -> None:
    found = [scenarios.describe(name) for name in scenarios.names()]
    titles = [d.title for d in found if d.group is Group.TROUBLES]
    text = topic("troubles")

    assert [t for t in titles if f" {t} |" not in text and f'"{t}"' not in text] == []


@pytest.mark.parametrize("name", NAMES)
def test_a_scenario_that_a_topic_names_has_this_title(name: str) -> None:
    titles = {scenarios.describe(name).title for name in scenarios.names()}
    named = re.findall(r'scenario "([^"]*)"', topic(name))

    assert [title for title in named if title not in titles] == []


def test_every_program_method_and_fault_is_explained() -> None:
    said = {
        "license-programs": words.PROGRAM.values(),
        "connection-methods": words.METHOD.values(),
        "clearinghouse": [
            strip_mnemonic(getattr(labels_for(SERVER_VERSIONS[-1]).console, name))
            for name in ("reachable", "slow", "unreachable", "wrong_date")
        ],
    }

    for name, texts in said.items():
        assert [t for t in texts if f"| **{t}** |" not in topic(name)] == []


def test_every_shortcut_has_a_place_in_keyboard(window: MainWindow) -> None:
    actions = [a for a in window.actions_.findChildren(QAction) if a.shortcuts()]
    assert len(actions) >= 18
    for action in actions:
        keys = action.shortcut().toString().replace("Return", "Enter")
        found = re.search(rf"(\| |, ){re.escape(keys)}(,| \|)", topic("keyboard"))
        assert found, action.objectName()


@pytest.mark.parametrize("name", NAMES)
def test_commands_are_understood(name: str) -> None:
    for command in commands(name):
        program, *arguments = command.split()
        assert program == "{rdlm}"
        parsed = parse(arguments)
        assert parsed.command or parsed.lab


@pytest.mark.parametrize("way", ["rdlm", "python3 start.py"])
def test_commands_are_named_as_the_program_was_started(
    help_window: HelpWindow, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    monkeypatch.setenv(VARIABLE, way)
    for name in reversed(NAMES):  # the first one is shown already
        help_window.go(name)
        shown = text_of(help_window).toPlainText()

        assert "{rdlm}" not in shown
        missing = [c for c in commands(name) if c.replace("{rdlm}", way) not in shown]
        assert (name, missing) == (name, [])


@pytest.mark.parametrize("name", NAMES)
def test_no_topic_says_how_the_program_was_started(name: str) -> None:
    assert not HARD_CODED.search(topic(name))


def test_no_label_says_how_the_program_was_started(labels: set[str]) -> None:
    assert [label for label in labels if HARD_CODED.search(label)] == []


WITHOUT_A_WAY = re.compile(r"of your choice|[Ll]ook (it |them )?up|open the properties")
"""What sends somebody to open or find something, and does not say how."""


def test_no_message_says_to_open_something_and_not_how(labels: set[str]) -> None:
    told = labels | {reason.text for reason in Reason}

    assert [text for text in told if WITHOUT_A_WAY.search(text)] == []


def test_no_message_says_how_the_program_was_started() -> None:
    said = [
        f"{path.name}:{line}: {text}"
        for path in [*ROOT.glob("core/**/*.py"), *ROOT.glob("gui/**/*.py")]
        if path != STARTED_BY_THE_DESKTOP
        for line, text in texts_in(path)
        if HARD_CODED.search(text)
    ]

    assert said == []


# ---- the window ----


def test_help_opens_at_the_start(help_window: HelpWindow) -> None:
    assert chosen(help_window) == "contents"
    assert list_of(help_window).count() == len(NAMES)
    assert list_of(help_window).hasFocus()


def test_every_topic_is_shown(help_window: HelpWindow) -> None:
    for name in reversed(NAMES):
        help_window.go(name)

        assert chosen(help_window) == name
        assert len(text_of(help_window).toPlainText()) > 200


def test_the_list_chooses_the_topic(help_window: HelpWindow) -> None:
    QTest.keyClick(list_of(help_window), Qt.Key.Key_Down)

    assert chosen(help_window) == NAMES[1]


def test_a_link_is_followed_by_keyboard(help_window: HelpWindow) -> None:
    text = text_of(help_window)
    text.setFocus()
    QTest.keyClick(text, Qt.Key.Key_Tab)
    QTest.keyClick(text, Qt.Key.Key_Return)

    assert chosen(help_window) == "lessons"


def test_a_link_is_followed_by_mouse(help_window: HelpWindow) -> None:
    text = text_of(help_window)
    spots = [QPoint(x, y) for y in range(0, 300, 6) for x in range(0, 500, 6)]
    spot = next(s for s in spots if text.anchorAt(s))
    target = text.anchorAt(spot)
    QTest.mouseClick(
        text.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0), spot
    )

    assert f"{chosen(help_window)}.md" == target


@pytest.mark.parametrize("keys", ["Alt+Left", "Backspace"])
@pytest.mark.parametrize("pane", [list_of, text_of])
def test_back_returns_and_forward_goes_on(
    help_window: HelpWindow,
    keys: str,
    pane: Callable[[HelpWindow], QListWidget | QTextBrowser],
) -> None:
    help_window.go("activate")
    help_window.go("review")
    pane(help_window).setFocus()

    QTest.keySequence(pane(help_window), QKeySequence(keys))
    assert chosen(help_window) == "activate"
    QTest.keySequence(pane(help_window), QKeySequence("Alt+Right"))
    assert chosen(help_window) == "review"


def test_the_buttons_know_what_is_possible(help_window: HelpWindow) -> None:
    buttons = {
        name: help_window.findChild(QAction, name) for name in ("back", "forward")
    }

    def possible() -> list[str]:
        return [name for name, b in buttons.items() if b and b.isEnabled()]

    assert possible() == []
    help_window.go("labs")
    assert possible() == ["back"]
    back = buttons["back"]
    assert isinstance(back, QAction)
    back.trigger()
    assert chosen(help_window) == "contents"
    assert possible() == ["forward"]


def test_everything_has_a_name(help_window: HelpWindow) -> None:
    shown = [b for b in help_window.findChildren(QToolButton) if b.isVisible()]

    assert [b.accessibleName() for b in shown] == ["Back", "Forward"]
    assert list_of(help_window).accessibleName() == "Topics"
    assert text_of(help_window).accessibleName() == "RD Licensing Manager Help"


def test_escape_closes_it(
    window: MainWindow, help_window: HelpWindow, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(help_window.destroyed):
        QTest.keyClick(list_of(help_window), Qt.Key.Key_Escape)

    assert window.isVisible()
    assert window.findChildren(HelpWindow) == []


def test_there_is_one_help_window(window: MainWindow, help_window: HelpWindow) -> None:
    show_help(labels_for(SERVER_VERSIONS[-1]), window, "review")

    assert help_of(window) is help_window
    assert chosen(help_window) == "review"


def test_help_works_beside_a_wizard(
    window: MainWindow, help_window: HelpWindow
) -> None:
    window.go(server_place("RDLIC01"))
    window.servers.activate_server(window.place)
    wizard = window.findChild(ActivateWizard)
    assert isinstance(wizard, ActivateWizard)
    wizard.button(wizard.WizardButton.HelpButton).click()
    assert chosen(help_window) == "activate"

    topic_list = list_of(help_window)
    row = topic_list.visualItemRect(topic_list.item(1)).center()
    QTest.mouseClick(
        help_window.windowHandle(),  # as the window system does: it asks who is blocked
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier(0),
        topic_list.viewport().mapTo(help_window, row),
    )

    assert chosen(help_window) == NAMES[1]
    wizard.reject()


def test_it_goes_with_its_main_window(
    window: MainWindow, help_window: HelpWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    assert not help_window.testAttribute(Qt.WidgetAttribute.WA_QuitOnClose)
    other = tmp_path / "other.rdlab"
    Lab.create(other, "activated").close()

    with qtbot.waitSignal(help_window.destroyed):
        window.labs.open_lab_file(str(other))


def test_nothing_depends_on_the_fonts_of_the_machine(help_window: HelpWindow) -> None:
    for name in NAMES:
        help_window.go(name)
        block = text_of(help_window).document().begin()
        while block.isValid():
            for piece in block.textFormats():
                assert QFontInfo(piece.format.font()).family() == fonts.FONT_FAMILY
            block = block.next()


def test_text_is_shown_as_it_is_stored(help_window: HelpWindow) -> None:
    text = text_of(help_window)

    assert text.source() == QUrl("contents.md")
    assert "**" not in text.toPlainText()


def test_every_topic_is_laid_out_once_when_it_is_formatted(
    help_window: HelpWindow,
) -> None:
    text = text_of(help_window)
    times: dict[str, int] = {}
    for name in NAMES:
        changes: list[int] = []
        text.document().contentsChange.connect(
            lambda place, _, __, to=changes: to.append(place)
        )
        help_window.go(name)
        text.document().contentsChange.disconnect()
        times[name] = len(changes)

    assert {name: n for name, n in times.items() if n > READ_AND_FORMATTED} == {}
