"""HTML to PDF, where Pango is installed. Nothing is fetched but our own style sheet and letters."""

import logging
from functools import lru_cache
from pathlib import Path
from typing import Any

STATIC = Path(__file__).resolve().parent.parent / "static" / "ui"
log = logging.getLogger(__name__)


def pdf(html: str, title: str) -> bytes | None:
    """The page as a PDF that screen readers can read (PDF/UA-1); None where this computer cannot make one."""
    weasyprint = _weasyprint()
    if weasyprint is None:
        return None
    document = weasyprint.HTML(string=html, base_url=STATIC.as_uri() + "/", url_fetcher=_ours(weasyprint))
    document.metadata_title = title
    return document.write_pdf(pdf_variant="pdf/ua-1")


@lru_cache(maxsize=1)
def _weasyprint() -> Any:
    """The library, which does not load without Pango. Loaded when first needed: it takes half a second."""
    try:
        import weasyprint
    except OSError:
        log.warning("Pango is not installed: pages are printed by the browser instead of as PDF")
        return None
    logging.getLogger("weasyprint").setLevel(logging.ERROR)  # it would write what it skips of a page into the log
    return weasyprint


def _ours(weasyprint: Any) -> Any:
    from weasyprint.urls import URLFetcher

    class Ours(URLFetcher):
        """Only files of ours: whatever a record holds, a print reaches nothing else."""

        def fetch(self, url: str, headers: Any = None) -> Any:
            if not url.startswith(STATIC.as_uri() + "/") or "/.." in url or "%" in url:
                raise ValueError("nothing is fetched for a print")
            return super().fetch(url, headers)

    return Ours(allowed_protocols=("file",))
