"""`make bench`: every benchmark, the machine's limits first."""

from . import fhir_import, machine_limits

machine_limits.main()
fhir_import.main()
