"""What is not code: icons, fonts, style sheet, scenarios, lessons."""

from pathlib import Path

_FOLDER = Path(__file__).resolve().parent


def path(name: str) -> Path:
    """Return the file or folder of this package, such as ``icons/app.svg``."""
    found = _FOLDER / name
    if not found.exists():
        raise FileNotFoundError(f"no resource {name!r} in {_FOLDER}")
    return found


def text(name: str) -> str:
    """Return what a file of this package holds."""
    return path(name).read_text(encoding="utf-8")


def files(folder: str, suffix: str) -> list[Path]:
    """Return the files of a folder of this package, sorted by name."""
    return sorted(path(folder).glob(f"*{suffix}"))
