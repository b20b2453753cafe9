"""`ver`, `systeminfo`, `date /t` and `time /t`: what a computer says of itself."""

from core.management.releases import BUILDS, os_version
from core.management.tasks import clock_text
from core.prompt.answer import Answer, Asked, failed
from core.prompt.computers import named
from core.prompt.options import Syntax
from core.prompt.variables import date_text

_NONE, _DAY, _TIME = Syntax(), Syntax(switches=("/t",)), Syntax(switches=("/t",))
_VER_USAGE = "VER\n\nTells the version of Windows. It has no options."
_CLOCK = (
    "{name} /t\n\nShows the {what} of the lab. World moves the clock; it is set "
    "nowhere else."
)
_SYSTEM = Syntax(following=("/s",))
_SYSTEM_USAGE = """\
SYSTEMINFO [/s computer]

Shows the name of a computer, its Windows, its domain and its address. What a lab does
not know of a computer is left out."""
_WORKGROUP = "WORKGROUP"


def ver(asked: Asked) -> Answer:
    """Tell the version of Windows."""
    if _NONE.read(asked.options) is None:
        return failed(_VER_USAGE)
    version = os_version(asked.computer.version)
    return Answer(f"\nMicrosoft Windows [Version {version}]")


def date(asked: Asked) -> Answer:
    """Show the lab's day."""
    options = _DAY.read(asked.options)
    if options is None or not options.switches:
        return failed(_CLOCK.format(name="DATE", what="day"))
    return Answer(date_text(asked.lab.settings().now))


def time(asked: Asked) -> Answer:
    """Show the lab's time of day."""
    options = _TIME.read(asked.options)
    if options is None or not options.switches:
        return failed(_CLOCK.format(name="TIME", what="time"))
    now = asked.lab.settings().now
    return Answer(f"{now:%I:%M %p}")


def systeminfo(asked: Asked) -> Answer:
    """Show what is known of a computer."""
    options = _SYSTEM.read(asked.options)
    if options is None:
        return failed(_SYSTEM_USAGE)
    computer = named(options.values.get("/s", asked.computer.name), asked)
    if isinstance(computer, Answer):
        return computer
    settings, version = asked.lab.settings(), computer.version
    domain = settings.domain if settings.has_member(computer) else None
    facts = {
        "Host Name": computer.name,
        "OS Name": f"Microsoft {version.server_name}",
        "OS Version": f"{os_version(version)} N/A Build {BUILDS[version]}",
        "OS Configuration": "Member Server" if domain else "Standalone Server",
        "System Locale": "en-us;English (United States)",
        "Time Zone": "(UTC) Coordinated Universal Time",
        "Domain": domain or _WORKGROUP,
        "Network Card(s)": f"[01]: {computer.address}",
        "Time": clock_text(settings.now),
    }
    lines = [f"{f'{name}:':<26} {value}" for name, value in facts.items()]
    return Answer("\n".join(["", *lines]))
