package dev.parley.platform.vault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Starts [Servers] once for all tests of this room and furnishes them as shipped.
final class FurnishedVault implements ParameterResolver {

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Servers.class;
  }

  @Override
  public Servers resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.create(FurnishedVault.class))
        .computeIfAbsent(Once.class, _ -> Once.start(), Once.class)
        .servers;
  }

  private static final class Once implements AutoCloseable {

    private final Path folder;
    private final Servers servers;

    private Once(Path folder, Servers servers) {
      this.folder = folder;
      this.servers = servers;
    }

    static Once start() {
      try {
        Path folder = Files.createTempDirectory("parley-vault-test");
        Servers servers = Servers.start(folder);
        VaultFurnishing.of(servers.vault(), servers.settings()).furnish();
        return new Once(folder, servers);
      } catch (Exception e) {
        throw new IllegalStateException("the servers of the test do not start", e);
      }
    }

    @Override
    public void close() throws IOException {
      servers.close();
      try (var entries = Files.walk(folder)) {
        for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(entry);
        }
      }
    }
  }
}
