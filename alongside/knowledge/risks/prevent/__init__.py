"""PREVENT (American Heart Association, 2023): chances of heart disease and stroke, without race."""
