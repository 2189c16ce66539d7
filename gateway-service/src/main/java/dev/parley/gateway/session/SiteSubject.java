package dev.parley.gateway.session;

import dev.parley.kernel.id.SiteId;
import dev.parley.kernel.id.SubjectId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// The subject of a visitor whom a site names.
///
/// b64u(SHA-256("parley/1 site subject" || 0x00 || site || 0x00 || name)), 43 characters: the same
/// name on two sites gives two subjects, and none is ever an anonymous one, which has 22. The
/// site's own name for its visitor goes no further.
final class SiteSubject {
  private static final String DOMAIN = "parley/1 site subject";
  private static final int LENGTH = 43;

  private SiteSubject() {}

  /// Whether a site named it.
  static boolean named(SubjectId subject) {
    return subject.value().length() == LENGTH;
  }

  static SubjectId of(SiteId site, String name) {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256")
              .digest(
                  (DOMAIN + '\0' + site.value() + '\0' + name).getBytes(StandardCharsets.UTF_8));
      return new SubjectId(Base64.getUrlEncoder().withoutPadding().encodeToString(digest));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
