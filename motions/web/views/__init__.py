"""One module per noun; each view reads the clock, asks one query and draws one template."""
