"""Home to school travel: the appeals that statutory guidance recommends."""
