"""When the practice is open, as arithmetic: frozen values in, moments in UTC out. No database, and no clock."""
