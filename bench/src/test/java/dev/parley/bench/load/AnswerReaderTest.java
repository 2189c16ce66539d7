package dev.parley.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerReaderTest {
  private final StringBuilder body = new StringBuilder();
  private final List<String> heard = new ArrayList<>();
  private final AnswerReader reader =
      new AnswerReader(
          new AnswerListener() {
            @Override
            public void body(ByteBuffer part) {
              body.append(StandardCharsets.US_ASCII.decode(part));
            }

            @Override
            public void ended(int status, boolean reusable) {
              heard.add(status + (reusable ? "" : " close"));
            }

            @Override
            public void broken(String cause) {
              heard.add(cause);
            }
          });

  @Test
  void readsAnswersByLengthAndInChunksHoweverTheyAreCut() {
    var bytes =
        ("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc"
                + "HTTP/1.1 100 Continue\r\n\r\n"
                + "HTTP/1.1 429 Too Many\r\nTransfer-Encoding: chunked\r\n\r\n"
                + "2\r\nde\r\n1;x=y\r\nf\r\n0\r\n\r\n"
                + "HTTP/1.1 204 None\r\nConnection: close\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    for (var cut = 1; cut <= bytes.length; cut++) {
      body.setLength(0);
      heard.clear();
      for (var start = 0; start < bytes.length; start += cut) {
        reader.read(ByteBuffer.wrap(bytes, start, Math.min(cut, bytes.length - start)));
      }
      assertThat(body).as("cut every %d", cut).hasToString("abcdef");
      assertThat(heard).containsExactly("200", "429", "204 close");
    }
  }
}
