"""Give `manage.py` an environment with the pinned requirements. Standard library only; runs first of all."""

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

from archive.binaries import INSTALL, PACKAGE, copied, major_version
from archive.paths import ROOT, environment_dir, state_dir

# Comes with the archive, since a machine may have Python and no pip.
PIP = ROOT / "archive" / "pip-26.3-py3-none-any.whl"
PIP_SHA256 = "f3b60b20ffaadd4415ed7957212a38ac63fa4c5fa375bd0f4a797777940fad13"
RUNTIME = "requirements.txt"


def ensure_environment(*further: str) -> None:
    """Go on inside an environment that holds the requirements, made and filled first where need be.

    `further` are files of requirements besides those of the archive.

    Returns only inside that environment: elsewhere the process is replaced by the same command run there.
    ARCHIVE_BOOTSTRAP=0 leaves everything as it is (a container's image is filled when it is built).
    """
    if os.environ.get("ARCHIVE_BOOTSTRAP") == "0":
        return
    environment = environment_dir()
    python = environment / "bin" / "python"
    names = [RUNTIME, *further]
    if not python.exists() or missing(environment, names):
        with one_at_a_time():
            fill(environment, python, names)
    if Path(sys.prefix) != environment:
        os.execv(python, [str(python), *sys.argv])


@contextlib.contextmanager
def one_at_a_time() -> Iterator[None]:
    """Two commands started together in a fresh checkout must not fill one environment at once."""
    try:
        state_dir().mkdir(parents=True, exist_ok=True)
        lock = os.open(state_dir() / "bootstrap.lock", os.O_CREAT | os.O_WRONLY, 0o644)
    except OSError as error:
        sys.exit(f"No place to keep the archive's state ({error}): set ARCHIVE_STATE to a folder of yours.")
    fcntl.flock(lock, fcntl.LOCK_EX)
    yield
    os.close(lock)


def fill(environment: Path, python: Path, names: list[str]) -> None:
    keep_programs(environment)
    if Path(sys.prefix) != environment and not is_usable(python):
        say(f"Making a virtual environment in {environment}")
        venv.create(environment, with_pip=False, symlinks=True, clear=True)
    if wanted := missing(environment, names):
        say(f"Installing {' and '.join(wanted)} (only on the first start)")
        install(python, [ROOT / name for name in wanted])
        for name in wanted:
            stamp_file(environment, name).write_text(stamp(name))


def keep_programs(environment: Path) -> None:
    """PostgreSQL's, where another major version comes: by them it takes over what the old one wrote."""
    wanted = (ROOT / RUNTIME).read_text()
    for old in environment.glob(f"lib/python*/site-packages/{PACKAGE}/{INSTALL}"):
        with contextlib.suppress(OSError, subprocess.CalledProcessError):  # half of an installation
            if f"\nembedded-postgres=={major_version(old / 'bin')}." not in f"\n{wanted}":
                copied(old, state_dir())


def is_usable(python: Path) -> bool:
    """False too where the interpreter that the environment was made from has gone, or is another one now."""
    check = [str(python), "-c", "import sys; sys.exit(sys.version != sys.argv[1])", sys.version]
    return python.exists() and subprocess.run(check).returncode == 0


def install(python: Path, requirements: list[Path]) -> None:
    """With uv where there is one, else with our pip. Every file's hash is compared: no other is accepted."""
    wanted = [part for file in requirements for part in ("-r", str(file))]
    if uv := shutil.which("uv"):
        command = [uv, "pip", "install", "--python", str(python)]
    else:
        verify_pip()
        command = [
            str(python),
            str(PIP / "pip"),
            "install",
            "--no-input",
            "--no-compile",
            "--only-binary=:all:",
        ]
    if subprocess.run([*command, "--quiet", "--require-hashes", *wanted]).returncode:
        sys.exit("The requirements could not be installed: see the lines above.")


def verify_pip() -> None:
    if hashlib.sha256(PIP.read_bytes()).hexdigest() != PIP_SHA256:
        sys.exit(f"{PIP} is not as it was published (its SHA-256 differs): fetch the archive anew.")


def missing(environment: Path, names: list[str]) -> list[str]:
    files = {name: stamp_file(environment, name) for name in names}
    return [name for name, file in files.items() if not file.exists() or file.read_text() != stamp(name)]


def stamp(name: str) -> str:
    """Changes with the requirements file and with the Python version."""
    return hashlib.sha256((ROOT / name).read_bytes() + sys.version.encode()).hexdigest()


def stamp_file(environment: Path, name: str) -> Path:
    return environment / f".installed-{name}"


def say(text: str) -> None:
    """To standard error: a command's standard output is its own."""
    print(f"- {text}", file=sys.stderr, flush=True)
