"""Texts as such: where words of one stand in another, and lexemes for phrases. Knows no table."""
