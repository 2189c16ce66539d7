package dev.parley.gateway.ladder;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// When a rung is taken and left. Load is a share: 1.0 is as much of one signal as `full` says.
@ConfigMapping(prefix = "parley.ladder")
public interface LadderSettings {

  /// The least rung in force, whatever the load.
  @WithDefault("open")
  Rung floor();

  /// How long the load must stay below a rung's `leave` before the next lower one, 1 second to 1
  /// hour.
  @WithDefault("30S")
  Duration hold();

  /// What `Retry-After` says while closed.
  @WithDefault("30S")
  Duration retryAfter();

  ProofOfWork proofOfWork();

  ScriptedOnly scriptedOnly();

  QueueForPerson queueForPerson();

  Closed closed();

  Full full();

  Suspicious suspicious();

  /// The load at which a rung is taken, and the lower one below which it is left.
  interface Marks {
    double enter();

    double leave();
  }

  interface ProofOfWork extends Marks {
    @Override
    @WithDefault("0.6")
    double enter();

    @Override
    @WithDefault("0.4")
    double leave();
  }

  interface ScriptedOnly extends Marks {
    @Override
    @WithDefault("0.8")
    double enter();

    @Override
    @WithDefault("0.6")
    double leave();
  }

  interface QueueForPerson extends Marks {
    @Override
    @WithDefault("0.9")
    double enter();

    @Override
    @WithDefault("0.7")
    double leave();
  }

  interface Closed extends Marks {
    @Override
    @WithDefault("1.0")
    double enter();

    @Override
    @WithDefault("0.8")
    double leave();
  }

  /// How much of a signal is a load of 1.0 on this replica.
  interface Full {
    /// Open streams.
    @WithDefault("1000")
    int streams();

    /// The share of the time for which an event loop is late, 0 to 1.
    @WithDefault("0.9")
    double late();

    /// Failed exchanges with the engine adapter among all, 0 to 1.
    @WithDefault("0.8")
    double upstreamFailures();

    /// Refused requests among all, 0 to 1.
    @WithDefault("0.8")
    double refusals();
  }

  /// When one source must prove work though the suite is open.
  interface Suspicious {
    /// Refusals of one IPv4 address or IPv6 /64 within `within`.
    @WithDefault("20")
    int refusals();

    @WithDefault("5M")
    Duration within();

    /// Sources remembered, those last heard of; about 150 bytes each.
    @WithDefault("50000")
    int remembered();
  }
}
