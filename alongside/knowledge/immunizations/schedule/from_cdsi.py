"""CDC's supporting data (CDSi XML) to our own data: facts and names only, no sentence of CDC's."""

from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

from .series_from_cdsi import series_row, without_blanks
from .xml_rows import codes, cvx, iso, root_of, rows, text

Row = dict[str, Any]
SNOMED, CVX, PHIN = "SNOMED", "CVX", "CDCPHINVS"


def schedule_row(root: Element, name: str, source: str) -> Row:
    """What holds across antigens: groups, vaccines, conflicts, observations."""
    full = {text(g, "name"): text(g, "administerFullVaccineGroup") for g in root.iterfind("vaccineGroups/vaccineGroup")}
    groups: dict[str, Row] = {}
    for row in root.iterfind("vaccineGroupToAntigenMap/vaccineGroupMap"):
        group = groups.setdefault(text(row, "name") or "", {"antigens": []})
        group["antigens"] += [" ".join((a.text or "").split()) for a in row.iterfind("antigen")]
    for group_name, group in groups.items():
        if full.get(group_name) == "Yes":
            group["full"] = True
    return {
        "schedule": name,
        "source": source,
        "groups": groups,
        "vaccines": {cvx(text(m, "cvx") or ""): _vaccine(m) for m in root.iterfind("cvxToAntigenMap/cvxMap")},
        "conflicts": _conflicts(root),
        "observations": {
            text(o, "observationCode"): _observation(o) for o in root.iterfind("observations/observation")
        },
    }


def antigen_row(root: Element) -> Row:
    """One antigen: immunity, contraindications, series."""
    immunity = root.find("immunity")
    born = [] if immunity is None else [_birth(row) for row in rows(immunity, "dateOfBirth")]
    history = [] if immunity is None else [text(row, "guidelineCode") for row in rows(immunity, "clinicalHistory")]
    by_group = "contraindications/vaccineGroup/contraindication"
    by_vaccine = "contraindications/vaccine/contraindication"
    return without_blanks(
        {
            "antigen": text(root, "series/targetDisease"),
            "immunity": history,
            "immunity_by_birth": born,
            "contraindications": [_contraindication(row) for row in rows(root, by_group)],
            "vaccine_contraindications": [_vaccine_contraindication(row) for row in rows(root, by_vaccine)],
            "series": [series_row(row) for row in root.iterfind("series")],
        }
    )


def read_folder(folder: Path, name: str, source: str) -> dict[str, Row]:
    """Every file of a supporting-data release, as {name of our file: contents}. Raises FileNotFoundError."""
    schedules = sorted(folder.glob("*Schedule*.xml"))
    antigens = sorted(path for path in folder.glob("*.xml") if "Antigen" in path.name)
    if not schedules or not antigens:
        raise FileNotFoundError(f"{folder} holds no CDSi supporting data (ScheduleSupportingData.xml and antigens)")
    found = {"schedule": schedule_row(root_of(schedules[0]), name, source)}
    for path in antigens:
        row = antigen_row(root_of(path))
        found[file_name(row["antigen"])] = row
    return found


def file_name(antigen: str) -> str:
    """The name of an antigen's file, without ending."""
    return antigen.lower().replace(" ", "-").replace("/", "-")


def _vaccine(row: Element) -> Row:
    antigens = {
        text(a, "antigen"): without_blanks(
            {"begin": text(a, "associationBeginAge"), "end": text(a, "associationEndAge")}
        )
        for a in row.iterfind("association")
    }
    return {"name": text(row, "shortDescription"), "antigens": antigens}


def _conflicts(root: Element) -> list[Row]:
    """Conflicts with the same times in one row: the vaccines given before, and those they impair."""
    same: dict[tuple[str, str, str, str], list[str]] = {}
    for row in root.iterfind("liveVirusConflicts/liveVirusConflict"):
        times = tuple(text(row, f"{t}Interval") or "" for t in ("conflictBegin", "minConflictEnd", "conflictEnd"))
        key = (cvx(text(row, "previous/cvx") or ""), times[0], times[1], times[2])
        impacted = same.setdefault(key, [])
        impacted.append(cvx(text(row, "current/cvx") or ""))
    return [
        {"previous": k[0], "impacts": " ".join(sorted(set(v))), "begin": k[1], "minimum_end": k[2], "end": k[3]}
        for k, v in same.items()
    ]


def _observation(row: Element) -> Row:
    coded = {(text(c, "codeSystem") or "", text(c, "code") or ""): None for c in row.iterfind("codedValues/codedValue")}
    return without_blanks({"title": text(row, "observationTitle"), "codes": [f"{s} {c}" for s, c in coded if c]})


def _birth(row: Element) -> Row:
    unless = [text(e, "exclusionCode") for e in rows(row, "exclusion")]
    country = text(row, "birthCountry")
    return without_blanks({"born_before": iso(text(row, "immunityBirthDate")), "country": country, "unless": unless})


def _contraindication(row: Element) -> Row:
    return without_blanks(
        {"observation": text(row, "observationCode"), "begin": text(row, "beginAge"), "end": text(row, "endAge")}
    )


def _vaccine_contraindication(row: Element) -> Row:
    same: dict[tuple[str | None, str | None], list[str]] = {}
    for v in row.iterfind("contraindicatedVaccine"):
        same.setdefault((text(v, "beginAge"), text(v, "endAge")), []).extend(codes(text(v, "cvx")))
    vaccines = [without_blanks({"cvx": " ".join(c), "begin": b, "end": e}) for (b, e), c in same.items()]
    return {"observation": text(row, "observationCode"), "vaccines": vaccines}
