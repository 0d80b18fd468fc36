"""One request, sent and taken back: what it did wrong, in words."""

import re
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass, field
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction

from tests.access.table import SERVING

from .asking import Ask
from .values import MARKUP

# Who looked, sessions, counted tries: written by reading, too.
NOT_WRITES = {"spine_look", "django_session", "cache", "usersessions_usersession"}
WRITE = re.compile(r'\s*(?:INSERT(?: OR \w+)? INTO|UPDATE|DELETE FROM)\s+"?(\w+)"?', re.IGNORECASE)
SAFE = ("GET", "HEAD", "OPTIONS", "TRACE")


@dataclass
class Writes:
    """The tables that were written to, and every value that was."""

    tables: list[str] = field(default_factory=list)
    values: set[str] = field(default_factory=set)

    def __call__(self, execute, sql, params, many, context):
        found = WRITE.match(sql)
        if found and found[1] not in NOT_WRITES:
            self.tables.append(found[1])
            self.values |= {plain(value) for row in (params if many else [params]) for value in row or ()}
        return execute(sql, params, many, context)


def plain(value) -> str:
    """An id as it is compared, whichever database it goes to."""
    return value.hex if isinstance(value, UUID) else str(value).replace("-", "")


@contextmanager
def taken_back(client):
    """Whatever is written meanwhile, and the browser's cookies, are afterwards as before."""
    cookies = deepcopy(client.cookies)
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
    client.cookies = cookies


@dataclass(frozen=True)
class Watch:
    """Who asks. `may`: the access table lets them; `markers`: words that no answer to them may hold;
    `foreign`: ids of another patient, about whom they may write nothing; `row`: their name in the access table."""

    row: str
    markers: tuple[str, ...]
    foreign: frozenset[str]

    def faults(self, client, ask: Ask, *, may: bool) -> list[str]:
        """Everything that is wrong with the answer, and with what it did; none when all is well."""
        with taken_back(client):
            writes = Writes()
            with connection.execute_wrapper(writes):
                response = ask.send(client)
            found = [*self._broken(response), *self._told(response, self.markers), *self._wrote(ask, writes, may)]
            if may and ask.is_form and ask.own and not answered(response, writes):
                found.append(f"{response.status_code}, and neither done nor refused")
            to = response.headers.get("Location", "")
            if to.startswith("//") or not to.startswith(("", "/")) or "evil" in to.split("?")[0]:
                found.append(f"leads to {to}")
            if may and writes.tables and to.startswith("/"):  # what was stored is shown
                then = client.get(to, follow=True)
                found += [f"then {one}" for one in (*self._broken(then), *self._told(then, self.markers[:1]))]
        return [f"{self.row}: {ask}: {one}" for one in found]

    def _broken(self, response) -> list[str]:
        if response.status_code < 500 and not getattr(response, "exc_info", None):
            return []
        error = getattr(response, "exc_info", None) or (None, None)
        return [f"{response.status_code} {error[0]} {str(error[1])[:200]}"]

    def _told(self, response, markers: tuple[str, ...]) -> list[str]:
        said = response.content.decode("utf-8", "replace") + str(response.headers)
        found = [f"tells {marker}" for marker in markers if marker.casefold() in said.casefold()]
        if MARKUP in said and response.headers.get("Content-Type", "").startswith("text/html"):
            found.append("says markup back as markup")
        if "default-src 'none'" not in response.headers.get("Content-Security-Policy", ""):
            found.append("has no content security policy")
        return found

    def _wrote(self, ask: Ask, writes: Writes, may: bool) -> list[str]:
        if writes.tables and ask.method in SAFE:
            return [f"{ask.method} wrote to {writes.tables}"]
        if writes.tables and not may:
            return [f"wrote to {writes.tables} and may not"]
        if writes.values & self.foreign and self.row not in SERVING:
            return [f"wrote to {writes.tables} about another patient"]
        return []


def answered(response, writes: Writes) -> bool:
    """Whether somebody who sent a form knows what became of it: done, a message, or a reason."""
    if writes.tables or response.status_code in (403, 404, 405):
        return True
    if settings.LANGUAGE_COOKIE_NAME in response.cookies:
        return True  # a stranger's choice of a language is kept on their device, and the next page speaks it
    to = response.headers.get("Location", "")
    if to.startswith("/account/") or to.endswith("/open/"):
        return True  # sign in, say it is you, or say why, first
    if to and response.wsgi_request.path.startswith("/account/"):
        return True  # in, or out, or it was you: one stands elsewhere now
    told = getattr(response.wsgi_request, "_messages", None)
    if told is not None and told.added_new:
        return True
    said = response.content.decode("utf-8", "replace")
    if response.status_code == 200 and 'role="search"' in said:
        return True  # what was found, or that nothing was
    return 'role="alert"' in said or response.status_code >= 400 and "<strong>" in said  # a number to quote
