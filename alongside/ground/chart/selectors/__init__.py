"""Reading the chart. First argument: who is looking."""

from .compartment import bundle_of, find_patients, main_person
from .corrections import correction, corrections_of, corrections_to_answer
from .expected import Expected, expected_on, next_day_expected
from .facts import Known, Record, facts_for, known_of
from .identities import person_of, resource_of
from .news import has_news
from .originals import OneVersion, Original, bytes_of, labels_of, original, versions_of
from .report import kept_aside_in, refused_in, report, summary
from .runs import files_of, is_importing, kept_aside, kept_aside_list, runs, sources_of, unfinished_since
from .same import count_same_persons, same_person_proposal, same_person_proposals
from .showing import CONTENT_OF, announced, held_from, may_open, may_see, visible
from .waiting import WaitingTalk, talks_without_wait, waiting_talks

__all__ = [
    "CONTENT_OF", "Expected", "Known", "OneVersion", "Original", "Record", "WaitingTalk", "announced", "bundle_of",
    "bytes_of", "correction", "corrections_of", "corrections_to_answer", "count_same_persons", "expected_on",
    "facts_for", "files_of", "find_patients", "has_news", "held_from", "is_importing", "kept_aside", "kept_aside_in",
    "kept_aside_list", "known_of", "labels_of", "main_person", "may_open", "may_see", "next_day_expected", "original",
    "person_of", "refused_in", "report", "resource_of", "runs", "same_person_proposal", "same_person_proposals",
    "sources_of", "summary", "talks_without_wait", "unfinished_since", "versions_of", "visible", "waiting_talks",
]  # fmt: skip
