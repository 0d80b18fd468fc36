"""Codes and words by which a record says that no allergy is known, or that nobody asked."""

# SNOMED CT and the International Patient Summary's codes: no known allergy at all; of drugs, food, the environment,
# latex, insects, animals. In words as records without codes have them.
NO_ALLERGY_AT_ALL = frozenset({"716186003", "no-known-allergies"})
NO_KNOWN_ALLERGY = NO_ALLERGY_AT_ALL | frozenset({
    "409137002", "429625007", "428607008", "716184000", "428197003", "716220001", "1003774007",
    "no-known-medication-allergies", "no-known-food-allergies", "no-known-environmental-allergies",
})  # fmt: skip
NO_ALLERGY_WORDS = frozenset({"no known allergies", "no known allergy", "nka"})
NO_KNOWN_WORDS = NO_ALLERGY_WORDS | frozenset({
    "no known drug allergies", "no known drug allergy", "no known medication allergies", "nkda",
})  # fmt: skip
# "Patient not asked", as one vendor sends for "not on file"; "no information about allergies".
NOT_ASKED = frozenset({"1631000175102", "no-allergy-info"})
