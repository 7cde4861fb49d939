"""gunicorn's threaded worker: answers raw letters, tells nothing of readers, drains at its end."""

import re
import socket
from typing import Any

from gunicorn.http.errors import ParseException
from gunicorn.http.message import Request
from gunicorn.http.parser import RequestParser
from gunicorn.workers.gthread import ThreadWorker

NOT_ASCII = re.compile(rb"[\x80-\xff]")


class RawRequest(Request):
    """An address may hold letters as they are typed: curl and old programs do not encode them."""

    def parse_request_line(self, line_bytes: bytes) -> None:
        super().parse_request_line(NOT_ASCII.sub(lambda byte: b"%%%02X" % ord(byte[0]), line_bytes))


RequestParser.mesg_class = RawRequest


class DrainingWorker(ThreadWorker):
    """Answers those who have already connected when it is told to end.

    The original leaves them waiting behind a socket that it no longer listens to, and resets them at its
    exit: under load, every stop cost each client a failed request.
    """

    def set_accept_enabled(self, enabled: bool) -> None:
        super().set_accept_enabled(enabled)
        if not enabled and not self.alive:
            for listener in self.sockets:
                self.accept_all(listener)
                listener.close()

    def accept_all(self, listener: socket.socket) -> None:
        before = -1
        while before != self.nr_conns:
            before = self.nr_conns
            self.accept(listener)

    def handle_error(self, req: Any, client: Any, addr: Any, exc: BaseException) -> None:
        """The original answers well, but writes down who asked for what."""
        with self.log.silence():
            super().handle_error(req, client, addr, exc)
        if isinstance(exc, ParseException):
            self.log.warning("A request was refused: %s", type(exc).__name__)
        else:
            self.log.error("A request failed", exc_info=exc)
