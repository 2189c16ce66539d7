package dev.parley.gateway.geofence;

import dev.parley.gateway.document.Document;
import dev.parley.gateway.document.DocumentException;
import dev.parley.gateway.ruling.Ruling;
import dev.parley.kernel.id.SiteId;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;
import org.yaml.snakeyaml.nodes.Node;

/// One site's geofence. Judges without any database, so a proposed one can be tried on places that
/// are recorded.
public final class GeofenceRules {
  private final String prefix;
  private final Optional<Listing<String>> countries;
  private final Optional<Listing<Long>> asns;

  GeofenceRules(SiteId site, Optional<Listing<String>> countries, Optional<Listing<Long>> asns) {
    this.prefix = "geofence." + site.value();
    this.countries = countries;
    this.asns = asns;
  }

  /// Reads `geofence.yaml`.
  ///
  /// @param name what to call the text where something is wrong
  /// @throws DocumentException with name, line and reason
  public static GeofenceRules parse(SiteId site, String name, String text) {
    var document = Document.parse(name, text);
    return GeofenceFile.read(site, document, document.root());
  }

  /// Reads a geofence that stands in a larger document.
  ///
  /// @throws DocumentException with name, line and reason
  public static GeofenceRules read(SiteId site, Document document, Node geofence) {
    return GeofenceFile.read(site, document, geofence);
  }

  /// The country is asked first; the first refusal answers. An admission names the country's rule
  /// where there is one.
  public Ruling judge(Place place) {
    var byCountry = countries.map(listing -> listing.judge(prefix + ".country", place.country()));
    if (byCountry.isPresent() && byCountry.get() instanceof Ruling.Refused) {
      return byCountry.get();
    }
    var byAsn =
        asns.map(listing ->
            listing.judge(
                prefix + ".asn",
                place.asn().isPresent() ? Optional.of(place.asn().getAsLong()) : Optional.empty()));
    return byAsn
        .filter(Ruling.Refused.class::isInstance)
        .or(() -> byCountry)
        .or(() -> byAsn)
        .orElseGet(() -> Ruling.admitted("geofence.none"));
  }

  /// The first database that it cannot judge without and that is not there.
  public Optional<DatabaseKind> lacks(Predicate<DatabaseKind> there) {
    return Arrays.stream(DatabaseKind.values())
        .filter(kind -> needs(kind) && !there.test(kind))
        .findFirst();
  }

  private boolean needs(DatabaseKind kind) {
    return switch (kind) {
      case COUNTRY -> countries.isPresent();
      case ASN -> asns.isPresent();
    };
  }
}
