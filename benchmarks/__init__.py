"""What the library is measured by: damage to real articles, quality and speed beside simple rivals."""
