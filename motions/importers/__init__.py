"""One package per official source: pages come in, records go out, services store them."""
