package dev.parley.gateway.admission;

import dev.parley.gateway.address.Address;
import dev.parley.gateway.client.ClientAddress;
import dev.parley.gateway.client.ClientAddresses;
import dev.parley.gateway.explain.Explained;
import dev.parley.gateway.ratelimit.Judgement;
import dev.parley.gateway.ratelimit.Key;
import dev.parley.gateway.ratelimit.LimitKeys;
import dev.parley.gateway.ratelimit.RateLimits;
import dev.parley.gateway.ratelimit.Spent;
import dev.parley.gateway.ratelimit.Stage;
import dev.parley.gateway.ratelimit.Use;
import dev.parley.gateway.ratelimit.caps.Cap;
import dev.parley.gateway.ratelimit.caps.Caps;
import dev.parley.kernel.problem.ProblemCode;
import io.vertx.core.Future;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Looks at what counts visitors without counting: budgets, and what is open.
@Singleton
public class Peeks {
  /// What a visitor asks for in the course of a chat; a site's server is no visitor.
  private static final Set<Use> CHAT =
      EnumSet.of(
          Use.OPEN_SESSION, Use.RENEW_SESSION, Use.MANIFEST, Use.SEND_MESSAGE, Use.RESUME_REPLY);

  private static final String CLOSED = "closed";
  private static final String SESSION = "a session";

  private final ClientAddresses addresses;
  private final RateLimits limits;
  private final Caps caps;

  public Peeks(ClientAddresses addresses, RateLimits limits, Caps caps) {
    this.addresses = addresses;
    this.limits = limits;
    this.caps = caps;
  }

  /// As whom a visitor is judged who comes from there.
  Address visitor(Address end) {
    return addresses.visitor(end).orElse(end);
  }

  Future<Spent> spent(LimitKeys keys) {
    return limits.spent(keys);
  }

  /// Before any gate: whether one more connection is taken. A proxy of ours brings its visitors on
  /// connections that are open already.
  Explained connection(Address address) {
    if (addresses.proxied()) {
      var full = caps.fullForConnection().map(cap -> "; " + cap.rule() + " is full").orElse("");
      return new Explained(
          "connection", CLOSED, Explained.NOT_ASKED, "", "a proxy of ours holds it" + full);
    }
    return caps.fullForConnection(address)
        .map(cap -> full("connection", CLOSED, cap, "a new one is closed without an answer"))
        .orElseGet(() ->
            new Explained(
                "connection", CLOSED, Explained.ADMITTED, "cap", "there is room for one more"));
  }

  /// @param given as the operator wrote it
  /// @param address as whom a visitor from there is judged
  Explained client(Gate gate, Address given, Address address) {
    return addresses.visitor(given).isEmpty()
        ? new Explained(
            gate.name(),
            falls(gate),
            ProblemCode.CLIENT_UNRESOLVED.code(),
            ClientAddress.Reason.ONLY_PROXIES.rule(),
            "it is a proxy of ours, and never a visitor")
        : new Explained(
            gate.name(),
            falls(gate),
            Explained.ADMITTED,
            "client",
            given.equals(address) ? "the address as it was given" : "the IPv4 host " + address);
  }

  /// Streams of its session cannot be told without one.
  Explained streams(Gate gate, Address address) {
    return caps.fullForStream(address)
        .map(cap -> full(gate.name(), falls(gate), cap, "as many are open as may be"))
        .map(refused -> refused.only(part(gate)))
        .orElseGet(() ->
            new Explained(
                    gate.name(),
                    falls(gate),
                    Explained.NOT_ASKED,
                    "",
                    "the address has room for one more; its session is not known")
                .lacking(List.of(SESSION)));
  }

  /// @param numbers what the site has of its own, or nothing
  Explained limits(Gate gate, Stage stage, Spent spent, String numbers) {
    var refused = new EnumMap<Use, Judgement.Exceeded>(Use.class);
    var lacks = new TreeSet<String>();
    for (var use : asked(gate)) {
      spent.refusal(stage, use).ifPresent(exceeded -> refused.put(use, exceeded));
      spent.untold(stage, use).forEach(key -> lacks.add(named(key)));
    }
    var own = numbers.isEmpty() ? "" : "; " + numbers;
    if (!refused.isEmpty()) {
      var first = refused.values().iterator().next();
      return new Explained(
              gate.name(),
              falls(gate),
              ProblemCode.LIMIT_EXCEEDED.code(),
              first.limit().rule(),
              waits(refused) + own)
          .only(refused.keySet().equals(CHAT) ? List.of() : names(refused.keySet()));
    }
    return new Explained(
            gate.name(),
            falls(gate),
            lacks.isEmpty() ? Explained.ADMITTED : Explained.NOT_ASKED,
            lacks.isEmpty() ? Judgement.WITHIN.rule() : "",
            (lacks.isEmpty() ? "something is left of each" : "something is left of what is known")
                + own)
        .lacking(List.copyOf(lacks));
  }

  private static String waits(Map<Use, Judgement.Exceeded> refused) {
    return refused.values().stream()
        .distinct()
        .map(exceeded ->
            exceeded.limit().label()
                + ": the next in "
                + Judgement.seconds(exceeded.waitNanos())
                + " s")
        .collect(Collectors.joining(", "));
  }

  /// What of a chat a gate is asked for, where that is not all of it.
  static List<String> part(Gate gate) {
    return asked(gate).equals(CHAT) ? List.of() : names(asked(gate));
  }

  static String falls(Gate gate) {
    return gate.falls().name().toLowerCase(Locale.ROOT);
  }

  private static Explained full(String gate, String falls, Cap cap, String detail) {
    return new Explained(gate, falls, ProblemCode.LIMIT_EXCEEDED.code(), cap.rule(), detail);
  }

  private static Set<Use> asked(Gate gate) {
    var asked = EnumSet.copyOf(CHAT);
    asked.retainAll(gate.uses());
    return asked;
  }

  private static List<String> names(Collection<Use> uses) {
    return uses.stream().map(use -> use.name().toLowerCase(Locale.ROOT).replace('_', '-')).toList();
  }

  private static String named(Key key) {
    return key == Key.SITE ? "a site" : SESSION;
  }
}
