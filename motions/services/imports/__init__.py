"""What imports bring: stored by official id, unchanged content left alone, what staff wrote untouched."""
