"""Packages: the site's own pages and scripts, cut down to what a learning system launches."""
