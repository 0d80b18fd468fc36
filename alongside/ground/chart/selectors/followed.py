"""What a record speaks of by another name than its id, by a urn of its Bundle or by an identifier, gets that id.

Whether a record is private may hang on it: a note is as private as its visit, however it names the visit.
"""

from collections.abc import Mapping
from dataclasses import replace

from alongside.knowledge.core.facts import Fact, Origin

from ..taking.names import key_of
from ..taking.resolve import resolve

Named = tuple[str, str]  # (source, name in small letters)


def followed(facts: list[Fact], addresses: Mapping[Origin, str], sources: Mapping[str, int]) -> list[Fact]:
    """The facts, each with the ids of the records it refers to. `addresses`: the fullUrl under which each record came.

    `sources`: the key of each source. One query a source in which something is referred to by identifier.
    """
    ids = {(origin.source, origin.id) for origin in addresses}
    unknown = [fact for fact in facts if any((fact.origin.source, name) not in ids for name in fact.refers)]
    if not unknown:
        return facts
    known = {(source, key.lower()): key for source, key in ids}
    known |= {
        (origin.source, address.rpartition(":")[2].lower()): origin.id
        for origin, address in addresses.items()
        if address[:4].lower() == "urn:"
    }
    known |= _by_identifier(unknown, sources)
    return [_with_ids(fact, ids, known) for fact in facts]


def _by_identifier(facts: list[Fact], sources: Mapping[str, int]) -> dict[Named, str]:
    wanted: dict[str, dict] = {}
    for fact in facts:
        for name in fact.refers:
            if "?" in name and (key := key_of(name)):
                wanted.setdefault(fact.origin.source, {})[name] = key
    found = {source: resolve(sources[source], keys.values()) for source, keys in wanted.items()}
    return {
        (source, name.lower()): found[source][key].fhir_id
        for source, keys in wanted.items()
        for name, key in keys.items()
        if key in found[source]
    }


def _with_ids(fact: Fact, ids: set[Named], known: Mapping[Named, str]) -> Fact:
    source = fact.origin.source
    refers = tuple(
        name if (source, name) in ids else known.get((source, name.lower()), name) for name in fact.refers
    )  # fmt: skip
    return fact if refers == fact.refers else replace(fact, refers=refers)
