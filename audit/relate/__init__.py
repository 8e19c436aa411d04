"""Claims to relations: what the text says of how its numbers follow from each other, a file a kind."""
