"""The public pages: they translate a request to one read, and its rows to HTML. Without JavaScript, in Dutch."""
