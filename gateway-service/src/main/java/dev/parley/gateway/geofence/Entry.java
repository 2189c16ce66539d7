package dev.parley.gateway.geofence;

import com.maxmind.db.MaxMindDbConstructor;
import com.maxmind.db.MaxMindDbParameter;
import com.maxmind.db.Metadata;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The members of a database's record that some vendor's layout puts a country or an autonomous
/// system in; the reader skips all others. Public because the reader makes it by reflection.
///
/// @param country MaxMind and DB-IP: a map with `iso_code`; IPinfo's older files: the code itself;
///   IPinfo Lite: the country's name, which is passed over for `country_code`
/// @param countryCode IPinfo Lite
/// @param number MaxMind and DB-IP
/// @param asn IPinfo: `AS64496`
@RegisterForReflection(targets = {Entry.class, Metadata.class})
public record Entry(
    @Nullable Object country,
    @Nullable Object countryCode,
    @Nullable Object number,
    @Nullable Object asn) {
  private static final Pattern SYSTEM = Pattern.compile("(?:AS)?([1-9][0-9]{0,9})");
  private static final long LARGEST_SYSTEM = 0xffff_ffffL;

  @MaxMindDbConstructor
  public Entry(
      @MaxMindDbParameter(name = "country") @Nullable Object country,
      @MaxMindDbParameter(name = "country_code") @Nullable Object countryCode,
      @MaxMindDbParameter(name = "autonomous_system_number") @Nullable Object number,
      @MaxMindDbParameter(name = "asn") @Nullable Object asn) {
    this.country = country;
    this.countryCode = countryCode;
    this.number = number;
    this.asn = asn;
  }

  static Entry of(Map<?, ?> members) {
    return new Entry(
        members.get("country"),
        members.get("country_code"),
        members.get("autonomous_system_number"),
        members.get("asn"));
  }

  Place place() {
    return new Place(
        code(countryCode)
            .or(() -> code(country instanceof Map<?, ?> map ? map.get("iso_code") : country)),
        system(number == null ? asn : number));
  }

  private static Optional<String> code(@Nullable Object value) {
    return value instanceof String text
            && text.length() == 2
            && letter(text.charAt(0))
            && letter(text.charAt(1))
        ? Optional.of(text)
        : Optional.empty();
  }

  private static boolean letter(char character) {
    return character >= 'A' && character <= 'Z';
  }

  private static OptionalLong system(@Nullable Object value) {
    return switch (value) {
      case Number given -> bounded(given.longValue());
      case String text -> {
        var match = SYSTEM.matcher(text);
        yield match.matches() ? bounded(Long.parseLong(match.group(1))) : OptionalLong.empty();
      }
      case null, default -> OptionalLong.empty();
    };
  }

  private static OptionalLong bounded(long system) {
    return system >= 1 && system <= LARGEST_SYSTEM ? OptionalLong.of(system) : OptionalLong.empty();
  }
}
