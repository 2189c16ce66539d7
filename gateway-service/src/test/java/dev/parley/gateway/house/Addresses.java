package dev.parley.gateway.house;

import dev.parley.gateway.address.Address;

/// Addresses as a test writes them.
public final class Addresses {
  private Addresses() {}

  /// @throws java.util.NoSuchElementException when it is none
  public static Address address(String text) {
    return Address.parse(text).orElseThrow();
  }
}
