#!/usr/bin/env python3
"""The archive's one command: `up`, `test`, and everything that Django and the archive add."""

import os
import sys

# These work without a database, so none is started for them.
WITHOUT_DATABASE = {
    "extract",
    "collectstatic",
    "findstatic",
    "check",
    "help",
    "version",
    "--help",
    "--version",
}


def main() -> None:
    command, *arguments = sys.argv[1:] or ["help"]
    from archive.bootstrap import ensure_environment

    ensure_environment(dev=command == "test")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
    if command == "up":
        from archive.up import up

        up()
    elif command == "test":
        os.execv(sys.executable, [sys.executable, "-m", "pytest", *(arguments or ["-n", "2"])])
    else:
        run(command)


def run(command: str) -> None:
    from django.core.management import execute_from_command_line

    from archive.binaries import DatabaseError
    from archive.postgres import at_hand

    if command in WITHOUT_DATABASE:
        return execute_from_command_line()
    try:
        with at_hand() as url:
            os.environ["DATABASE_URL"] = url
            execute_from_command_line()
    except DatabaseError as error:
        sys.exit(f"{error}")


if __name__ == "__main__":
    main()
