"""The desk in a real browser, under the policy that allows no script or style of a page's own."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from cables.models import Correction

from . import world


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_a_paragraph_is_corrected_in_a_browser_without_a_complaint(page: Any) -> None:
    world.load()
    user = world.editor()
    user.set_password("a long enough word")
    user.save()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(reverse("admin:login"))
    page.locator("#id_username:focus").wait_for()
    page.fill("#id_username", "vera")
    page.fill("#id_password", "a long enough word")
    page.click("input[type=submit]")
    for model in ("cable", "statistic", "correction", "withholding"):
        page.goto(reverse(f"admin:cables_{model}_changelist"))
    page.goto(reverse("admin:cables_paragraph_change", args=[world.paragraph(2).pk]))
    page.fill("#id_text", "The Government of Averna has promised lighthouses.")
    page.fill("#id_reason", "it is misread")
    page.click("input[name=_save]")
    page.wait_for_url(f"**{reverse('admin:cables_paragraph_changelist')}**")
    assert world.paragraph(2).public_text == "The Government of Averna has promised lighthouses."
    assert Correction.objects.get().reason == "it is misread"
    assert said == []
