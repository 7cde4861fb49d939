"""Every file that a template names is there: a page with hashed static files fails where one is missing."""

import re

import pytest
from django.contrib.staticfiles import finders

from archive.paths import ROOT

NAMED = re.compile(r"""{% static ["']([^"']{1,200})["'] %}""")
TEMPLATES = sorted(ROOT.glob("templates/**/*.html"))


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_the_static_files_of_a_template_exist(template) -> None:
    named = NAMED.findall(template.read_text())
    assert [path for path in named if not finders.find(path)] == []


def test_there_are_templates_to_look_at() -> None:
    assert len(TEMPLATES) > 5
