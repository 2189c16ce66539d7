package dev.parley.gateway.client;

/// What the head of a request says, or why its sender cannot be placed.
public sealed interface ClientCheck {
  record Known(Client client) implements ClientCheck {}

  /// To be refused with `client.unresolved`.
  record Unknown(ClientAddress.Reason reason) implements ClientCheck {}
}
