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
    "io.netty..",
    "io.quarkus..",
    "io.smallrye..",
    "jakarta..",
    "javax.net.ssl..",
    "org.eclipse.microprofile..",
    "org.jboss.logging..",
    "org.jspecify..",
    "org.jose4j..",
    "com.fasterxml.jackson.core..",
    "org.yaml.snakeyaml..",
    "javax.crypto..",
    "io.micrometer.core..",
    "dev.parley.kernel..",
    "dev.parley.gateway.address..",
    "dev.parley.gateway.ruling..",
    "dev.parley.gateway.refusal..",
    "dev.parley.gateway.body..",
    "dev.parley.gateway.document..",
    "dev.parley.gateway.file..",
    "dev.parley.gateway.form.."
  };

  private static final Class<?>[] KEYED_HASH = {Mac.class, SecretKeySpec.class};

  @ArchTest static final ArchRule relayKnowsSessionsAndTheRung = room("relay", "session", "ladder");

  @ArchTest static final ArchRule ladderKnowsWhatReplicasShare = room("ladder", "shared");

  @ArchTest
  static final ArchRule admissionKnowsTheGatesOnly =
      room(
          "admission",
          "client",
          "acl",
          "geofence",
          "ratelimit",
          "ladder",
          "challenge",
          "session",
          "credential",
          "site",
          "record",
          "explain");

  @ArchTest
  static final ArchRule sessionsKnowWhoAsksForWhichSiteAndWhatReplicasShare =
      room("session", "client", "site", "credential", "shared", "ratelimit");

  @ArchTest
  static final ArchRule credentialsKnowSitesTheirQuotasTheIssuerAndWhatReplicasShare =
      room("credential", "site", "shared", "issuer", "ratelimit");

  @ArchTest static final ArchRule clientKnowsOriginsOnly = room("client", "site");

  @ArchTest static final ArchRule aclKnowsNoOther = room("acl");
  @ArchTest static final ArchRule addressKnowsNoOther = room("address");
  @ArchTest static final ArchRule rulingKnowsNoOther = room("ruling");
  @ArchTest static final ArchRule limitsKnowWhatReplicasShare = room("ratelimit", "shared");
  @ArchTest static final ArchRule issuerKnowsNoOther = room("issuer");
  @ArchTest static final ArchRule sharedKnowsNoOther = room("shared");

  @ArchTest
  static final ArchRule siteKnowsWhatLimitsThereAreAndSaysWhichRulesItHas =
      room("site", "ratelimit", "geofence", "acl");

  @ArchTest static final ArchRule edgeKnowsClientsOnly = room("edge", "client");
  @ArchTest static final ArchRule widgetKnowsNoOther = room("widget");
  @ArchTest static final ArchRule refusalKnowsNoOther = room("refusal");
  @ArchTest static final ArchRule bodyKnowsNoOther = room("body");
  @ArchTest static final ArchRule formKnowsNoOther = room("form");
  @ArchTest static final ArchRule recordKnowsNoOther = room("record");
  @ArchTest static final ArchRule explainKnowsOriginsOnly = room("explain", "site");

  @ArchTest
  static final ArchRule replayKnowsRecordsTheirUsesAndTheListsItReplaces =
      room("replay", "record", "acl", "ratelimit");

  @ArchTest
  static final ArchRule adminKnowsWhatItShows =
      room("admin", "explain", "issuer", "record", "replay", "site", "ratelimit");

  @ArchTest static final ArchRule documentKnowsNoOther = room("document");
  @ArchTest static final ArchRule fileKnowsNoOther = room("file");

  /// The vendors' format is read in one place, behind a whole verification.
  @ArchTest
  static final ArchRule geofenceKnowsNoOther =
      rooms("geofence", new String[] {"com.maxmind.db.."}, new String[0]);

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
                  .and(not(belongToAnyOf(KEYED_HASH))));

  /// A keyed digest opens nothing: challenges are signed, and pseudonyms in records are keyed.
  @ArchTest
  static final ArchRule onlyChallengesAndRecordsAreKeyed =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.parley.gateway.record..", "dev.parley.gateway.challenge..")
          .should()
          .dependOnClassesThat(belongToAnyOf(KEYED_HASH));

  /// It reads Vault's answer itself, a tree of databind.
  @ArchTest
  static final ArchRule challengeKnowsWhatReplicasShare =
      rooms(
          "challenge", new String[] {"com.fasterxml.jackson.databind.."}, new String[] {"shared"});

  @ArchTest
  static final ArchRule onlyTheWatchOfSlowClientsAndTheFormOfHeadsKnowTheChannel =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "dev.parley.gateway.ratelimit.patience..", "dev.parley.gateway.form..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.netty..");

  private static ArchRule room(String name, String... others) {
    return rooms(name, new String[0], others);
  }

  private static ArchRule rooms(String name, String[] libraries, String[] others) {
    var allowed = new ArrayList<>(List.of(OUTSIDE));
    allowed.addAll(List.of(libraries));
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
