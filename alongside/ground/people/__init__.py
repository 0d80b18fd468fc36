"""People: persons, roles, care teams, helpers, accounts, and who may reach whom."""
