"""Chapter 9, identify and evaluate vaccine group: one module a section."""
