package dev.parley.endtoend.house;

/// Two guests of the demo hotel, as `platform/demo/hotel/README.md` introduces them.
public final class Guests {
  public static final String BOOKING = "HB-10482";
  public static final String SURNAME = "Lindqvist";
  public static final String SECOND_BOOKING = "HB-10517";

  private Guests() {}
}
