package dev.parley.gateway.acl;

import dev.parley.gateway.file.SubFolders;
import dev.parley.kernel.id.SiteId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.logging.Logger;

/// The folders of `parley.sites` in which a site's list may lie. Used by one thread.
final class SiteFolders {
  static final String FILE = "access-list.txt";

  private static final Logger LOG = Logger.getLogger(SiteFolders.class);

  private final Path folder;
  private boolean listed = true;

  SiteFolders(Path folder) {
    this.folder = folder;
  }

  /// Each site's file, there or not. Nothing new where the folder cannot be listed: the files that
  /// are known already are looked at all the same, and deny when they cannot be read.
  Map<String, Path> files() {
    var found = new TreeMap<String, Path>();
    try {
      for (var site : SubFolders.of(folder)) {
        var name = site.getFileName().toString();
        if (isSite(name)) {
          found.put(name, site.resolve(FILE));
        }
      }
      listed = true;
    } catch (IOException unreadable) {
      if (listed) {
        LOG.errorf("%s cannot be listed: new sites' access lists are not seen", folder);
      }
      listed = false;
    }
    return found;
  }

  private static boolean isSite(String name) {
    try {
      return !new SiteId(name).value().isEmpty();
    } catch (IllegalArgumentException other) {
      return false;
    }
  }
}
