from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QRadioButton
from pytestqt.qtbot import QtBot

from core.lessons import gestures as g
from gui.automation.seen import described
from gui.automation.web_page import WebPage
from gui.driver.locating import locate
from gui.driver.visitor import Page

FORM = """<!doctype html><html><head><title>Company &amp; Co</title></head><body>
<p class="banner"><strong>Nothing</strong> leaves.</p><header>Site</header><main>
<h1>Company</h1><form><input type="hidden" name="page" value="1">
<fieldset><legend>What?</legend>
<label class="option"><input type="radio" name="way" value="a" checked>
 A &amp; B</label>
<label class="option"><input type="radio" name="way" value="c"> C</label></fieldset>
<div class="field"><label for="who">Name</label>
<input type="text" id="who" name="who" value="x"></div>
<div class="field"><label for="where">Country</label><select id="where" name="where">
<option value="">Choose</option><option value="ca">Canada</option></select></div>
<dl><dt>Kind</dt><dd>&lt;b&gt;</dd></dl>
<p class="buttons"><button name="go" value="next">Next</button>
<button name="go" value="back">Back</button></p></form>
<p><output id="number">12-34</output></p></main></body></html>"""
PAGE = Page(200, {}, FORM)


def test_all_that_a_page_says_and_asks_is_there_in_its_order(qtbot: QtBot) -> None:
    shown = WebPage(PAGE)
    qtbot.addWidget(shown)
    texts = [label.text() for label in shown.findChildren(QLabel)]

    assert shown.windowTitle() == "Company & Co"
    assert sorted(texts) == sorted(
        [
            *("Nothing\nleaves.", "Site", "Company", "What?", "Name", "Country"),
            *("Kind", "<b>", "12-34"),
        ]
    )
    assert [b.text() for b in shown.findChildren(QPushButton)] == ["Next", "Back"]
    assert [b.text() for b in shown.findChildren(QRadioButton)] == ["A && B", "C"]
    assert shown.findChildren(QLineEdit)[0].text() == "x"
    (countries,) = shown.findChildren(QComboBox)
    assert [countries.itemText(i) for i in range(2)] == ["Choose", "Canada"]


def test_a_gesture_finds_its_control_by_its_label(qtbot: QtBot) -> None:
    shown = WebPage(PAGE)
    qtbot.addWidget(shown)
    shown.show()
    for do in (
        g.Press(press="Next"),
        g.Type(type={"Name": "y"}),
        g.Select(select={"Country": "Canada"}),
        g.Tick(tick={"C": True}),
    ):
        assert locate(do, shown).place() is not None


def test_what_is_entered_and_not_sent_is_shown(qtbot: QtBot) -> None:
    entries = {"way": "c", "who": 'Al "x" & Co', "where": "ca"}
    shown = WebPage(PAGE.filled(entries))
    qtbot.addWidget(shown)
    shown.show()
    told = described(shown)

    assert "C: selected" in told
    assert "A & B: not selected" in told
    assert 'Name: Al "x" & Co' in told
    assert "Country: Canada" in told
