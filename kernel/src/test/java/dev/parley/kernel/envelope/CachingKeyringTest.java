package dev.parley.kernel.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CachingKeyringTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration IDLE = Duration.ofSeconds(60);

  private final CountingKeyring below = new CountingKeyring();
  private Instant now = START;
  private final CachingKeyring keyring =
      new CachingKeyring(below, () -> now, IDLE, START.plusSeconds(300), 2);

  @Test
  void asksBelowOnceForAKeyInUse() {
    var wrapped = generate();
    keyring.unwrap(wrapped).close();
    keyring.unwrap(wrapped).close();
    assertThat(below.unwrapped).isZero();
  }

  @Test
  void forgetsAKeySixtySecondsAfterItsLastUse() {
    var wrapped = generate();
    now = START.plusSeconds(59);
    keyring.unwrap(wrapped).close();
    now = now.plusSeconds(60);
    keyring.sweep();
    assertThat(keyring.size()).isZero();
    keyring.unwrap(wrapped).close();
    assertThat(below.unwrapped).isOne();
  }

  @Test
  void holdsNothingPastTheEnd() {
    var wrapped = generate();
    now = START.plusSeconds(299);
    keyring.unwrap(wrapped).close();
    now = START.plusSeconds(300);
    keyring.sweep();
    assertThat(keyring.size()).isZero();
    below.gone = true;
    assertThatExceptionOfType(KeyGoneException.class).isThrownBy(() -> keyring.unwrap(wrapped));
  }

  @Test
  void wipesTheLeastRecentlyUsedWhenFull() {
    var first = generate();
    generate();
    generate();
    assertThat(keyring.size()).isEqualTo(2);
    keyring.unwrap(first).close();
    assertThat(below.unwrapped).isOne();
  }

  @Test
  void keepsItsCopyWhenACallerClosesTheirs() {
    var fresh = keyring.generate();
    var binding = Binding.of("x");
    var sealed = fresh.key().seal(new byte[] {1}, binding);
    fresh.key().close();
    try (var again = keyring.unwrap(fresh.wrapped())) {
      assertThat(again.open(sealed, binding)).containsExactly(1);
    }
  }

  private WrappedKey generate() {
    var fresh = keyring.generate();
    fresh.key().close();
    return fresh.wrapped();
  }

  private static final class CountingKeyring implements Keyring {
    private final Map<WrappedKey, byte[]> keys = new HashMap<>();
    private int unwrapped;
    private boolean gone;

    @Override
    public Fresh generate() {
      var clear = new byte[32];
      clear[0] = (byte) (keys.size() + 1);
      var wrapped = new WrappedKey("vault:v1:" + keys.size());
      keys.put(wrapped, clear);
      return new Fresh(new DataKey(clear), wrapped);
    }

    @Override
    public DataKey unwrap(WrappedKey wrapped) {
      if (gone) {
        throw new KeyGoneException("encryption key not found");
      }
      unwrapped++;
      return new DataKey(keys.getOrDefault(wrapped, new byte[32]));
    }
  }
}
