"""The registry of a computer: keys and values over what the lab knows of it."""
