"""The command prompt of a computer: what is typed, and what is answered."""
