"""Guessing passwords leads nowhere, and sessions end when they should."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse

from proofs.strangers import guesses
from proofs.strangers.guesses import MOST, PASSWORD, CountingHasher

from . import world

pytestmark = pytest.mark.django_db


@pytest.fixture
def user(db: None, settings: Any) -> Any:
    settings.AXES_ENABLED = True
    settings.PASSWORD_HASHERS = [f"{guesses.__name__}.CountingHasher"]
    user = world.editor()
    user.set_password(PASSWORD)
    user.save()
    CountingHasher.asked = 0
    return user


def login(client: Client, password: str = PASSWORD, name: str = "vera", **meta: str) -> Any:
    given = {"username": name, "password": password, "next": "/admin/"}
    return client.post(reverse("admin:login"), given, **meta)


def test_of_many_guesses_few_reach_the_hasher_and_who_knows_the_password_gets_in(db: None) -> None:
    shown = guesses.prove(60, False, True)
    assert shown.holds, shown.against


def test_with_the_guard_off_they_all_reach_it(db: None) -> None:
    assert "20 of 20 guesses from 1 directly reached the hasher" in guesses.prove(20, False, False).against


def test_who_was_here_before_gets_in_and_gives_nobody_a_new_start(user: Any) -> None:
    known = Client()
    assert login(known, REMOTE_ADDR="10.0.0.1").status_code == 302
    known.post(reverse("admin:logout"), REMOTE_ADDR="10.0.0.1")
    assert 0 < guesses.attack("vera", 50, 1) <= MOST
    assert login(Client(), REMOTE_ADDR="198.18.0.1").status_code == 429
    assert login(known, REMOTE_ADDR="198.18.0.1").status_code == 302
    assert known.get("/admin/", REMOTE_ADDR="198.18.0.1").status_code == 200
    assert guesses.attack("vera", 50, 1) == 0, "the right user's login gave the attacker a new start"


@pytest.mark.parametrize("proxies", [0, 1, 2])
def test_forged_forwarding_headers_give_no_new_start(user: Any, settings: Any, proxies: int) -> None:
    settings.TRUSTED_PROXIES = proxies
    ours = ["9.9.9.9", "10.0.0.2"][:proxies]  # what each proxy of ours has added
    for number in range(60):
        forged = {"HTTP_X_FORWARDED_FOR": ", ".join([f"172.16.0.{number}", *ours])}
        login(Client(), "guess", f"name{number}", REMOTE_ADDR="10.0.0.1", **forged)
    assert CountingHasher.asked <= MOST


def test_behind_a_proxy_one_who_guesses_locks_nobody_else_out(user: Any, settings: Any) -> None:
    settings.TRUSTED_PROXIES = 1
    for number in range(50):
        login(Client(), "guess", f"name{number}", HTTP_X_FORWARDED_FOR="9.9.9.9")
    assert login(Client(), HTTP_X_FORWARDED_FOR="9.9.9.9").status_code == 429
    assert login(Client(), HTTP_X_FORWARDED_FOR="8.8.4.4").status_code == 302


def test_names_tried_one_after_the_other_from_one_address_are_stopped_too(user: Any) -> None:
    for number in range(50):
        login(Client(), "guess", name=f"name{number}")
    assert CountingHasher.asked <= MOST


def test_a_known_browser_has_no_more_guesses_than_another(user: Any) -> None:
    known = Client()
    login(known)
    known.post(reverse("admin:logout"))
    before = CountingHasher.asked
    for number in range(50):
        login(known, f"guess {number}")
    assert CountingHasher.asked - before <= MOST


def test_a_browser_known_for_one_user_is_not_known_for_another(user: Any) -> None:
    other = get_user_model().objects.create_user(username="otto", password=PASSWORD, is_staff=True)
    known = Client()
    login(known)
    known.post(reverse("admin:logout"))
    for number in range(6):
        login(Client(), f"guess {number}", name=other.username)
    assert login(known, name=other.username).status_code == 429
    known.cookies["desk"] = known.cookies["desk"].value + "x"
    assert login(known, name=other.username).status_code == 429


def test_who_is_locked_out_reads_why(user: Any) -> None:
    for number in range(6):
        answer = login(Client(), f"guess {number}")
    assert answer.status_code == 429
    assert "a quarter of an hour" in answer.content.decode()


def test_a_session_ends_with_the_next_request_when_the_account_is_disabled(user: Any) -> None:
    client = Client()
    login(client)
    assert client.get("/admin/").status_code == 200
    user.is_active = False
    user.save()
    assert client.get("/admin/").status_code == 302
    assert login(Client()).status_code == 200


def test_a_session_ends_with_the_next_request_when_the_password_is_changed(user: Any) -> None:
    mine, other = Client(), Client()
    login(mine)
    login(other)
    new = {
        "old_password": PASSWORD,
        "new_password1": "quite another word",
        "new_password2": "quite another word",
    }
    assert mine.post(reverse("admin:password_change"), new).status_code == 302
    assert mine.get("/admin/").status_code == 200
    assert other.get("/admin/").status_code == 302


def test_a_login_begins_a_new_session_with_a_cookie_for_this_site_alone(user: Any) -> None:
    client = Client()
    client.get(reverse("admin:login"))
    session = client.session
    session["before"] = "kept by who set it"
    session.save()
    client.cookies["sessionid"] = planted = session.session_key or ""
    answer = login(client)
    cookie = answer.cookies["sessionid"]
    assert cookie.value not in ("", planted)
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert 0 < cookie["max-age"] <= 24 * 3600
    known = answer.cookies["desk"]
    assert (known["httponly"], known["samesite"], known["path"]) == (True, "Strict", "/admin/")


@pytest.mark.parametrize(
    "where", ["//evil.example", "https://evil.example/", "/\\evil.example", "javascript:alert(1)"]
)
def test_a_login_leads_to_no_other_site(user: Any, where: str) -> None:
    client = Client()
    for given in ({"next": where}, {}):
        data = {"username": "vera", "password": PASSWORD} | given
        answer = client.post(f"{reverse('admin:login')}?next={where}", data)
        assert answer.status_code == 302
        assert answer["Location"].startswith("/admin/")
        client.post(reverse("admin:logout"))


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "testserver:80@evil.example"])
def test_a_host_that_is_not_ours_is_refused(host: str) -> None:
    for address in ("/", "/admin/login/", "/cables/07PORTLISSE612/"):
        assert Client().get(address, headers={"Host": host}).status_code == 400
