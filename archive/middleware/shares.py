"""Nobody takes more than a share of what is costly, whichever web process is asked.

Made before the web processes are forked, the shares are one piece of memory for all of them; of an address
only a number drawn from it is known there, and nothing is written down.
"""

from __future__ import annotations

import secrets
import time
from hashlib import blake2b
from ipaddress import ip_address
from mmap import mmap

from django.conf import settings
from django.http import HttpRequest

from archive.proxies import client_address

SLOTS = 65_536  # addresses that fall on one slot share it
TELLING = 8  # bytes of an address that tell who it is: all of IPv4; of IPv6's others each holder has plenty
SECRET = secrets.token_bytes(16)


class Shares:
    """Until when each address has used up what it asked for, in seconds of the machine's clock (the generic
    cell rate algorithm). Two processes that write at once let one request more through, at worst."""

    def __init__(self) -> None:
        self.until = memoryview(mmap(-1, SLOTS * 8)).cast("d")

    def take(self, whose: bytes, units: int, a_minute: int) -> float:
        """0, or the seconds after which so many units can be had. A minute's worth may be asked at once, and
        one request always."""
        slot = int.from_bytes(blake2b(whose, key=SECRET, digest_size=4).digest()) % SLOTS
        now, seconds = time.monotonic(), units * 60 / a_minute
        until = max(self.until[slot], now) + seconds
        if (wait := until - now - max(60, seconds)) > 0:
            return wait
        self.until[slot] = until
        return 0.0


SHARES = Shares()


def wait_for(request: HttpRequest, units: int) -> float:
    """In seconds. Addresses of this machine and its network are nobody's in particular: a proxy may stand
    there (TRUSTED_PROXIES)."""
    whose = holder(request)
    if not settings.COSTLY_A_MINUTE or not whose:
        return 0.0
    return SHARES.take(whose, units, settings.COSTLY_A_MINUTE)


def holder(request: HttpRequest) -> bytes:
    """Of the address, as far as it tells one from another; empty where it does not."""
    try:
        address = ip_address(client_address(request))
    except ValueError:
        return b""
    address = getattr(address, "ipv4_mapped", None) or address
    return address.packed[:TELLING] if address.is_global else b""
