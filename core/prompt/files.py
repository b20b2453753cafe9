"""`ren`, `del`, `copy`, `move`: files of the lab's folder and of the database."""

from core.commands.database_files import (
    DATABASE,
    DeleteDatabaseFile,
    RenameDatabaseFile,
)
from core.management.paths import FolderError, Trouble, is_nul, windows_path
from core.prompt.answer import Answer, Asked, Question, failed
from core.prompt.file_errors import told
from core.prompt.options import Options, Syntax
from core.prompt.places import (
    database_file,
    database_files,
    has_wildcard,
    head_of,
    is_folder,
    is_there,
    joined,
    matching,
    parts,
    require_folder_of,
    server_of,
)

_USUAL = r"C:\Windows\System32\LServer"
FILE_AWAY = rf"ren {_USUAL}\{DATABASE} TLSLic.old"
FILE_BACK = rf"ren {_USUAL}\TLSLic.old {DATABASE}"
FILES = f"dir {_USUAL}"
_MANY = 100
_REN = Syntax(most=2)
_DELETE = Syntax(switches=("/f", "/q", "/p"), most=_MANY)
_COPY = Syntax(switches=("/y", "/-y", "/v", "/a", "/b"), most=2)
_REN_USAGE = "REN path\\name newname\n\nGives a file another name in its folder."
_DELETE_USAGE = """\
DEL [/p] [/f] [/q] path ...

Deletes files; * and ? stand for what fits.

  /p  Asks first.   /q  Does not ask where all files of a folder go.
  /f  Changes nothing here."""
_COPY_USAGE = """\
COPY [/y | /-y] file [target]
COPY file + file target

Copies files; several become one. /y does not ask before a file is written over."""
_MOVE_USAGE = """\
MOVE [/y | /-y] file target

Moves files. /y does not ask before a file is written over."""
_NO_FILE = "The system cannot find the file specified."
_TWICE = "A duplicate file name exists, or the file\ncannot be found."
_COULD_NOT_FIND = "Could Not Find {path}"
_SURE = "{path}, Are you sure (Y/N)? "
_DELETE_ONE = "{path}, Delete (Y/N)? "
_OVER = "Overwrite {path}? (Yes/No/All): "
_COUNTED = "        {count} file(s) {what}."
_ON_ITSELF = "The file cannot be copied onto itself."
_OF_DATABASE = (
    "Of the files of the licensing database, this training renames and deletes. Its "
    "content is not part of it."
)


def ren(asked: Asked) -> Answer:
    """Rename a file; the second name has no folder."""
    options = _REN.read(asked.options)
    if options is None or len(options.operands) != 2:  # the old name and the new one
        return failed(_REN_USAGE)
    path, to = options.operands
    if "\\" in to or "/" in to or has_wildcard(path + to):
        return failed(_REN_USAGE)
    try:
        file, server = database_file(path, asked), server_of(asked)
        require_folder_of(path, asked)
        if not is_there(path, asked):
            return failed(_NO_FILE)
        if file is not None and server is not None:
            command = RenameDatabaseFile(server=server.name, file=file, to=to)
            return Answer(command=command)
        target = head_of(path) + to
        is_same = parts(target, asked) == parts(path, asked)
        if is_there(target, asked) and not is_same:
            return failed(_TWICE)
        _move(path, target, asked)
    except FolderError as error:
        return failed(told(error))
    return Answer()


def delete(asked: Asked) -> Answer:
    """Delete files; where all of a folder go, it asks."""
    options = _DELETE.read(asked.options)
    if options is None or not options.operands:
        return failed(_DELETE_USAGE)
    try:
        for path in options.operands:
            require_folder_of(path, asked)
            if (file := database_file(path, asked)) is not None:
                return _deleted_of_database(path, file, asked)
        return _asked_first(options, asked)
    except FolderError as error:
        return failed(told(error))


def _deleted_of_database(path: str, file: str, asked: Asked) -> Answer:
    server = server_of(asked)
    if server is None or file.casefold() not in map(
        str.casefold, database_files(asked)
    ):
        return failed(_COULD_NOT_FIND.format(path=path), 0)
    return Answer(command=DeleteDatabaseFile(server=server.name, file=file))


def _asked_first(options: Options, asked: Asked) -> Answer:
    """Ask where it is asked for, and where all files of a folder go."""
    each = "/p" in options.switches
    whole = next((p for p in options.operands if _is_whole_folder(p, asked)), None)
    if not each and (whole is None or "/q" in options.switches):
        return _deleted(options.operands, asked)
    shown = windows_path(parts(whole.rstrip("*."), asked)) if whole else ""
    form, path = (_DELETE_ONE, options.operands[0]) if each else (_SURE, shown)
    prompt = form.format(path=path if each else joined(shown, "*"))

    def then(typed: str | None) -> Answer:
        is_sure = (typed or "").strip().casefold() in {"y", "yes"}
        return _deleted(options.operands, asked) if is_sure else Answer()

    return Answer(control=Question(prompt, then))


def _is_whole_folder(path: str, asked: Asked) -> bool:
    if has_wildcard(path):
        return path[len(head_of(path)) :] in {"*", "*.*"}
    return is_folder(path, asked)


def _deleted(paths: tuple[str, ...], asked: Asked) -> Answer:
    missing = []
    for path in paths:
        pattern = path
        if not has_wildcard(path) and is_folder(path, asked):
            pattern = joined(path, "*")
        found = _files(pattern, asked)
        for each in found:
            try:
                asked.disk(each).delete(each, asked.current)
            except FolderError as error:
                return failed(told(error))
        if not found:
            missing.append(_COULD_NOT_FIND.format(path=_whole(path, asked)))
    return failed("\n".join(missing), 0) if missing else Answer()


def _files(path: str, asked: Asked) -> list[str]:
    if has_wildcard(path):
        return matching(path, asked, folders=False)
    return [path] if is_there(path, asked) else []


def _whole(path: str, asked: Asked) -> str:
    if has_wildcard(path):
        head = head_of(path)
        return joined(windows_path(parts(head, asked)), path[len(head) :])
    return windows_path(parts(path, asked))


def copy(asked: Asked) -> Answer:
    """Copy files, or join several into one."""
    options = _COPY.read(word for word in asked.options if word != "+")
    if options is None or not options.operands:
        return failed(_COPY_USAGE)
    source, target = (*options.operands, ".")[:2]
    sources = [name for name in source.split("+") if name]
    return _moved(sources, target, options, asked, keeps=True)


def move(asked: Asked) -> Answer:
    """Move files to another place, or under another name."""
    options = _COPY.read(asked.options)
    if options is None or not options.operands:
        return failed(_MOVE_USAGE)
    source, target = (*options.operands, ".")[:2]
    return _moved([source], target, options, asked, keeps=False)


def _moved(
    sources: list[str], target: str, options: Options, asked: Asked, *, keeps: bool
) -> Answer:
    try:
        if any(database_file(path, asked) for path in (*sources, target)):
            return failed(_OF_DATABASE)
        files = [file for path in sources for file in _files(path, asked)]
        if not files or any(is_folder(file, asked) for file in files):
            return failed(_NO_FILE)
        pairs = _pairs(files, target, asked, is_joined=len(sources) > 1)
        over = [to for _, to in pairs if not is_nul(to) and is_there(to, asked)]
        if any(parts(a, asked) == parts(b, asked) for a, b in pairs if not is_nul(b)):
            return failed(_ON_ITSELF)
        asks = "/-y" in options.switches or not (
            asked.is_batch or "/y" in options.switches
        )
        if over and asks:
            return _asked_over(pairs, over[0], asked, keeps=keeps)
        return _carried(pairs, asked, keeps=keeps)
    except FolderError as error:
        return failed(told(error))


def _pairs(
    files: list[str], target: str, asked: Asked, *, is_joined: bool
) -> list[tuple[str, str]]:
    """Say where each file goes: into a folder it keeps its name."""
    if is_nul(target) or not is_folder(target, asked):
        return [(file, target) for file in files]
    names = [file[len(head_of(file)) :] for file in files]
    return [
        (file, joined(target, names[0] if is_joined else name))
        for file, name in zip(files, names, strict=True)
    ]


def _asked_over(
    pairs: list[tuple[str, str]], first: str, asked: Asked, *, keeps: bool
) -> Answer:
    def then(typed: str | None) -> Answer:
        if (typed or "").strip().casefold()[:1] not in {"y", "a"}:
            return _counted(0, keeps=keeps)
        try:
            return _carried(pairs, asked, keeps=keeps)
        except FolderError as error:
            return failed(told(error))

    return Answer(control=Question(_OVER.format(path=first), then))


def _carried(pairs: list[tuple[str, str]], asked: Asked, *, keeps: bool) -> Answer:
    """Write each file where it goes; several at one place are joined."""
    contents: dict[str, bytes] = {}
    for file, to in pairs:
        content = asked.disk(file).read(file, asked.current)
        contents[to] = contents.get(to, b"") + content
    for to, content in contents.items():
        if not is_nul(to):
            asked.disk(to).write(to, content, asked.current)
    if not keeps:
        for file, _ in pairs:
            asked.disk(file).delete(file, asked.current)
    return _counted(len(contents), keeps=keeps)


def _counted(count: int, *, keeps: bool) -> Answer:
    return Answer(_COUNTED.format(count=count, what="copied" if keeps else "moved"))


def _move(path: str, target: str, asked: Asked) -> None:
    """Give a file another name; FolderError if it is a folder, which keeps its own."""
    if is_folder(path, asked):
        raise FolderError(Trouble.IS_FOLDER, path)
    disk = asked.disk(path)
    content = disk.read(path, asked.current)
    disk.delete(path, asked.current)
    disk.write(target, content, asked.current)
