"""Whether we can listen where we are asked to; said before anything is started."""

import errno
import socket

from .screen import stop


def is_free(host: str, port: int, another: str) -> None:
    """Stop in plain words when not. `another` is the command with another port."""
    if not 0 < port < 65536:
        stop("A port is a number from 1 to 65535.")
    try:
        family, kind, protocol, _name, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except (socket.gaierror, UnicodeError):
        stop(f"There is no address {host} here. Leave --host away to listen on this machine alone.")
    with socket.socket(family, kind, protocol) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(address)
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                stop(f"Something else listens on port {port}. Choose another: {another}")
            if error.errno == errno.EACCES:
                stop(f"Only root may listen on port {port}. Choose one above 1023: {another}")
            stop(f"We cannot listen on {host}, port {port}: {error.strerror}.")
