"""The rooms: what a patient and a team do together; one folder each, all the same inside."""
