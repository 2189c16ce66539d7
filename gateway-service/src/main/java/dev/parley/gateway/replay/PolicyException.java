package dev.parley.gateway.replay;

import org.yaml.snakeyaml.nodes.Node;

/// The first thing wrong with a proposal; it never leaves this room.
final class PolicyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int line;

  PolicyException(Node node, String reason) {
    super(reason);
    this.line = node.getStartMark().getLine() + 1;
  }

  PolicyReading.Wrong reading() {
    return new PolicyReading.Wrong(line, String.valueOf(getMessage()));
  }
}
