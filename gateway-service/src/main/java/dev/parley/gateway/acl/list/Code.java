package dev.parley.gateway.acl.list;

import dev.parley.gateway.address.Address;
import dev.parley.gateway.address.Cidr;

/// The deciding entry of an address as a number. An entry covers the address it decides for, so its
/// verdict and prefix length name it whole.
///
/// Greater decides: a denial over an allowance, then the more specific; 0 is no entry.
final class Code {
  static final int NONE = 0;

  private static final int ALLOW = 0x100;
  private static final int DENY = 0x200;

  private Code() {}

  static int of(boolean denies, int bits) {
    return (denies ? DENY : ALLOW) | bits;
  }

  static boolean denies(int code) {
    return (code & DENY) != 0;
  }

  /// The entry of that code that covers the address; never asked for [#NONE].
  static Entry entry(int code, Address address) {
    return new Entry(
        denies(code) ? Verdict.DENY : Verdict.ALLOW, Cidr.around(address, code & 0xff));
  }
}
