"""The law as data: duties, limbs, readings, coverage. One small module a regulation; nothing here knows a plugin."""
