// An Electron app that does nothing: the windows it shows are opened from outside.
