package dev.parley.gateway;

import dev.parley.gateway.house.SiteServer;
import dev.parley.gateway.house.Visitor;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;

/// What one site's people have, and what they ask for.
///
/// @param token a session of its visitor's
record Party(SiteServer server, Visitor visitor, String token) {
  String site() {
    return server.site();
  }

  String page() {
    return server.origin();
  }

  Visitor at(Party other) {
    return visitor.from(other.page());
  }

  /// Of this party's session, by whoever asks.
  HttpRequest.Builder renewal(Visitor asking) {
    return asking.request("/v1/sessions/renewal", token).POST(BodyPublishers.noBody());
  }

  HttpRequest.Builder mint(String site, String credential, String page) {
    return mint(site, credential, page, "guest");
  }

  HttpRequest.Builder mint(String site, String credential, String page, String subject) {
    return asked(
        "/v1/sites/" + site + "/sessions",
        credential,
        "{\"subject\":\"" + subject + "\",\"origin\":\"" + page + "\"}");
  }

  HttpRequest.Builder revoke(String site, String credential, String subject) {
    return asked(
        "/v1/sites/" + site + "/sessions/revocation",
        credential,
        "{\"subject\":\"" + subject + "\"}");
  }

  private HttpRequest.Builder asked(String path, String credential, String body) {
    return visitor
        .from("")
        .request(path, credential)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body));
  }
}
