package dev.parley.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.gateway.house.RunningGateway;
import dev.parley.gateway.house.SiteServer;
import dev.parley.gateway.house.Visitor;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The one answer that a cache between may keep and give to anybody says nothing of whoever asked
/// first.
class WidgetInACacheTest {
  private static final String PATH = "/widget/parley-chat.js";
  private static final List<String> PAGES =
      List.of(Visitor.ORIGIN, "https://inn.example", "https://anyone.example", "");

  private static RunningGateway house;

  @BeforeAll
  static void start() {
    house =
        RunningGateway.of(
            List.of(
                SiteServer.of("hotel", Visitor.ORIGIN, "Ed25519").site(Optional.empty()),
                SiteServer.of("inn", "https://inn.example", "Ed25519").site(Optional.empty())),
            RunningGateway.Issuer.NONE);
  }

  @AfterAll
  static void stop() {
    house.close();
  }

  @Test
  void isTheSameForEveryPage() {
    assertSame(PATH, request -> {});
  }

  @Test
  void isTheSameForEveryPageByItsDigest() {
    assertSame(PATH + "?v=" + tag().replace("\"", ""), request -> {});
  }

  @Test
  void isTheSameForEveryPageThatHasIt() {
    assertSame(PATH, request -> request.header("If-None-Match", tag()));
  }

  /// Or the pages here would have nothing to tell.
  @Test
  void whatNoCacheKeepsSaysWhichPagesMayFrameIt() {
    assertThat(answer(Visitor.ORIGIN, "/v1/status", request -> {}).map())
        .containsKeys("ratelimit", "ratelimit-policy")
        .containsEntry(
            "content-security-policy",
            List.of("default-src 'none'; frame-ancestors https://frame.hotel.example"));
  }

  private static void assertSame(String path, Consumer<HttpRequest.Builder> more) {
    var first = answer(PAGES.getFirst(), path, more);
    assertThat(first.firstValue("Cache-Control"))
        .hasValueSatisfying(value -> assertThat(value).startsWith("public"));
    assertThat(first.firstValue("Content-Security-Policy"))
        .hasValue("default-src 'none'; frame-ancestors 'none'");
    assertThat(first.map()).doesNotContainKeys("ratelimit", "ratelimit-policy");
    for (var page : PAGES) {
      assertThat(answer(page, path, more).map()).as(page).isEqualTo(first.map());
    }
  }

  private static String tag() {
    return answer(Visitor.ORIGIN, PATH, request -> {}).firstValue("ETag").orElseThrow();
  }

  private static HttpHeaders answer(String page, String path, Consumer<HttpRequest.Builder> more) {
    var visitor = house.visitor().from(page);
    var request = visitor.request(path).GET();
    more.accept(request);
    return visitor.send(request).headers();
  }
}
