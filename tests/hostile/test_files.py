"""What other systems attached never runs here: it is text on a page, or a file to keep; no page takes a file in."""

import base64
import json
from pathlib import Path

import pytest

import alongside
from alongside.ground.chart.selectors import resource_of
from alongside.ground.chart.services import import_files

from .conftest import browser
from .watching import taken_back

pytestmark = pytest.mark.django_db
SCRIPT = "<script>zqran()</script>"
ATTACHED = {
    "text/html": f"<html><body onload=zqran()>Your knee {SCRIPT}</body></html>",
    "image/svg+xml": f'<svg xmlns="http://www.w3.org/2000/svg" onload="zqran()">{SCRIPT}</svg>',
    "text/plain": f"Your knee heals. {SCRIPT}",
    "application/xhtml+xml": f'<html xmlns="http://www.w3.org/1999/xhtml">{SCRIPT}</html>',
    "text/html; charset=utf-7": "+ADw-script+AD4-zqran()+ADw-/script+AD4-",
}


@pytest.mark.parametrize("content_type", ATTACHED)
def test_an_attachment_is_words_on_a_page_and_a_file_to_keep(house, tmp_path, content_type):
    maria, client = house.persons["maria"], browser(house, "maria")
    document = {
        "resourceType": "DocumentReference", "id": "zqdoc", "status": "current", "date": "2026-02-01T10:00:00Z",
        "subject": {"reference": "Patient/maria"}, "type": {"text": f"Note {SCRIPT}"},
        "text": {"status": "generated", "div": f'<div xmlns="http://www.w3.org/1999/xhtml">{SCRIPT}</div>'},
        "content": [{"attachment": {"contentType": content_type, "title": f"Note {SCRIPT}",
                                    "data": base64.b64encode(ATTACHED[content_type].encode()).decode()}}],
    }  # fmt: skip
    with taken_back(client):
        (tmp_path / "zqdoc.json").write_text(json.dumps(document))
        import_files(by=None, paths=[tmp_path / "zqdoc.json"], source="clinic", demo=True)
        address = f"/page/{maria}/record/{resource_of('clinic', 'DocumentReference', 'zqdoc')}/"
        page, listed, file = (
            client.get(address),
            client.get(f"/page/{maria}/all/documents/"),
            client.get(f"{address}file/"),
        )
    for html in (page, listed):
        assert html.status_code == 200
        assert "zqran" in html.content.decode()
        assert "<script>zq" not in html.content.decode()
        assert "onload=zq" not in html.content.decode().replace("&lt;body onload=zq", "")
        assert "unsafe" not in html.headers["Content-Security-Policy"]
    assert file.headers["Content-Type"] == "application/fhir+json"
    assert file.headers["Content-Disposition"].startswith("attachment;")
    assert file.headers["X-Content-Type-Options"] == "nosniff"
    policy = file.headers["Content-Security-Policy"].split("; ")
    assert {"default-src 'none'", "sandbox"} <= {part.strip() for part in policy}
    assert "sandbox" not in page.headers["Content-Security-Policy"]


def test_no_page_takes_a_file(house):
    """Should one begin to: its kinds, sizes and names need limits, and tests of their own."""
    kinds = {kind for forms in house.forms.values() for form in forms for kind in form.types.values()}
    assert "file" not in kinds
    source = "".join(path.read_text() for path in Path(alongside.__file__).parent.glob("doors/**/*.py"))
    assert "request.FILES" not in source
    assert "FileField" not in source
