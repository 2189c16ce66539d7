package dev.parley.adapter.transcript;

import java.util.List;

/// The middleware's store of messages, as `contracts/data-middleware-service.yaml` has it.
///
/// Refusals are [dev.parley.adapter.middleware.MiddlewareRefusedException].
public interface MessageStore {

  Kept keep(String ticket, String conversation, NewMessage message);

  Messages read(String ticket, String conversation);

  /// @param direction `visitor` or `engine`
  /// @param keyDigest base64url, see [dev.parley.adapter.sealing.key.KeyDigest]
  /// @param sealed base64
  record NewMessage(
      long turn, String direction, String keyDigest, String sealed, String retentionClass) {}

  /// @param readableUntil RFC 3339
  record Kept(String bucket, String readableUntil) {}

  record Messages(String keyDigest, List<OldMessage> messages) {
    public Messages {
      messages = List.copyOf(messages);
    }
  }

  /// @param acceptedAt RFC 3339
  record OldMessage(long turn, String direction, String sealed, String acceptedAt) {}
}
