"""Where an organization is named: another one, not named here, a name that the machine passed over."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from cables.deciding.adding import add_mention, new_organization
from cables.deciding.correcting import correct, withdraw
from cables.models import Correction, Mention, Organization, Review
from cables.tests import world

pytestmark = pytest.mark.django_db
LANTERN, LABOR = "lantern-foundation", "ministry-of-labor-xe"
WHY = "so it says"
MORE = world.BODY.replace("14 of them.", "14 of them. The Harbor Watch gave rice.")


@pytest.fixture(autouse=True)
def cable() -> None:
    world.load(world.text(MORE))
    world.load(world.text(number=613), "613.txt")


def _mention(slug: str = LANTERN, of: int = 612) -> Mention:
    return Mention.objects.get(cable=world.cable(of), organization__slug=slug)


def _reject(mention: Mention) -> Correction:
    return correct(mention, "review", Review.REJECTED.value, reason=WHY, editor=world.editor())


def _public(slug: str) -> set[str]:
    named = Mention.objects.public().filter(organization__slug=slug)
    return set(named.values_list("cable__cable_id", flat=True))


def test_what_is_rejected_here_stays_everywhere_else() -> None:
    _reject(_mention())
    assert _public(LANTERN) == {"07PORTLISSE613"}
    assert Organization.objects.public().filter(slug=LANTERN).exists()


def test_one_that_is_named_nowhere_any_more_is_not_public(client: Client) -> None:
    for number in (612, 613):
        _reject(_mention(of=number))
    assert not Organization.objects.public().filter(slug=LANTERN).exists()
    assert client.get(f"/organizations/{LANTERN}/").status_code == 404
    assert str(Organization.objects.get(slug=LANTERN).pk) not in world.keys(1)["org"]


def test_it_is_another_organization_and_loading_again_keeps_that() -> None:
    labor = Organization.objects.get(slug=LABOR)
    correct(_mention(), "organization", labor.pk, reason=WHY, editor=world.editor())
    world.load(b"\n\n" + world.text(MORE))
    assert Mention.objects.public().filter(cable=world.cable(), organization=labor).count() == 2
    assert _public(LANTERN) == {"07PORTLISSE613"}
    withdraw(Correction.objects.get(), reason="no", editor=world.editor())
    assert _public(LANTERN) == {"07PORTLISSE612", "07PORTLISSE613"}


def test_a_name_that_the_machine_passed_over_is_added_and_found_again() -> None:
    body = new_organization("Rice Trust", "NGO", reason=WHY, editor=world.editor())
    add_mention(world.paragraph(1), "gave rice", body, reason=WHY, editor=world.editor())
    assert Mention.objects.public().get(organization=body).form == "gave rice"
    assert world.keys(1)["org"].count(str(body.pk)) == 1
    world.load(b"\n\n" + world.text(MORE.replace("has promised", "promised")))
    assert Mention.objects.public().get(organization=body).review == Review.ADDED
    world.load(b"\n\n" + world.text(MORE.replace("gave rice", "gave nothing")))
    assert not Mention.objects.public().filter(organization=body).exists()
    assert Mention.objects.get(organization=body).review == Review.UNPLACED


def test_a_name_that_was_added_is_taken_back() -> None:
    body = new_organization("Rice Trust", "NGO", reason=WHY, editor=world.editor())
    add_mention(world.paragraph(1), "gave rice", body, reason=WHY, editor=world.editor())
    withdraw(Correction.objects.get(field="added"), reason="no", editor=world.editor())
    assert not Mention.objects.filter(organization=body).exists()


def test_a_name_is_not_added_where_one_is_read() -> None:
    body = Organization.objects.get(slug=LABOR)
    with pytest.raises(ValueError, match="is read there already"):
        add_mention(world.paragraph(1), "Lantern", body, reason=WHY, editor=world.editor())
    with pytest.raises(ValueError, match="no such words"):
        add_mention(world.paragraph(1), "Moon Society", body, reason=WHY, editor=world.editor())
    with pytest.raises(ValueError, match="known already"):
        new_organization("lantern foundation", "NGO", reason=WHY, editor=world.editor())


def test_the_key_rejects_this_mention_and_not_the_organization(desk: Client) -> None:
    mention = _mention()
    address = reverse("desk-verdict", args=["07PORTLISSE612", "mention", mention.pk])
    desk.post(address, {"verdict": "reject", f"seen-mention-{mention.pk}": str(mention.version)})
    assert Mention.objects.get(pk=mention.pk).review == Review.REJECTED
    assert Organization.objects.get(slug=LANTERN).review == Review.MACHINE
    assert "Rejected" not in desk.get(reverse("desk-review", args=["07PORTLISSE613"])).content.decode()


def test_an_editor_names_another_organization_in_its_place(desk: Client) -> None:
    mention = _mention()
    address = reverse("desk-edit", args=["07PORTLISSE612", "par1", "mention", mention.pk])
    form = {"organization": LABOR, "initial-organization": LANTERN, "reason": WHY, "seen": mention.version}
    form |= {"review": "machine", "initial-review": "machine"}
    page = desk.post(address, form | {"preview": "1"}).content.decode()
    assert "<del>Lantern Foundation" in page
    desk.post(address, form | {"save": "1"})
    assert _mention(LABOR, 613)
    assert _public(LANTERN) == {"07PORTLISSE613"}
    told = Client().get("/cables/07PORTLISSE612/history/").content.decode()
    assert "a mention of an organization in paragraph 1" in told


def test_an_editor_adds_a_new_organization_by_its_name_and_kind(desk: Client) -> None:
    address = reverse("desk-tool", args=["07PORTLISSE612", "par1", "name"])
    form = {"words": "gave rice", "organization": "Rice Trust", "reason": WHY}
    form |= {"seen": world.paragraph(1).version, "save": "1"}
    assert "There is no Rice Trust." in desk.post(address, form).content.decode()
    desk.post(address, form | {"kind": "NGO"})
    assert Organization.objects.public().get(name="Rice Trust").kind == "NGO"


def test_of_what_is_not_public_no_name_is_told(client: Client) -> None:
    labor = Organization.objects.get(slug=LABOR)
    correct(_mention(), "organization", labor.pk, reason=WHY, editor=world.editor())
    _reject(_mention(of=613))
    told = client.get("/cables/07PORTLISSE612/history/").content.decode()
    assert "Lantern Foundation" not in told
