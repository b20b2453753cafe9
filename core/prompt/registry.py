"""`reg`: keys and values of a computer are read, written, and kept in files."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from core.management.answers import Because, No, Outcome
from core.management.paths import FolderError
from core.management.registry.export import ENCODING, registration_file
from core.management.registry.hives import Hive, KeyName, last_name, read_key
from core.management.registry.keys.license_server import PAGES_ADD
from core.management.registry.keys.session_host import (
    GRACE,
    MODE_ADD,
    NO_FIX,
    RCM,
    SERVERS_ADD,
)
from core.management.registry.machine import machine_of
from core.management.registry.registration import (
    Entry,
    NotRead,
    read_registration,
)
from core.management.registry.registry import Registry
from core.management.registry.table import KEYS
from core.management.registry.typed import typed_value
from core.prompt.answer import Answer, Asked, Question, Saved, Several, failed
from core.prompt.file_errors import told
from core.prompt.options import Options, Syntax
from core.prompt.places import is_there
from core.prompt.registry_query import NOT_FOUND, query

RCM_QUERY = rf'reg query "HKLM\{RCM}"'
_DONE = "The operation completed successfully."
_NOT_DONE = "The operation was cancelled by the user."
_OVER = "File {name} already exists. Overwrite (Yes/No)? "
_USAGE = """\
REG QUERY key [/v value | /ve] [/s] [/t type] [/f text [/k] [/d] [/c] [/e]]
REG EXPORT key file [/y]
REG DELETE key [/v value | /ve] [/f]
REG ADD key {/v value | /ve} [/t type] [/s separator] [/d data] [/f]
REG IMPORT file

"""
_SYNTAX = {  # the options of each verb, and the words beside its key
    "query": Syntax(
        switches=("/s", "/ve", "/k", "/d", "/c", "/e"),
        following=("/v", "/t", "/f"),
        most=1,
    ),
    "export": Syntax(switches=("/y",), most=2),
    "import": Syntax(most=1),
    "delete": Syntax(switches=("/f", "/ve"), following=("/v",), most=1),
    "add": Syntax(switches=("/f", "/ve"), following=("/v", "/t", "/d", "/s"), most=1),
}
_OTHER = (
    "Of the registry, this training has the certificates of a session host, its "
    "licensing mode and license servers, the policy settings, and the version pages "
    f"of a license server:\n\n{RCM_QUERY}\n{MODE_ADD}\n{SERVERS_ADD}\n{PAGES_ADD}\n\n"
    "reg query HKLM /s lists all that there is."
)
_OTHER_HIVE = (
    "Of {hive} this training has nothing: what RD Licensing keeps in the registry is "
    "in HKEY_LOCAL_MACHINE, HKLM for short."
)
_NOT_READ = (
    "ERROR: Line {number} is none that a registration file has, so nothing of the file "
    "was imported."
)
_NO_COMPUTER = "ERROR: The network path was not found."
_FIRST_PARTS = tuple(key.path.casefold() for key in KEYS)


@dataclass(frozen=True)
class _Line:
    """A line of `reg`: what is done, to which key, with which options."""

    verb: str
    key: KeyName
    options: Options

    @property
    def value(self) -> str | None:
        """The value that is named; empty for the default value, None for the key."""
        default = "" if "/ve" in self.options.switches else None
        return self.options.values.get("/v", default)


def reg(asked: Asked) -> Answer:
    """Read the line, and read or change the registry of this computer or another."""
    verb = asked.options[0].casefold() if asked.options else ""
    syntax = _SYNTAX.get(verb)
    options = syntax.read(asked.options[1:]) if syntax else None
    needed = 2 if verb == "export" else 1
    if options is None or len(options.operands) < needed:
        return failed(f"{_USAGE}{_OTHER}")
    if verb == "import":
        return _import(options.operands[0], asked)
    computer, typed = _on_computer(options.operands[0], asked.computer.name)
    machine, key = machine_of(asked.lab, computer), read_key(typed)
    if machine is None:
        return failed(_NO_COMPUTER)
    if key is None:
        return failed(f"{_USAGE}{_OTHER}")
    registry = Registry(machine)
    wrong = _misplaced(key, registry, is_deleted=verb == "delete")
    if wrong is not None:
        return wrong
    written = registry.path(key.path) or ""
    return _VERBS[verb](_Line(verb, key, options), registry, written, asked)


def _on_computer(typed: str, here: str) -> tuple[str, str]:
    r"""Part `\\COMPUTER\HKLM\…` into the computer and the key."""
    if not typed.startswith("\\\\"):
        return here, typed
    computer, _, key = typed.removeprefix("\\\\").partition("\\")
    return computer, key


def _misplaced(key: KeyName, registry: Registry, *, is_deleted: bool) -> Answer | None:
    """Say why nothing is done with a key; None where it is one of this training."""
    if key.hive is not Hive.LOCAL_MACHINE:
        return failed(_OTHER_HIVE.format(hive=key.hive))
    is_grace = last_name(key.path).casefold() == last_name(GRACE).casefold()
    if is_deleted and is_grace:
        return failed(NO_FIX)
    if not _is_of_training(key.path):
        return failed(_OTHER)
    return failed(NOT_FOUND) if registry.path(key.path) is None else None


def _is_of_training(path: str) -> bool:
    """Tell whether any computer has this key, or one below it."""
    wanted = f"{path}\\".casefold() if path else ""
    return any(f"{key}\\".startswith(wanted) for key in _FIRST_PARTS)


def _query(line: _Line, registry: Registry, path: str, _: Asked) -> Answer:
    found = query(registry, path, line.value, line.options)
    return failed(found) if found == NOT_FOUND else Answer(found)


def _export(line: _Line, registry: Registry, path: str, asked: Asked) -> Answer:
    """Write a registration file in the folder of scripts."""
    name = line.options.operands[1]
    text = registration_file(registry, path)
    written = Answer(_DONE, saves=(Saved(name, text, ENCODING),))
    try:
        is_free = "/y" in line.options.switches or not is_there(name, asked)
    except FolderError as error:
        return failed(f"ERROR: {told(error)}")
    if is_free:
        return written

    def then(typed: str | None) -> Answer:
        is_sure = (typed or "").strip().casefold() in {"y", "yes"}
        return written if is_sure else failed(_NOT_DONE)

    return Answer(control=Question(_OVER.format(name=name), then))


def _add(line: _Line, registry: Registry, path: str, _: Asked) -> Answer:
    if line.value is None:
        return Answer(_DONE)  # the key is there already, and reg adds keys silently
    values = line.options.values
    value = typed_value(
        line.value,
        values.get("/t", "REG_SZ"),
        values.get("/d", ""),
        separator=values.get("/s", r"\0"),
    )
    return (
        failed(_USAGE + _OTHER) if value is None else _said(registry.write(path, value))
    )


def _delete(line: _Line, registry: Registry, path: str, _: Asked) -> Answer:
    if line.value is None:
        return _said(registry.delete(path))
    return _said(registry.remove(path, line.value))


def _import(name: str, asked: Asked) -> Answer:
    """Read a registration file whole, and then do what each of its lines says."""
    try:
        entries = read_registration(asked.read(name))
    except FolderError as error:
        return failed(f"ERROR: {told(error)}")
    except NotRead as error:
        return failed(_NOT_READ.format(number=error.number))
    return Answer(control=Several(_imported(entries, asked)))


def _imported(entries: list[Entry], asked: Asked) -> Iterator[Answer]:
    registry = None
    for entry in entries:
        machine = None if registry else machine_of(asked.lab, asked.computer.name)
        registry = Registry(machine) if machine is not None else registry
        answered = failed(_NO_COMPUTER) if registry is None else _put(entry, registry)
        if answered is not None:
            yield answered
            registry = None  # it may be another one now
    yield Answer(_DONE)


def _put(entry: Entry, registry: Registry) -> Answer | None:
    """Do what a line of a registration file says; None where it is so already."""
    key = read_key(entry.key)
    if key is None:
        return failed(_OTHER)
    wrong = _misplaced(key, registry, is_deleted=entry.is_deleted)
    if wrong is not None:
        return wrong
    if entry.name is None:
        return _quiet(registry.delete(key.path)) if entry.is_deleted else None
    present = registry.value(key.path, entry.name)
    if entry.value is None:
        return _quiet(registry.remove(key.path, entry.name)) if present else None
    is_so = present is not None and present == replace(entry.value, name=present.name)
    return None if is_so else _quiet(registry.write(key.path, entry.value))


def _quiet(outcome: Outcome) -> Answer:
    """Answer as `_said` does, but of what is done only what is to be known."""
    note = "" if isinstance(outcome, No) else outcome.note
    return replace(_said(outcome), done=note)


_VERBS = {"query": _query, "export": _export, "add": _add, "delete": _delete}


def _said(outcome: Outcome) -> Answer:
    """Give the command on, or say as `reg` does why there is none."""
    if not isinstance(outcome, No):
        done = f"{_DONE}\n\n{outcome.note}" if outcome.note else _DONE
        return Answer(command=outcome.command, done=done)
    if outcome.because is Because.MISSING:
        return failed(NOT_FOUND)
    text = outcome.text
    if outcome.because in {Because.WRONG, Because.DENIED}:
        text = f"ERROR: {text}"
    if outcome.because is Because.WRONG and outcome.example:
        text = f"{text} For example\n\n{outcome.example}"
    return failed(text)
