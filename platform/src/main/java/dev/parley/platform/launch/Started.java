package dev.parley.platform.launch;

/// What [Launcher#ensure] found or did.
///
/// @param anew false where the program was already running as wanted
public record Started(Running running, boolean anew) {}
