package dev.parley.bench.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class EventReaderTest {
  @Test
  void hearsEveryEventOnceAndNoComment() {
    var bytes = "data: a\n\n: alive\n\nid: 1\ndata: b\n\n".getBytes(StandardCharsets.US_ASCII);
    var events = new EventReader();
    var heard = new ArrayList<String>();
    for (var next : bytes) {
      events.read(ByteBuffer.wrap(new byte[] {next}), heard::add);
    }
    assertThat(heard).containsExactly("data: a\n", "id: 1\ndata: b\n");
  }
}
