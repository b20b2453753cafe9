"""The sixteen colours that a console has by name, as its window paints them."""

CONSOLE_COLOURS = {
    "black": "#000000",
    "darkblue": "#000080",
    "darkgreen": "#008000",
    "darkcyan": "#008080",
    "darkred": "#800000",
    "darkmagenta": "#012456",
    "darkyellow": "#eeedf0",
    "gray": "#c0c0c0",
    "darkgray": "#808080",
    "blue": "#0000ff",
    "green": "#00ff00",
    "cyan": "#00ffff",
    "red": "#ff0000",
    "magenta": "#ff00ff",
    "yellow": "#ffff00",
    "white": "#ffffff",
}
"""By their names; dark magenta and dark yellow are as PowerShell's window has them."""
