"""Course plans as rows of the hub: every version is kept, the newest is the plan."""
