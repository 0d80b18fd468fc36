"""Questions and answers as JSON, one person a line."""
