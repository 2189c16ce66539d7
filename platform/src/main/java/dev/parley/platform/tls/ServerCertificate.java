package dev.parley.platform.tls;

import java.nio.file.Path;

/// PEM files of one server.
///
/// @param chain the server's certificate, then the authority's
/// @param key PKCS #8, mode 0600
public record ServerCertificate(Path chain, Path key) {}
