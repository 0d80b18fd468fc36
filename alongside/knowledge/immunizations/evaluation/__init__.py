"""Chapter 6, evaluate vaccine dose administered: one module a section."""
