package dev.parley.gateway.acl;

import dev.parley.gateway.acl.list.AccessList;
import dev.parley.gateway.acl.list.Effect;
import dev.parley.gateway.acl.list.Entry;
import dev.parley.gateway.address.Address;
import dev.parley.gateway.ruling.Ruling;
import dev.parley.kernel.problem.ProblemCode;
import java.util.Optional;

/// What is in force for one scope: its file's list and its operators', asked as one.
sealed interface ScopeLists {

  /// @param otherwise the answer where no entry and no allowance speaks
  Ruling judge(Address address, Ruling otherwise);

  /// All that is decided by; none where everyone is denied.
  Optional<Effect> effect();

  static ScopeLists of(Scope scope, Standing file, Standing admin) {
    var rule = "acl." + scope.label();
    return file instanceof Standing.Held(var fromFile)
            && admin instanceof Standing.Held(var fromAdmin)
        ? new Listed(rule, fromFile, fromAdmin, denied(rule + ".not-allowed"))
        : new Denied(unknown(scope));
  }

  /// What everyone is told while nobody knows what the list says.
  static Ruling unknown(Scope scope) {
    return denied("acl." + scope.label() + ".unreadable");
  }

  record Denied(Ruling everyone) implements ScopeLists {
    @Override
    public Optional<Effect> effect() {
      return Optional.empty();
    }

    @Override
    public Ruling judge(Address address, Ruling otherwise) {
      return everyone;
    }
  }

  record Listed(String rule, AccessList file, AccessList admin, Ruling notAllowed)
      implements ScopeLists {
    @Override
    public Optional<Effect> effect() {
      return Optional.of(file.effect().and(admin.effect()));
    }

    @Override
    public Ruling judge(Address address, Ruling otherwise) {
      return file.matchWith(admin, address)
          .map(this::decidedBy)
          .orElseGet(() -> unnamed(otherwise));
    }

    private Ruling decidedBy(Entry entry) {
      return switch (entry.verdict()) {
        case ALLOW -> Ruling.admitted(rule + ".allow:" + entry.network());
        case DENY -> denied(rule + ".deny:" + entry.network());
      };
    }

    private Ruling unnamed(Ruling otherwise) {
      return file.isSelective() || admin.isSelective() ? notAllowed : otherwise;
    }
  }

  private static Ruling denied(String rule) {
    return Ruling.refused(rule, ProblemCode.ACCESS_DENIED);
  }
}
