"""The commands, a module each: its `COMMAND` is called as the module is."""
