"""How everything looks: sizes, fonts, colours, icons, and the style that paints."""
