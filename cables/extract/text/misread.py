"""Letters that text recognition takes for digits, and digits that it takes for letters: each table once."""

from __future__ import annotations

# Where only digits can stand in a header or a page marker.
AS_DIGITS = str.maketrans("OoIl", "0011")
# Where only letters can stand: codes, names of posts.
AS_LETTERS = str.maketrans("0158", "OISB")
# In the number of a paragraph.
AS_NUMBER = str.maketrans(
    {"O": "0", "Q": "1", "I": "1", "l": "1", "A": "4", "S": "5", "B": "8", "Z": "2", "|": "1"}
)
