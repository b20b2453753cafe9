"""Labels of the license monitor, which is ours: the genuine tool has none."""

from core.rules.monitoring import Level


class MonitorText:
    """The window and its dialog."""

    title: str = "License Monitor"
    server: str = "License &server:"
    all_servers: str = "All license servers"
    licenses: str = "L&icenses:"
    set_levels: str = "Set &Levels…"
    help: str = "&Help"

    kind: str = "License Version and Type"
    installed: str = "Installed"
    issued: str = "Issued"
    available: str = "Available"
    level: str = "Level"
    warning_at: str = "Warning"
    critical_at: str = "Critical"
    peak: str = "Peak"
    per_day: str = "Each Day"
    runs_out: str = "Runs Out"
    none_left: str = "None left"
    not_known: str = "Not known yet"
    not_ahead: str = "Not at this rate"
    nothing_installed: str = "No licenses are installed."

    counting: str = "The days are being counted…"
    standing: str = (
        "{kind}: {issued:,} of {installed:,} are issued, {available:,} are available."
    )
    over_used: str = "{count:,} more are issued than installed."
    growing: str = "At {rate} more each day they run out on {date}."
    steady: str = "At the present rate they do not run out."
    one_day: str = "When they run out is known from the second day on."

    chart: str = "&Use by day:"
    chart_of: str = "Use of {kind}, {server}"
    days: str = "&Days:"
    day: str = "Day"

    levels_title: str = "Set Levels"
    levels_of: str = "{kind}, on each license server by itself"
    warning_level: str = "&Warning level (% issued):"
    critical_level: str = "&Critical level (% issued):"
    levels_how: str = (
        "An event is logged when the issued licenses come to a level. Leave both empty "
        "for no levels."
    )
    level_wrong: str = "Enter a whole number from 1 to {most:,}."
    level_missing: str = "Enter this level, too, or leave both empty."
    level_below: str = "Enter {warning:,} or more: it comes after the warning level."


LEVEL = {Level.NONE: "", Level.WARNING: "Warning", Level.CRITICAL: "Critical"}
