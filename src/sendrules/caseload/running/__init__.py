"""How a caseload is answered: columns first, the engine for one case where they leave one, and an audit of both."""
