"""A Monday at nine in a company of 10,000 rooms and 100,000 people, on Nook's real code: `make scale`."""
