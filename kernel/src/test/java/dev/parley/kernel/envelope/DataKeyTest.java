package dev.parley.kernel.envelope;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DataKeyTest {
  private static final Binding HERE = Binding.of("message", "hotel", "1");
  private static final byte[] TEXT = "the safe is in room 12".getBytes(UTF_8);

  private final DataKey key = new DataKey(new byte[32]);

  @Test
  void opensWhatItSealed() {
    assertThat(key.open(key.seal(TEXT, HERE), HERE)).isEqualTo(TEXT);
  }

  @Test
  void opensWhatWasStoredAsBytes() {
    var stored = key.seal(TEXT, HERE).toBytes();
    assertThat(key.open(Sealed.of(stored), HERE)).isEqualTo(TEXT);
  }

  @Test
  void sealsTheSameTextDifferentlyEachTime() {
    assertThat(key.seal(TEXT, HERE)).isNotEqualTo(key.seal(TEXT, HERE));
  }

  @Test
  void refusesACiphertextMovedElsewhere() {
    var sealed = key.seal(TEXT, HERE);
    assertThatExceptionOfType(UnreadableException.class)
        .isThrownBy(() -> key.open(sealed, Binding.of("message", "hotel", "2")));
  }

  @Test
  void refusesAnotherKey() {
    var other = new byte[32];
    Arrays.fill(other, (byte) 1);
    var sealed = key.seal(TEXT, HERE);
    try (var stranger = new DataKey(other)) {
      assertThatExceptionOfType(UnreadableException.class)
          .isThrownBy(() -> stranger.open(sealed, HERE));
    }
  }

  @Test
  void refusesEveryFlippedBit() {
    var bytes = key.seal(TEXT, HERE).toBytes();
    for (var bit = 0; bit < bytes.length * 8; bit++) {
      var changed = bytes.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      var sealed = Sealed.of(changed);
      assertThatExceptionOfType(UnreadableException.class).isThrownBy(() -> key.open(sealed, HERE));
    }
  }

  @Test
  void tellsPartsApartThatJoinToTheSameText() {
    var sealed = key.seal(TEXT, Binding.of("ab", "c"));
    assertThatExceptionOfType(UnreadableException.class)
        .isThrownBy(() -> key.open(sealed, Binding.of("a", "bc")));
  }

  @Test
  void wipesItselfWhenClosed() {
    var random = new byte[32];
    Arrays.fill(random, (byte) 7);
    var closed = new DataKey(random);
    var sealed = closed.seal(TEXT, HERE);
    closed.close();
    assertThatExceptionOfType(UnreadableException.class)
        .isThrownBy(() -> closed.open(sealed, HERE));
  }

  @Test
  void neverPrints() {
    assertThat(key).hasToString("DataKey[hidden]");
    assertThat(key.seal(TEXT, HERE).toString()).doesNotContain("safe");
  }

  @Test
  void refusesWhatIsTooShortToBeSealed() {
    assertThatIllegalArgumentException().isThrownBy(() -> Sealed.of(new byte[27]));
  }
}
