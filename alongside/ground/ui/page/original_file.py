"""The very bytes of a record, as a file to keep."""

from csp.decorators import csp_update
from django.http import HttpResponse

from .original import OriginalPage


@csp_update({"sandbox": True})
def original_file(found: OriginalPage) -> HttpResponse:
    """What another system sent may hold anything: it is given to keep, and where a browser shows it nonetheless,
    nothing in it runs or sends."""
    headers = {"Content-Disposition": f'attachment; filename="{found.type}-{found.id}.json"'}
    return HttpResponse(found.data, content_type="application/fhir+json", headers=headers)
