"""`kotosilta serve`: the production server, on this machine alone unless told otherwise."""

from __future__ import annotations

import argparse
import ctypes
import errno
import logging
import multiprocessing
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from gettext import gettext

from django.conf import settings
from django.urls import get_resolver
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from kotosilta.cli.main import main
from kotosilta.cli.output import note
from kotosilta.cli.refusals import DONE, REFUSED
from kotosilta.config.safety import reasons_not_to_start
from kotosilta.language.said import in_words
from kotosilta.reasons import NotPossible, Reason
from kotosilta.web.masking import LINES_OF_THE_SERVER

logger = logging.getLogger(__name__)

M_TRIM_THRESHOLD, M_ARENA_MAX = -1, -8  # numbers of <malloc.h>
SECONDS_FOR_A_WORKER_TO_END = 10
# No address of a reader and no query: what somebody searched for is nobody's business.
ACCESS_LINE = '%(time)s "%(method)s %(path)s" %(status)d %(dt_ms).1f ms'


def run(options: argparse.Namespace) -> int:
    """Checks the settings, prepares, and serves until it is told to end (SIGTERM or SIGINT)."""
    if reasons := reasons_not_to_start():
        for reason in reasons:
            note(in_words(reason, options.language))
        return REFUSED
    _refuse_a_taken_port(settings.HOST, settings.PORT)
    if code := _prepared():
        return code
    _give_memory_back()
    # Loaded here, a defect stops the start; and the processes that are forked from here share the memory of it.
    get_resolver().url_patterns  # noqa: B018 (looking at them loads them)
    server = Granian(
        "kotosilta.config.wsgi:application",
        address=settings.HOST,
        port=settings.PORT,
        interface=Interfaces.WSGI,
        workers=settings.WORKERS,
        blocking_threads=settings.THREADS,
        respawn_failed_workers=True,
        workers_kill_timeout=SECONDS_FOR_A_WORKER_TO_END,
        log_level=LogLevels.warning,
        log_access=settings.ACCESS_LOG,
        log_access_format=ACCESS_LINE,
        log_dictconfig=LINES_OF_THE_SERVER,
    )
    server.on_startup(_print_addresses)
    with _mail_sender():
        server.serve()
    return DONE


def _prepared() -> int:
    """The exit code of `prepare`, run in a process of its own: the service should not keep the memory it needs."""
    preparing = multiprocessing.get_context("fork").Process(target=_prepare)
    preparing.start()
    preparing.join()
    return preparing.exitcode or DONE


def _prepare() -> None:
    try:
        code = main(["prepare"])
    except Exception as error:  # noqa: BLE001 (the border of a process: a defect becomes a sentence and a line)
        logger.error("serve.prepare_failed (`kotosilta prepare` shows where): %r", error)  # noqa: TRY400 (as said above)
        note(gettext("Something went wrong inside Kotosilta. The log says what."))
        code = REFUSED
    sys.exit(code)


@contextmanager
def _mail_sender() -> Iterator[None]:
    """Sends mail beside the server, where a mail server is known; it also ends by itself when this process is gone."""
    if not settings.MAIL_SERVER:
        yield
        return
    words = ["send-mail", "--while", str(os.getpid())]
    sender = subprocess.Popen([sys.executable, "-m", "kotosilta.cli.main", *words])
    try:
        yield
    finally:
        sender.terminate()
        sender.wait()


def _give_memory_back() -> None:
    """A Word or PDF file needs tens of MB for a moment, which the C library would keep for every thread for ever."""
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)  # glibc's alone
    if mallopt:
        mallopt(M_ARENA_MAX, 2)
        mallopt(M_TRIM_THRESHOLD, 128 * 1024)


def _print_addresses() -> None:
    host = f"[{settings.HOST}]" if ":" in settings.HOST else settings.HOST
    print(gettext("Kotosilta is open. End it with Ctrl+C."))
    for language, name in settings.LANGUAGES:
        print(f"  {name:8} http://{host}:{settings.PORT}/{language}/")
    sys.stdout.flush()


def _refuse_a_taken_port(host: str, port: int) -> None:
    """The server itself would share a port with another start of the same user instead of refusing it."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        raise NotPossible(_why_not(error, host, port)) from error


def _why_not(error: OSError, host: str, port: int) -> Reason:
    values = {"address": f"{host}:{port}", "why": error.strerror or str(error)}
    if error.errno == errno.EADDRINUSE:
        return Reason(
            "%(address)s is taken already, perhaps by Kotosilta itself. "
            "Choose another port: --port 8001 or make run PORT=8001.",
            values,
        )
    return Reason("The service cannot listen on %(address)s: %(why)s.", values)
