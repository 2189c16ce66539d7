package dev.parley.kernel.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/// Who this service is and how long its proofs live.
@ConfigMapping(prefix = "parley.identity")
public interface IdentitySettings {

  /// The service's id, one of the four.
  String service();

  /// The SPIFFE trust domain.
  @WithDefault("parley")
  String trustDomain();

  /// Life of a certificate, at most an hour; a new one is asked for at half of it.
  @WithDefault("10M")
  Duration certificateTtl();

  /// Names and addresses that this service's listener is reached by, beside its SPIFFE id.
  @WithDefault("localhost")
  List<String> dnsNames();

  @WithDefault("127.0.0.1")
  List<String> addresses();
}
