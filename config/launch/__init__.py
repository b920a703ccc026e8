"""What stands between a checkout and a running site: the embedded PostgreSQL, the preparations, the web server."""
