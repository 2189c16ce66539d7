package dev.parley.adapter.service;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/// Everything that is logged while it is open, however deep the level, causes included.
final class Heard extends Handler implements AutoCloseable {
  private final Logger root = Logger.getLogger("");
  private final Level before = root.getLevel();
  private final SimpleFormatter formatter = new SimpleFormatter();
  private final List<String> records = Collections.synchronizedList(new ArrayList<>());

  Heard() {
    setLevel(Level.ALL);
    root.setLevel(Level.ALL);
    root.addHandler(this);
  }

  @Override
  public void publish(LogRecord record) {
    var text = new StringWriter();
    text.append(record.getLoggerName()).append(' ').append(formatter.formatMessage(record));
    if (record.getParameters() != null) {
      for (var parameter : record.getParameters()) {
        text.append(' ').append(String.valueOf(parameter));
      }
    }
    if (record.getThrown() != null) {
      record.getThrown().printStackTrace(new PrintWriter(text, true));
    }
    records.add(text.toString());
  }

  List<String> records() {
    return List.copyOf(records);
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    root.removeHandler(this);
    root.setLevel(before);
  }
}
