"""What a caseload says that a forecast or an allocation needs: who waits and since when, and the ages of those who ask. It needs ``sendrules[plan]``."""
