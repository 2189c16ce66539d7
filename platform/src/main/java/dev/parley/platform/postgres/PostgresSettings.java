package dev.parley.platform.postgres;

import dev.parley.platform.tls.ServerCertificate;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a server on one machine is started with.
record PostgresSettings(ServerCertificate certificate) {

  Map<String, String> all() {
    var settings = new LinkedHashMap<String, String>();
    settings.put("listen_addresses", "127.0.0.1");
    settings.put("unix_socket_directories", "");
    settings.put("ssl", "on");
    settings.put("ssl_cert_file", certificate.chain().toString());
    settings.put("ssl_key_file", certificate.key().toString());
    settings.put("ssl_min_protocol_version", "TLSv1.3");
    settings.put("password_encryption", "scram-sha-256");
    settings.put("max_connections", "100");
    settings.put("shared_buffers", "64MB");
    // A statement that fails is not repeated in the log: its values may be anybody's.
    settings.put("log_statement", "none");
    settings.put("log_min_error_statement", "panic");
    settings.put("log_parameter_max_length", "0");
    settings.put("log_parameter_max_length_on_error", "0");
    settings.put("log_error_verbosity", "terse");
    return settings;
  }
}
