package dev.parley.platform.ports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.platform.installation.Installation;
import dev.parley.platform.operator.CannotStart;
import dev.parley.platform.state.StateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Predicate;

/// The ports of one installation.
public final class Ports {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FILE = "ports.json";
  private static final int LAST = 65_535;

  private final Map<Port, Integer> given;

  private Ports(Map<Port, Integer> given) {
    this.given = given;
  }

  /// Gives every part its port: from `PARLEY_PORTS` upwards, else the remembered one where it is
  /// still free, else any free one.
  public static Ports of(Installation installation) {
    OptionalInt base = base(installation.environment());
    Predicate<Port> held = port -> installation.launcher().running(port.program()).isPresent();
    return choose(installation.state(), base, held, new FreePorts());
  }

  static Ports choose(StateFolder state, OptionalInt base, Predicate<Port> held, FreePorts free) {
    JsonNode remembered = read(state);
    var given = new EnumMap<Port, Integer>(Port.class);
    for (Port port : Port.values()) {
      int before = remembered.path(port.key()).asInt();
      boolean ours = before != 0 && held.test(port);
      if (base.isPresent()) {
        int wanted = base.getAsInt() + port.offset();
        if (!(ours && before == wanted) && !free.isFree(wanted)) {
          throw new CannotStart(
              "port %d (%s) is taken: set PARLEY_PORTS to another base, or leave it out"
                  .formatted(wanted, port.key()));
        }
        given.put(port, wanted);
      } else {
        given.put(port, ours || free.isFree(before) ? before : free.other(given.values()));
      }
    }
    write(state, given);
    return new Ports(given);
  }

  public int of(Port port) {
    Integer number = given.get(port);
    if (number == null) {
      throw new IllegalArgumentException("no port was given to " + port);
    }
    return number;
  }

  static OptionalInt base(Map<String, String> environment) {
    String value = environment.getOrDefault("PARLEY_PORTS", "");
    if (value.isBlank()) {
      return OptionalInt.empty();
    }
    int last = LAST - Port.values().length;
    try {
      int base = Integer.parseInt(value.strip());
      if (base >= 1 && base <= last) {
        return OptionalInt.of(base);
      }
    } catch (NumberFormatException e) {
      // The one line below says what is wrong with either.
    }
    throw new CannotStart("PARLEY_PORTS is " + value + "; it must be a number from 1 to " + last);
  }

  private static JsonNode read(StateFolder state) {
    try {
      return Files.exists(state.path(FILE))
          ? JSON.readTree(state.path(FILE).toFile())
          : JSON.createObjectNode();
    } catch (IOException e) {
      throw new CannotStart("cannot read " + state.path(FILE) + ": " + e.getMessage(), e);
    }
  }

  private static void write(StateFolder state, Map<Port, Integer> given) {
    ObjectNode json = JSON.createObjectNode();
    given.forEach((port, number) -> json.put(port.key(), number));
    state.write(FILE, json.toPrettyString() + "\n");
  }
}
