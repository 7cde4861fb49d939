"""What editors decide, and how it stays in force whatever is read again."""
