package dev.parley.gateway.admin;

import dev.parley.gateway.explain.Explainer;
import dev.parley.gateway.replay.InForce;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/// What operators may look at and change; what is not there answers as an unknown path.
@Singleton
public class AdminParts {
  private final Optional<Explainer> explainer;
  private final Optional<AccessListStore> lists;
  private final Optional<LadderControl> ladder;
  private final Optional<LimitsView> limits;
  private final InForce inForce;

  @Inject
  public AdminParts(
      Instance<Explainer> explainer,
      Instance<AccessListStore> lists,
      Instance<LadderControl> ladder,
      Instance<LimitsView> limits,
      InForce inForce) {
    this(found(explainer), found(lists), found(ladder), found(limits), inForce);
  }

  /// With no list and no geofence in force.
  AdminParts(
      Optional<Explainer> explainer,
      Optional<AccessListStore> lists,
      Optional<LadderControl> ladder,
      Optional<LimitsView> limits) {
    this(explainer, lists, ladder, limits, InForce.NOTHING);
  }

  public AdminParts(
      Optional<Explainer> explainer,
      Optional<AccessListStore> lists,
      Optional<LadderControl> ladder,
      Optional<LimitsView> limits,
      InForce inForce) {
    this.explainer = explainer;
    this.lists = lists;
    this.ladder = ladder;
    this.limits = limits;
    this.inForce = inForce;
  }

  Optional<Explainer> explainer() {
    return explainer;
  }

  Optional<AccessListStore> lists() {
    return lists;
  }

  Optional<LadderControl> ladder() {
    return ladder;
  }

  Optional<LimitsView> limits() {
    return limits;
  }

  InForce inForce() {
    return inForce;
  }

  private static <T> Optional<T> found(Instance<T> part) {
    return part.isResolvable() ? Optional.of(part.get()) : Optional.empty();
  }
}
