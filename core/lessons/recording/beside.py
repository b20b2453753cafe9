"""Which files lie beside a lab: a recording may write more of them."""

from pathlib import Path


def files_beside(lab: Path) -> set[str]:
    """Name the files in the folder of a lab; none where it cannot be read."""
    try:
        return {path.name for path in lab.parent.iterdir() if path.is_file()}
    except OSError:
        return set()
