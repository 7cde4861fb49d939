"""`manage.py mcp`: the archive for assistants, by the Model Context Protocol."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

from asgiref.sync import sync_to_async
from django.core.management.base import BaseCommand
from django.db import close_old_connections
from pydantic import Field

from cables.api import assistants
from cables.api.cursors import BadCursor
from cables.publishing.reading_room import reading
from cables.search import TooSlow
from cables.search.parameters import Refused

if TYPE_CHECKING:
    from mcp.server import MCPServer

Words = Annotated[str, Field(description='Words, "a phrase", -excluded, a OR b, begin*.')]
Countries = Annotated[list[str], Field(description="ISO 3166-1 alpha-2 codes: KZ.")]
Years = Annotated[list[str], Field(description="Reporting years: 2007, or 2006-2008.")]
Topics = Annotated[list[str], Field(description="Topics as `holdings` names them.")]
Organizations = Annotated[list[str], Field(description="Organizations by name or acronym.")]
Kinds = Annotated[list[str], Field(description="Kinds of figures: convictions, victims-identified.")]
Most = Annotated[int, Field(ge=1, le=assistants.MOST)]
Cursor = Annotated[str, Field(description="`next` of the answer before.")]
TOLD = """Cables in which US embassies answered the Department of State's questionnaire on human trafficking.
Quote only what stands in an item, with its citation; say what is uncertain: its basis,
confidence, state, gaps."""


class Command(BaseCommand):
    help = "Serve assistants by the Model Context Protocol: on standard input and output, or over HTTP."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--site", default="http://127.0.0.1:8000", help="what stands before the addresses of this archive"
        )
        parser.add_argument("--http", type=int, metavar="PORT", help="serve 127.0.0.1 here, under /mcp")

    def handle(self, *args: Any, site: str, http: int | None, **options: Any) -> None:
        served = server(site.rstrip("/"))
        try:
            if http is None:
                served.run("stdio")
            else:
                served.run(
                    "streamable-http", host="127.0.0.1", port=http, stateless_http=True, json_response=True
                )
        except KeyboardInterrupt:
            sys.exit(130)


def server(site: str) -> MCPServer:
    """The tools; what they may ask is `api.assistants`."""
    from mcp.server import MCPServer  # installed for this command alone

    served = MCPServer("tip-cable-archive", title="TIP Cable Archive", instructions=TOLD, log_level="WARNING")
    _find(served, site)
    _look(served, site)
    return served


def _look(served: MCPServer, site: str) -> None:
    """What is held, a cable, and answers side by side."""

    @served.tool()
    async def holdings() -> dict[str, Any]:
        """What the archive holds: countries with their years, and the topics that can be compared."""
        return await answered(partial(assistants.holdings, site))

    @served.tool()
    async def compare(
        topic: Annotated[str, Field(description="One topic as `holdings` names it.")],
        country: Countries,
        year: Annotated[list[int], Field(description="Reporting years.")],
    ) -> dict[str, Any]:
        """The same question across countries and years; a cell without an answer says why it is empty."""
        return await answered(partial(assistants.compared, topic, country, year, site))

    @served.tool()
    async def read(
        cable_id: Annotated[str, Field(description="A cable's number: 07ASTANA614.")],
        paragraph: Annotated[list[str], Field(description="Numbers or keys; none for all.")] = [],  # noqa: B006
    ) -> dict[str, Any]:
        """A cable, or some of its paragraphs, as published."""
        return await answered(partial(assistants.read, cable_id, site, paragraph))


def _find(served: MCPServer, site: str) -> None:
    """Passages and figures that match."""

    @served.tool()
    async def search(
        q: Words = "", country: Countries = [], year: Years = [], topic: Topics = [],  # noqa: B006
        org: Organizations = [], most: Most = 10, cursor: Cursor = "",  # noqa: B006
    ) -> dict[str, Any]:  # fmt: skip
        """Passages by words and filters, the best first, each with its citation and permalink."""
        asked = {
            "q": [q],
            "country": country,
            "year": year,
            "topic": topic,
            "org": org,
            "sort": ["relevance"],
        }
        return await answered(partial(assistants.found, "paragraphs", asked, site, most, cursor))

    @served.tool()
    async def figures(
        kind: Kinds = [], country: Countries = [], year: Years = [], q: Words = "",  # noqa: B006
        most: Most = 10, cursor: Cursor = "",
    ) -> dict[str, Any]:  # fmt: skip
        """Figures with what they count, their period, who states them, and the very words."""
        asked = {"q": [q], "country": country, "year": year, "statistic": kind}
        return await answered(partial(assistants.found, "statistics", asked, site, most, cursor))


async def answered(ask: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    from mcp.server.mcpserver.exceptions import ToolError

    try:
        return await sync_to_async(asked)(ask)
    except (Refused, assistants.NotThere) as refused:
        raise ToolError(str(refused)) from None
    except BadCursor:
        raise ToolError("This cursor is of another question. Ask without one.") from None
    except TooSlow:
        raise ToolError("This took too long. Add a word, a country or a year.") from None


def asked(ask: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    close_old_connections()
    try:
        with reading():
            return ask()
    finally:
        close_old_connections()
