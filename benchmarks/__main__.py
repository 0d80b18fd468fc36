"""`make bench`: every benchmark, the machine’s limits first; pictures against size in build/benchmarks."""

from . import fhir_import, forecast, knowledge, machine_limits, redflags, sign_in, sqlite_writers, web_page

machine_limits.main()
fhir_import.main()
web_page.main()
sqlite_writers.main()
sign_in.main()
forecast.main()
knowledge.main()
redflags.main()
