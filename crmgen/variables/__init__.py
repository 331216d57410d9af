"""Variables: where they are defined, and the templates in a sheet's cells that they fill."""
