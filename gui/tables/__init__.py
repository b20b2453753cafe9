"""What every table of the program can do, and the tables of texts."""
