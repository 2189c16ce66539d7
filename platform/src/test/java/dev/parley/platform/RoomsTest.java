package dev.parley.platform;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;

/// The arrows between the rooms of this module.
@AnalyzeClasses(packages = "dev.parley.platform", importOptions = DoNotIncludeTests.class)
class RoomsTest {

  private static final String ROOT = "dev.parley.platform.";

  @ArchTest
  static final ArchRule noRoomNeedsARoomThatNeedsIt =
      slices().matching("dev.parley.platform.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule launchingKnowsNothingOfWhatIsLaunched =
      ArchRuleDefinition.classes()
          .that()
          .resideInAPackage(ROOT + "launch")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              ROOT + "launch",
              ROOT + "state",
              ROOT + "operator",
              "java..",
              "org.jspecify..",
              "org.apache..",
              "com.fasterxml..");

  @ArchTest
  static final ArchRule theFurnishingOfVaultServesAClusterToo =
      ArchRuleDefinition.noClasses()
          .that()
          .resideInAPackage(ROOT + "vault")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              ROOT + "launch",
              ROOT + "installation",
              ROOT + "ports",
              ROOT + "servers",
              ROOT + "services",
              ROOT + "cli");

  @ArchTest
  static final ArchRule serversDoNotKnowWhoUsesThem =
      ArchRuleDefinition.noClasses()
          .that()
          .resideInAnyPackage(
              ROOT + "servers", ROOT + "postgres", ROOT + "keycloak", ROOT + "vault..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(ROOT + "services", ROOT + "demo", ROOT + "house", ROOT + "cli");

  @ArchTest
  static final ArchRule onlyTheLauncherTalksToTheOperator =
      ArchRuleDefinition.noClasses()
          .that()
          .resideOutsideOfPackages(ROOT + "cli", "dev.parley.platform")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(ROOT + "cli");
}
