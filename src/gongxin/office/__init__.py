"""The office: pages for people who supervise, for bodies and for auditors. Views hold no rule."""
