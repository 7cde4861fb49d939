"""An hour at the desk, through its pages: a cable is loaded, put right, loaded again, and all of it stays."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from django.conf import settings
from playwright.sync_api import expect

from cables.models import Correction, Mention, Organization, Paragraph, Withholding

from . import world

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ROOT = Path(settings.BASE_DIR)
WORD = "a long enough word"


class Hour(NamedTuple):
    """A cable, and what an editor does to it. Its paragraph `asked` prints the code `printed`, to which he
    adds `more`; in the other file it prints `otherwise`. `one` and `two` name one body."""

    file: Path
    asked: str
    printed: str
    more: str
    otherwise: str
    counted: str
    one: str
    two: str

    @property
    def cable_id(self) -> str:
        return self.file.stem

    @property
    def review(self) -> str:
        return f"/admin/review/{self.cable_id}/"

    def paragraph(self, key: str) -> Paragraph:
        return Paragraph.objects.get(cable__cable_id=self.cable_id, key=key)

    def codes(self) -> set[str]:
        answers = self.paragraph(self.asked).answers.filter(rejected=False)
        return set(answers.values_list("question__code", flat=True))

    def variant(self) -> bytes:
        """The file with that one code printed otherwise."""
        text, paragraph = self.file.read_text(encoding="utf-8"), self.paragraph(self.asked)
        begins = paragraph.cable.witnesses.get(chosen=True).text[paragraph.start :][:24]
        assert text.count(begins) == 1
        assert f"({self.printed})" in begins
        return text.replace(begins, begins.replace(self.printed, self.otherwise)).encode()


SAMPLE = Hour(
    ROOT / "fixtures" / "samples" / "07PORTLISSE112.txt",
    "par30", "29H", "29K", "29I", "par4", "Open Harbor Foundation", "Open Harbor",
)  # fmt: skip
ASTANA = Hour(
    ROOT.parent / "shared" / "cables" / "07ASTANA614.txt",
    "par38", "28H", "28C", "28G", "par3",
    "National Committee on Women and Family Affairs", "National Commission on Family and Gender Policy",
)  # fmt: skip


@pytest.fixture(params=[ASTANA if ASTANA.file.exists() else SAMPLE], ids=lambda hour: hour.cable_id)
def hour(request: Any) -> Hour:
    chosen: Hour = request.param
    if not chosen.file.exists():
        pytest.skip(f"{chosen.file.name} is not here: the hour is spent on the sample cable alone.")
    return chosen


@pytest.fixture
def desk(page: Any) -> Any:
    """A browser in which an editor has logged in, and which complains of nothing."""
    editor = world.editor()
    editor.set_password(WORD)
    editor.save()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto("/admin/")
    page.locator("#id_username:focus").wait_for()
    page.get_by_label("Username").fill("vera")
    page.get_by_label("Password").fill(WORD)
    page.get_by_role("button", name="Log in").click()
    page.get_by_role("link", name="Review queue").first.wait_for()
    yield page
    assert said == []


def load(desk: Any, name: str, content: bytes) -> str:
    """Upload a file, look at its preview, load it; what the preview said."""
    desk.goto("/admin/")
    desk.get_by_role("link", name="Upload files").click()
    desk.get_by_label("File").set_input_files({"name": name, "mimeType": "text/plain", "buffer": content})
    desk.get_by_role("button", name="Show what they would change").click()
    desk.get_by_role("button", name="Load ").wait_for()
    said = str(desk.locator(".desk").inner_text())
    desk.get_by_role("button", name="Load ").click()
    desk.locator(".messagelist").wait_for()
    return said


def save(desk: Any, reason: str) -> None:
    """Give the reason, look at the difference, save."""
    work = desk.locator(".work")
    work.get_by_label("Reason").fill(reason)
    work.get_by_role("button", name="Show the difference").click()
    desk.locator(".work :is(ins, del)").first.wait_for()
    work.locator("[data-save]").click()
    work.wait_for(state="detached")


def correct_codes(desk: Any, hour: Hour) -> None:
    desk.goto(hour.review)
    desk.locator(f"#{hour.asked} .tools").get_by_role("link", name="Correct").click()
    desk.locator(".work").get_by_label("Questions").fill(f"{hour.printed}, {hour.more}")
    save(desk, "it answers both")


def fix_figure(desk: Any, hour: Hour) -> str:
    item = desk.locator(f"#{hour.counted} .item.statistic").first
    item.get_by_role("link", name="Correct").click()
    desk.locator(".work").get_by_label("Value:", exact=True).fill("4321")
    save(desk, "a digit was misread")
    return str(item.inner_text())


def merge(desk: Any, hour: Hour) -> None:
    item = desk.locator(".item.organization", has=desk.get_by_text(f"{hour.one} (")).first
    item.get_by_role("link", name="Correct").click()
    desk.locator(".work").get_by_label("Merged into").fill(hour.two)
    save(desk, "two names of one body")


def withhold(desk: Any, hour: Hour) -> str:
    """The machine withheld it; that is lifted, seen in public, and withheld again by hand."""
    found = Withholding.objects.filter(cable__cable_id=hour.cable_id, kind="phone").order_by("source_start")
    first = found.first()
    assert first is not None
    assert first.paragraph is not None
    number, key, item = first.quote, first.paragraph.key, f"#withholding-{first.pk}"
    assert number not in public(desk, hour)
    desk.goto(f"{hour.review}{item}")
    desk.locator(item).get_by_role("button", name="Make public").click()
    desk.get_by_label("Why").fill("the number of an office")
    desk.get_by_role("button", name="Make public").click()
    desk.locator("[data-review]").wait_for()
    expect(desk.locator(item)).to_have_count(0)
    assert number in public(desk, hour)
    desk.goto(f"{hour.review}#{key}")
    desk.locator(f"#{key} .tools").get_by_role("link", name="Withhold").click()
    desk.locator(".work").get_by_label("Words").fill(number)
    desk.locator(".work").get_by_label("Kind").select_option("phone")
    save(desk, "the officer's own number")
    return str(number)


def public(desk: Any, hour: Hour) -> str:
    desk.goto(f"/cables/{hour.cable_id}/")
    return str(desk.locator("main").inner_text())


def in_place(desk: Any, hour: Hour, number: str) -> None:
    """All four decisions, as the public sees them."""
    page = public(desk, hour)
    assert number not in page
    assert "[withheld: personal telephone number]" in page
    assert hour.codes() == {hour.printed, hour.more}
    statistics = desk.context.request.get(f"/cables/{hour.cable_id}.json").text()
    assert "4321" in statistics
    one, two = (Organization.objects.filter(name=name).first() for name in (hour.one, hour.two))
    assert one is not None
    assert two is not None
    assert one.merged_into == two
    desk.goto(one.get_absolute_url())
    assert desk.url.endswith(two.get_absolute_url())


def test_an_hour_at_the_desk(desk: Any, hour: Hour) -> None:
    assert "created" in load(desk, hour.file.name, hour.file.read_bytes())
    assert hour.codes() == {hour.printed}
    correct_codes(desk, hour)
    assert "4,321" in fix_figure(desk, hour)
    merge(desk, hour)
    number = withhold(desk, hour)
    in_place(desk, hour, number)

    kept = set(Correction.objects.filter(withdrawn_at=None).values_list("pk", flat=True))
    said = load(desk, hour.file.name, hour.variant())
    assert "will be changed" in said
    assert re.search(r"\d corrections stay as they are. 1 of them is read differently now", said)
    in_place(desk, hour, number)
    assert kept <= set(Correction.objects.filter(withdrawn_at=None).values_list("pk", flat=True))

    desk.goto("/admin/queue/")
    desk.get_by_role("link", name="changed readings").click()
    expect(desk.locator(".line")).to_have_count(1)
    desk.locator(".line a").first.click()
    item = desk.locator(".item.correction.doubt")
    assert hour.otherwise in item.inner_text()
    with desk.expect_navigation():
        item.get_by_role("button", name="Keep the correction").click()
    desk.goto("/admin/queue/?doubt=changed")
    desk.get_by_text("Nothing is left here.").wait_for()
    in_place(desk, hour, number)


def test_mci_and_mcis_are_one_ministry_as_the_machine_reads_them(desk: Any) -> None:
    if not ASTANA.file.exists():
        pytest.skip(f"{ASTANA.file.name} is not here.")
    load(desk, ASTANA.file.name, ASTANA.file.read_bytes())
    named = Mention.objects.filter(form__in=["MCI", "MCIS"]).values_list("organization", flat=True)
    assert len(named) == 2
    assert len(set(named)) == 1
