"""Lists of any length: no row is kept, and any row is found when it is asked for."""
