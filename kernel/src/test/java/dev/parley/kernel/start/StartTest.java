package dev.parley.kernel.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.QuarkusBindException;
import java.net.BindException;
import org.junit.jupiter.api.Test;

class StartTest {

  @Test
  void saysWhyInOneLineHoweverDeepItStands() {
    var refused = new RefusedStartException("issue a new one");
    var broken = new RuntimeException("no bean", new IllegalStateException("no proxy", refused));
    assertThat(Start.line(broken)).contains("issue a new one");
    assertThat(refused.getStackTrace()).isEmpty();
  }

  @Test
  void namesThePortThatIsTaken() {
    assertThat(
            Start.line(
                new RuntimeException(
                    new QuarkusBindException("0.0.0.0", 8443, new BindException()))))
        .contains("another process listens on port 8443 of 0.0.0.0");
  }

  @Test
  void leavesTheRestToTheLog() {
    assertThat(Start.line(new IllegalStateException("who knows"))).isEmpty();
  }
}
