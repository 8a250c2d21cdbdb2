"""What several provisions share, so that no regulation imports another unless its own text borrows from the other."""
