"""Web: what a browser receives, on the site and in packages."""
