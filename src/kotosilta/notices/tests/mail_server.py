"""A mail server of a few lines for tests: it takes messages on a free port of this machine, or refuses them as told."""

from __future__ import annotations

import socketserver
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage


class MailServer(socketserver.ThreadingTCPServer):
    """What has arrived stands in `received`; receivers in `refused` are refused for good.

    With `tls` it offers STARTTLS and takes nothing that did not begin with it.
    """

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        self.tls = tls
        self.received: list[EmailMessage] = []
        self.refused: set[str] = set()
        super().__init__(("127.0.0.1", 0), _Conversation)

    @property
    def port(self) -> int:
        return int(self.server_address[1])


class _Conversation(socketserver.StreamRequestHandler):
    server: MailServer

    def handle(self) -> None:
        self.is_private = self.server.tls is None
        self._say("220 said")
        # Not a loop over the file: after STARTTLS another file takes its place.
        while line := self.rfile.readline():
            if not self._answer(line, line.decode().split()[0].upper()):
                return

    def _answer(self, line: bytes, verb: str) -> bool:
        """Answers one line; whether the conversation goes on."""
        if verb == "DATA" and self.is_private:
            self._say("354 said")
            self._take()
            self._say("250 said")
        elif verb == "QUIT":
            self._say("221 said")
            return False
        elif verb == "EHLO" and self.server.tls:
            self._say("250-said\r\n250 STARTTLS")
        elif verb == "STARTTLS":
            return self._become_private()
        elif not self.is_private:
            self._say("530 STARTTLS first")
        else:
            self._say("550 said" if verb == "RCPT" and self._is_refused(line) else "250 said")
        return True

    def _become_private(self) -> bool:
        if self.server.tls is None:
            self._say("454 said")
            return True
        self._say("220 said")
        try:
            self.connection = self.server.tls.wrap_socket(self.connection, server_side=True)
        except OSError:  # whoever does not trust us hangs up
            return False
        self.rfile, self.wfile = self.connection.makefile("rb"), self.connection.makefile("wb", buffering=0)
        self.is_private = True
        return True

    def finish(self) -> None:
        """Closes also what STARTTLS has put in the place of the first connection."""
        super().finish()
        self.connection.close()

    def _is_refused(self, line: bytes) -> bool:
        return any(address.encode() in line for address in self.server.refused)

    def _take(self) -> None:
        lines = []
        for line in self.rfile:
            if line == b".\r\n":
                break
            lines.append(line.removeprefix(b".") if line.startswith(b"..") else line)
        message = message_from_bytes(b"".join(lines), policy=policy.default)
        assert isinstance(message, EmailMessage)
        self.server.received.append(message)

    def _say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())


@contextmanager
def running_mail_server(tls: ssl.SSLContext | None = None) -> Iterator[MailServer]:
    with MailServer(tls) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
