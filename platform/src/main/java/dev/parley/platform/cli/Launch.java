package dev.parley.platform.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.platform.edge.GatewayAdmin;
import dev.parley.platform.house.House;
import dev.parley.platform.installation.Installation;
import dev.parley.platform.launch.Running;
import dev.parley.platform.operator.CannotStart;
import dev.parley.platform.operator.Progress;
import dev.parley.platform.servers.RunningPlatform;
import dev.parley.platform.services.Form;
import dev.parley.platform.vault.VaultFailure;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Does what a verb says.
public final class Launch {

  private final Installation installation;
  private final PrintStream out;

  public Launch(Installation installation, PrintStream out) {
    this.installation = installation;
    this.out = out;
  }

  /// @return the exit code
  public int run(List<String> words, PrintStream errors) {
    try {
      run(Verb.of(words));
      return 0;
    } catch (CannotStart | VaultFailure e) {
      errors.println("parley: " + e.getMessage());
      return 1;
    }
  }

  private void run(Verb verb) {
    Instant began = Instant.now();
    switch (verb) {
      case Verb.Up up -> {
        boolean first = !new People(installation).areKnown();
        var house = new House(installation, new Console(out));
        if (up.fresh()) {
          house.forget();
        }
        ObjectNode book = house.up(up.nativeForm() ? Form.NATIVE : Form.JVM);
        out.printf(
            "Everything is up after %.1f s, in %d MB of memory.%n",
            seconds(began), house.resident() / 1_000_000);
        if (first || up.fresh()) {
          out.print(new People(installation).introduced());
        }
        out.println("The demo hotel: " + book.path("demo").path("url").asText());
      }
      case Verb.ServersUp servers -> {
        RunningPlatform.ensure(installation, new Console(out));
        out.printf("The servers are up after %.1f s.%n", seconds(began));
      }
      case Verb.Down down -> down();
      case Verb.Status status -> {
        var look = new Status(installation);
        out.print(status.json() ? look.json().toPrettyString() + "\n" : look.table());
      }
      case Verb.Explain asked -> {
        JsonNode told = GatewayAdmin.of(installation).explain(asked.question());
        out.print(asked.json() ? told.toPrettyString() + "\n" : Explain.table(told));
      }
      case Verb.SecretId login -> {
        var answer = RunningPlatform.ensure(installation, Progress.SILENT).login(login.service());
        out.println(
            new ObjectMapper()
                .createObjectNode()
                .put("roleId", answer.roleId())
                .put("wrappingToken", answer.wrappingToken()));
      }
    }
  }

  private void down() {
    List<Running> stopped = new House(installation, Progress.SILENT).down();
    stopped.forEach(program -> out.printf("  %-26s stopped%n", program.name()));
    out.println(stopped.isEmpty() ? "Nothing was running." : "Everything is down.");
  }

  private static double seconds(Instant began) {
    return Duration.between(began, Instant.now()).toMillis() / 1000.0;
  }
}
