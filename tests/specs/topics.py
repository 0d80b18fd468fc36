"""Which topics have spec tables, and what stands behind each name."""

from pathlib import Path

from alongside.knowledge import adherence, instruments, readings, redflags
from alongside.knowledge.adherence.results import IMPRINT as PDC_IMPRINT
from alongside.knowledge.core.asked import Field
from alongside.knowledge.core.imprint import Imprint
from alongside.knowledge.plain.imprints import all_imprints
from alongside.knowledge.risks import CALCULATORS

from . import flags, plain, vaccines
from .explained import explained
from .tables import Spec, Work, register, rendered, specs
from .thresholds import thresholds

ROOT = Path(__file__).parent.parent.parent
TOPICS = ("risks", "instruments", "adherence", "readings", "immunizations", "plain", "redflags")


def all_specs() -> list[tuple[str, Spec]]:
    """(topic, spec) of every file."""
    return [(topic, spec) for topic in TOPICS for spec in specs(ROOT / "alongside" / "knowledge" / topic / "spec")]


def behind(topic: str, name: str) -> tuple[Work, Imprint, tuple[Field, ...]]:
    """What answers, its imprint and its inputs."""
    if topic == "risks":
        calculator = CALCULATORS[name]
        return lambda given: calculator(given).values, calculator.imprint, calculator.fields
    if topic == "instruments":
        found = instruments.INSTRUMENTS[name]
        return lambda given: instruments.answer(name, given), found.imprint, instruments.fields(found)
    if topic == "readings":
        imprint = readings.PROTOCOLS[name].imprint if name in readings.PROTOCOLS else readings.MEASURES[name].imprint
        return lambda given: readings.answer(name, given), imprint, readings.fields(name)
    if topic == "immunizations":
        return vaccines.answer, vaccines.imprint(), vaccines.FIELDS
    if topic == "plain":
        return lambda given: plain.answer(name, given), all_imprints()[name], plain.fields(name)
    if topic == "redflags":
        return redflags.answer, redflags.IMPRINT, flags.FIELDS
    return adherence.answer, PDC_IMPRINT, ()


def pages() -> dict[Path, str]:
    """Every page of docs/specs that comes from these tables."""
    found = {}
    for topic in TOPICS:
        folder, mine = ROOT / "docs" / "specs" / topic, [spec for one, spec in all_specs() if one == topic]
        for spec in mine:
            _work, imprint, fields = behind(topic, spec.calculator)
            found[folder / f"{spec.name}.md"] = rendered(spec, imprint, fields)
        found[folder / "README.md"] = register(topic, [(spec, *behind(topic, spec.calculator)[1:]) for spec in mine])
    found[ROOT / "docs" / "specs" / "readings" / "thresholds.md"] = thresholds()
    found[ROOT / "docs" / "specs" / "plain" / "explained.md"] = explained()
    found[ROOT / "docs" / "specs" / "redflags" / "rules.md"] = flags.rules_page()
    found[ROOT / "docs" / "specs" / "redflags" / "measured.md"] = flags.measured()
    found[ROOT / "docs" / "specs" / "immunizations" / "not_met.md"] = vaccines.cases_page()
    return found
