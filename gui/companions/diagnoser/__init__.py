"""RD Licensing Diagnoser."""
