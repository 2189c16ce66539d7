package dev.parley.middleware.conversation;

import dev.parley.kernel.envelope.Binding;
import dev.parley.kernel.id.BucketId;
import dev.parley.kernel.id.ConversationId;
import dev.parley.kernel.id.Direction;
import dev.parley.kernel.id.SiteId;
import dev.parley.kernel.id.Turn;

/// Where a stored message belongs; its outer layer opens nowhere else.
record Place(
    BucketId bucket, SiteId site, ConversationId conversation, Turn turn, Direction direction) {
  Binding binding() {
    return Binding.of(
        "parley/1 stored message", bucket, site, conversation, turn, direction.code());
  }
}
