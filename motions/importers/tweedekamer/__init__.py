"""The open data of the Tweede Kamer (Gegevensmagazijn): OData v4 and SyncFeed. Source: opendata.tweedekamer.nl."""
