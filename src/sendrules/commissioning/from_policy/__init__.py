"""What a commissioning policy says that a forecast needs: the places that its contracts give. It needs ``sendrules[plan]``."""
