"""Log lines that never hold health data: where it went wrong, and which kind of error; never what was in it."""

import logging
import secrets
import traceback

from django.http import HttpRequest


class CalmFormatter(logging.Formatter):
    """An error's type and the places it passed, without its message: messages quote what people typed."""

    def formatException(self, ei) -> str:  # noqa: N802 - the name is logging's
        _kind, error, trace = ei
        lines = [f"  {f.filename}:{f.lineno} in {f.name}" for f in traceback.extract_tb(trace)]
        causes: list[BaseException] = []
        while error is not None and error not in causes:  # an error can be raised from one that came of it
            causes.append(error)
            error = error.__cause__ or error.__context__
        names = " from ".join(type(cause).__qualname__ for cause in causes)
        return "\n".join([*lines[-12:], f"  {names}"])

    def format(self, record: logging.LogRecord) -> str:
        """Adds the reference number that the person sees on the error page; leaves out addresses with what they ask."""
        calm = logging.makeLogRecord(record.__dict__)
        calm.exc_text = None  # another handler may have left its own, with the message in it
        request = getattr(record, "request", None)
        if not isinstance(request, HttpRequest):
            return super().format(calm)
        match = getattr(request, "resolver_match", None)
        calm.msg = "%s %s (reference %s)"
        calm.args = (request.method, match.view_name if match else "an unknown address", reference_of(request))
        return super().format(calm)


def reference_of(request) -> str:
    """A short number for one request, the same in the log and on the page."""
    if not hasattr(request, "reference"):
        request.reference = secrets.token_hex(4).upper()
    return request.reference
