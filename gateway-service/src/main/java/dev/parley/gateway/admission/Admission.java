package dev.parley.gateway.admission;

import dev.parley.gateway.client.Client;
import dev.parley.gateway.client.ClientAddresses;
import dev.parley.gateway.client.ClientCheck;
import dev.parley.gateway.refusal.Refusals;
import dev.parley.gateway.session.Session;
import dev.parley.gateway.session.SessionCheck;
import dev.parley.gateway.session.Sessions;
import dev.parley.kernel.problem.ProblemCode;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.function.Consumer;

/// The gates in their order; work begins only behind the last.
@Singleton
public class Admission {
  private final ClientAddresses addresses;
  private final Sessions sessions;

  public Admission(ClientAddresses addresses, Sessions sessions) {
    this.addresses = addresses;
    this.sessions = sessions;
  }

  /// For what a visitor does with a session.
  public void withSession(RoutingContext context, Consumer<Session> work) {
    withClient(context, client -> check(context, client, work));
  }

  private void check(RoutingContext context, Client client, Consumer<Session> work) {
    sessions
        .check(client)
        .onSuccess(check -> {
          switch (check) {
            case SessionCheck.Valid(var session) -> begin(context, work, session);
            case SessionCheck.Refused(var reason) -> Refusals.answer(context, reason);
          }
        })
        .onFailure(outage -> Refusals.answer(context, ProblemCode.UPSTREAM_UNAVAILABLE, outage));
  }

  /// For those who cannot have a session yet: opening one.
  public void withoutSession(RoutingContext context, Consumer<Client> work) {
    withClient(context, client -> begin(context, work, client));
  }

  private void withClient(RoutingContext context, Consumer<Client> next) {
    switch (Client.of(context.request(), addresses)) {
      case ClientCheck.Known(var client) -> next.accept(client);
      case ClientCheck.Unknown(var _) -> Refusals.answer(context, ProblemCode.CLIENT_UNRESOLVED);
    }
  }

  /// An asynchronous caller would lose what is thrown, and the visitor would wait.
  private static <T> void begin(RoutingContext context, Consumer<T> work, T admitted) {
    try {
      work.accept(admitted);
    } catch (RuntimeException broken) {
      context.fail(broken);
    }
  }
}
