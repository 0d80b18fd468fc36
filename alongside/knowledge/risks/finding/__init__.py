"""How the inputs of a calculator are found in a record, each with its date, its age and where it is from."""
