"""The charts of a forecast, each with the table behind it. They need ``sendrules[plan,charts]``."""
