"""The second step of the login: set up with real codes, asked for from then on, removed with the password."""

from __future__ import annotations

import re
import time
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from django_otp.oath import TOTP
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice
from playwright.sync_api import expect

from . import world

pytestmark = pytest.mark.django_db
PASSWORD = "a long enough word"
PAGE = "/admin/two-step/"


def code(device: TOTPDevice, later: int = 0) -> str:
    """What an authenticator application shows, so many half minutes from now."""
    totp = TOTP(device.bin_key)
    totp.time = time.time() + 30 * later
    return f"{totp.token():06}"


def login(client: Client, given: str = "", password: str = PASSWORD) -> Any:
    data = {"username": "vera", "password": password, "code": given, "next": "/admin/"}
    return client.post(reverse("admin:login"), data)


def is_in(client: Client) -> bool:
    return client.get("/admin/").status_code == 200


@pytest.fixture
def user(db: None) -> Any:
    user = world.editor()
    user.set_password(PASSWORD)
    user.save()
    return user


@pytest.fixture
def device(user: Any) -> TOTPDevice:
    """Set up through the pages, in another browser."""
    client = Client()
    login(client)
    client.post(PAGE, {"deed": "begin"})
    device = TOTPDevice.objects.get(user=user)
    client.post(PAGE, {"deed": "confirm", "code": code(device, -1)})
    device.refresh_from_db()
    assert device.confirmed
    return device


def test_it_is_offered_and_nothing_is_asked_before_a_code_was_confirmed(user: Any, client: Client) -> None:
    login(client)
    assert "Set it up" in client.get(PAGE).content.decode()
    page = client.post(PAGE, {"deed": "begin"}).content.decode()
    device = TOTPDevice.objects.get(user=user)
    secret = device.config_url.partition("secret=")[2].partition("&")[0]
    assert " ".join(re.findall(".{1,4}", secret)) in page
    wrong = "000000" if code(device) != "000000" else "111111"
    assert "not right" in client.post(PAGE, {"deed": "confirm", "code": wrong}).content.decode()
    assert login(Client()).status_code == 302


def test_the_picture_is_svg_without_script_style_or_data_address(user: Any, client: Client) -> None:
    login(client)
    page = client.post(PAGE, {"deed": "begin"}).content.decode()
    drawing = page.partition('class="qr"')[2].partition("</svg>")[0]
    assert "<path" in drawing
    assert not re.search(r"style=|<script|data:|\son[a-z]+=", drawing)


def test_from_then_on_the_password_alone_lets_nobody_in(device: TOTPDevice, client: Client) -> None:
    answer = login(client)
    assert answer.status_code == 200
    assert "code is wrong" in answer.content.decode()
    assert not is_in(client)
    assert login(client, code(device)).status_code == 302
    assert is_in(client)


def test_a_code_is_good_for_one_login(device: TOTPDevice) -> None:
    given = code(device)
    assert login(Client(), given).status_code == 302
    device.refresh_from_db()
    assert login(Client(), given).status_code == 200


def test_a_wrong_code_reads_like_a_wrong_password(device: TOTPDevice) -> None:
    def said(answer: Any) -> str:
        return re.sub(r'csrfmiddlewaretoken" value="\w+"', "", answer.content.decode())

    assert said(login(Client(), "12345")) == said(login(Client(), "12345", "another word entirely"))


def test_a_backup_code_lets_in_once(user: Any, client: Client) -> None:
    login(client)
    client.post(PAGE, {"deed": "begin"})
    page = client.post(
        PAGE, {"deed": "confirm", "code": code(TOTPDevice.objects.get(user=user))}
    ).content.decode()
    codes = re.findall(r"<li><code>([a-z2-7]{8})</code></li>", page)
    assert len(set(codes)) == 10
    assert codes[0] not in client.get(PAGE).content.decode()
    assert login(Client(), f" {codes[0].upper()} ").status_code == 302
    TOTPDevice.objects.update(throttling_failure_count=0)  # the backup code was first tried as the other kind
    assert login(Client(), codes[0]).status_code == 200
    assert StaticToken.objects.count() == 9


def test_a_session_from_before_is_asked_again(user: Any, client: Client) -> None:
    login(client)
    other = Client()
    login(other)
    client.post(PAGE, {"deed": "begin"})
    client.post(PAGE, {"deed": "confirm", "code": code(TOTPDevice.objects.get(user=user))})
    assert is_in(client)
    assert not is_in(other)


def test_it_is_renewed_and_removed_with_the_password_alone(device: TOTPDevice, client: Client) -> None:
    login(client, code(device))
    for deed in ("renew", "remove"):
        page = client.post(PAGE, {"deed": deed, "password": "another word entirely"}).content.decode()
        assert "not right" in page
    before = set(StaticToken.objects.values_list("token", flat=True))
    page = client.post(PAGE, {"deed": "renew", "password": PASSWORD}).content.decode()
    assert page.count("<li><code>") == 10
    assert before.isdisjoint(StaticToken.objects.values_list("token", flat=True))
    client.post(PAGE, {"deed": "remove", "password": PASSWORD})
    assert not TOTPDevice.objects.exists()
    assert not StaticToken.objects.exists()
    assert login(Client()).status_code == 302


def test_beginning_anew_takes_nothing_from_what_is_set_up(device: TOTPDevice, client: Client) -> None:
    login(client, code(device))
    client.post(PAGE, {"deed": "begin"})
    assert TOTPDevice.objects.get().confirmed


def test_an_administrator_removes_it_for_who_lost_the_device(device: TOTPDevice, client: Client) -> None:
    other = get_user_model().objects.create_superuser(username="otto")
    client.force_login(other)
    chosen = {"action": "remove_second_step", "_selected_action": [device.user_id]}
    client.post(reverse("admin:auth_user_changelist"), chosen)
    assert login(Client()).status_code == 302


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_it_is_set_up_and_used_in_a_browser_without_a_complaint(user: Any, page: Any) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto("/admin/two-step/")
    page.locator("#id_username:focus").wait_for()  # or the browser complains that it came too late
    page.fill("#id_username", "vera")
    page.fill("#id_password", PASSWORD)
    page.click("input[type=submit]")
    page.click("text=Set it up")
    page.locator(".qr svg").wait_for()
    assert page.locator(".qr svg").bounding_box()["width"] > 150
    page.fill("#code", code(TOTPDevice.objects.get(user=user)))
    page.click("text=Confirm")
    expect(page.locator(".codes li")).to_have_count(10)
    page.click("text=Log out")
    page.get_by_text("Log in again").wait_for()
    page.goto("/admin/")
    page.locator("#id_username:focus").wait_for()  # or the browser complains that it came too late
    page.fill("#id_username", "vera")
    page.fill("#id_password", PASSWORD)
    page.fill("#id_code", code(TOTPDevice.objects.get(user=user), 1))
    page.click("input[type=submit]")
    page.get_by_text("Log out").wait_for()
    assert said == []
