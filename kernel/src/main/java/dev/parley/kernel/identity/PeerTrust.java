package dev.parley.kernel.identity;

import dev.parley.kernel.id.ServiceName;
import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/// Trusts one peer: a certificate of our authority whose SPIFFE id is the peer's. The address it is
/// found at proves nothing.
final class PeerTrust extends X509ExtendedTrustManager {
  private final X509ExtendedTrustManager authority;
  private final SpiffeId peer;

  PeerTrust(X509ExtendedTrustManager authority, String trustDomain, ServiceName peer) {
    this.authority = authority;
    this.peer = new SpiffeId(trustDomain, peer);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    authority.checkServerTrusted(chain, authType, engine);
    requirePeer(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    authority.checkServerTrusted(chain, authType, socket);
    requirePeer(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    authority.checkServerTrusted(chain, authType);
    requirePeer(chain);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    refuseClients();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    refuseClients();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    refuseClients();
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return authority.getAcceptedIssuers();
  }

  private void requirePeer(X509Certificate[] chain) throws CertificateException {
    if (SpiffeId.of(chain[0], peer.trustDomain()).filter(peer::equals).isEmpty()) {
      throw new CertificateException("the certificate is not that of " + peer);
    }
  }

  private static void refuseClients() throws CertificateException {
    throw new CertificateException("this trust is for calling a peer");
  }
}
