"""What the readers of marked-up formats share: from elements and text to a document."""
