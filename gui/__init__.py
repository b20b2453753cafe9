"""Shows the world and turns gestures into commands; the only part that knows Qt."""
