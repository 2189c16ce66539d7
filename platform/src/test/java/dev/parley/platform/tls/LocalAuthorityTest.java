package dev.parley.platform.tls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.platform.installation.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalAuthorityTest {

  @TempDir Path folder;

  @Test
  void signsACertificateForThisMachineOnly() throws Exception {
    LocalAuthority authority = LocalAuthority.of(installation());
    X509Certificate ca = certificates(authority.caFile()).getFirst();
    List<X509Certificate> chain = certificates(authority.server("vault").chain());
    chain.getFirst().verify(ca.getPublicKey());
    assertThat(chain).hasSize(2).contains(ca);
    assertThat(chain.getFirst().getSubjectAlternativeNames())
        .extracting(name -> (Object) name.get(1))
        .containsExactlyInAnyOrder("localhost", "127.0.0.1");
    assertThat(chain.getFirst().getBasicConstraints()).isEqualTo(-1);
  }

  @Test
  void keepsACertificateThatHasTimeLeft() throws IOException {
    Path chain = LocalAuthority.of(installation()).server("vault").chain();
    String before = Files.readString(chain);
    LocalAuthority.of(installation()).server("vault");
    assertThat(chain).hasContent(before);
  }

  @Test
  void renewsACertificateInItsLastMonthUnderTheSameAuthority() throws Exception {
    Path chain = LocalAuthority.of(installation()).server("vault").chain();
    String before = Files.readString(chain);
    InstantSource later = InstantSource.fixed(Instant.now().plus(Duration.ofDays(70)));
    LocalAuthority authority = LocalAuthority.of(installation(), later);
    authority.server("vault");
    assertThat(Files.readString(chain)).isNotEqualTo(before);
    X509Certificate ca = certificates(authority.caFile()).getFirst();
    certificates(chain).getFirst().verify(ca.getPublicKey());
  }

  private Installation installation() {
    return Installation.forTests(folder, Map.of());
  }

  private static List<X509Certificate> certificates(Path pem)
      throws IOException, GeneralSecurityException {
    try (var in = Files.newInputStream(pem)) {
      return CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
          .map(X509Certificate.class::cast)
          .toList();
    }
  }
}
