"""The website in a real Chromium, and a real wizard that takes its answer."""

from collections.abc import Callable

import pytest

from core.catalog import ConnectionMethod
from core.numbers.kinds import shown
from gui.driver.ui_driver import UiDriver
from gui.manager.main_window import MainWindow
from gui.session.desktop import instead_of_a_browser
from tests.acceptance.test_cancel import KEY_PACK_ID, SERVER, use
from tests.gui.website.entries import PERSON
from tests.helpers.browser import DRIVER, Browser, chromium
from tests.helpers.labs import retail_code

NEXT = "button.next"
END, BACKSPACE = "\ue010", "\ue003"


def fill_install_form(browser: Browser, server_id: str, code: str) -> str:
    browser.click("input[value=install]")
    browser.click(NEXT)
    browser.type("#license_server_id", server_id)
    browser.click("#program option[value=retail]")
    browser.click(NEXT)
    for name in ("first_name", "last_name", "company"):
        browser.type(f"#{name}", PERSON[name])
    browser.click(f"#country option[value={PERSON['country']}]")
    browser.click(NEXT)
    browser.type("#code", f"{code[:-1]}?")
    browser.click(NEXT)
    assert "not valid" in browser.text("#code-problem")
    browser.type("#code", f"{END}{BACKSPACE}{code[-1]}")
    browser.click(NEXT)
    assert server_id in browser.text("dl")
    browser.click(NEXT)
    return browser.text("#number")


@pytest.mark.skipif(DRIVER is None, reason="chromedriver is not installed")
def test_the_wizard_takes_the_key_pack_id_of_the_website(
    open_window: Callable[..., MainWindow], driver: UiDriver
) -> None:
    window = open_window("activated")
    use(window.lab, ConnectionMethod.WEB)
    server_id = shown(window.lab.server("RDLIC01").license_server_id)
    driver.context(SERVER, ["Install Licenses"])
    driver.press("Next")
    with instead_of_a_browser() as addresses:
        driver.press("Go to this website")
    with chromium() as browser:
        browser.open(addresses[0])
        number = fill_install_form(browser, server_id, retail_code())
    driver.type({KEY_PACK_ID: number})
    driver.press("Next")
    driver.see("The requested licenses have been successfully installed")
    driver.press("Finish")

    assert window.lab.packs("RDLIC01")[-1].total == 20
