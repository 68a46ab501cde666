"""The review screen: a letter with its findings in place, and a person who decides on each."""
