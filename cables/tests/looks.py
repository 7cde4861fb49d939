"""How the browser tests look at a page: its width and its colours.

No colour depends on the width, and no place on the colours: two looks see every colour and every place.

LOOKS=all python3 manage.py test -m browser
"""

from __future__ import annotations

import os

WIDTHS, SCHEMES = (1280, 320), ("light", "dark")
ALL = [(width, scheme) for width in WIDTHS for scheme in SCHEMES]
LOOKS = ALL if os.environ.get("LOOKS") == "all" else [*zip(WIDTHS, SCHEMES, strict=True)]
