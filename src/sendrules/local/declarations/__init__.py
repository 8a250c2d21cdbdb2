"""The declarations that hooks return: frozen, typed, with their source and their first day."""
