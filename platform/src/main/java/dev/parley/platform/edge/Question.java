package dev.parley.platform.edge;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Which rule would answer a visitor.
///
/// @param address where the visitor would come from
/// @param site the site that would be asked; without one the suite's rules alone answer
/// @param origin the page that would ask
public record Question(String address, Optional<String> site, Optional<String> origin) {

  String query() {
    var query = new StringBuilder("address=").append(encoded(address));
    site.ifPresent(name -> query.append("&site=").append(encoded(name)));
    origin.ifPresent(page -> query.append("&origin=").append(encoded(page)));
    return query.toString();
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
