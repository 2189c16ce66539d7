package dev.parley.gateway.edge;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/// The key that the next handshake uses. A handshake asks three times, so the key before is kept
/// for those under way: each answers by its own name.
final class SwappedKey extends X509ExtendedKeyManager {

  private record Named(String alias, CertifiedKey pair) {}

  private record Held(Named current, @Nullable Named before, int count) {}

  private volatile Held held;

  SwappedKey(CertifiedKey first) {
    held = new Held(new Named("edge-0", first), null, 0);
  }

  CertifiedKey current() {
    return held.current().pair();
  }

  /// To be called by one thread at a time.
  void swap(CertifiedKey next) {
    var was = held;
    var count = was.count() + 1;
    held = new Held(new Named("edge-" + count, next), was.current(), count);
  }

  @Override
  public @Nullable String chooseEngineServerAlias(
      @Nullable String keyType, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
    var current = held.current();
    return current.pair().key().getAlgorithm().equals(keyType) ? current.alias() : null;
  }

  @Override
  public @Nullable String chooseServerAlias(
      @Nullable String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return chooseEngineServerAlias(keyType, issuers, null);
  }

  @Override
  public X509Certificate @Nullable [] getCertificateChain(@Nullable String alias) {
    var named = named(alias);
    return named == null ? null : named.pair().chain().toArray(X509Certificate[]::new);
  }

  @Override
  public @Nullable PrivateKey getPrivateKey(@Nullable String alias) {
    var named = named(alias);
    return named == null ? null : named.pair().key();
  }

  private @Nullable Named named(@Nullable String alias) {
    var now = held;
    if (now.current().alias().equals(alias)) {
      return now.current();
    }
    var before = now.before();
    return before != null && before.alias().equals(alias) ? before : null;
  }

  @Override
  public String @Nullable [] getServerAliases(
      @Nullable String keyType, Principal @Nullable [] issuers) {
    var alias = chooseEngineServerAlias(keyType, issuers, null);
    return alias == null ? null : new String[] {alias};
  }

  /// It calls nobody.
  @Override
  public String @Nullable [] getClientAliases(
      @Nullable String keyType, Principal @Nullable [] issuers) {
    return null;
  }

  @Override
  public @Nullable String chooseClientAlias(
      String @Nullable [] keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return null;
  }
}
