"""D8: what a well-known scanner says of the headers, over TLS on loopback; all public addresses have them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from django.conf import settings
from django.test import Client
from django.test.utils import override_settings

from cables.ingest import ingest_paths
from proofs import Shown
from proofs.crawl import addresses
from proofs.serving.web import web

SCANNER = "@mdn/mdn-http-observatory@1.4.8"
LEAST = 125  # points, of which 100 are the whole and the rest extra
NEEDED = ("npm", "node", "openssl")
# Of every address what the scanner looks at on the first page.
WANTED = (
    "Content-Security-Policy",
    "Cross-Origin-Opener-Policy",
    "Cross-Origin-Resource-Policy",
    "Referrer-Policy",
    "Strict-Transport-Security",
    "X-Content-Type-Options",
    "X-Frame-Options",
)
CERTIFICATE = "-newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost"


def prove(size: int, samples: bool, guarded: bool) -> Shown:
    """So many addresses. Unguarded, the site does not know that it is reached by TLS (SECURE)."""
    list(ingest_paths([settings.BASE_DIR / "fixtures" / "samples" / "07PORTLISSE112.txt"]))
    if missing := [name for name in NEEDED if not shutil.which(name)]:
        return Shown("not shown", [f"Not on PATH: {', '.join(missing)}."])
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        try:
            found = scanned(folder, stack, guarded)
        except PermissionError as error:
            return Shown("not shown", [str(error)])
    bare = lacking(size)
    score, grade = found["scan"]["score"], found["scan"]["grade"]
    against = bare if score >= LEAST else [f"only {score} points", *bare]
    against += [f"failed: {name}" for name, test in found["tests"].items() if not test["pass"]]
    return Shown(f"{grade} with {score} points; of {size} addresses {len(bare)} lack a header", against)


def scanned(folder: Path, stack: ExitStack, guarded: bool) -> dict[str, Any]:
    """The scanner's answer on two servers of the archive at the ports of the web, one of them with TLS."""
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    files = ["-keyout", str(key), "-out", str(certificate)]
    run(["openssl", "req", "-x509", *CERTIFICATE.split(), *files], folder)
    run(["npm", "install", "--ignore-scripts", "--no-fund", "--no-audit", SCANNER], folder)
    says = {"SECURE": "1" if guarded else "0", "ALLOWED_HOSTS": "localhost"}
    tls = f"--certfile {certificate} --keyfile {key}"
    for port, more in ((80, ""), (443, tls)):
        _, listens = stack.enter_context(web(says | {"PORT": str(port)}, more))
        if listens != port:
            raise PermissionError(f"Port {port} cannot be had: the scanner asks at no other.")
    scanner = folder / "node_modules" / "@mdn" / "mdn-http-observatory"
    # It would fetch the list of sites that browsers know to be reached by TLS alone: this one is in none.
    (scanner / "conf" / "hsts-preload.json").write_text("{}")
    scan = ["node", str(scanner / "src" / "scan.js"), "localhost"]
    said = run(scan, folder, NODE_EXTRA_CA_CERTS=str(certificate))
    found: dict[str, Any] = json.loads(said)
    return found


def run(command: list[str], folder: Path, **more: str) -> str:
    done = subprocess.run(command, cwd=folder, env=os.environ | more, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"{command[0]}: {done.stderr[-500:] or done.stdout[-500:]}")
    return done.stdout


def lacking(size: int) -> list[str]:
    """Public addresses whose answer lacks a header that it should have."""
    found, client = list[str](), Client()
    with override_settings(SECURE_SSL_REDIRECT=False, SECURE_HSTS_SECONDS=31536000):
        for address in addresses()[:size]:
            answer = client.get(address, secure=True)
            found += [f"{address}: {name} is missing" for name in WANTED if name not in answer]
    return found
