"""Loading: register, banks, papers and scenarios become one checked project."""
