package dev.parley.testing.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/// What has to become of a case, and of the connection after it.
public final class Fates {
  /// The well-formed request after a case: nothing else is answered with these methods.
  private static final byte[] PROBE =
      "PUT /widget/parley-chat.js HTTP/1.1\r\nHost: h\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private static final String ALLOWED_TO_PROBE = "GET, HEAD";
  private static final String ALLOWED_TO_SMUGGLED = "POST";

  private Fates() {}

  /// The probe comes in the same segment as the case, and on a second connection after the answer.
  public static void hold(URI gateway, BadCase bad) throws IOException {
    try (var wire = new Wire(gateway)) {
      var both = new byte[bad.bytes().length + PROBE.length];
      System.arraycopy(bad.bytes(), 0, both, 0, bad.bytes().length);
      System.arraycopy(PROBE, 0, both, bad.bytes().length, PROBE.length);
      check(bad, wire.send(both).until(2));
    }
    try (var wire = new Wire(gateway)) {
      if (!wire.send(bad.bytes()).until(1).closed()) {
        check(bad, wire.send(PROBE).until(2));
      }
    }
  }

  /// Anything but a fault of ours: an answer below 500 or none, and the connection over or sound.
  ///
  /// @return the first answer's status, 0 when there was none
  public static int survives(URI gateway, String name, byte[] bytes) throws IOException {
    try (var wire = new Wire(gateway)) {
      var both = new byte[bytes.length + PROBE.length];
      System.arraycopy(bytes, 0, both, 0, bytes.length);
      System.arraycopy(PROBE, 0, both, bytes.length, PROBE.length);
      var talk = wire.send(both).until(2);
      var said = "%s: %s".formatted(name, talk.bytes());
      var answers = talk.answers();
      assertThat(answers).as(said).allMatch(answer -> answer.status() < 500);
      assertThat(talk.closed() || probed(answers.getLast())).as(said).isTrue();
      return answers.isEmpty() ? 0 : answers.getFirst().status();
    }
  }

  private static void check(BadCase bad, Wire.Talk talk) {
    var said = "%s: %s".formatted(bad, talk.bytes());
    var answers = talk.answers();
    assertThat(answers)
        .as(said)
        .allMatch(answer -> answer.status() < 500)
        .noneMatch(answer -> answer.allowed().equals(ALLOWED_TO_SMUGGLED));
    var fate = bad.fate();
    if (fate.equals("refused") || fate.equals("waits")) {
      assertThat(talk.closed()).as(said).isTrue();
      assertThat(answers).as(said).hasSizeLessThan(2).allMatch(Answer::refused);
    } else if (fate.equals("upgrade")) {
      assertThat(answers).as(said).noneMatch(answer -> answer.status() == 101);
      assertThat(talk.closed() || probed(answers.getLast())).as(said).isTrue();
    } else if (fate.startsWith("once ")) {
      assertThat(talk.closed()).as(said).isTrue();
      assertThat(answers).as(said).hasSize(1);
      assertThat(answers.getFirst().status()).as(said).isEqualTo(Integer.parseInt(fate, 5, 8, 10));
    } else {
      assertThat(answers).as(said).hasSize(2);
      assertThat(answers.getFirst().status()).as(said).isEqualTo(Integer.parseInt(fate));
      assertThat(probed(answers.getFirst())).as(said).isFalse();
      assertThat(probed(answers.getLast())).as(said).isTrue();
    }
  }

  private static boolean probed(Answer answer) {
    return answer.status() == 405 && answer.allowed().equals(ALLOWED_TO_PROBE);
  }
}
