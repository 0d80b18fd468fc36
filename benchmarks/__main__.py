"""`make bench`: every benchmark, the machine's limits first."""

from . import fhir_import, machine_limits, web_page

machine_limits.main()
fhir_import.main()
web_page.main()
