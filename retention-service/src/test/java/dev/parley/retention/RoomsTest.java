package dev.parley.retention;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "dev.parley.retention",
    importOptions = ImportOption.DoNotIncludeTests.class)
class RoomsTest {

  @ArchTest
  static final ArchRule arrowsPointOneWay =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("policy")
          .definedBy("..retention.policy..")
          .layer("database")
          .definedBy("..retention.database..")
          .layer("canary")
          .definedBy("..retention.canary..")
          .layer("bucket")
          .definedBy("..retention.bucket..")
          .layer("certificate")
          .definedBy("..retention.certificate..")
          .layer("destruction")
          .definedBy("..retention.destruction..")
          .layer("schedule")
          .definedBy("..retention.schedule..")
          .layer("console")
          .definedBy("..retention.console..")
          .whereLayer("policy")
          .mayNotAccessAnyLayer()
          .whereLayer("database")
          .mayNotAccessAnyLayer()
          .whereLayer("canary")
          .mayNotAccessAnyLayer()
          .whereLayer("bucket")
          .mayOnlyAccessLayers("policy", "canary", "database")
          .whereLayer("certificate")
          .mayOnlyAccessLayers("bucket", "policy", "database")
          .whereLayer("destruction")
          .mayOnlyAccessLayers("bucket", "policy", "canary", "certificate", "database")
          .whereLayer("schedule")
          .mayOnlyAccessLayers("policy", "bucket", "destruction")
          .whereLayer("console")
          .mayOnlyAccessLayers("bucket", "certificate", "policy");

  @ArchTest
  static final ArchRule hasNoCycles =
      slices().matching("dev.parley.retention.(*)..").should().beFreeOfCycles();
}
