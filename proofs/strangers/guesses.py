"""D10: passwords guessed from one address and from many, behind proxies and not: few are looked at, and who
knows his own still gets in."""

from __future__ import annotations

from contextlib import ExitStack
from itertools import product
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.test import Client
from django.test.utils import override_settings
from django.urls import reverse

from proofs import Shown

PASSWORD = "a long enough word"
MOST = 10  # guesses that reach the hasher
ADDRESSES, PROXIES = (1, 50), (0, 1)
HOME = "192.0.2.7"  # of who knows his password


class CountingHasher(PBKDF2PasswordHasher):
    """Django's own with few rounds, which tells how often a password reached it."""

    algorithm = "counted"
    iterations = 1
    asked = 0

    def encode(self, *arguments: Any, **options: Any) -> str:
        type(self).asked += 1
        return super().encode(*arguments, **options)


def prove(size: int, samples: bool, guarded: bool) -> Shown:
    """So many wrong logins each time. Unguarded, nobody counts them."""
    against, told = list[str](), list[str]()
    with ExitStack() as stack:
        hashers = [f"{__name__}.{CountingHasher.__qualname__}"]
        stack.enter_context(override_settings(AXES_ENABLED=guarded, PASSWORD_HASHERS=hashers))
        for number, (addresses, proxies) in enumerate(product(ADDRESSES, PROXIES)):
            name = f"vera{number}"
            get_user_model().objects.create_superuser(username=name, password=PASSWORD)
            with override_settings(TRUSTED_PROXIES=proxies):
                known = Client()
                let_in = log_in(known, name, PASSWORD, HOME, proxies)
                known.post(reverse("admin:logout"))
                reached = attack(name, size, addresses, proxies)
                still = log_in(known, name, PASSWORD, HOME, proxies)
            which = f"from {addresses} {'behind a proxy' if proxies else 'directly'}"
            told.append(f"{which} {reached}")
            if not 0 < reached <= MOST:
                against.append(f"{reached} of {size} guesses {which} reached the hasher")
            if not (let_in and still):
                against.append(f"{which}: who knows the password did not get in")
    return Shown(f"of {size} guesses each reached the hasher: {', '.join(told)}", against)


def attack(name: str, size: int, addresses: int, proxies: int = 0) -> int:
    """Guesses from so many addresses, each with a header that claims another; how many reached the hasher."""
    before = CountingHasher.asked
    for number in range(size):
        place = f"198.18.{proxies}.{addresses + number % addresses}"
        log_in(Client(), name, f"guess {number}", place, proxies, claimed=f"203.0.113.{number % 250}")
    return CountingHasher.asked - before


def log_in(
    client: Client, name: str, password: str, address: str, proxies: int = 0, claimed: str = ""
) -> bool:
    """Whether somebody at this address gets in, who may have claimed another one himself."""
    said = [claimed] * bool(claimed) + [address] * bool(proxies)
    headers = {"X-Forwarded-For": ", ".join(said)} if said else {}
    given = {"username": name, "password": password, "next": "/admin/"}
    place = "10.0.0.1" if proxies else address
    answer = client.post(reverse("admin:login"), given, headers=headers, REMOTE_ADDR=place)
    return answer.status_code == 302
