"""Plain words: how hard a text is to read, what people call things, trends as pictures; see README.md."""
