package dev.parley.platform.launch;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// One program to run.
///
/// @param name also the name of its log and of its pid file
/// @param environment added to the few variables every program gets; nothing else is inherited
/// @param edition changes when what is behind the command changed, such as a rebuilt jar
public record Program(
    String name,
    List<String> command,
    Map<String, String> environment,
    Path folder,
    StopSignal stop,
    String edition) {

  public Program {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }

  /// Differs when the running program is no longer the one that is wanted.
  String fingerprint() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      String all = command + "\n" + new TreeMap<>(environment) + "\n" + folder + "\n" + edition;
      return HexFormat.of().formatHex(digest.digest(all.getBytes(StandardCharsets.UTF_8)), 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
