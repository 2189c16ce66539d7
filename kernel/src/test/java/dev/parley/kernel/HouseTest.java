package dev.parley.kernel;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "dev.parley.kernel",
    importOptions = ImportOption.DoNotIncludeTests.class)
class HouseTest {

  @ArchTest
  static final ArchRule usesNoOtherRoomOfTheHouse =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.parley.gateway..",
              "dev.parley.adapter..",
              "dev.parley.middleware..",
              "dev.parley.retention..",
              "dev.parley.platform..");

  @ArchTest
  static final ArchRule hasNoCycles =
      slices().matching("dev.parley.kernel.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule keepsNoEntities =
      noClasses().should().dependOnClassesThat().resideInAPackage("jakarta.persistence..");
}
