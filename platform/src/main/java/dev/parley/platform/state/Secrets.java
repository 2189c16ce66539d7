package dev.parley.platform.state;

import dev.parley.platform.operator.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/// Random passwords of one installation, each in a file of mode 0600, made when first asked for.
public final class Secrets {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 24;

  private final StateFolder state;

  public Secrets(StateFolder state) {
    this.state = state;
  }

  public synchronized String password(String name) {
    Path file = file(name);
    return Files.exists(file) ? read(file) : keep(name, random());
  }

  public String keep(String name, String secret) {
    state.write("secrets/" + name, secret);
    return secret;
  }

  public Path file(String name) {
    return state.path("secrets/" + name);
  }

  private static String random() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new CannotStart("cannot read " + file + ": " + e.getMessage(), e);
    }
  }
}
