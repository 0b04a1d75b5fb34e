"""What every page shares: the gate, failures in words, languages, headers, published bytes."""
