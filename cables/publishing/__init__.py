"""What is public of what is held: words less those withheld, and the tables that searches read."""
