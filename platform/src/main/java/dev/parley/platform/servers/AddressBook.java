package dev.parley.platform.servers;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.platform.installation.Installation;
import dev.parley.platform.operator.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// `addresses.json`: where everything of an installation is, for scripts and tests.
public record AddressBook(Installation installation) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FILE = "addresses.json";

  /// @return what was written
  public ObjectNode write(ObjectNode parts) {
    ObjectNode book = JSON.createObjectNode();
    book.put("state", installation.state().root().toString());
    book.setAll(parts);
    installation.state().write(FILE, book.toPrettyString() + "\n");
    return book;
  }

  /// Empty but for the state folder where nothing was ever started.
  public ObjectNode read() {
    Path file = installation.state().path(FILE);
    ObjectNode empty = JSON.createObjectNode();
    try {
      return Files.exists(file)
          ? (ObjectNode) JSON.readTree(file.toFile())
          : empty.put("state", installation.state().root().toString());
    } catch (IOException e) {
      throw new CannotStart("cannot read " + file + ": " + e.getMessage(), e);
    }
  }
}
