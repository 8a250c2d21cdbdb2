"""What an amendment makes of the duties, what is wrong with one, and which text governs a case."""
