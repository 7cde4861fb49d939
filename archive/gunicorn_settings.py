"""How gunicorn serves the archive, under `manage.py up` and in the container alike."""

import ctypes
import os
from contextlib import suppress
from pathlib import Path

from archive import environment

# glibc gives each thread a heap of its own, and what one of them frees the others never use.
M_ARENA_MAX = -8
with suppress(AttributeError):  # other C libraries have one heap anyhow
    ctypes.CDLL(None).mallopt(M_ARENA_MAX, 1)

wsgi_app = "archive.wsgi:application"
worker_class = "archive.web_worker.DrainingWorker"
workers = int(os.environ.get("WEB_WORKERS", "2"))
# Most of them wait, for the database or for a turn (archive/middleware/turns.py).
threads = int(os.environ.get("WEB_THREADS", "24"))
# Imported once and then forked; no query may run before that (archive/tests/test_web_server.py).
preload_app = True
timeout = 60
graceful_timeout = 25
keepalive = 5
# A worker that is replaced begins without kept pages (archive/middleware/page_cache.py).
max_requests = 200_000
max_requests_jitter = 20_000
limit_request_line = 8190
# A socket in the home folder by which the server could be steered: nobody needs it.
control_socket_disable = True
# Nobody's headers say under which path or scheme the archive is reached, not even those of a neighbor on this
# machine: Django reads what a trusted proxy says (TRUSTED_PROXIES).
forwarded_allow_ips = forwarder_headers = ""
secure_scheme_headers: dict[str, str] = {}
# The one whose requests archive/web_worker.py can take as they come.
http_parser = "python"
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None
logger_class = "archive.logs.ServerLogger"
loglevel = "warning"
accesslog = "-" if os.environ.get("ACCESS_LOG") == "1" else None
access_log_format = (
    '{"time": "%(t)s", "request": "%({x-request-id}o)s", "method": "%(m)s", "path": "%(U)s", "status": %(s)s,'
    ' "bytes": %(B)s, "ms": %(M)s}'
    if environment.structured_log()
    else "%(t)s %(m)s %(U)s %(s)s %(B)s bytes %(M)s ms"
)
