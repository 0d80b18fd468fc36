"""Telling more than a pipe holds: a thread sends what waits, so that reading goes on while another process writes."""

import pickle
from collections import deque
from multiprocessing.connection import Connection
from threading import Condition, Thread
from typing import Any

AHEAD = 16 * 1024 * 1024  # bytes that may wait; one message alone may be more


class Ahead:
    """Messages through a pipe, in order. Make it in the process that tells, after any fork."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe
        self._waiting: deque[bytes] = deque()
        self._size = 0
        self._broken = False
        self._changed = Condition()
        Thread(target=self._send, daemon=True).start()

    def tell(self, *message: Any) -> None:
        """Send this after what was told before. Raises BrokenPipeError when nobody listens any more."""
        data = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
        with self._changed:
            self._changed.wait_for(lambda: self._broken or not self._size or self._size + len(data) <= AHEAD)
            self._waiting.append(data)
            self._size += len(data)
            self._changed.notify_all()
        self._listening()

    def all_sent(self) -> None:
        """Wait until all is in the pipe. Raises BrokenPipeError."""
        with self._changed:
            self._changed.wait_for(lambda: self._broken or not self._size)
        self._listening()

    def _listening(self) -> None:
        if self._broken:
            raise BrokenPipeError

    def _send(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._waiting)
                data = self._waiting.popleft()
            try:
                self._pipe.send_bytes(data)
            except OSError:
                with self._changed:
                    self._broken = True
                    self._changed.notify_all()
                return
            with self._changed:
                self._size -= len(data)
                self._changed.notify_all()
