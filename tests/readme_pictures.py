"""The pictures of the README: a page of a guide, and a step of a demo.

After a change to guides, demos or windows, with Chromium:
python -m tests.readme_pictures
"""

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.helpers.browser import Browser, chromium

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs" / "pictures"
LESSON = "first-story"
HELPS = 3
"""From try again to where the control is."""


def make(folder: Path) -> None:
    """Make guide and demo by their commands, and take a picture of each."""
    page, demo = folder / f"{LESSON}.html", folder / "demo.html"
    _rdlm("guide", LESSON, str(folder))
    _rdlm("demo", LESSON, str(demo))
    FOLDER.mkdir(exist_ok=True)
    with chromium() as browser:
        _open(browser, page, 1000, 1300)
        browser.run("document.documentElement.style.overflow = 'hidden'")
        (FOLDER / "guide.png").write_bytes(browser.picture())
        _open(browser, demo, 1100, 900)
        browser.click("#try")
        for _ in range(HELPS):
            browser.click("#controls .help")
        (FOLDER / "demo.png").write_bytes(browser.picture())


def _rdlm(*words: str) -> None:
    subprocess.run([sys.executable, "-m", "gui", *words], cwd=ROOT, check=True)


def _open(browser: Browser, page: Path, width: int, height: int) -> None:
    browser.resize(width, height)
    browser.open(page.as_uri())


if __name__ == "__main__":
    with TemporaryDirectory() as place:
        make(Path(place))
