"""The practice: places, hours, holidays, phone, and what is switched on."""
