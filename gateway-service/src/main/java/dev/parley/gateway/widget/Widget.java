package dev.parley.gateway.widget;

import dev.parley.gateway.refusal.Refusals;
import dev.parley.kernel.problem.ProblemCode;
import io.quarkus.runtime.Startup;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jboss.logging.Logger;

/// Serves `/widget/parley-chat.js`.
@Startup
@Singleton
public class Widget {
  private static final Logger LOG = Logger.getLogger(Widget.class);
  private static final String RESOURCE = "META-INF/resources/widget/parley-chat.js";

  private final Optional<WidgetFile> script;

  public Widget() {
    this.script = read();
    if (script.isEmpty()) {
      LOG.warn("this build carries no chat widget");
    }
  }

  public void send(RoutingContext context) {
    script.ifPresentOrElse(
        file -> file.send(context), () -> Refusals.answer(context, ProblemCode.REQUEST_UNKNOWN));
  }

  private static Optional<WidgetFile> read() {
    try (var in = Thread.currentThread().getContextClassLoader().getResourceAsStream(RESOURCE)) {
      return in == null ? Optional.empty() : Optional.of(new WidgetFile(in.readAllBytes()));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
