"""What several provisions share. No regulation is another's library, except where its own text borrows the other's."""
