"""Packages land in the environment of the program, whatever pip was told elsewhere."""

import base64
import hashlib
import importlib.util
import os
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from tests.helpers.long_form import one_of

SOURCE = Path(__file__).parents[1] / "start.py"
LOCK = "requirements.txt"
Damage = Callable[[Path], object]
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="other places there")


def load(tree: Path) -> ModuleType:
    path = tree / "start.py"
    path.write_bytes(SOURCE.read_bytes())
    spec = importlib.util.spec_from_file_location("start_with_packages", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def make_wheel(folder: Path) -> str:
    """Make the smallest package there is; give the line of a lock that asks for it."""
    facts = {
        "tiny/__init__.py": "ANSWER = 42\n",
        "tiny-1.0.dist-info/METADATA": "Metadata-Version: 2.1\nName: tiny\n"
        "Version: 1.0\n",
        "tiny-1.0.dist-info/WHEEL": "Wheel-Version: 1.0\nGenerator: none\n"
        "Root-Is-Purelib: true\nTag: py3-none-any\n",
    }
    lines = [
        f"{name},sha256={digest(text)},{len(text)}\n" for name, text in facts.items()
    ]
    facts["tiny-1.0.dist-info/RECORD"] = "".join(lines) + (
        "tiny-1.0.dist-info/RECORD,,\n"
    )
    path = folder / "tiny-1.0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as wheel:
        for name, text in facts.items():
            wheel.writestr(name, text)
    sum_ = hashlib.sha256(path.read_bytes()).hexdigest()
    return f"tiny==1.0 \\\n    --hash=sha256:{sum_}\n"


def digest(text: str) -> str:
    sum_ = hashlib.sha256(text.encode()).digest()
    return base64.urlsafe_b64encode(sum_).rstrip(b"=").decode()


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a tree with an environment, and a lock with one package beside it."""
    tree = tmp_path_factory.mktemp("tree")
    (tree / "wheels").mkdir()
    (tree / LOCK).write_text(make_wheel(tree / "wheels"))
    load(tree).make_environment()
    return tree


@pytest.fixture
def start(tree: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.delenv("DISPLAY", raising=False)
    for name in [n for n in os.environ if n.upper().startswith("PIP_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    (tmp_path / "pip").mkdir()
    (tmp_path / "pip" / "pip.conf").write_text(
        f"[global]\nno-index = true\nfind-links = {tree / 'wheels'}\n"
    )
    return load(tree)


def remove_package(start: ModuleType) -> None:
    for path in Path(start.VENV).rglob("site-packages/tiny*"):
        shutil.rmtree(path)


SETTINGS = {
    "none": "",
    "target": "target = {place}\n",
    "prefix": "prefix = {place}\n",
    "root": "root = {place}\n",
    "user": "user = true\n",
    "dry-run": "dry-run = true\n",
}


@pytest.mark.parametrize(
    ("name", "how"),
    one_of(2, [*((name, "file") for name in SETTINGS), ("target", "variable")]),
)
def test_packages_land_in_the_environment(
    start: ModuleType,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    how: str,
) -> None:
    line = SETTINGS[name].format(place=tmp_path / "elsewhere")
    if how == "file":
        with (tmp_path / "pip" / "pip.conf").open("a") as conf:
            conf.write(f"[install]\n{line}")
    elif line:
        key, _, value = line.strip().partition(" = ")
        monkeypatch.setenv(f"PIP_{key.upper().replace('-', '_')}", value)
    pip = [start.PYTHON, "-I", "-m", "pip"]
    subprocess.run(
        [*pip, "uninstall", "-yqq", "tiny"], capture_output=True, check=False
    )
    start.install(LOCK)

    ((file, value),) = start.landed(LOCK).items()
    assert (Path(start.VENV) / file).is_file()
    assert start.is_whole({file: value}, (LOCK,))
    assert not (tmp_path / "elsewhere").exists()


def test_what_did_not_land_writes_no_stamp(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    remove_package(start)
    Path(start.STAMP).unlink(missing_ok=True)
    monkeypatch.setattr(start, "install", lambda _: None)
    monkeypatch.setattr(start, "make_environment", lambda: None)
    monkeypatch.setattr(start, "provide_libraries", lambda _: None)

    with pytest.raises(SystemExit, match=r"is not in \.venv"):
        start.make_ready(LOCK)
    assert not Path(start.STAMP).exists()


@pytest.mark.parametrize("damage", [Path.unlink, lambda f: f.write_text("")])
def test_what_broke_later_is_made_anew(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch, damage: Damage
) -> None:
    monkeypatch.setattr(start, "provide_libraries", lambda _: None)
    made: list[str] = []

    def make_environment() -> None:
        made.append("environment")
        remove_package(start)

    monkeypatch.setattr(start, "make_environment", make_environment)
    start.make_ready(LOCK)
    (file,) = start.landed(LOCK)
    made.clear()
    damage(Path(start.VENV) / file)
    start.make_ready(LOCK)

    assert made == ["environment"]
    assert start.is_ready((LOCK,))


SLOW_PREPARATION = """
import sys
sys.path.insert(0, sys.argv[1])
import start
start.provide_libraries = lambda _: None
real = start.install
def install(name):
    print("installing", flush=True)
    start.succeeds(start.PYTHON, "-c", "import time; time.sleep(60)")
start.install = install
start.make_ready("requirements.txt")
"""


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_the_preparation_and_leaves_nothing(
    start: ModuleType, tmp_path: Path, number: signal.Signals
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    load(other)
    (other / LOCK).write_text("tiny==1.0\n")
    environment = other / ".venv"
    # As after making it, which takes long.
    (environment / "bin").mkdir(parents=True)
    (environment / "bin" / "python").symlink_to(sys.executable)
    real = os.path.realpath(environment / "bin" / "python")
    (environment / "stamp").write_text(f"python {real}\n")
    with subprocess.Popen(
        [sys.executable, "-c", SLOW_PREPARATION, str(other)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == "installing\n"
        time.sleep(1)  # by then it waits for what it has started
        process.send_signal(number)
        _, said = process.communicate(timeout=20)  # less than it would install

    assert process.returncode == 128 + number
    assert said == ""
    assert not environment.exists()
