"""Our page: the cards that patient, helper and team share, ready to print. Both doors show these and add their own."""
