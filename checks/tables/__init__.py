"""The pandera models of every table that passes between rooms."""
