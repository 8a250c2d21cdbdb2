"""The conditions of the law on columns: one module for each module of ``law/conditions`` and ``case/conditions``."""
