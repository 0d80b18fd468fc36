"""What these tests share: bringing files in, and looking at what became of them."""

import json

from alongside.ground.chart import selectors
from alongside.ground.chart.models import KeptAside, Resource
from alongside.ground.chart.services import import_files


def report(run):
    """As `alongside import --report` writes it, read back."""
    return json.loads("".join(selectors.report(run)))


def patient(key="p", **more):
    return {"resourceType": "Patient", "id": key, "name": [{"family": "Ruiz", "given": ["Ana"]}], **more}


def result(key="1", subject="Patient/p", **more):
    return {
        "resourceType": "Observation", "id": key, "status": "final", "code": {"text": "Weight"},
        "subject": {"reference": subject} if isinstance(subject, str) else subject, **more,
    }  # fmt: skip


def entry(resource, full_url=None, **more):
    return {**({"fullUrl": full_url} if full_url else {}), "resource": resource, **more}


def bundle(*entries, kind="collection", **more):
    return {"resourceType": "Bundle", "type": kind, **more, "entry": list(entries)}


def written(value) -> bytes:
    return value if isinstance(value, bytes) else json.dumps(value).encode()


def bring(folder, files, source="s"):
    """Import files by name (bytes, or JSON values) from a folder of their own; the report, with its arithmetic held."""
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(written(content))
    told = report(import_files(by=None, paths=[folder], source=source).id)
    assert adds_up(told)
    return told


def lines(*values) -> bytes:
    return b"".join(written(value) + b"\n" for value in values)


def adds_up(told) -> bool:
    parts = told["stored"] + told["unchanged"] + told["new_versions"] + len(told["kept_aside"])
    return told["received"] == parts


def person_of(key, kind="Observation"):
    return Resource.objects.get(type=kind, fhir_id=key).person_id


def aside():
    return KeptAside.objects.get(state="open")
