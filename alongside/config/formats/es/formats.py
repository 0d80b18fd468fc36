"""Spanish of the United States: a clock of twelve hours and a decimal point, as on every bill there."""

TIME_FORMAT = "g:i a"
DECIMAL_SEPARATOR = "."
THOUSAND_SEPARATOR = ","
