"""Measures of a whole authority: the official ones, what they cannot show, and the published figures beside them."""
