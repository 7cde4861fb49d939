"""What each role may decide, tried at the desk itself."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cables.deciding.withholding import lift, withhold
from cables.logins.roles import ADMINISTRATOR, CHIEF, EDITOR, PERMISSIONS, VIEWER
from cables.models import Withholding

from . import world
from .lists import answered

pytestmark = pytest.mark.django_db


def user_of(role: str, name: str = "") -> Any:
    user = get_user_model().objects.create_user(username=name or role, is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    return user


def desk(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def act(client: Client, thing: Any, action: str) -> None:
    answered(client, action, thing, kind="private")


def test_the_groups_hold_what_is_written_and_migrate_sets_it_anew() -> None:
    group = Group.objects.get(name=VIEWER)
    group.permissions.set(Permission.objects.filter(codename="change_cable"))
    call_command("migrate", verbosity=0)
    for name, wanted in PERMISSIONS.items():
        rows = Group.objects.get(name=name).permissions.select_related("content_type")
        assert {f"{row.content_type.app_label}.{row.codename}" for row in rows} == wanted


@pytest.mark.parametrize(("role", "may"), [(VIEWER, False), (EDITOR, False), (CHIEF, True)])
def test_a_cable_is_withdrawn_and_restored_by_chief_editors(role: str, may: bool, client: Client) -> None:
    world.load()
    chosen = desk(user_of(role))
    act(chosen, world.cable(), "withdraw")
    assert client.get("/cables/07PORTLISSE612/").status_code == (410 if may else 200)
    act(chosen, world.cable(), "restore")
    assert client.get("/cables/07PORTLISSE612/").status_code == 200


@pytest.mark.parametrize(("role", "may"), [(VIEWER, False), (EDITOR, False), (CHIEF, True)])
def test_a_withholding_is_lifted_by_chief_editors(role: str, may: bool) -> None:
    world.load()
    act(desk(user_of(role)), Withholding.objects.get(), "lift")
    assert (Withholding.objects.get().lifted_at is not None) == may


def test_it_takes_two_chief_editors_to_lift_what_protects_a_person() -> None:
    world.load()
    guarded = withhold(world.paragraph(3), "safety", reason="-", editor=world.editor())
    first = desk(user_of(CHIEF))
    for client in (first, first, desk(user_of(EDITOR))):
        act(client, guarded, "lift")
        guarded.refresh_from_db()
        assert guarded.lifted_at is None
    act(desk(user_of(CHIEF, "another")), guarded, "lift")
    guarded.refresh_from_db()
    assert guarded.lifted_by is not None
    assert guarded.lifted_by.username == "another"


def _set_password(by: Any, whose: Any) -> None:
    """As an administrator does, through the page."""
    client = Client()
    client.force_login(by)
    new = {"password1": "a-new-pass-7788", "password2": "a-new-pass-7788", "usable_password": "true"}
    response = client.post(f"/admin/auth/user/{whose.pk}/password/", new)
    assert response.status_code == 302, response.content


def test_whoever_sets_a_chief_editors_password_does_not_become_the_second_person() -> None:
    world.load()
    secret = withhold(world.paragraph(2), "victim", reason="-", editor=world.editor())
    boss, chief = world.editor("boss"), user_of(CHIEF, "chief")
    assert lift(secret, boss) is False
    _set_password(boss, chief)
    with pytest.raises(ValueError, match="boss made or changed the account of chief"):
        lift(secret, chief)
    secret.refresh_from_db()
    assert secret.lifted_at is None


def test_an_account_that_somebody_else_handled_is_no_second_person_for_a_week() -> None:
    world.load()
    secret = withhold(world.paragraph(2), "victim", reason="-", editor=world.editor())
    asker, chief, boss = user_of(CHIEF, "asker"), user_of(CHIEF, "chief"), world.editor("boss")
    assert lift(secret, asker) is False
    _set_password(boss, chief)
    with pytest.raises(ValueError, match="boss changed your account"):
        lift(secret, chief)
    LogEntry.objects.update(action_time=timezone.now() - timedelta(days=8))
    assert lift(secret, chief) is True


def test_an_administrator_makes_an_editor_and_sees_what_each_role_means() -> None:
    client = desk(user_of(ADMINISTRATOR))
    address = reverse("admin:auth_user_add")
    assert "Chief editor: besides withdraws" in client.get(address).content.decode()
    role = Group.objects.get(name=EDITOR).pk
    word = "a long enough word"
    made = {
        "username": "new",
        "usable_password": "true",
        "password1": word,
        "password2": word,
        "groups": [role],
    }
    assert client.post(address, made).status_code == 302
    user = get_user_model().objects.get(username="new")
    assert user.is_staff
    assert user.has_perm("cables.change_paragraph")
    assert not user.has_perm("cables.withdraw_cable")


def _save(client: Client, user: Any, **changes: Any) -> None:
    page = client.get(reverse("admin:auth_user_change", args=[user.pk]))
    if page.status_code == 200:
        given = {"username": user.username, "is_active": "on"} | changes
        client.post(reverse("admin:auth_user_change", args=[user.pk]), given)
    user.refresh_from_db()


def test_an_administrator_gives_no_role_to_himself_and_makes_nobody_almighty() -> None:
    user, other = user_of(ADMINISTRATOR), user_of(EDITOR)
    client, chief = desk(user), Group.objects.get(name=CHIEF)
    permission = Permission.objects.get(codename="withdraw_cable").pk
    _save(client, user, groups=[chief.pk], is_superuser="on", user_permissions=[permission])
    assert [group.name for group in user.groups.all()] == [ADMINISTRATOR]
    _save(client, other, groups=[chief.pk], is_superuser="on", user_permissions=[permission])
    assert [group.name for group in other.groups.all()] == [CHIEF]
    for one in (user, other):
        assert not one.is_superuser
        assert not one.user_permissions.exists()


def test_an_administrator_does_not_touch_who_may_do_everything() -> None:
    almighty, client = world.editor(), desk(user_of(ADMINISTRATOR))
    for name in ("change", "password_change", "delete"):
        address = reverse(f"admin:auth_user_{name}", args=[almighty.pk])
        assert client.post(address, {"username": "gone"}).status_code == 403


def test_nobody_deletes_an_account() -> None:
    user, client = user_of(EDITOR), desk(world.editor())
    assert client.post(reverse("admin:auth_user_delete", args=[user.pk]), {"post": "yes"}).status_code == 403
