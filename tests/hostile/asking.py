"""What is sent: drawn from everything that addresses, forms, headers and bodies can hold, from a seed."""

import random
import re
from dataclasses import dataclass, field
from urllib.parse import quote, urlencode

from django.urls import NoReverseMatch, reverse
from django.urls.converters import get_converters

from tests.access.test_access import ALL, address

from .forms import IN_ADDRESS, IN_FORM, Form
from .values import BODIES, COOKIES, HEADERS, METHODS, QUOTED, VALUES

COOKIE_NAMES = ("sessionid", "csrftoken", "django_language", "messages")
URLENCODED = "application/x-www-form-urlencoded"


@dataclass(frozen=True)
class Ask:
    """One request. `own`: its address is one that the access table speaks of, as it speaks of it."""

    method: str
    path: str
    body: bytes = b""
    content_type: str = URLENCODED
    headers: dict[str, str] = field(default_factory=dict)
    cookies: dict[str, str] = field(default_factory=dict)
    own: bool = True
    is_form: bool = False

    def send(self, client):
        """The answer; cookies of the browser are put back afterwards."""
        for name, value in self.cookies.items():
            client.cookies[name] = value
        return client.generic(self.method, self.path, self.body, self.content_type, headers=self.headers)

    def __str__(self) -> str:
        extra = {**self.headers, **self.cookies}
        return f"{self.method} {self.path[:200]} {self.content_type[:60]} {self.body[:300]!r} {str(extra)[:200]}"


def posted(path: str, fields: dict[str, list[str]], **more) -> Ask:
    """A form as a browser sends it. Lone surrogates go out as the bytes that a broken program makes of them."""
    pairs = [(name, value) for name, values in fields.items() for value in values]
    return Ask("POST", path, urlencode(pairs, errors="surrogatepass").encode(), is_form=True, **more)


class Asking:
    """Draws requests. `clinic` as in tests/access; `forms` by the name of the address that they go to."""

    def __init__(self, clinic, forms: dict[str, list[Form]], seed: str) -> None:
        self.clinic, self.forms, self.rng = clinic, forms, random.Random(seed)
        self.arguments = {**clinic.arguments, "staff": clinic.persons["biller"]}

    def draw(self, name: str, answers_forms: bool) -> Ask:
        """One request to the address of this name; mostly forms where there are any that one may answer."""
        ways = [self.strange_address, self.foreign_address, self.query, self.body, self.header, self.method]
        if name in self.forms:
            ways += [self.form] * (12 if answers_forms else 3)
        return self.rng.choice(ways)(name)

    def form(self, name: str) -> Ask:
        """A form filled in, with one to three things wrong with it."""
        form = self.rng.choice(self.forms[name])
        fields = form.filled()
        for _ in range(self.rng.choice((0, 1, 1, 1, 2, 3))):
            self._spoil(fields)
        return posted(self._to(name, form), fields)

    def wrong(self, name: str, form: Form, key: str, value: str) -> Ask:
        """A form of which one field holds this value; one that asks stands in the address."""
        if form.method != "post":
            asked = urlencode({**form.filled(), key: [value]}, doseq=True, errors="surrogatepass")
            return Ask("GET", f"{self._to(name, form)}?{asked}")
        return posted(self._to(name, form), {**form.filled(), key: [value]})

    def strange_address(self, name: str) -> Ask:
        """A part of the path, or the whole of it, is no such thing."""
        route = re.sub(r"%\((\w+)\)s", r"<\1>", reverse_pattern(name))
        parts = dict(self.arguments) | ({"person": self.arguments["staff"]} if name.startswith("desk:member") else {})
        wrong = self.rng.choice(re.findall(r"<(\w+)>", route) or [""])
        path = re.sub(r"<(\w+)>", lambda m: self.rng.choice(QUOTED) if m[1] == wrong else str(parts[m[1]]), route)
        if not wrong:
            path += self.rng.choice(QUOTED)
        return Ask(self.rng.choice(("GET", "POST")), f"/{path}", own=False)

    def foreign_address(self, name: str) -> Ask:
        """Another patient's, or an object of another kind, or one that is not there."""
        wanted = list(ALL[name].pattern.converters)
        if not wanted:
            return self.query(name)
        ids = [v for v in (*self.clinic.joes.values(), *self.arguments.values()) if hasattr(v, "hex")]
        foreign = {key: self.rng.choice((self.clinic.joes[key], self.rng.choice(ids))) for key in wanted}
        try:
            path = address(name, {**self.arguments, **foreign, "staff": foreign.get("person")})
        except NoReverseMatch:  # noqa: BLE001 - a key that cannot stand in this address
            return self.strange_address(name)
        filled = self.rng.choice(self.forms[name]).filled() if name in self.forms else {}
        return self.rng.choice((Ask("GET", path, own=False), posted(path, filled, own=False)))

    def query(self, name: str) -> Ask:
        """What stands behind the question mark."""
        rng, pairs = self.rng, []
        for _ in range(rng.choice((1, 1, 2, 40, 1_500))):
            value = rng.choice((rng.choice(QUOTED), quote(rng.choice(VALUES)[:4_000], errors="surrogatepass")))
            pairs.append(f"{rng.choice(self._asked(name))}={value[:3_000]}")
        return Ask("GET", f"{self._own(name)}?{'&'.join(pairs)[:60_000]}")

    def body(self, name: str) -> Ask:
        """A body that is no form, or a broken one; or a form with files for fields."""
        content_type, data = self.rng.choice(BODIES)
        if name in self.forms and self.rng.random() < 0.3:
            content_type, data = _with_files(self.rng.choice(self.forms[name]).filled())
        return Ask("POST", self._own(name), data, content_type)

    def header(self, name: str) -> Ask:
        """Headers and cookies as nobody's browser sends them."""
        cookies = {self.rng.choice(COOKIE_NAMES): self.rng.choice(COOKIES)} if self.rng.random() < 0.4 else {}
        return Ask("GET", self._own(name), headers=self.rng.choice(HEADERS), cookies=cookies, own=not cookies)

    def method(self, name: str) -> Ask:
        """A method that no page of ours knows."""
        return Ask(self.rng.choice(METHODS), self._own(name), b"words=x")

    def _own(self, name: str) -> str:
        return address(name, self.arguments)

    def _to(self, name: str, form: Form) -> str:
        """Forms stand on Maria's pages and go where they say."""
        return form.action or self._own(name)

    def _asked(self, name: str) -> list[str]:
        fields = [key for form in self.forms.get(f"GET {name}", ()) for key in form.fields]
        return [*IN_ADDRESS, *fields, *fields]

    def _spoil(self, fields: dict[str, list[str]]) -> None:
        rng = self.rng
        key = rng.choice([*fields, *fields, *IN_FORM])
        match rng.randrange(8):
            case 0:
                fields.pop(key, None)
            case 1:
                fields[key] = [*fields.get(key, ()), rng.choice(VALUES)]
            case 2:
                fields[key] = [rng.choice(VALUES) for _ in range(30)]
            case 3:
                fields[key] = [str(rng.choice((*self.clinic.joes.values(), *self.arguments.values())))]
            case _:
                fields[key] = [rng.choice(VALUES)]


def reverse_pattern(name: str) -> str:
    """The address of this name with `%(key)s` where its arguments stand."""
    converters = ALL[name].pattern.converters
    whole = {"int": "9000{}", "uuid": "{}0000000-0000-7000-8000-000000000000", "slug": "zqslug{}"}
    kinds = {kind: key for key, kind in ((key, type(kind)) for key, kind in get_converters().items())}
    marks = {key: whole[kinds[type(kind)]].format(n) for n, (key, kind) in enumerate(converters.items())}
    path = reverse(name, kwargs=marks).removeprefix("/")
    for key, mark in marks.items():
        path = path.replace(mark, f"%({key})s")
    return path


def _with_files(fields: dict[str, list[str]]) -> tuple[str, bytes]:
    parts = [
        f'--zq\r\nContent-Disposition: form-data; name="{name}"; filename="x.svg"\r\n'
        f"Content-Type: image/svg+xml\r\n\r\n<zq>{value}\r\n"
        for name, values in fields.items()
        for value in values
    ]
    return "multipart/form-data; boundary=zq", "".join([*parts, "--zq--\r\n"]).encode()
