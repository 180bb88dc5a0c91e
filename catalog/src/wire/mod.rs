//! How the four APIs look on the wire: rows out of a stream of bytes, envelopes, totals, errors, links.
