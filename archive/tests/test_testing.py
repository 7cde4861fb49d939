"""The surroundings of the tests themselves."""

import pytest
from django.db import connection

from archive.testing import chromium


@pytest.fixture
def no_browser(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    monkeypatch.setenv("PATH", "/nowhere")
    return monkeypatch


def test_without_a_browser_its_tests_are_skipped_and_say_so(no_browser: pytest.MonkeyPatch) -> None:
    no_browser.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="BROWSER TEST NOT RUN"):
        chromium()


def test_in_ci_a_missing_browser_is_a_failure(no_browser: pytest.MonkeyPatch) -> None:
    no_browser.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="BROWSER TEST NOT RUN"):
        chromium()


@pytest.mark.django_db
def test_a_run_has_a_forgetful_cluster_of_its_own() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('fsync'), current_setting('data_directory')")
        fsync, data = cursor.fetchone()
    assert fsync == "off"
    assert "-test-" in data


def test_the_browser_reads_a_page(page) -> None:
    page.goto("/admin/login/")
    assert "Log in" in page.content()
