"""Settings from the environment: right where they are given, loud where they are wrong."""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured

from archive import environment
from archive.paths import ROOT
from archive.settings import database


def settings_with(names: str, **given: str) -> Any:
    """The values of these settings in a fresh process with this environment."""
    ask = f"import archive.settings as s; print([getattr(s, n) for n in {names.split()!r}])"
    base = {"PATH": os.environ["PATH"], "SECRET_KEY": "k" * 50, "ARCHIVE_STATE": "/tmp/none"}
    result = subprocess.run(
        [sys.executable, "-c", ask], cwd=ROOT, env=base | given, capture_output=True, text=True
    )
    assert result.returncode == 0, result.stderr
    return eval(re.sub(r"<class '([\w.]+)'>", r"'\1'", result.stdout))


def test_an_address_with_several_hosts_is_understood() -> None:
    url = "postgresql://me:secret@one:5432,two:5433/cables?target_session_attrs=read-write&sslmode=require"
    parsed = database(url)
    assert (parsed["HOST"], parsed["PORT"]) == ("one,two", "5432,5433")
    assert (parsed["USER"], parsed["PASSWORD"], parsed["NAME"]) == ("me", "secret", "cables")
    assert parsed["OPTIONS"]["target_session_attrs"] == "read-write"
    assert parsed["OPTIONS"]["sslmode"] == "require"


def test_an_address_that_is_none_is_refused() -> None:
    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL"):
        database("mysql:/nonsense")


def test_a_web_server_gets_a_pool_and_a_command_does_not() -> None:
    url = "postgresql://me@here/cables"
    (served,) = settings_with("DATABASES", DATABASE_URL=url, ARCHIVE_SERVING="1")
    (command,) = settings_with("DATABASES", DATABASE_URL=url)
    assert served["default"]["OPTIONS"]["pool"]["max_size"] >= 4
    assert "pool" not in command["default"]["OPTIONS"]
    for each in (served, command):
        assert (each["default"]["CONN_MAX_AGE"], each["default"]["CONN_HEALTH_CHECKS"]) == (0, True)


def test_behind_pgbouncer_nothing_is_kept_on_a_connection() -> None:
    (found,) = settings_with(
        "DATABASES", DATABASE_URL="postgresql://a@b/c", ARCHIVE_SERVING="1", PGBOUNCER="1"
    )
    assert found["default"]["DISABLE_SERVER_SIDE_CURSORS"] is True
    assert found["default"]["OPTIONS"]["prepare_threshold"] is None
    assert "pool" not in found["default"]["OPTIONS"]


def test_over_tls_cookies_redirects_and_hsts_are_secure() -> None:
    names = "SESSION_COOKIE_SECURE CSRF_COOKIE_SECURE SECURE_SSL_REDIRECT SECURE_HSTS_SECONDS"
    assert settings_with(names) == [False, False, False, 0]
    assert settings_with(names, SECURE="1") == [True, True, True, 31536000]


def test_nothing_is_inline_and_nothing_comes_from_elsewhere() -> None:
    (policy,) = settings_with("CONTENT_SECURITY_POLICY")
    sources = policy["DIRECTIVES"]
    assert sources["default-src"] == ["'none'"]
    assert {source for given in sources.values() for source in given} == {"'none'", "'self'"}


def test_the_secret_key_is_made_once_and_for_its_owner_only(tmp_path: Path) -> None:
    keys = [
        settings_with("SECRET_KEY", SECRET_KEY="", ARCHIVE_STATE=str(tmp_path / "s"))[0] for _ in range(2)
    ]
    assert keys[0] == keys[1]
    assert len(keys[0]) >= 50
    assert (tmp_path / "s" / "secret_key").stat().st_mode & 0o777 == 0o600


def test_a_secret_may_come_from_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "key").write_text("from the file\n")
    monkeypatch.setenv("SOME_KEY_FILE", str(tmp_path / "key"))
    assert environment.text("SOME_KEY") == "from the file"
    monkeypatch.setenv("SOME_KEY_FILE", str(tmp_path / "gone"))
    with pytest.raises(ImproperlyConfigured, match="SOME_KEY_FILE"):
        environment.text("SOME_KEY")


@pytest.mark.parametrize(("read", "value"), [(environment.flag, "perhaps"), (environment.number, "many")])
def test_a_value_of_the_wrong_kind_is_named(read: Any, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOME_SETTING", value)
    with pytest.raises(ImproperlyConfigured, match=f"SOME_SETTING.*'{value}'"):
        read("SOME_SETTING", 0)
