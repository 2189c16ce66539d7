package dev.parley.gateway.acl.list;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.gateway.address.Address;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Numbers as no list has them by chance.
class LevelTrieTest {
  private static final long SEED = 0x5eed_71eL;
  private static final int NUMBERS = 500_001;
  private static final long MOST_BYTES = 16L * 1024 * 1024;
  private static final int BYTES_OF_A_RANGE = 18;

  /// How numbers lie.
  enum Lying {
    ANYWHERE,
    IN_ONE_NETWORK,
    IN_BLOCKS,
    EACH_TWICE_AS_FAR,
    SPARSE
  }

  @ParameterizedTest
  @EnumSource
  void findsTheLastThatIsNotGreater(Lying lying) {
    var random = new Random(SEED);
    for (var size : new int[] {1, 2, 6, 7, 8, 100, 5_000}) {
      var numbers = numbers(lying, size, random);
      var trie = trie(numbers);
      for (var i = 0; i < 2_000; i++) {
        var near = numbers.ceilingKey(number(lying, random).get());
        var asked = near == null ? numbers.lastKey() : near;
        for (var by = -1; by <= 1; by++) {
          var address = new Address(asked.high(), asked.low() + by);
          assertThat(trie.last(address.high(), address.low()))
              .as("%s among %d", address, size)
              .isEqualTo(numbers.headMap(address, true).size() - 1);
        }
        var anywhere = new Address(random.nextLong(), random.nextLong());
        assertThat(trie.last(anywhere.high(), anywhere.low()))
            .isEqualTo(numbers.headMap(anywhere, true).size() - 1);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void staysSmallHoweverTheyLie(Lying lying) {
    var trie = trie(numbers(lying, NUMBERS, new Random(SEED)));
    assertThat(trie.bytes() + (long) NUMBERS * BYTES_OF_A_RANGE).isLessThan(MOST_BYTES);
  }

  /// By their place in the order.
  private static NavigableMap<Address, Boolean> numbers(Lying lying, int size, Random random) {
    NavigableMap<Address, Boolean> numbers = new TreeMap<>();
    numbers.put(new Address(0, 0), true);
    var next = number(lying, random);
    while (numbers.size() < size) {
      numbers.put(next.get(), true);
    }
    return numbers;
  }

  private static Supplier<Address> number(Lying lying, Random random) {
    return switch (lying) {
      case ANYWHERE -> () -> new Address(random.nextLong(), random.nextLong());
      case IN_ONE_NETWORK -> () -> new Address(0x2003_0db8L << 32 | 7, random.nextInt(1 << 20));
      case IN_BLOCKS ->
          () ->
              new Address(
                  (random.nextLong(8) << 48 | 0x2001L << 48) | random.nextInt(1 << 20),
                  random.nextLong(3) << 62);
      case EACH_TWICE_AS_FAR ->
          () -> {
            var shift = random.nextInt(128);
            var high = random.nextLong();
            return shift < 64
                ? new Address(high >>> shift, random.nextLong())
                : new Address(0, high >>> shift);
          };
      case SPARSE -> () -> new Address(sparse(random), sparse(random));
    };
  }

  private static long sparse(Random random) {
    var bits = random.nextLong();
    bits &= random.nextLong();
    return bits & random.nextLong();
  }

  private static LevelTrie trie(NavigableMap<Address, Boolean> numbers) {
    var sorted = numbers.navigableKeySet();
    return LevelTrie.of(
        sorted.stream().mapToLong(Address::high).toArray(),
        sorted.stream().mapToLong(Address::low).toArray());
  }
}
