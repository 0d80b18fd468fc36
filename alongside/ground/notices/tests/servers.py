"""The other side, real: an SMTP server and an HTTP gateway on loopback, which do as a test says."""

import socket
import threading
from collections.abc import Callable
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from aiosmtpd.controller import Controller


def free_port() -> int:
    """One that nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Mailbox:
    """What came in, as parsed e-mails. `on_rcpt` and `on_data` answer; None takes it."""

    def __init__(self) -> None:
        self.came: list[EmailMessage] = []
        self.on_rcpt: Callable[[str], str | None] = lambda _address: None
        self.on_data: Callable[[], str | None] = lambda: None
        self.port = free_port()

    def start(self) -> None:
        """Also again, after a stop."""
        self._controller = Controller(self, hostname="127.0.0.1", port=self.port)
        self._controller.start()

    def stop(self) -> None:
        self._controller.stop()

    async def handle_RCPT(self, server, session, envelope, address, options):
        if refused := self.on_rcpt(address):
            return refused
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if refused := self.on_data():
            return refused
        self.came.append(message_from_bytes(envelope.content, policy=default))
        return "250 OK"


class Gate:
    """What was asked of the gateway: (headers, body). `answers` are given in turn, then 202."""

    def __init__(self) -> None:
        self.came: list[tuple[dict[str, str], bytes]] = []
        self.answers: list[int] = []
        self.hook: Callable[[], None] = lambda: None
        gate = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                gate.came.append((dict(self.headers.items()), body))
                gate.hook()
                self.send_response(gate.answers.pop(0) if gate.answers else 202)
                self.end_headers()

            def log_message(self, *words):
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)

    @property
    def port(self) -> int:
        return self._server.server_address[1]

    def start(self) -> None:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()
