package dev.parley.gateway.ladder;

import dev.parley.gateway.ruling.Ruling;
import dev.parley.kernel.problem.ProblemCode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The suite's rung: the highest of what the load asks for and the floor, or the one an operator
/// pinned.
@Singleton
public class Ladder {
  private static final Logger LOG = Logger.getLogger(Ladder.class);

  private final LoadSignals signals;
  private final Map<Rung, LadderSettings.Marks> marks;
  private final Rung floor;
  private final Duration hold;
  private final Duration retryAfter;
  private final InstantSource clock;

  private volatile Rung climbed = Rung.OPEN;
  private volatile @Nullable Rung pinned;
  private @Nullable Instant calmSince;

  @Inject
  Ladder(LoadSignals signals, LadderSettings settings) {
    this(signals, settings, InstantSource.system());
  }

  public Ladder(LoadSignals signals, LadderSettings settings, InstantSource clock) {
    var hold = settings.hold().toSeconds();
    if (hold < 1 || hold > 3_600 || settings.retryAfter().toSeconds() < 1) {
      throw new IllegalStateException(
          "parley.ladder: hold must be 1 second to 1 hour, retry-after at least 1 second");
    }
    this.signals = signals;
    this.marks = checked(settings);
    this.floor = settings.floor();
    this.hold = settings.hold();
    this.retryAfter = settings.retryAfter();
    this.clock = clock;
  }

  /// The rung in force.
  public Rung rung() {
    var fixed = pinned;
    if (fixed != null) {
      return fixed;
    }
    return climbed.atLeast(floor) ? climbed : floor;
  }

  /// The rung that an operator has fixed.
  public Optional<Rung> pinned() {
    return Optional.ofNullable(pinned);
  }

  /// Fixes the rung here, above or below what the load asks for, until [#unpin()] or a restart.
  public void pin(Rung rung) {
    LOG.warnf("ladder pinned at %s", rung.code());
    pinned = rung;
  }

  /// Leaves the rung to the load again.
  public void unpin() {
    LOG.warnf("ladder no longer pinned, at %s by load", climbed.code());
    pinned = null;
  }

  /// What stands before sessions and messages.
  public Ruling judge() {
    var rung = rung();
    return rung == Rung.CLOSED
        ? Ruling.refused("ladder." + rung.code(), ProblemCode.SITE_CLOSED, retryAfter)
        : Ruling.admitted("ladder." + rung.code());
  }

  /// Looks at the load once; called each second.
  public synchronized void step() {
    var load = signals.load();
    var wanted = wanted(load);
    if (wanted.compareTo(climbed) > 0) {
      become(wanted, load);
    } else if (climbed == Rung.OPEN || load.towards(climbed) >= mark(climbed).leave()) {
      calmSince = null;
    } else if (calmSince == null) {
      calmSince = clock.instant();
    } else if (!clock.instant().isBefore(calmSince.plus(hold))) {
      become(climbed.below(), load);
    }
  }

  private Rung wanted(Load load) {
    var wanted = Rung.OPEN;
    for (var entry : marks.entrySet()) {
      if (load.towards(entry.getKey()) >= entry.getValue().enter()) {
        wanted = entry.getKey();
      }
    }
    return wanted;
  }

  private void become(Rung rung, Load load) {
    LOG.warnf("ladder from %s to %s: %s", climbed.code(), rung.code(), load);
    climbed = rung;
    calmSince = null;
  }

  private LadderSettings.Marks mark(Rung rung) {
    var mark = marks.get(rung);
    if (mark == null) {
      throw new IllegalStateException("no marks for " + rung);
    }
    return mark;
  }

  private static Map<Rung, LadderSettings.Marks> checked(LadderSettings settings) {
    var marks = new EnumMap<Rung, LadderSettings.Marks>(Rung.class);
    marks.put(Rung.PROOF_OF_WORK, settings.proofOfWork());
    marks.put(Rung.SCRIPTED_ONLY, settings.scriptedOnly());
    marks.put(Rung.QUEUE_FOR_PERSON, settings.queueForPerson());
    marks.put(Rung.CLOSED, settings.closed());
    var enter = 0.0;
    var leave = 0.0;
    for (var entry : marks.entrySet()) {
      var mark = entry.getValue();
      if (!(mark.leave() > leave && mark.enter() > enter && mark.enter() > mark.leave())) {
        throw new IllegalStateException(
            "parley.ladder."
                + entry.getKey().code()
                + ": enter must be above leave, and both above those of the rung below");
      }
      enter = mark.enter();
      leave = mark.leave();
    }
    return marks;
  }
}
