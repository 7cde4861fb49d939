"""gunicorn's threaded worker, with one fault mended."""

import socket

from gunicorn.workers.gthread import ThreadWorker


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
