"""The palette of a theme: for what the style sheet does not reach."""

from PySide6.QtGui import QColor, QPalette

from gui.theme.colours import Colours


def palette(of: Colours) -> QPalette:
    """Return the colours as Qt's roles."""
    made = QPalette()
    for group, roles in _roles(of).items():
        for role, colour in roles.items():
            made.setColor(group, role, QColor(colour))
    return made


def _roles(of: Colours) -> dict[QPalette.ColorGroup, dict[QPalette.ColorRole, str]]:
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    return {
        group.All: {
            role.Window: of.window,
            role.WindowText: of.text,
            role.Base: of.base,
            role.AlternateBase: of.alternate,
            role.Text: of.text,
            role.PlaceholderText: of.muted,
            role.Button: of.window,
            role.ButtonText: of.text,
            role.BrightText: of.light,
            role.Light: of.light,
            role.Midlight: of.midlight,
            role.Mid: of.mid,
            role.Dark: of.mid,
            role.Shadow: of.shadow,
            role.Highlight: of.accent,
            role.HighlightedText: of.accent_text,
            role.Accent: of.accent,
            role.Link: of.link,
            role.LinkVisited: of.link_visited,
            role.ToolTipBase: of.base,
            role.ToolTipText: of.tip_text,
        },
        group.Disabled: {
            role.WindowText: of.muted,
            role.Text: of.muted,
            role.ButtonText: of.muted,
            role.HighlightedText: of.muted,
            role.Base: of.window,
            role.Highlight: of.accent_disabled,
            role.Accent: of.accent_disabled,
        },
    }
