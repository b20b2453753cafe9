"""The one door: makes what is missing, then opens the program or checks it.

start.py [args]         the program, with its own arguments
start.py test [args]    every check; with arguments only pytest, which gets them
start.py bench [args]   the benchmarks
start.py faults         the long fault run; writes docs/faults.md
start.py coverage       all tests once more, and how much of the program they run
"""

import os
import sys

if sys.version_info < (3, 11):  # noqa: UP036  (an older Python has to be told)
    sys.exit(
        f"start.py: this is Python {sys.version_info[0]}.{sys.version_info[1]}, and "
        "3.11 or newer is needed. Install it and start with it: python3.11 start.py"
    )

ROOT = os.path.dirname(os.path.abspath(__file__))
PROGRAM = os.path.join(ROOT, "gui", "__main__.py")  # by path: -m takes longer
VENV = os.path.join(ROOT, ".venv")
PYTHON = os.path.join(
    VENV, *(("Scripts", "python.exe") if os.name == "nt" else ("bin", "python"))
)
STARTED_BY = f"{'python' if os.name == 'nt' else 'python3'} start.py"
STAMP = os.path.join(VENV, "stamp")

LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
}
X11_LIBRARIES = {
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}
FROM_WHERE = (
    *("index-url", "extra-index-url", "no-index", "find-links", "trusted-host"),
    *("proxy", "cert", "client-cert", "keyring-provider", "timeout", "retries"),
    *("cache-dir", "no-cache-dir"),
)
"""The person's settings of pip that count; no other one may say what lands where."""
LANDED = """
import sys
from importlib.metadata import distribution
from pip._vendor.packaging.requirements import Requirement

for line in open(sys.argv[1], encoding="utf-8"):
    if line[0].isalnum():
        wanted = Requirement(line.partition("--hash")[0].rstrip("\\\\ \\n"))
        if wanted.marker is None or wanted.marker.evaluate():
            found = distribution(wanted.name)
            assert found.version in wanted.specifier, line
            files = [file for file in found.files if " " not in str(file)]
            largest = max(files, key=lambda file: file.size or 0)
            print(largest.locate().resolve())
"""
"""Names the largest file of every package that a lock asks for here."""
MEMORY = "/dev/shm"
"""A folder in memory on Linux; thousands of small labs wait for a disk otherwise."""
TEST_ROOM = 2 * 1024**3
CHECKS = (
    ("-m", "ruff", "format", "--check"),
    ("-m", "ruff", "check"),
    ("-m", "mypy"),
    ("-c", "from importlinter.cli import lint_imports_command as lint; lint()"),
    ("-m", "pytest"),
)
MODULES = {
    "bench": "tests.benchmarks",
    "faults": "tests.faults",
    "coverage": "tests.coverage_floor",
}
"""What is run by its first word, long as it may take."""


def main(arguments: list[str]) -> None:
    # Without its bytecode all would be compiled anew at every start, of tests as well.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    if arguments[:1] == ["test"]:
        make_ready("requirements.txt", "requirements-dev.txt")
        test(arguments[1:])
    elif arguments and arguments[0] in MODULES:
        make_ready("requirements.txt", "requirements-dev.txt")
        os.chdir(ROOT)
        become("-m", MODULES[arguments[0]], *arguments[1:])
    else:
        make_ready("requirements.txt")
        os.environ["RDLM_STARTED_BY"] = STARTED_BY
        # The program is found from any folder, and nothing in that folder hides it.
        paths = [ROOT, os.environ.get("PYTHONPATH", "")]
        os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, paths))
        become("-P", PROGRAM, *arguments)


def test(arguments: list[str]) -> None:
    """Run every check, or only pytest with the given arguments."""
    from subprocess import call

    os.chdir(ROOT)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if has_room(MEMORY):
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", MEMORY)
    for check in () if arguments else CHECKS:
        code = call([PYTHON, *check])
        if code:
            sys.exit(code)
    if arguments:
        become("-m", "pytest", *arguments)


def has_room(folder: str) -> bool:
    """Tell whether the labs of all tests find room in a folder."""
    from shutil import disk_usage

    try:
        return os.access(folder, os.W_OK) and disk_usage(folder).free > TEST_ROOM
    except OSError:
        return False


def become(*arguments: str) -> None:
    """Go on as the Python of the virtual environment."""
    command = [PYTHON, *arguments]
    if os.name != "nt":
        os.execv(PYTHON, command)
    from subprocess import call

    sys.exit(call(command))


def make_ready(*requirements: str) -> None:
    """Provide libraries, environment and packages; at once when the stamp says so."""
    if not is_ready(requirements):
        end_with_signals()
        with open(__file__) as door:
            wait_for_others(door.fileno())
            if not is_ready(requirements):
                prepare(requirements)


def is_ready(requirements: tuple[str, ...]) -> bool:
    done = stamp()
    # The second question is for a dangling link: it has a real path too.
    return (
        wanted(requirements).items() <= done.items()
        and os.path.exists(PYTHON)
        and is_whole(done, requirements)
    )


def is_whole(done: dict[str, str], requirements: tuple[str, ...]) -> bool:
    """Look whether the packages' largest files are as they were installed."""
    return all(
        size == str(size_of(name))
        for name, value in done.items()
        for lock, _, size in [value.partition(" ")]
        if lock in requirements
    )


def size_of(file: str) -> int:
    try:
        return os.path.getsize(os.path.join(VENV, file))
    except OSError:
        return -1


def wanted(requirements: tuple[str, ...]) -> dict[str, str]:
    """Describe, as the stamp does, what has to be in place."""
    from hashlib import sha256

    things = {"python": os.path.realpath(PYTHON)}
    for name in requirements:
        with open(os.path.join(ROOT, name), "rb") as file:
            things[name] = sha256(file.read()).hexdigest()
    return things | dict.fromkeys(library_sets(), "found")


def stamp() -> dict[str, str]:
    """Read what was in place at the end of the last preparation."""
    try:
        with open(STAMP, encoding="utf-8") as file:
            return dict(line.rstrip("\n").split(" ", 1) for line in file)
    except (OSError, ValueError):
        return {}


def write_stamp(things: dict[str, str]) -> None:
    with open(STAMP + ".new", "w", encoding="utf-8") as file:
        file.writelines(f"{name} {value}\n" for name, value in things.items())
    os.replace(STAMP + ".new", STAMP)


class Ended(SystemExit):
    """A signal asked for the end; nothing half made is to stay."""


def end_with_signals() -> None:
    """Let a signal end what is running here, and what was started from here."""
    import signal

    def end(number: int, _: object) -> None:
        for name in names:
            signal.signal(getattr(signal, name), signal.SIG_IGN)
        raise Ended(128 + number)

    names = [n for n in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, n)]
    for name in names:
        if signal.getsignal(getattr(signal, name)) is not signal.SIG_IGN:
            signal.signal(getattr(signal, name), end)


def wait_for_others(descriptor: int) -> None:
    """Let only one start at a time prepare the environment."""
    if sys.platform != "win32":
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX)


def prepare(requirements: tuple[str, ...]) -> None:
    """Make what is missing; without a stamp, from the beginning."""
    for libraries in library_sets().values():
        provide_libraries(libraries)
    done = stamp()
    try:
        if (
            not os.path.exists(PYTHON)
            or done.get("python") != os.path.realpath(PYTHON)
            or not is_whole(done, requirements)
        ):
            make_environment()
            done = {}
        elif os.path.exists(STAMP):
            os.remove(STAMP)
        for name in requirements:
            if done.get(name) != wanted((name,))[name]:
                install(name)
                done |= landed(name)
    except Ended:
        remove_environment()
        raise
    write_stamp(done | wanted(requirements))


def library_sets() -> dict[str, dict[str, str]]:
    """Name the sets of system libraries that Qt needs here."""
    if sys.platform != "linux":
        return {}
    sets = {"libraries": LIBRARIES}
    return (
        sets | {"x11-libraries": X11_LIBRARIES} if os.environ.get("DISPLAY") else sets
    )


def provide_libraries(libraries: dict[str, str]) -> None:
    missing = [name for name in libraries if not loads(name)]
    if missing:
        install_debian(
            [libraries[name] for name in missing],
            "these system libraries are missing: " + ", ".join(missing),
        )


def loads(library: str) -> bool:
    from ctypes import CDLL

    try:
        CDLL(library)
    except OSError:
        return False
    return True


def install_debian(packages: list[str], reason: str) -> None:
    """Install packages of Debian or Ubuntu; elsewhere stop and name them."""
    from shutil import which

    advice = f"{reason}. Install them (on Debian: {' '.join(packages)}) and start again"
    as_root = ["sudo"] if os.name == "posix" and os.geteuid() else []
    if not all(map(which, ["apt-get", *as_root])):
        fail(advice)
    say(f"installing {' '.join(packages)} …")
    apt = [*as_root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    succeeds(*apt, "update")  # An unreachable source need not matter.
    # Debian 13 and Ubuntu 24 renamed what depends on the width of time_t.
    named = [f"{name}t64" if is_known(f"{name}t64") else name for name in packages]
    if not succeeds(*apt, "install", "-y", "--no-install-recommends", *named):
        fail(advice)


def is_known(package: str) -> bool:
    from subprocess import DEVNULL, call

    return call(["apt-cache", "show", package], stdout=DEVNULL, stderr=DEVNULL) == 0


def make_environment() -> None:
    from importlib.util import find_spec

    if find_spec("ensurepip") is None:
        version = f"python{sys.version_info.major}.{sys.version_info.minor}"
        install_debian([f"{version}-venv"], "parts of Python's venv are missing")
    say("making .venv …")
    if not succeeds(sys.executable, "-I", "-m", "venv", "--clear", VENV):
        fail("could not make .venv (see above). Mend that and start again")


def remove_environment() -> None:
    from shutil import rmtree

    if not os.path.islink(VENV):
        rmtree(VENV, ignore_errors=True)


def install(requirements: str) -> None:
    say(f"installing {requirements}; the first time this takes a while …")
    pip = (PYTHON, "-I", "-m", "pip", "install", "-qq", "--disable-pip-version-check")
    locked = ("--no-input", "--require-hashes", "--only-binary=:all:", "-r")
    path = os.path.join(ROOT, requirements)
    if not succeeds(*pip, *locked, path, environment=pip_environment()):
        fail(
            f"could not install {requirements} (see above). With a network, start again"
        )


def pip_environment() -> dict[str, str]:
    """Keep of the person's settings of pip only those that say where from."""
    kept = {n: v for n, v in os.environ.items() if not n.upper().startswith("PIP_")}
    for name, value in pip_settings().items():
        kept["PIP_" + name.upper().replace("-", "_")] = value
    return kept | {"PIP_CONFIG_FILE": os.devnull}


def pip_settings() -> dict[str, str]:
    """Read what pip would take from its files and variables, the last word last."""
    from ast import literal_eval

    found = {}
    lines = answer(PYTHON, "-I", "-m", "pip", "config", "list").splitlines()
    for scope in ("global.", "install.", ":env:."):
        for line in lines:
            name, _, value = line.partition("=")
            if name.startswith(scope) and name[len(scope) :] in FROM_WHERE:
                found[name[len(scope) :]] = str(literal_eval(value))
    return found


def landed(requirements: str) -> dict[str, str]:
    """Name the packages' largest files with their sizes, or stop: one is not there."""
    lines = answer(PYTHON, "-I", "-c", LANDED, os.path.join(ROOT, requirements))
    home = os.path.realpath(VENV)
    files = [os.path.relpath(line, home) for line in lines.splitlines()]
    if not files or any(file.startswith(os.pardir) for file in files):
        fail(f"what {requirements} asks for is not in .venv. Start again")
    return {file: f"{requirements} {size_of(file)}" for file in files}


def answer(*command: str) -> str:
    """Give what a command prints; nothing if it fails."""
    from subprocess import DEVNULL, run

    done = run(command, capture_output=True, stdin=DEVNULL, text=True, check=False)
    return "" if done.returncode else done.stdout.strip()


def succeeds(*command: str, environment: "dict[str, str] | None" = None) -> bool:
    """Run a command whose output must not mix with the program's; it ends with us.

    What asks nothing gets a session of its own, so that its children end too.
    """
    from subprocess import Popen

    is_ours = command[0] in {PYTHON, sys.executable} and os.name != "nt"
    with Popen(
        command, stdout=sys.stderr, env=environment, start_new_session=is_ours
    ) as child:
        try:
            return child.wait() == 0
        except BaseException:
            if is_ours:
                os.killpg(child.pid, 9)
            else:
                child.terminate()
            raise


def say(message: str) -> None:
    sys.stderr.write(f"start.py: {message}\n")
    sys.stderr.flush()


def fail(message: str) -> None:
    sys.exit(f"start.py: {message}.")


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except OSError as error:
        fail(str(error))
    except KeyboardInterrupt:
        sys.exit(130)
