"""Anybody reports a problem from any paragraph; what was said is for editors alone."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cables.deciding.withholding import withdraw_cable, withhold
from cables.models import Report, Withholding
from cables.models.reports import MOST_OF_ALL, MOST_OF_ONE, sender_of, settle_report

from . import world
from .lists import chosen

pytestmark = pytest.mark.django_db
ADDRESS = "/cables/07PORTLISSE612/problem/"
SAID = {"kind": "misread", "text": "It says nine.", "answer_to": "reader@example.org", "website": ""}


@pytest.fixture(autouse=True)
def _cable(db: None) -> None:
    world.load()


def _send(client: Client, address: str = f"{ADDRESS}?paragraph=par3", **changes: Any) -> Any:
    return client.post(address, SAID | changes)


def test_every_paragraph_links_to_its_own_report(client: Client) -> None:
    page = client.get("/cables/07PORTLISSE612/").content.decode()
    for key in ("par1", "par2", "par3", "par4"):
        assert f'href="{ADDRESS}?paragraph={key}"' in page


def test_the_page_shows_the_public_words_of_the_paragraph_alone(client: Client) -> None:
    page = client.get(f"{ADDRESS}?paragraph=par4").content.decode()
    assert "telephone [withheld: personal telephone number], who" in page
    assert world.PHONE not in page
    withhold(world.paragraph(3), "victim", reason="-", editor=world.editor())
    page = client.get(f"{ADDRESS}?paragraph=par3").content.decode()
    assert "[withheld: identity of a victim]" in page
    assert "traffickers" not in page


def test_a_report_is_kept_and_its_number_told(client: Client) -> None:
    answer = _send(client)
    report = Report.objects.get()
    assert answer["Location"] == f"/problems/{report.number}/"
    assert (report.cable, report.paragraph, report.kind) == (world.cable(), world.paragraph(3), "misread")
    page = client.get(answer["Location"]).content.decode()
    assert "was received" in page
    assert report.number in page
    for said in ("It says nine", "example.org", "07PORTLISSE612"):
        assert said not in page
    settle_report(report, "it does say nine", world.editor())
    page = client.get(answer["Location"].lower()).content.decode()
    assert "was settled" in page
    assert "it does say nine" not in page
    assert client.get("/problems/AAAAAAAAAA/").status_code == 404


def test_a_paragraph_that_is_not_there_makes_it_a_report_on_the_cable(client: Client) -> None:
    _send(client, f"{ADDRESS}?paragraph=par99")
    assert Report.objects.get().paragraph is None


def test_a_report_of_a_danger_takes_nothing_down_by_itself(client: Client) -> None:
    before = client.get("/cables/07PORTLISSE612.txt").content
    _send(client, kind="safety")
    assert client.get("/cables/07PORTLISSE612.txt").content == before
    assert Withholding.objects.count() == 1


@pytest.mark.parametrize(
    "wrong", [{"text": ""}, {"text": "x" * 4001}, {"kind": "praise"}, {"website": "http://spam"}]
)
def test_what_is_refused_comes_back_as_it_was_typed(client: Client, wrong: dict[str, str]) -> None:
    answer = _send(client, **wrong)
    assert answer.status_code == 400
    assert "reader@example.org" in answer.content.decode()
    assert not Report.objects.exists()


def test_without_the_token_nothing_is_taken() -> None:
    client = Client(enforce_csrf_checks=True)
    assert client.post(ADDRESS, SAID).status_code == 403
    assert not Report.objects.exists()
    page = client.get(ADDRESS)
    assert set(page.cookies) == {"csrftoken"}
    token = page.cookies["csrftoken"].value
    assert client.post(ADDRESS, SAID | {"csrfmiddlewaretoken": token}).status_code == 302


def test_one_reader_reports_so_much_in_an_hour_and_another_still_can(client: Client) -> None:
    for _ in range(MOST_OF_ONE):
        assert _send(client).status_code == 302
    refused = _send(client, text="one more thing")
    assert refused.status_code == 429
    assert int(refused["Retry-After"]) > 0
    assert "one more thing" in refused.content.decode()
    assert client.post(ADDRESS, SAID, REMOTE_ADDR="10.9.8.7").status_code == 302
    Report.objects.update(made_at=timezone.now() - timedelta(hours=1, seconds=1))
    assert _send(client).status_code == 302


def test_all_readers_together_report_so_much_in_an_hour(client: Client) -> None:
    for number in range(MOST_OF_ALL):
        assert client.post(ADDRESS, SAID, REMOTE_ADDR=f"10.0.0.{number}").status_code == 302
    assert client.post(ADDRESS, SAID, REMOTE_ADDR="10.1.1.1").status_code == 429


def test_a_forged_header_makes_no_other_reader(client: Client) -> None:
    for number in range(MOST_OF_ONE):
        client.post(ADDRESS, SAID, headers={"X-Forwarded-For": f"10.2.2.{number}"})
    assert client.post(ADDRESS, SAID, headers={"X-Forwarded-For": "10.2.2.99"}).status_code == 429


def test_an_address_is_kept_as_a_keyed_hash_of_its_day_and_not_for_longer(client: Client) -> None:
    client.post(ADDRESS, SAID, REMOTE_ADDR="10.9.8.7")
    report = Report.objects.get()
    assert report.sender == sender_of("10.9.8.7", f"{timezone.now():%Y-%m-%d}")
    assert report.sender != sender_of("10.9.8.7", "2001-01-01")
    assert sender_of("2001:db8::1", "-") == sender_of("2001:db8::2", "-") != sender_of("2001:db8:0:1::1", "-")
    Report.objects.update(made_at=timezone.now() - timedelta(days=2))
    _send(client)
    report.refresh_from_db()
    assert report.sender == ""


def test_the_address_for_an_answer_is_deleted_when_the_report_is_settled(client: Client) -> None:
    _send(client)
    report = Report.objects.get()
    assert report.answer_to == "reader@example.org"
    assert settle_report(report, "corrected", world.editor())
    assert not settle_report(report, "another word", world.editor("otto"))
    report.refresh_from_db()
    assert (report.answer_to, report.sender, report.decided) == ("", "", "corrected")


def test_a_withdrawn_cable_and_one_that_is_not_held_take_no_report(client: Client) -> None:
    withdraw_cable(world.cable(), "other", at=timezone.now(), editor=world.editor())
    assert client.get(ADDRESS).status_code == 410
    assert _send(client).status_code == 410
    assert client.get("/cables/07PORTLISSE999/problem/").status_code == 404
    assert not Report.objects.exists()


def _editor(role: str) -> Client:
    user = get_user_model().objects.create_user(username=role, is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    client = Client()
    client.force_login(user)
    return client


def test_editors_see_the_queue_with_what_concerns_persons_first_and_settle_it(client: Client) -> None:
    for kind in ("misread", "other", "safety", "privacy"):
        _send(client, kind=kind)
    kinds = [report.kind for report in Report.objects.queue()]
    assert [set(kinds[:2]), kinds[2:]] == [{"safety", "privacy"}, ["misread", "other"]]
    desk = _editor("editor")
    queue = reverse("admin:cables_report_changelist")
    page = desk.get(queue)
    assert [r.kind for r in page.context["cl"].result_list] == kinds
    reports = Report.objects.all()
    assert "Say what was decided" in chosen(desk, "settle", *reports).content.decode()
    said = chosen(desk, "settle", *reports, reason="seen").content.decode()
    assert "3 settled" in said
    assert "1 left: about safety, for a chief editor" in said
    left = Report.objects.get(settled_at=None)
    one = reverse("admin:cables_report_change", args=[left.pk])
    assert desk.post(one, {"decided": "nothing in it"}).status_code == 403
    chief = _editor("chief editor")
    assert world.paragraph(3).public_text[:20] in chief.get(one).content.decode()
    assert chief.post(one, {"decided": "the name is withheld"}).status_code == 302
    left.refresh_from_db()
    assert (left.decided, left.settled_by.username) == ("the name is withheld", "chief editor")
    assert chief.post(one, {"decided": "again"}).status_code == 403
