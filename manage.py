#!/usr/bin/env python3
"""The archive's one command: `up`, `test`, `doctor`, and all that Django and the archive add."""

import os
import sys

# No database is started for these.
WITHOUT_DATABASE = {
    "extract",
    "score",
    "collectstatic",
    "findstatic",
    "check",
    "help",
    "version",
    "--help",
    "--version",
}

DEVELOPMENT, EXTRA = "requirements-dev.txt", "requirements-extra.txt"
# What these commands need besides is installed when one of them is first asked for.
BESIDES = dict.fromkeys(("test", "benchmark", "prove", "snapshot"), DEVELOPMENT) | dict.fromkeys(
    ("export", "import", "mcp"), EXTRA
)


def main() -> None:
    if sys.version_info < (3, 11):  # noqa: UP036
        sys.exit("The archive needs Python 3.11 or later; this is " + sys.version.split()[0])
    from archive.bootstrap import ensure_environment

    command, *arguments = sys.argv[1:] or ["help"]
    ensure_environment(*([BESIDES[command]] if command in BESIDES else []))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
    if command in {"up", "collectstatic", "benchmark"}:
        os.environ["ARCHIVE_COLLECTING"] = "1"
    if command == "up":
        from archive.up import up

        up(arguments)
    elif command == "doctor":
        from archive.upkeep.doctor import doctor

        sys.exit(doctor())
    elif command == "test":
        # The whole suite on two cores; what a path names, in this process.
        cores = [] if any(not one.startswith("-") for one in arguments) else ["-n2"]
        os.execv(sys.executable, [sys.executable, "-m", "pytest", *cores, *arguments])
    else:
        run(command)


def run(command: str) -> None:
    from archive.binaries import DatabaseError
    from archive.database import at_hand
    from archive.errors import AWAY, why

    if command in WITHOUT_DATABASE:
        return execute()
    try:
        with at_hand() as url:
            os.environ["DATABASE_URL"] = url
            execute()
    except DatabaseError as error:
        sys.exit(str(error))
    except AWAY as error:
        sys.exit(f"The database cannot be used: {why(error)} See DATABASE_URL and the database's own log.")


def execute() -> None:
    from django.core.management import execute_from_command_line
    from django.db import ProgrammingError

    from archive.upkeep.versions import unfit

    try:
        execute_from_command_line()
    except ProgrammingError:
        if told := unfit():
            sys.exit(told)
        raise


if __name__ == "__main__":
    main()
