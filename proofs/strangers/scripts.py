"""D2: an archive in which every word that somebody else wrote is a script, shown on every page in a real
browser: nothing runs, also where the browser has no policy that would stop it."""

from __future__ import annotations

import shutil
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import zip_longest
from random import Random
from typing import Any
from urllib.parse import quote, urlsplit

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.test import Client
from django.test.testcases import LiveServerThread
from django.test.utils import override_settings
from django.urls import Resolver404, resolve
from lxml import html

from archive.testing import CHROMIUM
from benchmarks.pages import set_in_environment
from cables.deciding.adding import add_statistic
from cables.deciding.correcting import correct
from cables.deciding.withholding import withhold
from cables.ingest import ingest_bytes
from cables.models import Cable, Organization
from cables.models.reports import report
from proofs import Shown
from proofs.crawl import addresses
from proofs.headers import header

BODY = """1. (SBU) (27A) The {organization} counted 120 victims in 2006, up from 95 in 2005. The Lantern
Foundation (LF) sheltered 14 {paragraph} of them, says the Ministry of {organization}.

--------------------
{heading}
--------------------

2. (SBU) (27B) The Government has promised several {statistic} for shelters.

3. (SBU) (99{question}) Police told {withheld} of nine men convicted in 2006.

4. (U) Post's contact is {contact}, telephone +999 22 431 7788.

MARLOWE {below}
"""
PLACES = ("organization", "paragraph", "heading", "statistic", "question", "withheld", "contact", "below")
FORMS = (
    "/search/?q={}", "/search/?country={}&sort={}", "/?q={}", "/organizations/?name={}",
    "/statistics/?kind={}", "/compare/?topic={}", "/search/values/org/?q={}", "/names/?q={}", "/{}",
    "/cables/{}/", "/topics/{}/",
    "/cables/07PORTLISSE700/?q={}&source=beside", "/admin/login/?next={}", "/admin/queue/?doubt={}",
)  # fmt: skip
NEVER = ("logout", "jsi18n")
POLICY = "Content Security Policy"


def prove(size: int, samples: bool, guarded: bool) -> Shown:
    """So many pages, by turns of each kind, in a browser without the policy and in one with it. Unguarded,
    templates escape nothing."""
    if not (chromium := next(filter(None, map(shutil.which, CHROMIUM)), None)):
        return Shown("not shown", ["There is no Chromium on PATH: install it (apt-get install chromium)."])
    furnish()
    says = {"DJANGO_ALLOW_ASYNC_UNSAFE": "true"}  # the browser's driver keeps an event loop
    with set_in_environment(says), override_settings(ALLOWED_HOSTS=["*"]):
        editor = Client()
        editor.force_login(get_user_model().objects.get())
        most = 1 + size // 80
        every = [*asked(), *addresses(), *linked(editor, most)]
        Random(7).shuffle(every)
        pages = list(by_turns(kinds(every, editor, most, size)))[:size]
        with escaping(guarded), server() as place, ThreadPoolExecutor(1) as own:
            session = editor.cookies[settings.SESSION_COOKIE_NAME].value
            ran, _ = own.submit(visit, chromium, place, session, pages, False).result()
            also, refused = own.submit(visit, chromium, place, session, pages, True).result()
    against = [f"{line}, without a policy" for line in ran] + also
    against += [f"the policy had to refuse: {line}" for line in refused]
    figure = f"{len(pages)} pages, {len(ran)} scripts ran without the policy, {len(also)} with it"
    return Shown(f"{figure}, which had to refuse {len(refused)}", against)


def script(place: str) -> str:
    """Words that tell where they ran, whether they stand in text, in an attribute, or in a script."""
    run = f"ran('{place}')"
    return f"<img src=x onerror={run}>\"'><svg/onload={run}></script><script>{run}</script>"


def furnish() -> None:
    """Two cables, and what editors and readers said of them."""
    for number, year in ((700, 7), (701, 8)):
        body = BODY.format(**{place: script(place) for place in PLACES})
        top = header(
            number, year=year, subject=f"AVERNA {script('subject')}", references=script("references")
        )
        ingest_bytes(f"{script('name')}{year}.txt", (top + body).encode())
    editor = get_user_model().objects.create_superuser(username=script("editor")[:150])
    cable = Cable.objects.get(cable_id="07PORTLISSE700")
    one, two, three = cable.paragraphs.filter(number__in=(1, 2, 3)).order_by("number")
    correct(two, "heading", script("corrected"), reason=script("reason"), editor=editor)
    figure = {"kind": "funding", "value": 40, "unit": "<svg onload=ran('unit')>"}
    add_statistic(
        two, f"several {script('statistic')}", "several", figure, reason=script("reason"), editor=editor
    )
    for organization in Organization.objects.filter(mentions__isnull=False).distinct():
        correct(organization, "name", f"{script('named')} {organization.pk}", reason="-", editor=editor)
    start = three.public_text.index("nine")
    withhold(three, "safety", reason=script("why"), editor=editor, start=start, end=start + 8)
    report(cable, one, "misread", script("report"), script("answer"), "10.0.0.1")


def asked() -> list[str]:
    return [form.format(*[quote(script("asked"), safe="")] * 2) for form in FORMS]


def linked(editor: Client, most: int) -> Iterator[str]:
    """Addresses of the desk, by following its links, so many of a kind."""
    seen, waiting = set[str](), ["/admin/", "/admin/queue/", "/admin/review/07PORTLISSE700/"]
    kept = Counter[str]()
    while waiting:
        address = waiting.pop(0)
        kept[name_of(address)] += 1
        if kept[name_of(address)] > most or name_of(address).endswith(NEVER):
            continue
        yield address
        answer = editor.get(address)
        if not answer.get("Content-Type", "").startswith("text/html") or not answer.content:
            continue
        for link in html.fromstring(answer.getvalue()).iter("a"):
            parts = urlsplit(link.get("href", ""))
            following = f"{parts.path or urlsplit(address).path}?{parts.query}".rstrip("?")
            if following.startswith("/admin/") and following not in seen:
                seen.add(following)
                waiting.append(following)


def name_of(address: str) -> str:
    try:
        return resolve(urlsplit(address).path).view_name
    except Resolver404:
        return "nowhere"


def kinds(every: Iterable[str], editor: Client, most: int, enough: int) -> dict[str, list[str]]:
    """{name of the view: those of its first addresses that answer with a page}"""
    found, seen = defaultdict[str, list[str]](list), Counter[str]()
    for address in dict.fromkeys(every):
        if len(found) == enough:
            break
        name = name_of(address)
        seen[name] += 1
        if seen[name] <= most:
            answer = editor.get(address)
            if answer.get("Content-Type", "").startswith("text/html") and answer.status_code != 302:
                found[name].append(address)
    return found


def by_turns(found: dict[str, list[str]]) -> Iterator[str]:
    for turn in zip_longest(*found.values()):
        yield from (address for address in turn if address)


@contextmanager
def escaping(guarded: bool) -> Iterator[None]:
    (one,) = settings.TEMPLATES
    options: dict[str, Any] = one["OPTIONS"]  # type: ignore[assignment]
    templates = [one | {"OPTIONS": options | {"autoescape": guarded}}]
    with override_settings(TEMPLATES=templates):
        yield


@contextmanager
def server() -> Iterator[str]:
    """In this process, whose templates may have been told not to escape."""
    thread = LiveServerThread("localhost", StaticFilesHandler)
    thread.daemon = True
    thread.start()
    thread.is_ready.wait()
    if thread.error:
        raise thread.error
    try:
        yield f"http://localhost:{thread.port}"
    finally:
        thread.terminate()


def visit(
    chromium: str, place: str, session: str, pages: Sequence[str], policy: bool
) -> tuple[list[str], list[str]]:
    """What ran, and what the policy refused."""
    from playwright.sync_api import sync_playwright

    ran, refused, here = list[str](), list[str](), ""

    def said(message: Any) -> None:
        if POLICY in message.text:
            refused.append(f"{here}: {message.text[:200]}")

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        context = browser.new_context(base_url=place, bypass_csp=not policy)
        context.expose_function("ran", lambda where: ran.append(f"{here}: {where}"))
        context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": place}])
        page = context.new_page()
        page.on("console", said)
        for here in pages:
            page.goto(here)
        browser.close()
    return ran, refused
