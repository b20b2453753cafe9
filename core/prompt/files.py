"""`ren`, `del` and `dir`, for the files of the licensing database (domain.md 13.13)."""

from core.catalog import Service
from core.commands.database_files import (
    DATABASE,
    DeleteDatabaseFile,
    RenameDatabaseFile,
)
from core.commands.services import role_with
from core.prompt.answer import Answer, Asked, failed
from core.prompt.options import Syntax
from core.records import LicenseServer

_WINDOWS = "C:\\Windows\\"
_VARIABLES = ("%systemroot%\\", "%windir%\\")
_USUAL = r"C:\Windows\System32\LServer"
FILE_AWAY = rf"ren {_USUAL}\{DATABASE} TLSLic.old"
FILE_BACK = rf"ren {_USUAL}\TLSLic.old {DATABASE}"
FILES = f"dir {_USUAL}"
_REN, _DELETE = Syntax(most=2), Syntax(switches=("/f", "/q"), most=1)
_DIRECTORY = Syntax(most=1)
_SYNTAX = "The syntax of the command is incorrect.\n\n"
_REN_SYNTAX = f"{_SYNTAX}REN path\\name newname"
_DELETE_SYNTAX = f"{_SYNTAX}DEL [/f] [/q] path\\name\n\n/f and /q change nothing here."
_DIRECTORY_SYNTAX = f"{_SYNTAX}DIR path"
_NO_PATH = "The system cannot find the path specified."
_NO_FILE = "The system cannot find the file specified: {file}"
_COULD_NOT_FIND = "Could Not Find {path}"
_OTHER = (
    "Of the files, this training has those of the licensing database. Type the folder, "
    "too:\n\n{folder}\\" + DATABASE
)
_LISTED = " Directory of {folder}\n\n{files}\n               {count:,} File(s)"


def ren(asked: Asked) -> Answer:
    """Rename a file; the second name has no folder."""
    options = _REN.read(asked.options)
    if options is None or len(options.operands) != 2:  # the old name and the new one
        return failed(_REN_SYNTAX)
    path, to = options.operands
    server = _server(asked)
    if "\\" in to or "/" in to:
        return failed(_REN_SYNTAX)
    if server is None:
        return failed(_NO_PATH)
    file = _file(path, server)
    if file is None:
        return failed(_OTHER.format(folder=server.database_path))
    if not _is_there(file, server, asked):
        return failed(_NO_FILE.format(file=file))
    command = RenameDatabaseFile(server=server.name, file=file, to=to)
    return Answer(command=command)


def delete(asked: Asked) -> Answer:
    """Delete a file, without asking."""
    options = _DELETE.read(asked.options)
    if options is None or not options.operands:
        return failed(_DELETE_SYNTAX)
    server = _server(asked)
    if server is None:
        return failed(_NO_PATH)
    (path,) = options.operands
    file = _file(path, server)
    if file is None:
        return failed(_OTHER.format(folder=server.database_path))
    if not _is_there(file, server, asked):
        return failed(_COULD_NOT_FIND.format(path=path))
    return Answer(command=DeleteDatabaseFile(server=server.name, file=file))


def directory(asked: Asked) -> Answer:
    """List the files of the folder."""
    options = _DIRECTORY.read(asked.options)
    if options is None:
        return failed(_DIRECTORY_SYNTAX)
    server = _server(asked)
    if server is None:
        return failed(_NO_PATH)
    folder = server.database_path
    path = "".join(options.operands)
    if _whole(path).casefold().rstrip("\\") != folder.casefold():
        return failed(_OTHER.format(folder=folder))
    files = _files(server, asked)
    lines = "\n".join(f"    {name}" for name in sorted(files, key=str.casefold))
    return Answer(_LISTED.format(folder=folder, files=lines, count=len(files)))


def _server(asked: Asked) -> LicenseServer | None:
    role = role_with(Service.LICENSING, asked.roles)
    return role if isinstance(role, LicenseServer) else None


def _whole(path: str) -> str:
    """Write the folder of Windows out."""
    for variable in _VARIABLES:
        if path.casefold().startswith(variable):
            return _WINDOWS + path[len(variable) :]
    return path


def _file(path: str, server: LicenseServer) -> str | None:
    """Return the name of a file in the folder of the database."""
    folder, _, name = _whole(path).rpartition("\\")
    is_there = folder.casefold() == server.database_path.casefold()
    return name if is_there and name else None


def _files(server: LicenseServer, asked: Asked) -> list[str]:
    own = [DATABASE] if asked.lab.packs(server.name) else []
    return [*own, *asked.lab.database_files(server.name)]


def _is_there(file: str, server: LicenseServer, asked: Asked) -> bool:
    return file.casefold() in {name.casefold() for name in _files(server, asked)}
