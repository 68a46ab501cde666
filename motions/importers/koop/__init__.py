"""Official publications (KOOP): Kamerstukken by identifier."""
