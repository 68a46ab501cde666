"""Messages on their way: bundled, claimed, composed at the last moment, and handed over to mail or webhook."""
