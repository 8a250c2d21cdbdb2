"""The law as data: duties, exceptions (limbs), readings, coverage. One small module a regulation; no plugin is known
here.
"""
