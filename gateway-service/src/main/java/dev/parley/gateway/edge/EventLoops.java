package dev.parley.gateway.edge;

import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/// As many event loops as there are processors, unless somebody says otherwise.
///
/// Two for each processor, as the platform has it, suits work that waits; nothing waits on ours.
/// With half as many, one wake-up finds twice the work.
///
/// @see <a href="https://nginx.org/en/docs/ngx_core_module.html#worker_processes">nginx,
///   worker_processes</a>
public final class EventLoops implements ConfigSource {
  static final String LOOPS = "quarkus.vertx.event-loops-pool-size";

  /// Above what the platform has by default, below every file and variable.
  private static final int ORDINAL = -1_000;

  /// So that one that is held up never holds up every visitor.
  private static final int FEWEST = 2;

  @Override
  public Set<String> getPropertyNames() {
    return Set.of(LOOPS);
  }

  @Override
  public @Nullable String getValue(String name) {
    return LOOPS.equals(name)
        ? Integer.toString(Math.max(FEWEST, Runtime.getRuntime().availableProcessors()))
        : null;
  }

  @Override
  public String getName() {
    return "event loops";
  }

  @Override
  public int getOrdinal() {
    return ORDINAL;
  }
}
