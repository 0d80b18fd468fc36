"""Chapter 8, select best patient series: one module a section."""
