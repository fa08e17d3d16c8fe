"""What is measured on the evidence road; one program a peer, each prints one line of JSON."""
