"""FHIR into SQLite, end to end, beside parsing alone and beside pydantic validation of the same resources in one run.

Validation is measured twice: of resources already parsed, and end to end from the same files, as the import works.

Each import runs in a process of its own with a home of its own. Memory is that process's peak, against the file's size.
"""

import gzip
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from .clock import Took, middle, once
from .plot import plot

SAMPLE = Path(__file__).resolve().parents[2] / "shared" / "data" / "fhir-sample" / "synthea-us-core-2021"
BUNDLES = 24
TIMES = 3


def main() -> None:
    """Print resources/s, MB/s and ratios; then memory against size."""
    if not SAMPLE.exists():
        print("fhir_import: no shared test data beside this checkout (../shared/data)")
        return
    files = sorted((SAMPLE / "bundles").glob("*.json.gz"))[:BUNDLES]
    texts = [gzip.decompress(f.read_bytes()) for f in files]
    resources = [e["resource"] for t in texts for e in json.loads(t)["entry"]]
    size = sum(map(len, texts)) / 1024**2
    print(f"fhir_import: {len(resources):,} resources in {len(files)} bundles, {size:.1f} MB of JSON")
    runs = [_in_turn(files, texts, resources) for _ in range(TIMES)]
    parse, validation, validated, imported = (middle(took) for took in zip(*runs, strict=True))
    measured = {
        "parse only": parse,
        "pydantic validation": validation,
        "the same from the files": validated,
        "import, end to end": imported,
    }
    for name, took in measured.items():
        print(
            f"  {name:<24}{len(resources) / took.wall:>10,.0f} resources/s {size / took.wall:>8.1f} MB/s"
            f"   wall {took.wall:6.2f} s  CPU {took.cpu:6.2f} s"
        )
    beside = {"end to end from the same files": validated, "of what was read and parsed before": validation}
    for name, other in beside.items():
        wall, cpu = other.wall / imported.wall, other.cpu / imported.cpu
        print(f"  import is {wall:.2f} times as fast as validation {name}, {cpu:.2f} times in CPU-seconds")
    _against_size(files)
    _memory()


def _in_turn(files: list[Path], texts: list[bytes], resources: list[dict]) -> tuple[Took, Took, Took, Took]:
    """Each once, in turn, so that a machine that grows slower does so for all of them."""
    parse = once(lambda: [json.loads(t) for t in texts])
    validation = once(lambda: _validate(resources))
    validated = once(lambda: [_validate(_resources(file)) for file in files])
    return parse, validation, validated, _import(files)[0]


def _against_size(files: list[Path]) -> None:
    """From a few bundles to all: seconds must grow no faster than what comes in."""
    took: dict[str, list[tuple[float, float]]] = {"import": [], "validation from the files": []}
    for bundles in (3, 6, 12, BUNDLES):
        some = files[:bundles]
        size = sum(len(_resources(file)) for file in some)
        took["import"].append((size, _import(some)[0].wall))
        took["validation from the files"].append(
            (size, once(lambda s=some: [_validate(_resources(f)) for f in s]).wall)
        )
    plot("fhir_import", "An import, end to end", "resources", "seconds", took)


def _resources(file: Path) -> list[dict]:
    return [entry["resource"] for entry in json.loads(gzip.decompress(file.read_bytes()))["entry"]]


def _validate(resources: list[dict]) -> None:
    from fhir.resources.R4B import get_fhir_model_class

    for resource in resources:
        get_fhir_model_class(resource["resourceType"]).model_validate(resource)


def _import(paths: list[Path]) -> tuple[Took, float]:
    """(time, peak memory in MB) of one import in a fresh process and home."""
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "ALONGSIDE_HOME": home, "DJANGO_SETTINGS_MODULE": "alongside.config.settings"}
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.one_import", *map(str, paths)],
            env=environment, check=True, capture_output=True, text=True,
        )  # fmt: skip
    found = json.loads(done.stdout.splitlines()[-1])
    return Took(found["wall"], found["cpu"]), found["peak_mb"]


def _memory() -> None:
    """NDJSON of growing size: the peak must not grow with it."""
    lines = gzip.decompress((SAMPLE / "bulk-30" / "Observation.ndjson.gz").read_bytes()).splitlines(keepends=True)
    peaks: list[tuple[float, float]] = []
    with tempfile.TemporaryDirectory() as folder:
        for times in (1, 4, 16):
            path = Path(folder) / f"Observation-{times}.ndjson"
            with path.open("wb") as file:
                for copy in range(times):
                    file.writelines(line.replace(b'"id":"', b'"id":"%d-' % copy, 1) for line in lines)
            took, peak = _import([path])
            peaks.append((path.stat().st_size / 1024**2, peak))
            print(f"  NDJSON of {path.stat().st_size / 1024**2:7.1f} MB: peak {peak:6.0f} MB, {took.wall:6.2f} s")
    plot(
        "fhir_import_memory", "Memory of an import of lines", "MB of the file", "peak of all processes, MB", {"": peaks}
    )


if __name__ == "__main__":
    main()
