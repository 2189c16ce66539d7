package dev.parley.gateway.replay;

import dev.parley.gateway.acl.list.Effect;
import dev.parley.gateway.acl.list.Verdict;
import dev.parley.gateway.record.KeyedPrefix;
import dev.parley.gateway.record.Pseudonyms;
import dev.parley.kernel.problem.ProblemCode;

/// One access list under pseudonyms, which decides as one in force would: a denial beats every
/// allowance, and a list that allows anybody denies whom it does not allow. IPv6 networks speak of
/// IPv6 only.
final class KeyedList implements ScopedList {
  private static final int IPV4_RECORDED = 120;
  private static final int IPV6_RECORDED = 48;

  private final String name;
  private final boolean selective;
  private final Family ipv4;
  private final Family ipv6;

  private record Family(KeyedNetworks allowed, KeyedNetworks denied) {
    static Family of(Pseudonyms pseudonyms, int bits) {
      return new Family(new KeyedNetworks(pseudonyms, bits), new KeyedNetworks(pseudonyms, bits));
    }
  }

  /// @param name what its rules begin with
  KeyedList(String name, Effect list, Pseudonyms pseudonyms) {
    this.name = name;
    this.selective = list.selective();
    this.ipv4 = Family.of(pseudonyms, IPV4_RECORDED);
    this.ipv6 = Family.of(pseudonyms, IPV6_RECORDED);
    for (var entry : list.entries()) {
      var family = entry.isIpv4() ? ipv4 : ipv6;
      (entry.verdict() == Verdict.ALLOW ? family.allowed() : family.denied()).add(entry.network());
    }
  }

  @Override
  public Proposed ask(KeyedPrefix recorded) {
    var family = recorded.bits() == IPV4_RECORDED ? ipv4 : ipv6;
    var denied = family.denied().around(recorded);
    if (denied.isPresent()) {
      return refused(".deny:" + denied.get());
    }
    if (selective && family.allowed().around(recorded).isEmpty()) {
      return family
          .allowed()
          .within(recorded)
          .<Proposed>map(part -> new Proposed.Unsure(name + ".allow:" + part))
          .orElseGet(() -> refused(".not-allowed"));
    }
    return family
        .denied()
        .within(recorded)
        .<Proposed>map(part -> new Proposed.Unsure(name + ".deny:" + part))
        .orElseGet(Proposed.Admits::new);
  }

  private Proposed refused(String rule) {
    return new Proposed.Refuses(name + rule, ProblemCode.ACCESS_DENIED.code());
  }
}
