package dev.parley.kernel.identity;

import dev.parley.kernel.id.ServiceName;
import java.util.Set;

/// Whoever proved who they are: a service by certificate and token, or a person by a token of the
/// people's issuer.
public sealed interface Caller {
  record Service(ServiceName name) implements Caller {}

  record Person(String subject, Set<String> roles) implements Caller {
    public Person {
      roles = Set.copyOf(roles);
    }
  }
}
