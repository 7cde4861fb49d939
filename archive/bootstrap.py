"""Give `manage.py` an environment that holds the requirements. Standard library only; runs before anything else."""

import contextlib
import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Iterator
from pathlib import Path

from archive.places import ROOT, environment_dir, state_dir

PIP = ROOT / "archive" / "pip-26.3-py3-none-any.whl"
PIP_SHA256 = "f3b60b20ffaadd4415ed7957212a38ac63fa4c5fa375bd0f4a797777940fad13"
RUNTIME, DEV = "requirements.txt", "requirements-dev.txt"


def ensure_environment(*, dev: bool) -> None:
    """Go on inside an environment with the pinned requirements, made and filled first where need be.

    Returns only inside that environment: elsewhere the process is replaced by the same command run there.
    """
    if os.environ.get("ARCHIVE_BOOTSTRAP") == "0":
        return
    if sys.version_info < (3, 11):
        sys.exit(f"The archive needs Python 3.11 or later; this is {sys.version.split()[0]}.")
    environment = environment_dir()
    python = environment / "bin" / "python"
    with one_at_a_time():
        if not works(python):
            say(f"Making a virtual environment in {environment}")
            venv.create(environment, with_pip=False, symlinks=True, clear=True)
        missing = [
            name for name in ([RUNTIME, DEV] if dev else [RUNTIME]) if not is_stamped(environment, name)
        ]
        if missing:
            install(python, missing)
            for name in missing:
                stamp_file(environment, name).write_text(stamp(name))
    if Path(sys.prefix) != environment:
        os.execv(python, [str(python), *sys.argv])


@contextlib.contextmanager
def one_at_a_time() -> Iterator[None]:
    """Two commands started together in a fresh checkout must not fill one environment at once."""
    state_dir().mkdir(parents=True, exist_ok=True)
    with open(state_dir() / "bootstrap.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def works(python: Path) -> bool:
    """False too where the interpreter that the environment was made from has gone or changed its version."""
    check = [
        str(python),
        "-c",
        f"import sys; sys.exit(sys.version_info[:2] != {tuple(sys.version_info[:2])})",
    ]
    return python.exists() and (
        Path(sys.prefix) == python.parent.parent or subprocess.run(check).returncode == 0
    )


def install(python: Path, names: list[str]) -> None:
    """Install what the requirements files pin; every file's hash is compared, so a tampered package is refused."""
    say(f"Installing {' and '.join(names)} (first start only)")
    wanted = [part for name in names for part in ("-r", str(ROOT / name))]
    if uv := shutil.which("uv"):
        command = [uv, "pip", "install", "--quiet", "--python", str(python)]
    else:
        verify_pip()
        command = [
            str(python),
            str(PIP / "pip"),
            "install",
            "--quiet",
            "--no-input",
            "--disable-pip-version-check",
        ]
    if subprocess.run([*command, "--require-hashes", *wanted]).returncode:
        sys.exit(f"The requirements could not be installed by {command[0]}: see the lines above.")


def verify_pip() -> None:
    """The pip that comes with the archive is run only as it was published."""
    if hashlib.sha256(PIP.read_bytes()).hexdigest() != PIP_SHA256:
        sys.exit(f"{PIP} is not the file that it should be (its SHA-256 differs): fetch the archive anew.")


def stamp(name: str) -> str:
    """Changes with the requirements file and with the Python version."""
    return hashlib.sha256((ROOT / name).read_bytes() + sys.version.encode()).hexdigest()


def stamp_file(environment: Path, name: str) -> Path:
    return environment / f".installed-{name}"


def is_stamped(environment: Path, name: str) -> bool:
    file = stamp_file(environment, name)
    return file.exists() and file.read_text() == stamp(name)


def say(text: str) -> None:
    print(f"- {text}", file=sys.stderr, flush=True)
