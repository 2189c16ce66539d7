package dev.parley.platform.vault.server;

import dev.parley.platform.tls.ServerCertificate;
import java.nio.file.Path;

/// What a Vault on one machine is started with.
record VaultConfig(Path folder, int port, int clusterPort, ServerCertificate certificate) {

  /// HCL. Integrated storage and mlock do not go together: swap must be off or encrypted instead.
  String written() {
    return """
    storage "raft" {
      path    = "%s"
      node_id = "local"
    }
    listener "tcp" {
      address         = "127.0.0.1:%d"
      cluster_address = "127.0.0.1:%d"
      tls_cert_file   = "%s"
      tls_key_file    = "%s"
      tls_min_version = "tls13"
    }
    api_addr      = "https://localhost:%d"
    cluster_addr  = "https://localhost:%d"
    disable_mlock = true
    ui            = false
    log_level     = "info"
    """
        .formatted(
            folder.resolve("data"),
            port,
            clusterPort,
            certificate.chain(),
            certificate.key(),
            port,
            clusterPort);
  }
}
