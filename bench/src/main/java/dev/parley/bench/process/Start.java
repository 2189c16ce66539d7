package dev.parley.bench.process;

/// What became of starting a proxy.
public sealed interface Start {

  String name();

  record Running(Proxy proxy) implements Start {
    @Override
    public String name() {
      return proxy.name();
    }
  }

  /// @param reason what is missing and how to get it, in one line
  record Missing(String name, String reason) implements Start {}
}
