package dev.parley.gateway;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

@AnalyzeClasses(
    packages = "dev.parley.gateway",
    importOptions = ImportOption.DoNotIncludeTests.class)
class HouseTest {
  private static final String[] OUTSIDE = {
    "java..",
    "io.vertx..",
    "io.quarkus..",
    "io.smallrye..",
    "jakarta..",
    "org.eclipse.microprofile..",
    "org.jboss.logging..",
    "org.jspecify..",
    "org.jose4j..",
    "com.fasterxml.jackson.core..",
    "org.yaml.snakeyaml..",
    "dev.parley.kernel..",
    "dev.parley.gateway.address..",
    "dev.parley.gateway.ruling..",
    "dev.parley.gateway.refusal..",
    "dev.parley.gateway.body.."
  };

  @ArchTest static final ArchRule relayKnowsSessionsAndTheRung = room("relay", "session", "ladder");

  @ArchTest static final ArchRule ladderKnowsNoOther = room("ladder");

  @ArchTest
  static final ArchRule admissionKnowsTheGatesOnly = room("admission", "client", "session");

  @ArchTest
  static final ArchRule sessionsKnowWhoAsksAndForWhichSite = room("session", "client", "site");

  @ArchTest static final ArchRule clientKnowsOriginsOnly = room("client", "site");

  @ArchTest static final ArchRule addressKnowsNoOther = room("address");
  @ArchTest static final ArchRule rulingKnowsNoOther = room("ruling");
  @ArchTest static final ArchRule siteKnowsNoOther = room("site");
  @ArchTest static final ArchRule widgetKnowsNoOther = room("widget");
  @ArchTest static final ArchRule refusalKnowsNoOther = room("refusal");
  @ArchTest static final ArchRule bodyKnowsNoOther = room("body");

  @ArchTest
  static final ArchRule hasNoCycles =
      slices().matching("dev.parley.gateway.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule knowsNoOtherService =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.parley.adapter..", "dev.parley.middleware..", "dev.parley.retention..");

  @ArchTest
  static final ArchRule holdsNoDatabase =
      noClasses().should().dependOnClassesThat().resideInAnyPackage("java.sql..", "javax.sql..");

  /// No envelope, no cipher: what is not there cannot open a frame.
  @ArchTest
  static final ArchRule cannotOpenAFrame =
      noClasses()
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("javax.crypto..", "dev.parley.kernel.envelope..")
                  .and(not(belongToAnyOf(Mac.class, SecretKeySpec.class))));

  /// A keyed digest opens nothing; only the challenge needs one.
  @ArchTest
  static final ArchRule onlyTheChallengeSigns =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.parley.gateway.challenge..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("javax.crypto..");

  /// It reads Vault's answer itself, a tree of databind.
  @ArchTest
  static final ArchRule challengeKnowsNoOther =
      room("challenge", List.of("javax.crypto..", "com.fasterxml.jackson.databind.."));

  private static ArchRule room(String name, String... others) {
    return room(name, List.of(), others);
  }

  private static ArchRule room(String name, List<String> outside, String... others) {
    var allowed = new ArrayList<>(List.of(OUTSIDE));
    allowed.addAll(outside);
    allowed.add("dev.parley.gateway." + name + "..");
    for (var other : others) {
      allowed.add("dev.parley.gateway." + other + "..");
    }
    return classes()
        .that()
        .resideInAPackage("dev.parley.gateway." + name + "..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(allowed.toArray(String[]::new));
  }
}
