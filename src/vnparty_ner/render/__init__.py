"""Shows an article to a person: on a terminal, or as a web page."""
