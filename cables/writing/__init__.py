"""How rows are written: as acts, with who and why, and many at once."""
