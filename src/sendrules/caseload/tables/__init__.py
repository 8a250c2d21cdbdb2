"""What a caseload is read from, and the one form in which it is answered: an ``EventTable``."""
