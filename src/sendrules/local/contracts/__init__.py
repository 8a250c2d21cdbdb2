"""What a contract's own words come to: volumes, ends, milestones, key decisions."""
