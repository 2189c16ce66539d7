package dev.parley.adapter;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/// Which room may know which.
@AnalyzeClasses(
    packages = "dev.parley.adapter",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArrowsTest {
  private static final String HOUSE = "dev.parley.adapter.";

  @ArchTest
  static final ArchRule turnKnowsTheRoomsOfItsStory =
      only(
          "turn",
          "sealing..",
          "guard",
          "engine",
          "routing",
          "transcript",
          "grounding",
          "background");

  @ArchTest
  static final ArchRule manifestKnowsSealing = only("manifest", "sealing.key", "background");

  @ArchTest static final ArchRule sealingKnowsNoOtherRoom = only("sealing..", "background");

  @ArchTest static final ArchRule keysKnowNoOtherRoom = only("sealing.key");

  @ArchTest static final ArchRule guardKnowsNoOtherRoom = only("guard");

  @ArchTest static final ArchRule routingKnowsTheEnginesPort = only("routing", "engine");

  @ArchTest
  static final ArchRule transcriptKnowsWhatItKeeps =
      only("transcript", "guard", "sealing.key", "middleware", "background");

  @ArchTest
  static final ArchRule groundingServesTheEnginesPort = only("grounding", "engine", "middleware");

  @ArchTest static final ArchRule middlewareKnowsNoOtherRoom = only("middleware");

  @ArchTest
  static final ArchRule thePortKnowsNoRoomAndNoVendor =
      noClasses()
          .that()
          .resideInAPackage(HOUSE + "engine")
          .should()
          .dependOnClassesThat(
              resideInAPackage("dev.parley.adapter..")
                  .and(not(resideInAPackage(HOUSE + "engine"))));

  @ArchTest
  static final ArchRule aVendorKnowsThePortAlone =
      classes()
          .that()
          .resideInAPackage(HOUSE + "engine.scripted..")
          .should()
          .onlyDependOnClassesThat(
              resideOutsideOfPackages("dev.parley.adapter..")
                  .or(resideInAPackage(HOUSE + "engine"))
                  .or(resideInAPackage(HOUSE + "engine.scripted..")))
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule noRoomIsPartOfACycle =
      slices().matching(HOUSE + "(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule noServiceKnowsAnother =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.parley.gateway..", "dev.parley.middleware..", "dev.parley.retention..");

  /// @param room the rooms of one story, as ArchUnit names packages
  private static ArchRule only(String room, String... known) {
    var allowed =
        resideOutsideOfPackages("dev.parley.adapter..").or(resideInAPackage(HOUSE + room));
    for (var other : known) {
      allowed = allowed.or(resideInAPackage(HOUSE + other));
    }
    return classes()
        .that()
        .resideInAPackage(HOUSE + room)
        .should()
        .onlyDependOnClassesThat(allowed);
  }
}
