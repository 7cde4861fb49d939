"""gunicorn as a child of `up`: started on a port that is ours already, ended without a request being lost."""

import contextlib
import ctypes
import http.client
import os
import signal
import socket
import struct
import subprocess
import sys
import time
from collections.abc import Callable, Iterator

from archive.paths import ROOT
from archive.processes import die_with_parent, stop

SO_ATTACH_FILTER, BPF_RETURN = 26, 0x06
TAKEN = 0.1  # seconds in which those who wait are let in
COMMAND = [sys.executable, "-m", "gunicorn", "--config", "python:archive.gunicorn_settings"]


@contextlib.contextmanager
def serving(say: Callable[[str], None]) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    """The running server, which has answered once, and its address."""
    listener = listen(say)
    web = subprocess.Popen(
        [*COMMAND, "--bind", f"fd://{listener.fileno()}"],
        cwd=ROOT,
        pass_fds=[listener.fileno()],
        start_new_session=True,
        preexec_fn=die_with_parent(signal.SIGTERM),
    )
    try:
        wait_for_page(listener.getsockname(), web)
        yield web, "http://{}:{}/".format(*listener.getsockname())
    finally:
        let_nobody_in(listener)
        stop(web, signal.SIGTERM, signal.SIGQUIT)


def listen(say: Callable[[str], None]) -> socket.socket:
    """Bound here and handed on, so that nobody can take the port in between."""
    host, wanted = os.environ.get("HOST", "127.0.0.1"), os.environ.get("PORT", "8000")
    if not wanted.isdecimal() or int(wanted) > 65535:
        sys.exit(f"PORT must be a number up to 65535; it is {wanted!r}.")
    try:
        return socket.create_server((host, int(wanted)), backlog=512)
    except OSError as error:
        free = socket.create_server((host, 0), backlog=512)
        say(f"Port {wanted} cannot be used ({error.strerror}): taking {free.getsockname()[1]} instead")
        return free


def wait_for_page(place: tuple[str, int], web: subprocess.Popen[bytes]) -> None:
    """Any answer will do: it shows that the application has started."""
    while web.poll() is None:
        connection = http.client.HTTPConnection(*place, timeout=3)
        with contextlib.suppress(OSError), contextlib.closing(connection):
            connection.request("GET", "/")
            connection.getresponse()
            return
        time.sleep(0.05)
    sys.exit("The web server did not start: see the lines above.")


def let_nobody_in(listener: socket.socket) -> None:
    """Before the server ends: nobody may connect between its last accept and its close, only to be reset.

    On Linux a socket filter of one instruction, "take no byte", drops the first packet of each connection.
    Newer kernels let only root do that. For others at most one may wait from here on, while the server still
    takes those who wait already; a few microseconds remain for that one.
    """
    if sys.platform == "linux":
        take_nothing = ctypes.create_string_buffer(struct.pack("HBBI", BPF_RETURN, 0, 0, 0))
        program = struct.pack("HL", 1, ctypes.addressof(take_nothing))
        try:
            listener.setsockopt(socket.SOL_SOCKET, SO_ATTACH_FILTER, program)
        except PermissionError:
            listener.listen(0)
            time.sleep(TAKEN)
    listener.close()
