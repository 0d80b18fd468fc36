"""What a record speaks of by another name than its id, by a urn of its Bundle or by an identifier, gets that id.

Whether a record is private may hang on it: a note is as private as its visit, however it names the visit.
"""

from collections.abc import Mapping
from dataclasses import replace

from alongside.knowledge.core.facts import Fact, Origin

from ..taking.names import key_of
from ..taking.resolve import resolve

Named = tuple[str, str]  # (source, name)


def followed(facts: list[Fact], addresses: Mapping[Origin, str], sources: Mapping[str, int]) -> list[Fact]:
    """The facts, each with the ids of the records it refers to. `addresses`: the fullUrl under which each record came.

    `sources`: the key of each source. One query a source in which something is referred to by identifier.
    """
    ids = {(origin.source, origin.id) for origin in addresses}
    unknown = {(fact.origin.source, name) for fact in facts for name in fact.refers} - ids
    renamed = {**_by_urn(unknown, ids, addresses), **_by_identifier(unknown, sources)} if unknown else {}
    return [_with_ids(fact, renamed) for fact in facts] if renamed else facts


def _by_urn(unknown: set[Named], ids: set[Named], addresses: Mapping[Origin, str]) -> dict[Named, str]:
    """Of these names the ends of urns: of records whose id is another, or is written in letters of another size."""
    other = {
        (origin.source, address.rpartition(":")[2].lower()): origin.id
        for origin, address in addresses.items()
        if address[:4] in ("urn:", "URN:") and not address.endswith(origin.id)
    }
    same = {
        (source, name): key for source, name in unknown for key in (name.lower(), name.upper()) if (source, key) in ids
    }
    return same | {
        (source, name): other[source, name.lower()] for source, name in unknown if (source, name.lower()) in other
    }


def _by_identifier(unknown: set[Named], sources: Mapping[str, int]) -> dict[Named, str]:
    wanted = {(source, name): key for source, name in unknown if "?" in name and (key := key_of(name))}
    found = {
        source: resolve(sources[source], {key for (other, _name), key in wanted.items() if other == source})
        for source in {source for source, _name in wanted}
    }
    return {named: found[named[0]][key].fhir_id for named, key in wanted.items() if key in found[named[0]]}


def _with_ids(fact: Fact, renamed: Mapping[Named, str]) -> Fact:
    refers = tuple(renamed.get((fact.origin.source, name), name) for name in fact.refers)
    return fact if refers == fact.refers else replace(fact, refers=refers)
