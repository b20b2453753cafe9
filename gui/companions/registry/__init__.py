"""Registry Editor: keys and values of one computer."""
