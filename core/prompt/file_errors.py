"""Why a file cannot be read or written, in the words of the prompt."""

from core.management.paths import FolderError, Trouble

_SENTENCES = {
    Trouble.NO_DRIVE: "The system cannot find the drive specified.",
    Trouble.NO_PATH: "The system cannot find the path specified.",
    Trouble.NO_FILE: "The system cannot find the file specified.",
    Trouble.BAD_NAME: "The filename, directory name, or volume label syntax is "
    "incorrect.",
    Trouble.IS_FOLDER: "Access is denied.",
    Trouble.IS_FILE: "The directory name is invalid.",
    Trouble.NOT_EMPTY: "The directory is not empty.",
    Trouble.DENIED: "Access is denied.",
    Trouble.TOO_BIG: "The file is too large for this training.",
}


def told(error: FolderError) -> str:
    """Say what is wrong."""
    return _SENTENCES[error.trouble]
