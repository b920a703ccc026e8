"""Who shows our frames on other sites, and how each treats them."""
