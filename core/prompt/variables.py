"""What `%NAME%` stands for at the prompt: of the computer, its clock, the account."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from core.records import Computer
from core.store.queries import Queries

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MOST = 1_000_000
"""Characters of all variables that were set."""


class Variables(Mapping[str, str]):
    """The variables of one prompt, whatever the case; each keeps its first spelling."""

    def __init__(self, computer: Computer, lab: Queries) -> None:
        """Begin with those of a computer."""
        self._computer = computer
        self._lab = lab
        self._own: dict[str, tuple[str, str]] = {}
        self._size = 0

    def use(self, computer: Computer) -> None:
        """Go on at a computer; what was set stays."""
        self._computer = computer

    def copy(self) -> "Variables":
        """Return the same variables, to be changed apart."""
        twin = Variables(self._computer, self._lab)
        twin._own, twin._size = dict(self._own), self._size
        return twin

    def __getitem__(self, name: str) -> str:
        """Return a value; KeyError where it is not set."""
        key = name.casefold()
        _, value = self._own.get(key) or self._given()[key]
        if not value:
            raise KeyError(name)
        return value

    def __iter__(self) -> Iterator[str]:
        """Give the names that are set."""
        return iter([name for name, value in self._all().values() if value])

    def __len__(self) -> int:
        """Count them."""
        return len(list(iter(self)))

    def set(self, changes: Mapping[str, str]) -> bool:
        """Set variables, or remove those with an empty value; False where it is much.

        How much there may be at a time is a limit of this training.
        """
        given = self._given()
        for name, value in changes.items():
            key = name.casefold()
            before = self._own.pop(key, None)
            spelling = (before or given.get(key) or (name, ""))[0]
            if value or key in given:
                self._own[key] = (spelling, value)
                self._size += len(value) + len(spelling)
            self._size -= len("".join(before or ()))
        return self._size <= _MOST

    def _all(self) -> dict[str, tuple[str, str]]:
        return self._given() | self._own

    def _given(self) -> dict[str, tuple[str, str]]:
        found = _given(self._computer, self._lab)
        return {name.casefold(): (name, value) for name, value in found.items()}


def _given(computer: Computer, lab: Queries) -> dict[str, str]:
    settings = lab.settings()
    user, domain = settings.signed_in, settings.domain
    flat = settings.account_of("").rstrip("\\") if domain else computer.name
    home = rf"C:\Users\{user}"
    found = {
        "COMPUTERNAME": computer.name,
        "ComSpec": r"C:\Windows\system32\cmd.exe",
        "OS": "Windows_NT",
        "PATHEXT": ".COM;.EXE;.BAT;.CMD;.MSC",
        "ProgramData": r"C:\ProgramData",
        "ProgramFiles": r"C:\Program Files",
        "PROCESSOR_ARCHITECTURE": "AMD64",
        "SystemDrive": "C:",
        "SystemRoot": r"C:\Windows",
        "TEMP": rf"{home}\AppData\Local\Temp",
        "TMP": rf"{home}\AppData\Local\Temp",
        "USERDOMAIN": flat,
        "USERNAME": user,
        "USERPROFILE": home,
        "windir": r"C:\Windows",
    }
    if domain:
        found["USERDNSDOMAIN"] = domain.upper()
    return found


def dynamic(name: str, now: datetime, code: int, folder: str) -> str | None:
    """Return what has a value of its own each time; `set` does not list it."""
    return {
        "cd": folder,
        "cmdextversion": "2",
        "date": date_text(now),
        "errorlevel": str(code),
        "time": time_text(now),
    }.get(name.casefold())


def date_text(now: datetime) -> str:
    """Write the lab's day as cmd does in the United States: `Tue 12/01/2026`."""
    return f"{_DAYS[now.weekday()]} {now:%m/%d/%Y}"


def time_text(now: datetime) -> str:
    """Write the lab's time as %TIME% does: ` 8:30:00.00`."""
    return f"{now.hour:>2}:{now:%M:%S}.00"
