"""The gates that a plan passes: decisions and their notice, call-in, gaps between contracts, deadlines and milestones."""
