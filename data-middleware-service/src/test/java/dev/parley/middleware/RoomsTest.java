package dev.parley.middleware;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "dev.parley.middleware",
    importOptions = ImportOption.DoNotIncludeTests.class)
class RoomsTest {

  @ArchTest
  static final ArchRule arrowsPointOneWay =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("source")
          .definedBy("..middleware.source..")
          .layer("catalogue")
          .definedBy("..middleware.catalogue..")
          .layer("masking")
          .definedBy("..middleware.masking..")
          .layer("budget")
          .definedBy("..middleware.budget..")
          .layer("grant")
          .definedBy("..middleware.grant..")
          .layer("query")
          .definedBy("..middleware.query..")
          .layer("conversation")
          .definedBy("..middleware.conversation..")
          .layer("probe")
          .definedBy("..middleware.probe..")
          .whereLayer("source")
          .mayNotAccessAnyLayer()
          .whereLayer("catalogue")
          .mayOnlyAccessLayers("source")
          .whereLayer("masking")
          .mayOnlyAccessLayers("catalogue")
          .whereLayer("budget")
          .mayOnlyAccessLayers("source")
          .whereLayer("grant")
          .mayOnlyAccessLayers("catalogue", "source")
          .whereLayer("query")
          .mayOnlyAccessLayers("grant", "catalogue", "masking", "budget", "source")
          .whereLayer("conversation")
          .mayOnlyAccessLayers("source")
          .whereLayer("probe")
          .mayNotAccessAnyLayer();

  @ArchTest
  static final ArchRule hasNoCycles =
      slices().matching("dev.parley.middleware.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule knowsNoOtherService =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.parley.adapter..", "dev.parley.gateway..", "dev.parley.retention..");

  /// Only `source` speaks to a database; everybody else's SQL goes through its transactions.
  @ArchTest
  static final ArchRule onlySourceHoldsConnections =
      noClasses()
          .that()
          .resideOutsideOfPackage("..middleware.source..")
          .should()
          .dependOnClassesThat()
          .haveNameMatching("java\\.sql\\.Connection|javax\\.sql\\.DataSource");
}
