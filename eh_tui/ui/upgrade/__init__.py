"""Another version of an audit's form on screen: what it would change, before it is taken."""
