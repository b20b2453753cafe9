"""Hands a lesson to another process, as a file in a folder that lasts for a while."""

from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir

from core.files import write_failed
from core.lessons.reading import LessonFile


class HandedFile:
    """A copy of a lesson file; whoever made it takes it away."""

    def __init__(self, file: LessonFile) -> None:
        """Write the copy; WriteFailed where there is no room for it."""
        try:
            self._folder = TemporaryDirectory(
                prefix="rdlm-", ignore_cleanup_errors=True
            )
            self.path = Path(self._folder.name, file.name)
            self.path.write_text(file.text, encoding="utf-8")
        except OSError as error:
            raise write_failed(Path(gettempdir()), error) from error

    def remove(self) -> None:
        """Take the copy away."""
        self._folder.cleanup()

    def without_folder(self, text: str) -> str:
        """Name the file in a message as the person knows it."""
        return text.replace(str(self.path), self.path.name)
