"""The allocation of cases to places that makes the fewest weeks late, found by a solver and proved in whole numbers."""
