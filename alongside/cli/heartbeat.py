"""A sign of life to a watcher outside, for as long as the doctor finds nothing to mend: when it stays away, they call.

Nothing is said but that all is well: no name, no count, no body.
"""

import http.client
import logging
from collections.abc import Iterable
from urllib.error import URLError
from urllib.request import HTTPRedirectHandler, Request, build_opener

from .looking.finding import Finding

EVERY = 300.0  # seconds
ANSWERS_WITHIN = 5.0  # seconds: jobs wait for so long at most
log = logging.getLogger(__name__)


class _Nowhere(HTTPRedirectHandler):
    """The address is the one that was set; nobody sends us elsewhere."""

    def redirect_request(self, *_args, **_more) -> None:
        return None


def beat(address: str, findings: Iterable[Finding]) -> bool:
    """Call the address when nothing is to be mended. Whether it was called and said yes. Nothing is raised for a no."""
    if any(finding.mend for finding in findings):
        log.error("no sign of life was sent: `alongside doctor` says what is wrong")
        return False
    try:
        request = Request(address, headers={"User-Agent": "Alongside"})  # noqa: S310 - http or https: see config.home.address
        with build_opener(_Nowhere).open(request, timeout=ANSWERS_WITHIN):
            return True
    except (URLError, OSError, http.client.HTTPException, ValueError) as error:
        log.error("the watcher outside did not take our sign of life (%s)", type(error).__name__)
        return False
