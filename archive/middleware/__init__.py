"""What stands between the web server and the views: kept pages, turns, headers, cleaned addresses."""
