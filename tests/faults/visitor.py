"""A person at a browser without JavaScript: real requests, real cookies, real forms."""

import re
import socket
import urllib.error
import urllib.request
from http.client import HTTPException
from http.cookiejar import CookieJar
from urllib.parse import urlencode

_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
PASSWORD = "four words put together"


class Visitor:
    """One browser. `get` and `post` raise OSError when no answer comes: then nothing was acknowledged."""

    def __init__(self, port: int) -> None:
        self._base = f"http://127.0.0.1:{port}"
        self._open = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()), _NoRedirect()).open

    def get(self, path: str) -> str:
        """The page; whatever its status."""
        return self._answer(urllib.request.Request(self._base + path))[1]

    def post(self, path: str, **fields: str) -> int:
        """Open the form at `path`, fill it in, send it. Returns the answer's status; 302 is an acknowledgement."""
        token = _TOKEN.search(self.get(path))
        if token is None:
            raise ConnectionError("the form did not come")
        data = urlencode({"csrfmiddlewaretoken": token[1], **fields}).encode()
        return self._answer(urllib.request.Request(self._base + path, data))[0]

    def first_sign_in(self, code: str, name: str) -> None:
        """With the code of a printed invitation."""
        assert self.post("/invitation/", code=code) == 302
        assert self.post("/invitation/sign-in/", username=name, password=PASSWORD) == 302

    def _answer(self, request: urllib.request.Request) -> tuple[int, str]:
        try:
            with self._open(request, timeout=60) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as answer:
            return answer.code, answer.read().decode()
        except HTTPException as broken:
            raise ConnectionError("the answer broke off") from broken


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_args):
        return None


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def answers(port: int) -> bool:
    """Whether the server is there, with its database."""
    try:
        return urllib.request.urlopen(f"http://127.0.0.1:{port}/alive/", timeout=5).read() == b"ok"
    except (OSError, HTTPException):
        return False
