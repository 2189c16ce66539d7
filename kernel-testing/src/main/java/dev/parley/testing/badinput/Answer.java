package dev.parley.testing.badinput;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// A whole answer, read strictly: what is none is a fault of the gateway's.
public record Answer(int status, Map<String, String> fields, String body) {
  private static final String HEAD_END = "\r\n\r\n";

  /// Every whole answer of the bytes; what is not whole yet is left out.
  public static List<Answer> all(byte[] bytes) {
    var answers = new ArrayList<Answer>();
    var text = new String(bytes, StandardCharsets.ISO_8859_1);
    var at = 0;
    while (true) {
      var end = text.indexOf(HEAD_END, at);
      if (end < 0) {
        return answers;
      }
      var head = text.substring(at, end).split("\r\n", -1);
      if (!head[0].matches("HTTP/1\\.[01] [1-5][0-9]{2} [A-Za-z -]*")) {
        throw new IllegalStateException("not the beginning of an answer: " + head[0]);
      }
      var status = Integer.parseInt(head[0].substring(9, 12));
      var fields = fields(head);
      var body = end + HEAD_END.length();
      var length = length(text, body, status, fields);
      if (length < 0 || text.length() < body + length) {
        return answers;
      }
      at = body + length;
      if (status != 100) {
        answers.add(new Answer(status, fields, text.substring(body, at)));
      }
    }
  }

  private static int length(String text, int body, int status, Map<String, String> fields) {
    if (status == 100 || status == 101 || status == 204 || status == 304) {
      return 0;
    }
    if ("chunked".equals(fields.get("transfer-encoding"))) {
      var last = text.indexOf("0\r\n\r\n", body);
      return last < 0 ? -1 : last + 5 - body;
    }
    return Integer.parseInt(fields.getOrDefault("content-length", "0"));
  }

  private static Map<String, String> fields(String[] head) {
    var fields = new TreeMap<String, String>();
    for (var i = 1; i < head.length; i++) {
      var colon = head[i].indexOf(':');
      if (colon < 1) {
        throw new IllegalStateException("not a field of an answer: " + head[i]);
      }
      fields.put(
          head[i].substring(0, colon).toLowerCase(Locale.ROOT),
          head[i].substring(colon + 1).strip());
    }
    return fields;
  }

  public String allowed() {
    return fields.getOrDefault("allow", "");
  }

  public boolean refused() {
    return status >= 400 && status < 500;
  }
}
