package dev.parley.kernel.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.net.URI;
import java.util.Map;

/// Where the services are that this one calls, by service id; `https` only.
@ConfigMapping(prefix = "parley.peers")
public interface Peers {
  @WithParentName
  Map<String, URI> addresses();
}
